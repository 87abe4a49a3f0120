"""Words of every language thrown together, some with a slip, whatever was asked: read without a fault, and in time."""

import datetime as dt
import random
import time
from typing import get_args

import pytest

from dialogs.reading.languages import LANGUAGES
from dialogs.reading.model import Slot
from dialogs.reading.read import read_text
from tests.dialogs.reading.a_guarded_spa import a_guarded_spa

NOW = dt.datetime.fromisoformat("2025-06-04T10:00")
MARKS = (*["5", "15", "30", "2", "90", ",", ".", ":", "-", "/", "31", "2025", "0", "12:30", "5.06"], "\n", "?")
SLOTS = (None, *get_args(Slot))
TURNS = 600


def _thrown(words: list[str], chance: random.Random) -> str:
    text = " ".join(chance.choice(words) for _ in range(chance.randint(1, 9)))
    at = chance.randrange(len(text))
    return text[:at] + chance.choice("аи x1日ộ") + text[at + 1 :] if chance.random() < 0.4 else text


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
def test_any_words_are_read(tag: str) -> None:
    chance = random.Random(tag)
    words = [*LANGUAGES[tag].words, *MARKS, *LANGUAGES[tag].words]
    read_text("5", NOW, None, a_guarded_spa(), tag)
    started = time.process_time()
    for word in list(LANGUAGES[tag].words)[: TURNS // 2]:
        read_text(word, NOW, chance.choice(SLOTS), a_guarded_spa(), tag)
    for _ in range(TURNS):
        read_text(_thrown(words, chance), NOW, chance.choice(SLOTS), a_guarded_spa(), tag)
    assert time.process_time() - started < 0.005 * 2 * TURNS
