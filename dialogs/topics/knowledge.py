"""Answers out of content/knowledge: one paragraph a topic, in the order of the message, and choices where unsure."""

import msgspec

from dialogs.conversation import Conversation, InquiryOpened, Outcome
from dialogs.facts import facts
from dialogs.messages import Choice
from dialogs.phrasing import FALLBACK, fill, placeholders, split
from dialogs.reading.model import TopicMatch
from dialogs.spa.model import Topic
from dialogs.topics import taps
from dialogs.topics.context import Context, Part, deadline, human, inquiry, topic_choice
from dialogs.topics.safety import HANDS_ON, careful

SUGGESTED = 3
KINDS = {
    "smalltalk": "smalltalk",
    "handoff": "handoff",
    "spa.promotion": "promotion",
    "spa.booking_how": "booking",
}
BOOKABLE = ("spa.services", "spa.n_hands", "spa.prices", "spa.booking_how", "spa.hours", "psoas.professional_session")
"""After these, many guests want to book: the button is offered."""
BY_OTHERS = ("smalltalk.", "handoff.")
BY_INTENT = {"promotion": "spa.promotion", "price": "spa.prices"}


def answer(context: Context) -> Part | None:
    asked = [
        context.spa.topics[topic_id]
        for topic_id in context.reading.topics.asked or _by_intent(context)
        if topic_id in context.spa.topics and topic_id not in context.covered and not topic_id.startswith(BY_OTHERS)
    ]
    return _answers(context, asked) if asked else None


def _by_intent(context: Context) -> tuple[str, ...]:
    """A topic that the words alone ask for, in languages in which it has no examples yet to be matched with."""
    topic = context.spa.topics.get(BY_INTENT.get(context.reading.intent, ""))
    if topic is None or context.understood or context.reading.language in topic.examples:
        return ()
    return (topic.id,)


def suggestions(context: Context) -> tuple[Choice, ...]:
    """The likely topics' buttons, where the bot is not sure enough to answer: at most three."""
    likely = [candidate.topic for candidate in context.reading.topics.candidates]
    offered = (topic_choice(context, topic_id) for topic_id in likely if not topic_id.startswith("smalltalk."))
    return taps.choices(*offered)[:SUGGESTED]


def words(context: Context, topic: Topic) -> str:
    """The answer, or the honest sentence where a fact that it needs is empty."""
    language = context.voice.language
    known = facts(context.spa, language, context.today)
    template = split(topic.answers.get(language) or topic.answers.get(FALLBACK, ""))
    if template and all(known.get(name) for name in (*topic.needs, *placeholders(template))):
        return fill(template, known)
    unknown = split(topic.unknowns.get(language) or topic.unknowns.get(FALLBACK, ""))
    if unknown and all(known.get(name) for name in placeholders(unknown)):
        return fill(unknown, known)
    return not_confirmed(context)


def not_confirmed(context: Context) -> str:
    contacts = context.fact("contacts")
    return context.say("unconfirmed.contacts" if contacts else "unconfirmed.plain", contacts=contacts)


def kind_of(topic_id: str) -> str:
    return KINDS.get(topic_id) or KINDS.get(topic_id.split(".")[0], "answer")


def confidence(topics: TopicMatch, topic_id: str) -> float:
    return next((c.confidence for c in topics.candidates if c.topic == topic_id), 1.0)


def _answers(context: Context, asked: list[Topic]) -> Part:
    said = tuple(_said(context, topic) for topic in asked)
    for_people = any(topic.handoff for topic in asked)
    first = asked[0].id
    outcome = Outcome(
        kind=kind_of(first),  # type: ignore[arg-type]
        topic=first,
        also=tuple(topic.id for topic in asked[1:]),
        confidence=confidence(context.reading.topics, first),
        handoff="content" if for_people else None,
    )
    return Part(
        conversation=_remembered(context.conversation, asked[-1].id, for_people),
        said=(*said, *([context.say("handoff.passed_on", by=deadline(context))] if for_people else [])),
        offers=_next(context, asked),
        events=(_for_people(context, first),) if for_people else (),
        outcome=outcome,
        covers=tuple(topic.id for topic in asked),
    )


def _said(context: Context, topic: Topic) -> str:
    if topic.id in HANDS_ON and careful(context.conversation):
        return context.say("safety.not_now")
    return words(context, topic)


def _remembered(conversation: Conversation, topic_id: str, for_people: bool) -> Conversation:
    handoff = conversation.handoff or ("content" if for_people else None)
    return msgspec.structs.replace(conversation, topic=topic_id, handoff=handoff)


def _for_people(context: Context, topic_id: str) -> InquiryOpened:
    return inquiry(context, InquiryOpened(kind="question", reason="content", topic=topic_id))


def _next(context: Context, asked: list[Topic]) -> tuple[Choice, ...]:
    """Related topics as next questions, and booking where that is near at hand."""
    ids = {topic.id for topic in asked}
    related = dict.fromkeys(topic_id for topic in asked for topic_id in topic.related if topic_id not in ids)
    offered = taps.choices(*(topic_choice(context, topic_id) for topic_id in related))[:SUGGESTED]
    if any(topic.id in BOOKABLE or topic.id == "spa.promotion" for topic in asked):
        return taps.choices(taps.choice(context.say("button.book"), "book"), *offered)
    if any(topic.id.startswith("out_of_scope") for topic in asked):
        return taps.choices(*offered, human(context))
    return offered
