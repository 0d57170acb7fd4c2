"""Web pages packed into one file with their parts (MHTML), as report systems and Excel save them."""

import re
from email.message import Message

from ivolt_desktop.intake.book import RawSheet
from ivolt_desktop.intake.html_tables import NO_TABLE, read_html_tables
from ivolt_desktop.intake.text_tables import decode
from ivolt_desktop.rules.known_errors import UnreadableFile

_HEAD = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.I)


def is_web_archive(data: bytes) -> bool:
    """Whether a file is such an archive: head lines of a message that say so."""
    return _HEAD.match(data[:4096].replace(b"\r\n", b"\n")) is not None


def read_web_archive(data: bytes) -> list[RawSheet]:
    """The tables of every page inside. Raises ``UnreadableFile`` where there is none."""
    import email

    sheets: list[RawSheet] = []
    for part in email.message_from_bytes(data).walk():
        if part.get_content_type() != "text/html":
            continue
        try:
            sheets += read_html_tables(_text_of(part))
        except UnreadableFile:
            continue  # a frame, or a page of styles
    if not sheets:
        raise UnreadableFile(NO_TABLE)
    return sheets


def _text_of(part: Message) -> str:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    try:
        return data.decode(part.get_content_charset() or "")
    except (LookupError, UnicodeDecodeError):
        return decode(data)[0]
