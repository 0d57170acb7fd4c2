"""The code of the ward a fire was in, which tells wards of before May 2022 from those of today."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column."""
    op.add_column("fire_incident", sa.Column("ward_code", sa.String(), nullable=True))
