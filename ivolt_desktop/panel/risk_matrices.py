"""The panel's risk matrices: those that come with the program, until the panel makes them its own."""

import tomllib
from functools import cache
from pathlib import Path

from sqlalchemy.orm import Session

from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.panel.settings import keep, kept
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.rules.risk_matrix import Band, Matrix, checked_bands, matrix_from, questions_from_text, stored
from ivolt_desktop.store import UnitOfWork

_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "risk"


@cache
def starting_matrices() -> dict[str, Matrix]:
    """The matrix for each sheet as the program brings it, by 'victims', 'offenders' and 'locations'."""
    said = tomllib.loads((_FOLDER / "matrices.toml").read_text(encoding="utf-8"))
    return {sheet: matrix_from(each) for sheet, each in said.items()}


def matrix_for(session: Session, sheet: str) -> Matrix:
    """The matrix by which members of a sheet are assessed now."""
    said = kept(session, _key(sheet))
    return matrix_from(said) if said else starting_matrices()[CohortKind(sheet).value]


def change_matrix(work: UnitOfWork, *, sheet: str, questions: str, bands: list[tuple[str, int, int]]) -> None:
    """Make a matrix the panel's own: ``questions`` as text, ``bands`` as (name, from, days to the next review).

    Assessments made before stay as they were answered. Raises ``NotAllowed`` with the first fault.
    """
    kind = CohortKind(sheet)
    matrix = Matrix(questions_from_text(questions), checked_bands([Band(*band) for band in bands]))
    if matrix.bands[-1].least > matrix.most:
        raise NotAllowed(f"Nobody can reach {matrix.bands[-1].name}: the highest score there can be is {matrix.most}.")
    if matrix == matrix_for(work.session, sheet):
        return
    keep(work, _key(sheet), stored(matrix))
    work.says(f"Change the risk matrix for {kind.value}")


def _key(sheet: str) -> str:
    return f"risk.matrix.{CohortKind(sheet).value}"
