"""Duplicates in one table, or records of two tables that are one: thousands to hundreds of thousands at a time.

Every module here but ``words`` loads numpy, so the package is imported only when a table is to be matched.
"""
