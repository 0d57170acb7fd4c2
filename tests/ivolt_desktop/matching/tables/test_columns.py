from ivolt_desktop.matching.tables.columns import coded, make_ready


def test_codes_point_at_distinct_texts() -> None:
    texts, codes = coded(["b", "", "a", "b"])
    assert texts[codes[0]] == texts[codes[3]] == "b"
    assert texts[codes[2]] == "a"
    assert codes[1] == -1


def test_a_whole_name_fills_only_what_is_missing() -> None:
    columns = {column.word: column for column in make_ready([
        ("name", ["Bell, Ada Jane", "Tom Okafor"]), ("surname", ["", "Okafor"]), ("forename", ["Ada", "Thomas"]),
    ])}  # fmt: skip

    def said(word: str, record: int) -> str:
        code = columns[word].codes[record]
        return columns[word].texts[code] if code >= 0 else ""

    assert [said("forename", 0), said("surname", 0), said("name", 0)] == ["ada", "bell", "jane"]
    assert [said("forename", 1), said("surname", 1), said("name", 1)] == ["thomas", "okafor", "tom"]


def test_a_spot_needs_both_numbers() -> None:
    assert [column.word for column in make_ready([("easting", ["1"]), ("northing", ["2"])])] == ["easting"]
    assert make_ready([("easting", ["1"])]) == []


def test_a_column_that_says_nothing_is_left_out() -> None:
    assert make_ready([("surname", ["N/K", ""])]) == []


def test_shorter_forms_follow_the_records() -> None:
    (column,) = make_ready([("born", ["1950-03-04", "", "1950-07-01"])])
    years = column.shape("year", lambda text: text[:4])
    assert years[0] == years[2] >= 0
    assert years[1] == -1


def test_of_a_huge_cell_only_the_beginning_is_read() -> None:
    columns = make_ready([("surname", ["x" * 200_000, "bell"]), ("forename", ["y z " * 50_000, "ada"])])
    assert max(len(text) for column in columns for text in column.texts) <= 500
