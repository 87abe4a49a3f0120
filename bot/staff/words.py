"""Acts and notices in the language of the reader: one place for what the desk, the group and e-mails say."""

import datetime as dt

from dialogs.phrasing import Phrases, phrases
from dialogs.spa.model import Spa
from storage.staff_values import Done, Refused


def done(spa: Spa, language: str, act: Done) -> str:
    """What an act did, as one sentence."""
    return phrases(spa, language).say(f"staff.done.{act.sentence}", **act.values)


def refused(spa: Spa, language: str, refusal: Refused) -> str:
    """Why it was not done, who was first and when, and the next step that is possible."""
    voice = phrases(spa, language)
    values = {"who": refusal.who, "at": moment(spa, voice, refusal.at), **refusal.values}
    return voice.say(f"staff.refused.{refusal.sentence}", **values)


def moment(spa: Spa, voice: Phrases, instant: int) -> str:
    """An instant (epoch ms) in the spa's zone: "Fri 27 Nov 21:40"."""
    at = dt.datetime.fromtimestamp(instant / 1000, spa.zone)
    return f"{voice.day(at.date())} {voice.time(at.time())}"
