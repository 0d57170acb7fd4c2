"""Which row is the header."""

from ivolt_desktop.intake.header_scoring import best_header, is_filled, merged_band


def test_filled() -> None:
    assert not is_filled(" ")
    assert not is_filled(None)
    assert is_filled(0)


def test_known_words_outweigh_a_lookalike() -> None:
    rows = [["Area", "Borough", "Unit"], ["CAD", "Call date", "Caller"], ["1", "01/05/2022", "Ann Bell"]]
    assert best_header(rows, {"cad", "calldate", "caller"}) == 1


def test_records_of_words_have_no_header() -> None:
    assert best_header([["noise", "open"], ["noise", "open"], ["noise", "shut"]], set()) == -1


def test_an_upper_row_of_titles_is_no_band() -> None:
    assert merged_band([["Callers", "", ""], ["CAD", "Date", "Caller"]], 1) is None
    assert merged_band([["Caller", "", "Place", ""], ["Name", "Postcode", "Street", "Postcode"]], 1) == [
        "Name", "Caller Postcode", "Street", "Place Postcode",
    ]  # fmt: skip


def test_a_row_of_ticks_is_no_header_although_one_is_called_so() -> None:
    rows = [["Case", *(f"Need {n}" for n in range(9))], *[[f"C{n}", *["x"] * 9] for n in range(6)]]
    assert best_header(rows, {"x", "y", "case"}) == 0


def test_a_header_far_below_a_note_is_found() -> None:
    rows = [["see below"], *[[]] * 700, ["Ref", "Date", "Ward"], *[[f"R{n}", "01/05/2026", "Heath"] for n in range(5)]]
    assert best_header(rows, ()) == 701
    assert best_header([["Ref", "Date", "Ward"], *[[]] * 700, *rows[702:]], ()) == 0
