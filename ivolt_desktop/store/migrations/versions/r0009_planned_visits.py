"""The issue under which the joint visit after a second warning notice is planned."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the column."""
    with op.batch_alter_table("warning_notice", schema=None) as batch_op:
        batch_op.add_column(sa.Column("visit_issue_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_warning_notice_visit_issue_id_issue"), "issue", ["visit_issue_id"], ["id"],
            ondelete="RESTRICT")
        batch_op.create_index(batch_op.f("ix_warning_notice_visit_issue_id"), ["visit_issue_id"], unique=False)
