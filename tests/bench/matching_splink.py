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
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

THRESHOLD = 0.5


def comparisons(columns: dict[str, list[str]]) -> list[Any]:
    """The library's own comparison for each kind of column, term frequencies where it offers them."""
    made: list[Any] = []
    has = columns.get
    if has("forename") and has("surname"):
        both = cl.ForenameSurnameComparison("forename", "surname", forename_surname_concat_col_name="both_names")
        made.append(both.configure(term_frequency_adjustments=True))
    if has("born"):
        made.append(
            cl.DateOfBirthComparison(
                "born", input_is_string=True, datetime_format="%Y-%m-%d", invalid_dates_as_null=False
            )
        )
    if has("postcode"):
        made.append(cl.JaroWinklerAtThresholds("postcode", [0.9]).configure(term_frequency_adjustments=True))
    if has("email"):
        made.append(cl.EmailComparison("email").configure(term_frequency_adjustments=True))
    if has("phone"):
        made.append(cl.DamerauLevenshteinAtThresholds("phone", [1]).configure(term_frequency_adjustments=True))
    if has("house_number"):
        made.append(cl.DamerauLevenshteinAtThresholds("house_number", [1]).configure(term_frequency_adjustments=True))
    for word in ("street", "address", "town", "other"):
        if has(word):
            made.append(cl.JaroWinklerAtThresholds(word, [0.9, 0.8]).configure(term_frequency_adjustments=True))
    made += [
        cl.ExactMatch(word).configure(term_frequency_adjustments=True) for word in ("gender", "county") if has(word)
    ]
    return made


def blocking(columns: dict[str, list[str]]) -> list[Any]:
    """Pairs of columns that a duplicate would seldom miss all of."""
    have = [
        word
        for word in ("forename", "surname", "born", "postcode", "phone", "email", "street", "house_number", "town")
        if columns.get(word)
    ]
    pairs = [(one, two) for place, one in enumerate(have) for two in have[place + 1 :]]
    rules = [block_on(*pair) for pair in pairs]
    rules += [block_on(word) for word in ("phone", "email") if columns.get(word)]
    if columns.get("born"):
        rules += [block_on("born", "substr(surname, 1, 3)"), block_on("born", "substr(forename, 1, 2)")]
    return rules


def split_name(text: str) -> tuple[str, str]:
    """Forename and surname of a whole name, as a careful user would take them apart beforehand."""
    if "," in text:
        last, _, first = (part.strip() for part in text.partition(","))
        return first, last
    words = [word for word in text.replace(".", "").split() if word not in ("mr", "mrs", "ms", "miss", "dr")]
    return (words[0], words[-1]) if len(words) > 1 else ("", "".join(words))


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
    if "postcode" in ready:
        ready["postcode"] = ready["postcode"].str.replace(" ", "")
    if "forename" in ready and "surname" in ready:
        ready["both_names"] = ready["forename"] + " " + ready["surname"]
    settings = SettingsCreator(
        link_type="link_only" if two else "dedupe_only", comparisons=comparisons(columns),
        blocking_rules_to_generate_predictions=blocking(columns),
    )  # fmt: skip
    api = DuckDBAPI()
    if two:
        parts = [
            api.register(part.drop(columns="src"))
            for name, part in ready.assign(src=frame["source_dataset"]).groupby("src")
        ]
        linker = Linker(parts, settings, log_level=40)
    else:
        linker = Linker(api.register(ready), settings, log_level=40)
    sure = [block_on("forename", "surname", "born")]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (["born"], ["forename", "surname"], ["postcode", "surname"], ["phone"], ["email"]):
        if all(columns.get(word) for word in rule):
            linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    predicted = linker.inference.predict(threshold_match_probability=THRESHOLD / 10)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        predicted, threshold_match_probability=THRESHOLD
    )
    found = clusters.as_pandas_dataframe()
    taken = time.perf_counter() - started
    found[["unique_id", "cluster_id"]].to_csv(out, index=False)
    pairs = predicted.as_pandas_dataframe()
    for line in (0.2, 0.8, 0.9, 0.95, 0.99):
        again = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold_match_probability=line)
        again.as_pandas_dataframe()[["unique_id", "cluster_id"]].to_csv(f"{out}.{line}", index=False)
    del pairs
    print(f"{taken:.2f}")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(*sys.argv[1:4])
