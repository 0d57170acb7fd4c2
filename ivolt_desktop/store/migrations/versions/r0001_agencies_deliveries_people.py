"""Agencies, what they deliver, people and places, and the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "agency",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("supplies", sa.String(), nullable=True),
        sa.Column("due_day", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint("name", name=op.f("uq_agency_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("operation", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["undoes_id"], ["change.id"], name=op.f("fk_change_undoes_id_change")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("key", name=op.f("uq_setting_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "snapshot",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("stands_at", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_snapshot")),
    )
    op.create_table(
        "change_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("register", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_change_entry_change_id_change")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_entry")),
    )
    with op.batch_alter_table("change_entry", schema=None) as batch_op:
        batch_op.create_index("ix_change_entry_change_id", ["change_id"], unique=False)
        batch_op.create_index("ix_change_entry_register_record_id", ["register", "record_id"], unique=False)

    op.create_table(
        "delivery",
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("feed", sa.String(), nullable=False),
        sa.Column("feed_key", sa.String(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=True),
        sa.Column("period_from", sa.Date(), nullable=True),
        sa.Column("period_to", sa.Date(), nullable=True),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("layout_name", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("header_row", sa.Integer(), nullable=True),
        sa.Column("rows_new", sa.Integer(), nullable=False),
        sa.Column("rows_changed", sa.Integer(), nullable=False),
        sa.Column("rows_same", sa.Integer(), nullable=False),
        sa.Column("rows_set_aside", sa.Integer(), nullable=False),
        sa.Column("rows_left_out", sa.Integer(), nullable=False),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_delivery_agency_id_agency"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delivery_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_delivery_digest"), ["digest"], unique=False)

    op.create_table(
        "member",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("chairs", sa.Boolean(), nullable=False),
        sa.Column("attends", sa.Boolean(), nullable=False),
        sa.Column("substitute_for_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_member_agency_id_agency"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["substitute_for_id"],
            ["member.id"],
            name=op.f("fk_member_substitute_for_id_member"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_substitute_for_id"), ["substitute_for_id"], unique=False)

    op.create_table(
        "delivery_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("row_number", sa.Integer(), nullable=False),
        sa.Column("fate", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("register", sa.String(), nullable=True),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("original", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["delivery.id"],
            name=op.f("fk_delivery_row_delivery_id_delivery"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_row")),
    )
    with op.batch_alter_table("delivery_row", schema=None) as batch_op:
        batch_op.create_index(
            "ix_delivery_row_delivery_id_row_number", ["delivery_id", "row_number"], unique=False
        )

    op.create_table(
        "place",
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("ward", sa.String(), nullable=True),
        sa.Column("easting", sa.Integer(), nullable=True),
        sa.Column("northing", sa.Integer(), nullable=True),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("written_key", sa.String(), nullable=True),
        sa.Column("first_delivery_id", sa.Integer(), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["first_delivery_id"],
            ["delivery.id"],
            name=op.f("fk_place_first_delivery_id_delivery"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["place.id"], name=op.f("fk_place_merged_into_id_place"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("reference", name=op.f("uq_place_reference")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("place", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_place_first_delivery_id"), ["first_delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_place_merged_into_id"), ["merged_into_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_place_written_key"), ["written_key"], unique=False)

    op.create_table(
        "fire_incident",
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("called_at", sa.DateTime(), nullable=False),
        sa.Column("incident_group", sa.String(), nullable=True),
        sa.Column("stop_code", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("fire_type", sa.String(), nullable=True),
        sa.Column("deliberate", sa.String(), nullable=False),
        sa.Column("property_category", sa.String(), nullable=True),
        sa.Column("property_type", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("ward", sa.String(), nullable=True),
        sa.Column("borough_code", sa.String(), nullable=True),
        sa.Column("borough", sa.String(), nullable=True),
        sa.Column("easting", sa.Integer(), nullable=True),
        sa.Column("northing", sa.Integer(), nullable=True),
        sa.Column("attendance_seconds", sa.Integer(), nullable=True),
        sa.Column("pumps", sa.Integer(), nullable=True),
        sa.Column("cost", sa.Double(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("natural_key", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["delivery.id"],
            name=op.f("fk_fire_incident_delivery_id_delivery"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_fire_incident_place_id_place"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fire_incident")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("fire_incident", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fire_incident_borough_code"), ["borough_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_fire_incident_called_at"), ["called_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_fire_incident_delivery_id"), ["delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_fire_incident_natural_key"), ["natural_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_fire_incident_place_id"), ["place_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_fire_incident_ward"), ["ward"], unique=False)

    op.create_table(
        "person",
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("also_known_as", sa.String(), nullable=True),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("ward", sa.String(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("written_key", sa.String(), nullable=True),
        sa.Column("first_delivery_id", sa.Integer(), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["first_delivery_id"],
            ["delivery.id"],
            name=op.f("fk_person_first_delivery_id_delivery"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["merged_into_id"],
            ["person.id"],
            name=op.f("fk_person_merged_into_id_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_person_place_id_place"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("reference", name=op.f("uq_person_reference")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_first_delivery_id"), ["first_delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_merged_into_id"), ["merged_into_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_place_id"), ["place_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_written_key"), ["written_key"], unique=False)

    op.create_table(
        "asb_call",
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("called_at", sa.DateTime(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("caller_name", sa.String(), nullable=True),
        sa.Column("caller_phone", sa.String(), nullable=True),
        sa.Column("caller_address", sa.String(), nullable=True),
        sa.Column("caller_postcode", sa.String(), nullable=True),
        sa.Column("location", sa.String(), nullable=True),
        sa.Column("location_postcode", sa.String(), nullable=True),
        sa.Column("ward", sa.String(), nullable=True),
        sa.Column("easting", sa.Integer(), nullable=True),
        sa.Column("northing", sa.Integer(), nullable=True),
        sa.Column("details", sa.String(), nullable=True),
        sa.Column("call_count", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("natural_key", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["delivery.id"],
            name=op.f("fk_asb_call_delivery_id_delivery"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_asb_call_person_id_person"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_asb_call_place_id_place"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asb_call")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("asb_call", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_asb_call_called_at"), ["called_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_asb_call_delivery_id"), ["delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_asb_call_natural_key"), ["natural_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_asb_call_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_asb_call_place_id"), ["place_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_asb_call_ward"), ["ward"], unique=False)

    op.create_table(
        "council_case",
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("first_contact_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("complainant_name", sa.String(), nullable=True),
        sa.Column("complainant_phone", sa.String(), nullable=True),
        sa.Column("complainant_email", sa.String(), nullable=True),
        sa.Column("complainant_born_on", sa.Date(), nullable=True),
        sa.Column("complainant_address", sa.String(), nullable=True),
        sa.Column("complainant_postcode", sa.String(), nullable=True),
        sa.Column("subject_name", sa.String(), nullable=True),
        sa.Column("subject_address", sa.String(), nullable=True),
        sa.Column("location", sa.String(), nullable=True),
        sa.Column("ward", sa.String(), nullable=True),
        sa.Column("tenure", sa.String(), nullable=True),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("natural_key", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["delivery.id"],
            name=op.f("fk_council_case_delivery_id_delivery"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_council_case_person_id_person"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_council_case_place_id_place"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["person.id"], name=op.f("fk_council_case_subject_id_person"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_case")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("council_case", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_council_case_delivery_id"), ["delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_council_case_natural_key"), ["natural_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_council_case_opened_on"), ["opened_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_council_case_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_council_case_place_id"), ["place_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_council_case_subject_id"), ["subject_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_council_case_ward"), ["ward"], unique=False)
    for table in ("change", "change_entry"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_kept_from_{verb.lower()} BEFORE {verb} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the audit trail is never altered'); END"
            )
