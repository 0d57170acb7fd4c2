"""Reusable widgets that know no domain: only declared fields and plain data."""
