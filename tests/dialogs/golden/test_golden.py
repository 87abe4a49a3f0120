"""States stored by an earlier version still load and go on. The files are never edited: a new version adds its own."""

from pathlib import Path

import msgspec
import pytest

from dialogs import engine
from dialogs.conversation import Conversation, Known
from dialogs.messages import Text
from dialogs.reading.model import Reading
from tests.dialogs.engine.talking import HOUSE, SUNDAY, instant

STATES = {file.stem: file for file in sorted(Path(__file__).parent.glob("v*.json"))}


def load(name: str) -> Conversation:
    return msgspec.json.decode(STATES[name].read_bytes(), type=Conversation)


@pytest.mark.parametrize("name", STATES)
def test_a_stored_state_loads_with_all_that_it_held(name: str) -> None:
    held = msgspec.json.decode(STATES[name].read_bytes())
    kept = msgspec.json.decode(msgspec.json.encode(load(name)))
    assert {key: kept[key] for key in held} == held


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize("answer", ["yes", "no", None])
def test_the_talk_goes_on_from_a_stored_state(name: str, answer: str | None) -> None:
    reading = Reading(text=answer or "hm", contents=(Text(text=answer or "hm"),), yes_no=answer)  # type: ignore[arg-type]
    turn = engine.respond(reading, load(name), HOUSE, Known(now=instant(SUNDAY), channel="telegram"))
    assert turn.reply is not None


def test_there_are_states_of_the_first_version() -> None:
    assert len([name for name in STATES if name.startswith("v1_")]) >= 10


def test_what_a_state_holds_is_understood() -> None:
    assert load("v1_held_by_safety").held_by_safety == ("RF05",)
    assert load("v1_change_asked").changing == "change"
    summary = load("v1_summary_shown").summary
    assert summary is not None
    assert summary.quote.total == 3_520_000
    party = load("v1_party_half_filled").draft
    assert party is not None
    assert [line.people for line in party.lines] == [1, 2]
