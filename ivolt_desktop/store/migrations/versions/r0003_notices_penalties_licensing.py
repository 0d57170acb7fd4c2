"""Warning notices, penalties, licensing and satisfaction surveys."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "licensing_record",
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=True),
        sa.Column("premises", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("ward", sa.String(), nullable=True),
        sa.Column("holder", sa.String(), nullable=True),
        sa.Column("event", sa.String(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("team", sa.String(), nullable=True),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("details", sa.String(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("natural_key", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"],
            name=op.f("fk_licensing_record_delivery_id_delivery"), ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"],
            name=op.f("fk_licensing_record_place_id_place"), ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licensing_record")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("licensing_record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_licensing_record_delivery_id"), ["delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_licensing_record_natural_key"), ["natural_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_licensing_record_noted_on"), ["noted_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_licensing_record_place_id"), ["place_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_licensing_record_ward"), ["ward"], unique=False)

    op.create_table(
        "penalty",
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("issued_by", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("location", sa.String(), nullable=True),
        sa.Column("location_postcode", sa.String(), nullable=True),
        sa.Column("ward", sa.String(), nullable=True),
        sa.Column("pspo_area", sa.String(), nullable=True),
        sa.Column("offence", sa.String(), nullable=True),
        sa.Column("section", sa.String(), nullable=True),
        sa.Column("amount", sa.Double(), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("shoulder_number", sa.String(), nullable=True),
        sa.Column("details", sa.String(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("natural_key", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"],
            name=op.f("fk_penalty_delivery_id_delivery"), ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"],
            name=op.f("fk_penalty_person_id_person"), ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"],
            name=op.f("fk_penalty_place_id_place"), ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penalty")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("penalty", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_penalty_delivery_id"), ["delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_penalty_issued_at"), ["issued_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_penalty_natural_key"), ["natural_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_penalty_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_penalty_place_id"), ["place_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_penalty_ward"), ["ward"], unique=False)

    op.create_table(
        "survey_response",
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("survey", sa.String(), nullable=True),
        sa.Column("case_reference", sa.String(), nullable=True),
        sa.Column("respondent", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("ward", sa.String(), nullable=True),
        sa.Column("overall", sa.Double(), nullable=True),
        sa.Column("speed", sa.Double(), nullable=True),
        sa.Column("staff", sa.Double(), nullable=True),
        sa.Column("informed", sa.Double(), nullable=True),
        sa.Column("result", sa.Double(), nullable=True),
        sa.Column("safer", sa.Double(), nullable=True),
        sa.Column("scale", sa.Double(), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("natural_key", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"],
            name=op.f("fk_survey_response_delivery_id_delivery"), ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"],
            name=op.f("fk_survey_response_person_id_person"), ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_response")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("survey_response", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_response_answered_on"), ["answered_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_survey_response_delivery_id"), ["delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_survey_response_natural_key"), ["natural_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_survey_response_person_id"), ["person_id"], unique=False)

    op.create_table(
        "warning_notice",
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("issued_by", sa.String(), nullable=True),
        sa.Column("notice_number", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("under_18", sa.Boolean(), nullable=True),
        sa.Column("guardian", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("location", sa.String(), nullable=True),
        sa.Column("location_postcode", sa.String(), nullable=True),
        sa.Column("ward", sa.String(), nullable=True),
        sa.Column("pspo_area", sa.String(), nullable=True),
        sa.Column("behaviour", sa.String(), nullable=True),
        sa.Column("ethnicity", sa.String(), nullable=True),
        sa.Column("support_offered", sa.String(), nullable=True),
        sa.Column("joint_visit_on", sa.Date(), nullable=True),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("shoulder_number", sa.String(), nullable=True),
        sa.Column("details", sa.String(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("natural_key", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"],
            name=op.f("fk_warning_notice_delivery_id_delivery"), ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"],
            name=op.f("fk_warning_notice_person_id_person"), ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"],
            name=op.f("fk_warning_notice_place_id_place"), ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warning_notice")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("warning_notice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_warning_notice_delivery_id"), ["delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_warning_notice_issued_at"), ["issued_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_warning_notice_natural_key"), ["natural_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_warning_notice_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_warning_notice_place_id"), ["place_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_warning_notice_ward"), ["ward"], unique=False)
