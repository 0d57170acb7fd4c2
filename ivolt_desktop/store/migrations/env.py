"""Alembic's environment: always online, on the connection that the store hands over."""

from alembic import context

from ivolt_desktop.model import Stored

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Stored.metadata, render_as_batch=True
)
context.run_migrations()
