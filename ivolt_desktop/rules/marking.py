"""The protective marking on every page and screen, and the words that go with it.

Convention: OFFICIAL-SENSITIVE at the top and bottom of every page, a handling line in the foot; the
marking stays on the screen too, because the screen is shared. A public edition carries OFFICIAL.
"""

from dataclasses import dataclass

from ivolt_desktop.rules.masking import Edition

OFFICIAL = "OFFICIAL"
OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"
PRACTICE = "PRACTICE DATA"
HANDLING = "Personal data. For panel members only. Do not copy or forward without the Chair’s agreement."
PRACTICE_HANDLING = "Practice data. Nobody in it is real."
PUBLIC_HANDLING = "This edition holds no personal data and may be published."


@dataclass(frozen=True)
class MarkingWords:
    """What is printed or shown: the line on top, the handling line, the banners of the two windows."""

    text: str
    handling: str
    banner: str
    shared_banner: str
    practice: bool


def marking_words(
    edition: Edition, practice: bool, sensitive_text: str = OFFICIAL_SENSITIVE, handling: str = HANDLING
) -> MarkingWords:
    """The marking for an edition; the restricted words are settings of the panel.

    Practice data is always said to be so, on every page and in both windows.
    """
    restricted = edition is Edition.RESTRICTED
    text = sensitive_text if restricted else OFFICIAL
    line = handling if restricted else PUBLIC_HANDLING
    ending = f" · {PRACTICE}" if practice else ""
    return MarkingWords(
        text=text,
        handling=f"{PRACTICE_HANDLING} {line}" if practice else line,
        banner=f"{text}{ending}",
        shared_banner=f"{text} · for panel members only{ending}" if restricted else f"{text}{ending}",
        practice=practice,
    )
