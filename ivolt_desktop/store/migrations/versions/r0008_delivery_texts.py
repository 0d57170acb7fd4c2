"""The texts of a delivered file's rows in packed blocks; what older files keep with each row stays readable."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "delivery_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("first_row", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"], name=op.f("fk_delivery_text_delivery_id_delivery"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_text")),
    )
    with op.batch_alter_table("delivery_text", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delivery_text_delivery_id"), ["delivery_id"], unique=False)
