"""Ages, agencies' own references for people, and property numbers, as agencies send them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_TEXT, _WHOLE, _DAY = sa.String(), sa.Integer(), sa.Date()
_ADDED: dict[str, dict[str, sa.types.TypeEngine[Any]]] = {
    "person": {"age": _WHOLE, "age_on": _DAY, "agency_references": _TEXT},
    "place": {"uprn": _TEXT},
    "asb_call": {"caller_age": _WHOLE, "caller_reference": _TEXT},
    "council_case": {"complainant_age": _WHOLE, "complainant_reference": _TEXT, "uprn": _TEXT},
    "warning_notice": {"age": _WHOLE, "own_reference": _TEXT},
    "penalty": {"age": _WHOLE, "own_reference": _TEXT},
    "licensing_record": {"uprn": _TEXT},
    "fire_incident": {"uprn": _TEXT},
}


def upgrade() -> None:
    """Add the columns."""
    for table, columns in _ADDED.items():
        for name, kind in columns.items():
            op.add_column(table, sa.Column(name, kind, nullable=True))
