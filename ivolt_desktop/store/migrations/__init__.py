"""Alembic migrations of the panel file."""
