"""Risk assessments, needs and services, associations, demographics, and what a merge moved."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_DEMOGRAPHICS = ("gender", "ethnicity", "language", "disability", "adjustments")


def upgrade() -> None:
    """Make the tables and add the columns."""
    _make(
        "risk_assessment", {"person_id": "person", "place_id": "place", "agency_id": "agency"},
        _text("sheet"), _whole("person_id", True), _whole("place_id", True), _day("assessed_on"), _whole("score"),
        _text("band"), _text("band_by_score"), _text("override_reason", True), _text("judgement", True),
        _text("assessor", True), _whole("agency_id", True), _day("next_review_on", True), _text("answers"),
    )  # fmt: skip
    _make(
        "need", {"person_id": "person", "agency_id": "agency", "spoc_id": "member"},
        _whole("person_id"), _text("sheet"), _text("need"), _day("noted_on"), _text("detail", True),
        _text("service", True), _whole("agency_id", True), _whole("spoc_id", True), _day("referred_on", True),
        _text("uptake"), _day("answered_on", True), _day("ended_on", True), _text("outcome", True),
    )  # fmt: skip
    _make(
        "association", {"first_id": "person", "second_id": "person"},
        _whole("first_id"), _whole("second_id"), _text("kind"), _text("detail", True), _text("source"),
        _day("noted_on"), _text("standing"), _day("ended_on", True), _text("ended_reason", True),
    )  # fmt: skip
    for column in _DEMOGRAPHICS:
        op.add_column("person", _text(column, True))
    op.add_column("judgement", _text("joined", True))


def _make(name: str, links: dict[str, str], *columns: sa.Column[Any]) -> None:
    keys = [
        sa.ForeignKeyConstraint(
            [link], [f"{target}.id"], name=op.f(f"fk_{name}_{link}_{target}"), ondelete="RESTRICT"
        )
        for link, target in links.items()
    ]
    op.create_table(
        name, *columns, _whole("id"), _whole("version"), *keys,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")), sqlite_autoincrement=True,
    )  # fmt: skip
    for link in links:
        op.create_index(op.f(f"ix_{name}_{link}"), name, [link])


def _text(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _whole(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _day(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=nullable)
