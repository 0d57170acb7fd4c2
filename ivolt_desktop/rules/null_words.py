"""Words that stand for nothing: 'N/K', 'Refused', 'Occupier'. Never a name, never matched on.

Source: the dirt met in agency extracts. Two lists are kept apart because a word such as
'Occupier' says nobody was named, yet is a perfectly good word in a free text column.
"""

import re
from typing import Literal

NullKind = Literal["general", "person", "phone", "address"]

_GENERAL_WORDS = """
    na nk nr none null nil nan unknown unk notknown notstated notgiven notprovided notrecorded notapplicable
    notavailable nodata nodetails nodetailsgiven nodetail blank empty refused refusedtogive refusedtosay
    refuseddetails declined withheld redacted tbc tba tbd missing unspecified undisclosed na1 xx xxx xxxx
    detailsrefused detailswithheld nodetailstaken insufficientdetails insufficientdetailstaken notdisclosed
    notobtained nottaken notsupplied nothingknown nofurtherdetails nfd
"""
_PERSON_WORDS = """
    anon anonymous anonymouscaller anoncaller occupier theoccupier occupant theoccupant occupiers resident
    residents theresident householder thehouseholder owneroccupier tenant thetenant public memberofpublic
    memberofthepublic mop passerby caller thecaller informant complainant neighbour neighbours neighbor
    male female unknownmale unknownfemale unknownperson personunknown personsunknown maleunknown
    femaleunknown noname nonamegiven namewithheld namerefused refusedname wouldnotgivename nocaller
    callerunknown unknowncaller confidential various multiple multiplecallers several police lfb lbbd council
    securityguard staff johndoe janedoe
"""
_PHONE_WORDS = """
    withheldnumber numberwithheld private privatenumber nophone nonumber nonumbergiven exdirectory callbox phonebox
    kiosk 999callbox payphone publiccallbox hidden
"""
_ADDRESS_WORDS = "nfa nofixedabode nofixedaddress homeless noaddress noaddressgiven street local various"
_GENERAL = frozenset(_GENERAL_WORDS.split())
_PERSON = frozenset(_PERSON_WORDS.split())
_PHONE = frozenset(_PHONE_WORDS.split())
_ADDRESS = frozenset(_ADDRESS_WORDS.split())
_STARTS: dict[NullKind, frozenset[str]] = {
    "general": frozenset(word[:3] for word in _GENERAL),
    "person": frozenset(word[:3] for word in _GENERAL | _PERSON | {"mrs", "mis", "sir", "the"}),
    "phone": frozenset(word[:3] for word in _GENERAL | _PHONE),
    "address": frozenset(word[:3] for word in _GENERAL | _ADDRESS),
}
_SHORT_TITLES = ("mr", "ms", "mx", "dr")
_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|sir|the)(?=[a-z])")
_NOT_LETTERS = re.compile(r"[\W_]+")


def may_begin_null_word(start: str, kind: NullKind = "general") -> bool:
    """Whether a text of which these are the first three characters may stand for nothing: often it cannot."""
    start = start.lower()
    if len(start) == 3 and start.isascii() and start.isalnum() and start not in _STARTS[kind]:
        return kind == "person" and start[:2] in _SHORT_TITLES
    return True


def is_null_word(text: str | None, kind: NullKind = "general") -> bool:
    """Say whether ``text`` stands for nothing.

    ``kind`` adds the words that mean nothing in that sort of column only: 'Occupier' is nobody's name,
    'withheld number' is no phone, 'NFA' is no address. Case, spacing and punctuation do not count, and
    text without a single letter or digit ('-', '.', '?') is always nothing.
    """
    if not text:
        return True
    if not may_begin_null_word(text[:3], kind):
        return False
    bare = _NOT_LETTERS.sub("", text).casefold()
    if not bare or bare in _GENERAL:
        return True
    if kind == "person":
        untitled = _TITLE.sub("", bare)
        return bare in _PERSON or untitled in _GENERAL or untitled in _PERSON or set(bare) <= {"x"}
    if kind == "phone":
        return bare in _PHONE or set(bare) <= {"x"}
    if kind == "address":
        return bare in _ADDRESS
    return False
