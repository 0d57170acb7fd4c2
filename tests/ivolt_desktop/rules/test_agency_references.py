from ivolt_desktop.rules.agency_references import one_reference, read_references, together


def test_a_reference_is_kept_with_its_agency() -> None:
    assert one_reference("Council", " C/22-114 ") == "Council: C/22-114"
    assert one_reference("Council: ASB", "7;8") == "Council ASB: 7 8"
    assert one_reference("", "123") == one_reference("Police", "N/K") == one_reference("Police", "000") == ""


def test_references_are_read_in_their_plainest_form() -> None:
    read = read_references("Police: 00-12; council : C/9; Council: C9; 77; Fire: n/k")
    assert read == {"police": frozenset(["0012"]), "council": frozenset(["c9"])}
    assert read_references("") == {}


def test_two_lines_together_say_each_once() -> None:
    assert together("Police: 12", "Police: 1-2; Council: 9") == "Police: 12; Council: 9"
    assert together("", "Council: 9") == "Council: 9"
