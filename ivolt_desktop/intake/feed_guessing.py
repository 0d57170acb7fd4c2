"""Which feed a table is: how well its columns fit each, where a header that only one feed knows tells the most."""

from collections.abc import Mapping, Sequence

from ivolt_desktop.intake.columns import ColumnPlan, given_fields, plan_columns, sample_columns
from ivolt_desktop.intake.feeds import FEEDS, Feed
from ivolt_desktop.intake.feeds.declaration import OWN, header_key
from ivolt_desktop.intake.finding import FoundTable

_SURE = 0.7
_NOBODYS = 0.25
"""What a column weighs that no feed knows: against every feed alike, and not much."""
_ENOUGH = 1.0
"""What all columns together must tell: headers that many feeds know, and nothing else, claim a table for none."""
_HINT = 0.08
_KIND_HINTS: dict[str, tuple[str, ...]] = {
    "police": ("police", "met", "mps", "cad", "caller"),
    "fire": ("fire", "lfb"),
    "council": ("case", "council", "lbbd"),
}


def guess_feed(
    found: FoundTable, file_name: str = "", feeds: Mapping[str, Feed] = FEEDS
) -> list[tuple[Feed, float]]:
    """Every feed with how well the table fits it (0 to 1), best first. The file's name may tip the balance."""
    sampled = sample_columns(found)
    plans = {feed.key: plan_columns(found, feed, sampled=sampled) for feed in feeds.values()}
    weights = [_weight([plan[place] for plan in plans.values()]) for place in range(len(found.headers))]
    beside = {plan.place for planned in plans.values() for plan in planned if plan.stands_for}
    weights = [weight / len(beside) if place in beside else weight for place, weight in enumerate(weights)]
    words = f"{file_name} {found.sheet} {' '.join(found.titles)} {' '.join(found.headers)}".casefold()
    scored = [(feed, _score(feed, plans[feed.key], weights, words)) for feed in feeds.values()]
    return sorted(scored, key=lambda pair: -pair[1])


def _weight(rivals: Sequence[ColumnPlan]) -> float:
    """'Date' and 'Name' stand in every file and tell little; 'CAD number' stands in one and tells all."""
    claims = sum(bool(plan.field) and plan.confidence >= _SURE for plan in rivals)
    return 1 / claims if claims else _NOBODYS


def _score(feed: Feed, plans: Sequence[ColumnPlan], weights: Sequence[float], words: str) -> float:
    share = _share_given(feed, plans)
    worth = (plan.confidence if plan.field else 0.4 * (plan.state == "kept") for plan in plans)
    fit = sum(each * weight for each, weight in zip(worth, weights, strict=True)) / max(sum(weights), _ENOUGH)
    hint = _HINT * any(word in words for kind in feed.agency_kinds for word in _KIND_HINTS.get(kind, ()))
    hint += _HINT * any(word in words for word in feed.hints)
    if feed.key.startswith(OWN):
        return min(1.0, (0.4 + 0.6 * share) * max(fit, _like_the_example(feed, plans)))
    return min(1.0, fit * (0.4 + 0.6 * share) + (hint if share else 0.0))


def _share_given(feed: Feed, plans: Sequence[ColumnPlan]) -> float:
    """How much of what every row needs has a column; what columns beside each other give counts for half a thing."""
    mapped = given_fields(plans)
    together = {name for plan in plans if plan.stands_for for name in (plan.field, *plan.stands_for)}
    required = [field.key for field in feed.fields if field.required and field.key not in together]
    half = 0.5 * bool(together)
    return (sum(key in mapped for key in required) + half) / (len(required) + half)


def _like_the_example(feed: Feed, plans: Sequence[ColumnPlan]) -> float:
    """A feed made from an example: a file that has the very headers of the example is such a file."""
    own = {header_key(text) for field in feed.fields for text in field.synonyms} | set(map(header_key, feed.known))
    present = {header_key(plan.header) for plan in plans}
    return len(own & present) / (len(own | present) or 1)
