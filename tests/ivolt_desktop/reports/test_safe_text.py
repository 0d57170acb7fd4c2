from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.reports.safe_text import CELL_LIMIT, cut, in_reading_order, markup, plain


def test_markup_from_a_record_is_shown_and_not_obeyed() -> None:
    assert markup("<b>Smith & Sons</b>") == "&lt;b&gt;Smith &amp; Sons&lt;/b&gt;"


def test_control_and_direction_characters_are_left_out() -> None:
    assert plain("a\x00b\x1b[31mc\u202ed\u2066e\u200bf") == "ab[31mcdef"


def test_tabs_and_line_ends_become_one_space() -> None:
    assert plain(" a\t\r\n  b ") == "a b"


def test_line_ends_are_kept_on_request_without_empty_lines() -> None:
    assert plain("one\r\n\n\n two", keep_lines=True) == "one\ntwo"


def test_a_flood_of_lines_is_not_kept() -> None:
    assert "\n" not in plain("a\n" * 500, keep_lines=True)


def test_a_long_cell_says_how_much_more_the_record_holds() -> None:
    text = "word " * 2_000
    short = cut(text.strip(), CELL_LIMIT)
    shown, _, rest = short.partition("… (cut: ")
    assert len(shown) <= CELL_LIMIT
    assert rest == f"{len(text.strip()) - len(shown):,} more characters in the record)"


def test_text_at_the_limit_is_left_whole() -> None:
    assert cut("x" * 50, 50) == "x" * 50


def test_words_from_right_to_left_are_turned_round_and_others_are_not() -> None:
    assert in_reading_order("Mr שלום here") == "Mr םולש here"


def test_each_letter_is_set_in_a_font_that_has_it() -> None:
    def font_for(letter: str) -> str | None:
        return {"é": "", "Ж": "Other", "漢": None}.get(letter, "")

    assert markup("éЖЖ漢<", font_for=font_for) == 'é<font name="Other">ЖЖ</font>□&lt;'


@given(st.text(max_size=600))
def test_any_text_at_all_makes_well_formed_markup(text: str) -> None:
    made = markup(text, keep_lines=True, font_for=lambda letter: "F" if ord(letter) > 900 else "")
    parsed = ElementTree.fromstring(f"<p>{made}</p>")
    assert {element.tag for element in parsed.iter()} <= {"p", "br", "font"}


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
