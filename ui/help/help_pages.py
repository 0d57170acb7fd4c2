"""One short page of help for each page of the window."""

from ui.theme.resource_files import resource

GENERAL = "the_month"


def help_page(key: str) -> str:
    """The help on a page (Markdown, without its title line), '' where there is none."""
    try:
        text = resource("help", f"{key}.md").read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    lines = text.strip().splitlines()
    return "\n".join(lines[1:] if lines and lines[0].startswith("# ") else lines).strip()
