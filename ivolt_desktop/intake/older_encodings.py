"""Texts in the single-byte encodings of other systems than Windows, and texts in UTF-8 that were encoded twice.

An encoding is chosen by how its characters stand among the others: a letter in or beside a word, a pound sign before a
figure. Windows-1252 is taken wherever it makes sense.
"""

import re

_TRIED = ("cp1252", "cp850", "mac_roman")
_SAMPLE = 200_000
_LARGE_SHARE = 0.3
"""The share of all that must stand oddly in Windows-1252 before another is thought of."""
_OPENING, _CLOSING, _MARKS, _BEFORE_FIGURES, _BEHIND_FIGURES = "‘“«", "’”»", "–—…•", "£€¥¢©®", "°½¼¾²³"
_HIGH = re.compile(r"[^\x00-\x7f]+")


def single_byte_encoding(data: bytes) -> str:
    """The likeliest of the encodings; Windows-1252 where none is clearly better."""
    sample = data[:_SAMPLE]
    odd = {name: _odd(sample.decode(name, "replace")) for name in _TRIED}
    best = min(_TRIED, key=lambda name: odd[name])
    runs = len(_HIGH.findall(sample.decode("cp1252", "replace")))
    clearly = odd["cp1252"] >= _LARGE_SHARE * runs
    return best if clearly and odd[best] * 2 < odd["cp1252"] else "cp1252"


def _odd(text: str) -> int:
    """How many characters stand where none like them does."""
    return sum(not _fits(text, found.start(), found.end()) for found in _HIGH.finditer(text))


def _fits(text: str, start: int, end: int) -> bool:
    before, behind = text[start - 1 : start] or " ", text[end : end + 1] or " "
    run = text[start:end]
    if run.isalpha():
        within = behind.islower() or run[0] in "ŠŽŒŸ"  # 'fiancŽe', 'JosŽ'; but 'cafÉ' is somebody's slip
        capital_within = run[0].isupper() and before.islower() and within
        return (before.isalpha() or behind.isalpha()) and not capital_within
    char = run[0]
    if char in _OPENING:
        return not before.isalpha()
    if char == "™":
        return before.isalpha() and not behind.isalpha()
    if char == "’" and not before.isalpha():  # ‘’til’
        return behind.isalpha()
    if char in _CLOSING:
        return not behind.isalpha() or (char == "’" and before.isalpha())
    if char in _BEFORE_FIGURES:
        return behind.isdigit() or (not before.isalpha() and not behind.isalpha())
    return char in _MARKS or char == "\xa0" or (char in _BEHIND_FIGURES and not before.isalpha())


def encoded_once(data: bytes) -> bytes:
    """UTF-8 that was taken for Windows-1252 and encoded again ('ZoÃ«'), as it was before; anything else as it is."""
    if b"\xc3\x83" not in data and b"\xc3\xa2\xe2\x82\xac" not in data and b"\xc3\x82\xc2" not in data:
        return data
    try:
        return _HIGH.sub(lambda run: _bytes_of(run[0]).decode("utf-8"), data.decode("utf-8")).encode()
    except UnicodeError:
        return data


def _bytes_of(text: str) -> bytes:
    """The bytes that Windows-1252 shows so; the five it has no character for stand for themselves."""
    return b"".join(char.encode("latin-1" if char in "\x81\x8d\x8f\x90\x9d" else "cp1252") for char in text)
