from datetime import date

import pytest

from ivolt_desktop.reports.facts import DocumentIdentity, MonthlySeries, WardMonths
from tests.ivolt_desktop.reports.invented_pack import identity


def test_the_meeting_in_one_line() -> None:
    assert identity().meeting_line == (
        "IVOLT, Barking and Dagenham · Tuesday 28 June 2022, 10:00 · Town Hall, Room 2 · Chair: Metropolitan Police"
    )


def test_the_footer_names_the_edition_and_the_copy() -> None:
    assert identity().footer_line == "IVOLT pack, June 2022, edition 1 · copy 4 of 12 · Council ASB team"


def test_an_identity_with_a_title_alone_still_reads_well() -> None:
    bare = DocumentIdentity("Minutes")
    assert (bare.meeting_line, bare.footer_line, bare.metadata_title) == ("IVOLT", "IVOLT: Minutes", "IVOLT Minutes")


def test_a_series_needs_a_value_for_each_month() -> None:
    with pytest.raises(ValueError, match="one value for each month"):
        MonthlySeries("Calls", (date(2022, 1, 1),), (1, 2))


def test_ward_counts_need_every_ward_and_month() -> None:
    with pytest.raises(ValueError, match="one row for each ward"):
        WardMonths("Fires", (date(2022, 1, 1),), ("Abbey", "Beam"), ((1,),))
