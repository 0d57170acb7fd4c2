"""Very many records removed at once, told in the audit trail by few entries that hold all of their values, packed.

The verb is ``TOGETHER``; an entry's values before are how many records it tells, the highest of their references, and
their values by column as packed JSON. The trail's seal covers them as it covers any other values.
"""

import base64
import json
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Table
from sqlalchemy.orm import Session

from ivolt_desktop.store.audit import TOGETHER, Entry
from ivolt_desktop.store.bulk_removal import values_in_blocks

MANY = 1_000
"""Records from which they are told together."""
_LEVEL = 1


def removed_together(
    session: Session, table: Table, ids: Collection[int], told: Callable[[float], None] = lambda _share: None
) -> Iterator[Entry]:
    """The entries that tell of all these records before they are removed."""
    names = [each.name for each in table.columns if each.name != "version"]
    done = 0
    for columns in values_in_blocks(session, table, ids, names):
        count = len(columns["id"])
        before: dict[str, Any] = {"records": count, "packed": _packed(columns)}
        references = [each for each in columns.get("reference", ()) if each]
        if references:
            before["reference"] = max(references, key=lambda each: (len(each), each))
        done += count
        told(done / len(ids))
        yield Entry(table.name, 0, TOGETHER, before, None)


def records_of(before: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Ids and JSON-ready values by column, as an entry of ``removed_together`` holds them."""
    columns: dict[str, list[Any]] = json.loads(zlib.decompress(base64.b64decode(before["packed"])))
    return columns


def _packed(columns: Mapping[str, list[Any]]) -> str:
    text = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)).decode("ascii")
