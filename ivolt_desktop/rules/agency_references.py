"""References that agencies give a person in their own systems, as kept in one line: 'Police: 123456; Council: C-9'."""

from ivolt_desktop.rules.null_words import is_null_word


def one_reference(agency: str, written: str) -> str:
    """'Council: C-9' as kept; '' where there is no agency, or what is written is no reference."""
    text = " ".join(written.replace(";", " ").split())
    name = " ".join(agency.replace(";", " ").replace(":", " ").split())
    return f"{name}: {text}" if name and _plain(text) else ""


def read_references(text: str) -> dict[str, frozenset[str]]:
    """By agency (in small letters) its references in their plainest form; parts that name no agency are passed over."""
    found: dict[str, set[str]] = {}
    for part in text.split(";"):
        agency, colon, written = part.partition(":")
        plain = _plain(written)
        if colon and agency.strip() and plain:
            found.setdefault(" ".join(agency.casefold().split()), set()).add(plain)
    return {agency: frozenset(some) for agency, some in found.items()}


def together(first: str, second: str) -> str:
    """Both lines as one, each reference once, in order."""
    parts: dict[tuple[str, str], str] = {}
    for part in (*first.split(";"), *second.split(";")):
        agency, _, written = part.partition(":")
        if part.strip():
            parts.setdefault((" ".join(agency.casefold().split()), _plain(written)), " ".join(part.split()))
    return "; ".join(parts.values())


def _plain(written: str) -> str:
    """Letters and digits alone; '' for a null word, and for noughts."""
    bare = "".join(letter for letter in written.casefold() if letter.isalnum())
    return "" if is_null_word(written) or not bare.strip("0") else bare
