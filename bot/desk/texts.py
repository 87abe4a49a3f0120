"""The desk's own words, English and Vietnamese. What acts did and why one was refused is said by `bot.staff.words`."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

LANGUAGES = {"en": "English", "vi": "Tiếng Việt"}
_FOLDER = Path(__file__).with_name("texts")


@lru_cache
def texts(language: str) -> Mapping[str, str]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))


def left(said: Mapping[str, str], milliseconds: int) -> str:
    """ "3 h 05 min left", "20 min late"."""
    hours, minutes = divmod(abs(milliseconds) // 60_000, 60)
    span = said["hours"].format(h=hours, m=f"{minutes:02}") if hours else said["minutes"].format(m=minutes)
    return said["late" if milliseconds < 0 else "left"].format(span=span)


def span(said: Mapping[str, str], milliseconds: int | None) -> str:
    if milliseconds is None:
        return "–"
    hours, minutes = divmod(milliseconds // 60_000, 60)
    return said["hours"].format(h=hours, m=f"{minutes:02}") if hours else said["minutes"].format(m=minutes)
