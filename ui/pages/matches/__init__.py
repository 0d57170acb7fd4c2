"""Matches: two records side by side, and a person's word on whether they are one."""
