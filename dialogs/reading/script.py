"""In which script a text is written: the first hint at its language, for languages that share none with English."""

from typing import Literal

Script = Literal["latin", "hangul", "kana", "han", "thai", "cyrillic", "other", "none"]


def _script(letter: str) -> Script:
    code = ord(letter)
    if code < 0x250 or 0x1E00 <= code <= 0x1EFF:
        return "latin"
    if 0xAC00 <= code <= 0xD7AF or 0x1100 <= code <= 0x11FF or 0x3130 <= code <= 0x318F:
        return "hangul"
    if 0x3040 <= code <= 0x30FF:
        return "kana"
    if 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF:
        return "han"
    if 0x0E00 <= code <= 0x0E7F:
        return "thai"
    return "cyrillic" if 0x0400 <= code <= 0x052F else "other"


def script(text: str) -> Script:
    """The script of most letters; any kana makes a text of Han letters Japanese. "none": no letters at all."""
    if text.isascii():
        return "latin" if any(letter.isalpha() for letter in text) else "none"
    counts: dict[Script, int] = {}
    for letter in text:
        if letter.isalpha():
            found = _script(letter)
            counts[found] = counts.get(found, 0) + 1
    if not counts:
        return "none"
    if counts.get("kana") and counts.get("han", 0) + counts["kana"] > counts.get("latin", 0):
        return "kana"
    return max(counts, key=lambda name: counts[name])
