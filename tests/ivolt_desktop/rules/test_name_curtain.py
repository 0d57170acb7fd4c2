import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.name_curtain import SOMEBODY, KnownName, NameCurtain

KNOWN = [
    KnownName("Mina Quill", "V-021", subject=True),
    KnownName("QUILL, Mina", "V-021", subject=True),
    KnownName("Tobias Wren", "O-004"),
    KnownName("Mr T Wrenn", "O-004"),
    KnownName("Sandra Okafor-Bell", "P-0007"),
    KnownName("John Green", "P-0008"),
    KnownName("Ada Green", "P-0009"),
]
PLAIN = ["Wren Road", "Gascoigne", "Green Lane", "Joanna Bright", "Police"]
CURTAIN = NameCurtain(KNOWN, PLAIN, [("12 Heron Court", "address withheld")])


@pytest.mark.parametrize(("typed", "seen"), [
    ("Mina Quill called again.", "V-021 called again."),
    ("QUILL, Mina called", "V-021 called"),
    ("quill mina called", "V-021 called"),
    ("Mrs Quill's neighbour", "V-021's neighbour"),
    ("Mrs. M. Quill", "V-021"),
    ("Mina’s flat; the Quills", "V-021’s flat; the V-021"),
    ("Visit mina and refer", "Visit V-021 and refer"),
    ("Mr Wren and T Wren and Wren, Tobias", "O-004 and O-004 and O-004"),
    ("warning to wren at number 14", "warning to O-004 at number 14"),
    ("WRENN was seen in Wren Road", "O-004 was seen in Wren Road"),
    ("Sandra Okafor Bell, Ms Okafor-Bell", "P-0007, P-0007"),
    ("The green space by Green Lane", "The green space by Green Lane"),
    ("Mr Green, J Green, A. Green", f"{SOMEBODY}, P-0008, P-0009"),
    ("a green bin", "a green bin"),
    ("Joanna Bright to visit", "Joanna Bright to visit"),
    ("at 12 Heron Court, IG11 8QB", "at address withheld, postcode withheld"),
    ("ring 07700 900123 or m.quill@example.org", "ring number withheld or e-mail withheld"),
    ("Case 2605-034, CAD 0271/28DEC25, action 26-061", "Case 2605-034, CAD 0271/28DEC25, action 26-061"),
    ("", ""),
])
def test_names_give_way_to_references(typed: str, seen: str) -> None:
    assert CURTAIN.behind(typed) == seen


@given(st.sampled_from([each.written for each in KNOWN]), st.text(alphabet="abc .,;\n", max_size=20))
def test_no_known_name_comes_through_in_any_company(name: str, around: str) -> None:
    for form in (name, name.upper(), name.lower()):
        seen = CURTAIN.behind(f"{around} {form} {around}").casefold()
        assert name.casefold() not in seen


@given(st.text(max_size=60))
def test_text_without_names_or_numbers_stays(text: str) -> None:
    letters = "".join(each for each in text if each in "bcdf ,.;\n")
    assert CURTAIN.behind(letters) == letters
