"""Splink on one table or two, as a careful user would set it up for these columns; run by ``matching.py``.

Runs in an environment of its own that holds splink (see ``matching.py``):
``python matching_splink.py IN.csv OUT.csv WORD=COLUMN,...``. The table has a column ``unique_id``, and where two
lists are linked ``source_dataset``. Writes unique_id and cluster_id, and prints the seconds from records to clusters.
"""

import sys
import time
import warnings
from typing import Any

import pandas as pd
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

THRESHOLD = 0.5
LINES = (0.2, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999)
NOBODY = ("anonymous", "n/k", "withheld", "unknown", "nk", "n/a")
LOOSE = 20_000
"""In longer tables the loosest blocking rules would give more pairs than a patient user waits for."""


def door() -> Any:
    """One comparison for what belongs to one address, lest number, street and postcode count thrice."""
    gone = [f"(street_{side} IS NULL AND postcode_{side} IS NULL)" for side in "lr"]
    return cl.CustomComparison(
        output_column_name="door",
        comparison_levels=[
            cll.CustomLevel(" OR ".join(gone), "null").configure(is_null_level=True),
            cll.CustomLevel("postcode_l = postcode_r AND house_number_l = house_number_r", "door"),
            cll.CustomLevel("street_l = street_r AND house_number_l = house_number_r", "street and number"),
            cll.CustomLevel("postcode_l = postcode_r OR street_l = street_r", "street"),
            cll.ElseLevel(),
        ],
    )


def comparisons(columns: dict[str, list[str]]) -> list[Any]:
    """The library's own comparison for each kind of column, term frequencies where it offers them."""
    made: list[Any] = []
    has = columns.get
    one_door = all(map(has, ("house_number", "street", "postcode")))
    if has("forename") and has("surname"):
        made += [cl.NameComparison(n).configure(term_frequency_adjustments=True) for n in ("forename", "surname")]
    if has("born"):
        made.append(
            cl.DateOfBirthComparison(
                "born", input_is_string=True, datetime_format="%Y-%m-%d", invalid_dates_as_null=False
            )
        )
    if one_door:
        made.append(door())
    if has("postcode") and not one_door:
        made.append(cl.JaroWinklerAtThresholds("postcode", [0.9]).configure(term_frequency_adjustments=True))
    if has("email"):
        made.append(cl.EmailComparison("email").configure(term_frequency_adjustments=True))
    if has("phone"):
        made.append(cl.DamerauLevenshteinAtThresholds("phone", [1]).configure(term_frequency_adjustments=True))
    if has("house_number") and not one_door:
        made.append(cl.DamerauLevenshteinAtThresholds("house_number", [1]).configure(term_frequency_adjustments=True))
    for word in ("street", "address", "town", "other"):
        if has(word) and not (one_door and word in ("street", "town")):
            made.append(cl.JaroWinklerAtThresholds(word, [0.9, 0.8]).configure(term_frequency_adjustments=True))
    made += [
        cl.ExactMatch(word).configure(term_frequency_adjustments=True) for word in ("gender", "county") if has(word)
    ]
    return made


def blocking(columns: dict[str, list[str]], many: int) -> list[Any]:
    """Pairs of columns that a duplicate would seldom miss all of."""
    have = [
        word
        for word in ("forename", "surname", "born", "postcode", "phone", "email", "street", "house_number", "town",
                     "other")
        if columns.get(word)
    ]
    pairs = [(one, two) for place, one in enumerate(have) for two in have[place + 1 :]]
    rules = [block_on(*pair) for pair in pairs]
    rules += [block_on(word) for word in ("phone", "email") if columns.get(word)]
    if columns.get("born"):
        rules += [block_on("born", "substr(surname, 1, 3)"), block_on("born", "substr(forename, 1, 2)")]
    if columns.get("born") and many <= LOOSE:
        rules.append(block_on("born"))
    if columns.get("forename") and many <= LOOSE:
        rules.append(block_on("substr(surname, 1, 4)", "substr(forename, 1, 1)"))
        rules.append(block_on("substr(surname, 1, 1)", "substr(forename, 1, 4)"))
        rules.append("l.forename = r.surname and l.surname = r.forename")
    return rules


def split_name(text: str) -> tuple[str, str]:
    """Forename and surname of a whole name, as a careful user would take them apart beforehand."""
    if "," in text:
        last, _, first = (part.strip() for part in text.partition(","))
        return first, last
    words = [word for word in text.replace(".", "").split() if word not in ("mr", "mrs", "ms", "miss", "dr")]
    return (words[0], words[-1]) if len(words) > 1 else ("", "".join(words))


def clustered(linker: Any, predicted: Any, line: float, names: list[str]) -> pd.DataFrame:
    """Clusters above a line; two lists without duplicates of their own are linked by the single best links."""
    if not names:
        made = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold_match_probability=line)
    else:
        made = linker.clustering.cluster_using_single_best_links(predicted, names, threshold_match_probability=line)
    return made.as_pandas_dataframe()


def main(table: str, out: str, mapping: str) -> None:
    columns: dict[str, list[str]] = {}
    for piece in mapping.split(","):
        word, _, column = piece.partition("=")
        columns.setdefault(word, []).append(column)
    frame = pd.read_csv(table, dtype=str, keep_default_na=False)
    two = "source_dataset" in frame
    started = time.perf_counter()
    ready = pd.DataFrame({"unique_id": frame["unique_id"]})
    for word, named in columns.items():
        ready[word] = frame[named[0]].str.strip().str.lower().replace("", None)
    if "name" in ready and "forename" not in ready:
        ready["forename"], ready["surname"] = zip(*ready["name"].fillna("").map(split_name), strict=True)
        ready[["forename", "surname"]] = ready[["forename", "surname"]].replace("", None)
        columns.setdefault("forename", columns["name"])
        columns.setdefault("surname", columns["name"])
    for word in ("forename", "surname"):
        if word in ready:
            ready[word] = ready[word].mask(ready[word].isin(NOBODY))
    if "address" in ready and "street" not in ready:
        said = ready["address"].str.replace(r"^(?:flat )?\w+[,/] ?(?=\d)", "", regex=True)
        ready["house_number"] = said.str.extract(r"(\d+)", expand=False)
        road = said.str.replace(r"\d+\w? ?", "", regex=True)
        ready["street"] = road.str.replace(r" (road|street|rd|st|avenue|close|way|gardens)$", "", regex=True)
        columns["house_number"] = columns["street"] = columns.pop("address")
    if "born" in ready:
        words = pd.to_datetime(ready["born"], format="%d %b %Y", errors="coerce").dt.strftime("%Y-%m-%d")
        ready["born"] = words.fillna(ready["born"].str.replace(r"^(\d\d)/(\d\d)/(\d{4})$", r"\3-\2-\1", regex=True))
        solid = ready["born"].str.fullmatch(r"\d{8}", na=False)
        dashed = (
            ready["born"].str.slice(0, 4) + "-" + ready["born"].str.slice(4, 6) + "-" + ready["born"].str.slice(6, 8)
        )
        ready["born"] = ready["born"].where(~solid, dashed)
    if "phone" in ready:
        ready["phone"] = ready["phone"].str.replace(r"\D", "", regex=True).str.slice(-10).replace("", None)
        ready["phone"] = ready["phone"].mask(ready["phone"] == "7000000000")
    if "postcode" in ready:
        ready["postcode"] = ready["postcode"].str.replace(" ", "")
    settings = SettingsCreator(
        link_type="link_only" if two else "dedupe_only", comparisons=comparisons(columns),
        blocking_rules_to_generate_predictions=blocking(columns, len(ready)),
    )  # fmt: skip
    api = DuckDBAPI()
    if two:
        parts = [
            api.register(part.drop(columns="src"), dataset_display_name=f"list_{name}")
            for name, part in ready.assign(src=frame["source_dataset"]).groupby("src")
        ]
        linker = Linker(parts, settings, log_level=40)
    else:
        linker = Linker(api.register(ready), settings, log_level=40)
    sure = [block_on("forename", "born"), block_on("surname", "born", "substr(forename, 1, 1)")]
    sure += [block_on("email")] if columns.get("email") else []
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (["born"], ["forename", "surname"], ["email"]):
        if all(columns.get(word) for word in rule):
            linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    predicted = linker.inference.predict(threshold_match_probability=THRESHOLD / 10)
    names = [f"list_{name}" for name in sorted(frame["source_dataset"].unique())] if two else []
    found = clustered(linker, predicted, THRESHOLD, names)
    taken = time.perf_counter() - started
    found[["unique_id", "cluster_id"]].to_csv(out, index=False)
    for line in LINES:
        clustered(linker, predicted, line, names)[["unique_id", "cluster_id"]].to_csv(f"{out}.{line}", index=False)
    print(f"{taken:.2f}")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(*sys.argv[1:4])
