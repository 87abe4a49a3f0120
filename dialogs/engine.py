"""read(): what a message holds. needs(): what must be known to answer. respond(): the answer and its consequences.

Pure: no clock, no store. `respond` never raises, whatever the sequence of messages and states.
"""

import datetime as dt

import msgspec

from dialogs.conversation import (
    Conversation,
    Event,
    GuestBlocked,
    GuestReturned,
    Known,
    MessageUnsent,
    Needs,
    Outcome,
    Turn,
)
from dialogs.messages import Blocked, Choice, Reply, Started, Unsent
from dialogs.phrasing import FALLBACK, phrases
from dialogs.reading.memory import read, recall
from dialogs.reading.model import Reading
from dialogs.spa.model import Spa
from dialogs.topics import (
    booking,
    changes,
    commands,
    knowledge,
    late,
    prices,
    promotions,
    proposal,
    safety,
    small_talk,
    staff,
    taps,
    unknown,
)
from dialogs.topics.context import Answering, Context, Part, Question

__all__ = ["needs", "read", "recall", "respond"]

TOPICS: tuple[Answering, ...] = (
    safety.answer,
    staff.answer,
    commands.answer,
    proposal.answer,
    booking.answer,
    changes.answer,
    late.answer,
    prices.answer,
    promotions.answer,
    knowledge.answer,
    small_talk.answer,
    unknown.answer,
    unknown.unread,
)
"""In order of priority. Each sees what the earlier ones of the turn did, and adds its part or nothing."""
WEIGHT = {"safety": 0, "handoff": 1, "booking": 2, "promotion": 3, "answer": 3, "smalltalk": 4, "unknown": 5}
"""What a turn with several parts is called: the first of these that it holds; of equal ones the first topic's."""
SMALL = frozenset({"smalltalk.greeting", "smalltalk.thanks"})
"""Politeness is no topic of its own beside a question."""


def needs(reading: Reading, conversation: Conversation, spa: Spa) -> Needs | None:
    """What `respond` must know from the store; None (the common case): nothing."""
    meant = _meant(reading, conversation, spa)
    if proposal.concerns(meant, conversation):
        return Needs(bookings=True)
    if changes.concerns(meant, conversation):
        return Needs(days=booking.days_of(meant, conversation, spa), bookings=True, codes=booking.capped_codes(spa))
    if not booking.concerns(meant, conversation):
        return None
    needed = Needs(
        days=booking.days_of(meant, conversation, spa),
        bookings=conversation.booking is not None,
        codes=booking.capped_codes(spa),
    )
    return needed if needed != Needs() else None


def respond(reading: Reading, conversation: Conversation, spa: Spa, known: Known) -> Turn:
    """Decide one turn. Everything that it causes is in the `Turn`; nothing else happens."""
    seen = noticed(reading, conversation)
    if not _reachable(reading):
        return Turn(conversation=conversation, reply=None, events=seen)
    meant = _meant(reading, conversation, spa)
    parts, after = _talk(context_of(meant, _speaking(meant, conversation, spa), spa, known))
    return _turn(parts, after, seen, reading.topics.asked)


def _meant(reading: Reading, conversation: Conversation, spa: Spa) -> Reading:
    """The reading with its tap, a start of the talk and a bare yes to "shall I ask a person?" put into its fields."""
    meant = taps.meaning(reading, spa)
    if meant.tap is None and meant.yes_no == "yes" and _person_was_offered(conversation):
        return msgspec.structs.replace(meant, intent="human", yes_no=None)
    if not meant.text.strip() and any(isinstance(content, Started) for content in meant.contents):
        return msgspec.structs.replace(meant, intent="greeting")
    return meant


def _person_was_offered(conversation: Conversation) -> bool:
    """The last reply asked whether to pass it on: the person was its first choice."""
    return bool(conversation.offered) and conversation.offered[0].value == "human" and not conversation.unsure_sign


def noticed(reading: Reading, conversation: Conversation) -> tuple[Event, ...]:
    """What happened beside the words: the guest left, came back, took a message back."""
    events: list[Event] = []
    for content in reading.contents:
        if isinstance(content, Blocked):
            events.append(GuestBlocked())
        elif isinstance(content, Unsent):
            events.append(MessageUnsent(reference=content.reference))
        elif isinstance(content, Started) and conversation.greeted:
            events.append(GuestReturned())
    return tuple(events)


def _reachable(reading: Reading) -> bool:
    """Something was said, and the guest did not leave after it."""
    heard = [content for content in reading.contents if not isinstance(content, Unsent)]
    return not reading.contents or bool(heard and not isinstance(heard[-1], Blocked))


def _speaking(reading: Reading, conversation: Conversation, spa: Spa) -> Conversation:
    """The conversation in the language of this turn. Choices in another one are no longer on offer."""
    language = _language(reading, conversation, spa)
    same = language == (conversation.language or language)
    return msgspec.structs.replace(
        conversation,
        language=language,
        language_fixed=conversation.language_fixed or reading.language_wish in spa.languages,
        offered=conversation.offered if same else (),
    )


def _language(reading: Reading, conversation: Conversation, spa: Spa) -> str:
    if reading.language_wish in spa.languages:
        return str(reading.language_wish)
    if conversation.language_fixed and conversation.language in spa.languages:
        return conversation.language
    spoken = (_spoken(tag, spa) for tag in (reading.language, conversation.language) if tag)
    return next((tag for tag in spoken if tag), FALLBACK)


def _spoken(tag: str, spa: Spa) -> str:
    """The language itself, or its other script where only that has phrases; empty where the spa speaks neither."""
    if tag in spa.languages:
        return tag
    return next((other for other in spa.languages if other.split("-")[0] == tag.split("-")[0]), "")


def context_of(reading: Reading, conversation: Conversation, spa: Spa, known: Known) -> Context:
    return Context(
        reading=reading,
        conversation=conversation,
        spa=spa,
        known=known,
        voice=phrases(spa, conversation.language),
        now=dt.datetime.fromtimestamp(known.now / 1000, spa.zone),
    )


def _talk(context: Context) -> tuple[list[Part], Conversation]:
    parts: list[Part] = []
    for answer in TOPICS:
        part = answer(context)
        if part is None:
            continue
        parts.append(part)
        context = _seen(context, part)
        if part.ends:
            return parts, _cut_short(context)
    unknown_in_row = 0 if context.understood else context.conversation.unknown_in_row
    return parts, msgspec.structs.replace(context.conversation, unknown_in_row=unknown_in_row)


def _cut_short(context: Context) -> Conversation:
    """After an emergency nothing else is said, but what the message held of a booking is not lost."""
    if context.conversation.held_by_safety and context.reading.emergency:
        return booking.collected(context)
    return context.conversation


def _seen(context: Context, part: Part) -> Context:
    reading = context.reading
    if part.answers_us:
        reading = msgspec.structs.replace(reading, yes_no=None, tap=None)
    return msgspec.structs.replace(
        context,
        reading=reading,
        conversation=part.conversation,
        covered=context.covered.union(part.covers),
        answered=context.answered or bool(part.said),
        asking=context.asking or part.question is not None,
        understood=context.understood or part.understood,
    )


def _turn(parts: list[Part], conversation: Conversation, noticed: tuple[Event, ...], asked: tuple[str, ...]) -> Turn:
    question = next((part.question for part in parts if part.question), None)
    offers = _choices(parts, question)
    if conversation.held_by_safety:
        offers = tuple(choice for choice in offers if choice.value != "book")
    conversation = msgspec.structs.replace(conversation, asked=question.slot if question else None, offered=offers)
    events = (*noticed, *(event for part in parts for event in part.events))
    outcome = _outcome(parts, conversation, asked)
    return Turn(
        conversation=conversation, reply=_reply(parts, question, offers, conversation), events=events, outcome=outcome
    )


def _choices(parts: list[Part], question: Question | None) -> tuple[Choice, ...]:
    if question is None:
        return next((part.offers for part in parts if part.offers), ())
    return taps.choices(*question.choices, *(choice for part in parts for choice in part.beside))


def _reply(
    parts: list[Part], question: Question | None, offers: tuple[Choice, ...], conversation: Conversation
) -> Reply | None:
    said = [words for part in sorted(parts, key=lambda part: not part.opens) for words in part.said]
    paragraphs = tuple(words for words in (*said, *(question.paragraphs if question else ())) if words)
    if not paragraphs:
        return None
    return Reply(paragraphs=paragraphs, choices=offers, language=conversation.language)


def _outcome(parts: list[Part], conversation: Conversation, asked: tuple[str, ...]) -> Outcome:
    """One outcome of all parts: topics in the order of the message, the kind of the weightiest part."""
    speaking = [part for part in parts if part.understood or part.said]
    told = [part.outcome for part in speaking if not part.aside] or [part.outcome for part in speaking]
    named = dict.fromkeys(topic for one in told for topic in (one.topic, *one.also) if topic is not None)
    topics = sorted(named, key=lambda topic: (topic in SMALL, asked.index(topic) if topic in asked else len(asked)))
    first = topics[0] if topics else None
    leading = min(told, key=lambda one: (WEIGHT[one.kind], one.topic != first), default=Outcome())
    return Outcome(
        kind=leading.kind,
        topic=first,
        also=tuple(topic for topic in topics[1:] if topic not in SMALL),
        suggested=tuple(topic for one in told for topic in one.suggested),
        confidence=leading.confidence,
        handoff=next((one.handoff for one in told if one.handoff), None) or conversation.handoff,
    )
