"""Crime counts, fire brigade counts, fly-tipping, street-level crimes and outlines of areas."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "crime_count",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("area_kind", sa.String(), nullable=True),
        sa.Column("area_code", sa.String(), nullable=True),
        sa.Column("area_name", sa.String(), nullable=True),
        sa.Column("borough", sa.String(), nullable=True),
        sa.Column("group", sa.String(), nullable=True),
        sa.Column("subgroup", sa.String(), nullable=True),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("published_as", sa.String(), nullable=True),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("natural_key", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"], name=op.f("fk_crime_count_delivery_id_delivery"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crime_count")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("crime_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_crime_count_area_code"), ["area_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_crime_count_delivery_id"), ["delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_crime_count_month"), ["month"], unique=False)
        batch_op.create_index(batch_op.f("ix_crime_count_natural_key"), ["natural_key"], unique=False)

    op.create_table(
        "fire_count",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("borough_code", sa.String(), nullable=True),
        sa.Column("borough", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("cause", sa.String(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("natural_key", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"], name=op.f("fk_fire_count_delivery_id_delivery"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fire_count")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("fire_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fire_count_borough_code"), ["borough_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_fire_count_delivery_id"), ["delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_fire_count_month"), ["month"], unique=False)
        batch_op.create_index(batch_op.f("ix_fire_count_natural_key"), ["natural_key"], unique=False)

    op.create_table(
        "fly_tipping",
        sa.Column("year", sa.String(), nullable=False),
        sa.Column("year_from", sa.Date(), nullable=False),
        sa.Column("area_code", sa.String(), nullable=True),
        sa.Column("area_name", sa.String(), nullable=True),
        sa.Column("region", sa.String(), nullable=True),
        sa.Column("incidents", sa.Double(), nullable=True),
        sa.Column("highway", sa.Double(), nullable=True),
        sa.Column("footpath", sa.Double(), nullable=True),
        sa.Column("alley", sa.Double(), nullable=True),
        sa.Column("council_land", sa.Double(), nullable=True),
        sa.Column("private_land", sa.Double(), nullable=True),
        sa.Column("household", sa.Double(), nullable=True),
        sa.Column("clearance_cost", sa.Double(), nullable=True),
        sa.Column("per_thousand", sa.Double(), nullable=True),
        sa.Column("actions", sa.Double(), nullable=True),
        sa.Column("investigations", sa.Double(), nullable=True),
        sa.Column("warning_letters", sa.Double(), nullable=True),
        sa.Column("statutory_notices", sa.Double(), nullable=True),
        sa.Column("penalties", sa.Double(), nullable=True),
        sa.Column("penalties_tipping", sa.Double(), nullable=True),
        sa.Column("penalties_household", sa.Double(), nullable=True),
        sa.Column("penalties_paid", sa.Double(), nullable=True),
        sa.Column("prosecutions", sa.Double(), nullable=True),
        sa.Column("fines", sa.Double(), nullable=True),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("natural_key", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"], name=op.f("fk_fly_tipping_delivery_id_delivery"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fly_tipping")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("fly_tipping", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fly_tipping_area_code"), ["area_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_fly_tipping_delivery_id"), ["delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_fly_tipping_natural_key"), ["natural_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_fly_tipping_year_from"), ["year_from"], unique=False)

    op.create_table(
        "street_crime",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("crime_type", sa.String(), nullable=True),
        sa.Column("location", sa.String(), nullable=True),
        sa.Column("ward", sa.String(), nullable=True),
        sa.Column("borough", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("crime_id", sa.String(), nullable=True),
        sa.Column("reported_by", sa.String(), nullable=True),
        sa.Column("lsoa_code", sa.String(), nullable=True),
        sa.Column("lsoa_name", sa.String(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("easting", sa.Integer(), nullable=True),
        sa.Column("northing", sa.Integer(), nullable=True),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("natural_key", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"], name=op.f("fk_street_crime_delivery_id_delivery"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_street_crime")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("street_crime", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_street_crime_borough"), ["borough"], unique=False)
        batch_op.create_index(batch_op.f("ix_street_crime_crime_type"), ["crime_type"], unique=False)
        batch_op.create_index(batch_op.f("ix_street_crime_delivery_id"), ["delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_street_crime_month"), ["month"], unique=False)
        batch_op.create_index(batch_op.f("ix_street_crime_natural_key"), ["natural_key"], unique=False)

    op.create_table(
        "outline",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("borough", sa.String(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("hectares", sa.Double(), nullable=True),
        sa.Column("shape", sa.String(), nullable=False),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.Column("natural_key", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"], name=op.f("fk_outline_delivery_id_delivery"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outline")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("outline", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outline_code"), ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_outline_delivery_id"), ["delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outline_natural_key"), ["natural_key"], unique=False)
