"""Characters nobody sees that change how the others are shown: marks of writing direction, zero-width ones, controls.

A name with a right-to-left override in it can be shown as another name. Such marks are kept in the original row of a
file and left out of every value made from it. The joiners U+200C and U+200D stay: some scripts are spelt with them.
Source: Unicode Standard Annex 9, 'Unicode Bidirectional Algorithm', on directional formatting characters.
"""

import re

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb]"
)


def without_unseen(text: str) -> str:
    """The text without them. Line breaks and tabs stay."""
    return _UNSEEN.sub("", text) if not text.isascii() or not text.isprintable() else text
