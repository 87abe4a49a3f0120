"""A message of several questions -> its parts, in order. Sentence ends part it, and "and" before a question's word."""

import re

MOST_QUESTIONS = 4
LONGEST = 1_000
"""Characters in which several questions are looked for."""

_ENDS = re.compile(r"(?<=[?!;\n。？！；])\s*|(?<=\.)\s+")
_ASKS = (
    "how|what|whats|when|where|wheres|which|who|why|do|does|did|is|are|can|could|may|should|will|would|any|please tell"
)
_AND_ALSO = re.compile(rf"\s*,?\s+(?:and|also|plus|&|n)(?:\s+also|\s+then)?\s+(?=(?:{_ASKS})\b)", re.IGNORECASE)
_COMMA = re.compile(rf",\s*(?=(?:{_ASKS})\b)", re.IGNORECASE)
_TOO = re.compile(r"\s+(?:and\s+also|as\s+well\s+as)\s+", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:[,+&/?;\n]|\band\b)\s*", re.IGNORECASE)
LONGEST_LIST = 80
_HAS_WORDS = re.compile(r"\w")


def questions(text: str) -> list[str]:
    """Parts that might each be a question; one part where nothing parts it. Whether they are is for the index."""
    parts = [text[:LONGEST]]
    for cut in (_ENDS, _AND_ALSO, _COMMA, _TOO):
        parts = [piece for part in parts for piece in cut.split(part)]
    return [part.strip() for part in parts if _HAS_WORDS.search(part)][: MOST_QUESTIONS * 2]


def keywords(text: str) -> list[str]:
    """ "Prices, address and hours?" -> its keywords; they are questions only where each is a known one by itself."""
    if len(text) > LONGEST_LIST:
        return []
    return [piece for piece in _LISTED.split(text) if _HAS_WORDS.search(piece)]
