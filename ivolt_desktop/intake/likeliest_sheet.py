"""Which sheet of a file is the one that was sent to be read."""

from collections.abc import Collection, Mapping, Sequence

from ivolt_desktop.intake.book import RawBook, RawSheet
from ivolt_desktop.intake.feed_guessing import guess_feed
from ivolt_desktop.intake.feeds import Feed
from ivolt_desktop.intake.finding import find_table
from ivolt_desktop.intake.layouts import Layout, recognise

_TRIED, _ROWS = 12, 200


def likeliest_sheet(
    book: RawBook, layouts: Sequence[Layout], known: Collection[str], feeds: Mapping[str, Feed]
) -> RawSheet:
    """The sheet whose table a layout or a feed fits best; hidden ones only where there is no other."""
    candidates = [sheet for sheet in book.sheets if not sheet.hidden][:_TRIED] or book.sheets[:_TRIED]
    if len(candidates) == 1:
        return candidates[0]

    def worth(sheet: RawSheet) -> tuple[float, int]:
        table = find_table(RawSheet(sheet.name, sheet.rows[:_ROWS], sheet.first_row), known)
        fit = recognise(table, layouts, feeds)
        guess = guess_feed(table, book.file_name, feeds)[0][1] if table.headers else 0.0
        return (max(fit.score + 1 if fit else 0.0, round(guess, 2)), len(sheet.rows))

    return max(candidates, key=worth)
