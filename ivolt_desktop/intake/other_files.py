"""Files that are no table: told by how they begin, each refused with a sentence that says what to ask for instead."""

import re

_PICTURE = "This is a picture, not a table. Ask for it as a spreadsheet or a CSV file."
_WORD = "This is a Word document, not a table. Ask for it as a spreadsheet or a CSV file."
PACKED = "This is a packed file the program cannot open. Unpack it and choose the table inside."
_DATABASE = "This is a database, not a table. Ask for the table in it as a spreadsheet or a CSV file."
_E_MAIL = "This is an e-mail, not a table. Save the file that is attached to it, and choose that."
_BEGINNINGS = (
    (b"%PDF", "This is a PDF, not a table. Ask for it as a spreadsheet or a CSV file."),
    (b"\x89PNG", _PICTURE), (b"\xff\xd8\xff", _PICTURE), (b"GIF8", _PICTURE), (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE), (b"{\\rtf", _WORD), (b"Rar!", PACKED), (b"7z\xbc\xaf", PACKED),
    (b"SQLite format 3", _DATABASE), (b"\x00\x01\x00\x00Standard ", _DATABASE),
    (b"BEGIN:VCALENDAR", "This is a calendar entry, not a table. Ask for a spreadsheet or a CSV file."),
)  # fmt: skip
_INSIDE = (("WordDocument", _WORD), ("__substg1.0_", _E_MAIL), ("__properties_version1.0", _E_MAIL),
           ("PowerPoint Document", "This is a presentation, not a table. Ask for it as a spreadsheet or a CSV file."))
"""Streams of older Office files, by their names."""
_HEAD_LINE = re.compile(rb"(?:from|to|subject|date|received|return-path|message-id|mime-version|x-[\w-]+):[ \t]", re.I)
APPLE = "This is an Apple Numbers file. Ask for it as an Excel or a CSV file."
XML = "This is a data file of another kind (XML), not a table. Ask for it as a spreadsheet or a CSV file."
JSON = "This is a data file of another kind (JSON), not a table. Ask for it as a CSV file."


def why_no_table(data: bytes) -> str:
    """Why a file is none, in a sentence; '' where it may be one."""
    for beginning, sentence in _BEGINNINGS:
        if data.startswith(beginning):
            return sentence
    return _E_MAIL if _is_e_mail(data) else ""


def why_no_workbook(data: bytes) -> str:
    """Why an older Office file holds no sheets; '' where it may."""
    return next((sentence for name, sentence in _INSIDE if name.encode("utf-16-le") in data), "")


def _is_e_mail(data: bytes) -> bool:
    """Whether a file begins with the head lines of a message."""
    head = data[:8192].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    lines = [line for line in head.split(b"\n") if not line[:1].isspace()]
    named = {line.partition(b":")[0].lower() for line in lines if _HEAD_LINE.match(line)}
    return len(named) >= 3 and b"subject" in named and all(b":" in line for line in lines)
