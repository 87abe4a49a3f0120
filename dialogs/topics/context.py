"""What every topic sees, and what it may answer. Values only; the engine puts the parts together."""

import datetime as dt
from collections.abc import Callable

import msgspec

from dialogs.conversation import Conversation, Event, InquiryOpened, Known, Outcome
from dialogs.facts import facts
from dialogs.messages import Choice
from dialogs.phrasing import Phrases
from dialogs.promise import due, promised
from dialogs.reading.model import Reading, Slot
from dialogs.spa.model import Spa
from dialogs.topics import taps


class Context(msgspec.Struct, frozen=True):
    """`conversation` holds what earlier topics of this turn changed. `now` is `known.now` in the spa's zone."""

    reading: Reading
    conversation: Conversation
    spa: Spa
    known: Known
    voice: Phrases
    now: dt.datetime
    covered: frozenset[str] = frozenset()
    """Topic ids that another part of this turn has answered."""
    answered: bool = False
    """Something was said in this turn already."""
    asking: bool = False
    """A question was asked in this turn already: no second one."""
    understood: bool = False
    """Some part of the message was understood."""

    @property
    def today(self) -> dt.date:
        return self.now.date()

    def say(self, key: str, **values: object) -> str:
        return self.voice.say(key, **values)

    def fact(self, name: str) -> str:
        return facts(self.spa, self.voice.language, self.today).get(name, "")


class Question(msgspec.Struct, frozen=True):
    """What is asked at the end of the reply. `slot` tells the reading what a bare "2" would answer."""

    paragraphs: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    slot: Slot | None = None


class Part(msgspec.Struct, frozen=True):
    """One topic's share of the turn. `said` comes before any question; `offers` stand where nothing is asked,
    `beside` also behind the choices of a question.

    `opens`: said before what the other parts say. `ends`: nothing else is said in this turn.
    `answers_us`: the guest's yes or no was for this part; no other may take it.
    `aside`: the turn is called after this part only where there is no other.
    `understood` false: the part only repeats its question.
    """

    conversation: Conversation
    said: tuple[str, ...] = ()
    question: Question | None = None
    offers: tuple[Choice, ...] = ()
    beside: tuple[Choice, ...] = ()
    events: tuple[Event, ...] = ()
    outcome: Outcome = Outcome()
    covers: tuple[str, ...] = ()
    opens: bool = False
    aside: bool = False
    answers_us: bool = False
    ends: bool = False
    understood: bool = True


Answering = Callable[[Context], Part | None]


def inquiry(context: Context, opened: InquiryOpened) -> InquiryOpened:
    """The inquiry with the spa's promise as its clock."""
    return promised(opened, context.spa, context.known.now)


def deadline(context: Context) -> str:
    """By when a person answers: weekday, full date and time in the spa's zone."""
    at = dt.datetime.fromtimestamp(due(context.spa, context.known.now) / 1000, context.spa.zone)
    return context.say("deadline", date=context.voice.date(at.date()), time=context.voice.time(at.time()))


def human(context: Context) -> Choice | None:
    return taps.choice(context.say("button.human"), "human")


def menu(context: Context) -> tuple[Choice, ...]:
    """What a guest comes for most, as choices."""
    return taps.choices(
        taps.choice(context.say("button.book"), "book"),
        *(topic_choice(context, topic) for topic in ("spa.prices", "spa.services", "psoas.anatomy")),
        human(context),
    )


def topic_choice(context: Context, topic_id: str) -> Choice | None:
    topic = context.spa.topics.get(topic_id)
    if topic is None:
        return None
    label = topic.buttons.get(context.voice.language) or topic.buttons.get("en", "")
    return taps.choice(label, "topic", topic_id)
