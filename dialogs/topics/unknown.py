"""What the bot did not understand: choices when unsure, honesty else, and a person after the second time."""

import msgspec

from dialogs.conversation import InquiryOpened, Outcome, QuestionUnanswered
from dialogs.messages import Choice
from dialogs.topics.context import Context, Part, deadline, human, inquiry, menu
from dialogs.topics.knowledge import suggestions
from dialogs.topics.staff import urgent
from dialogs.topics.taps import choices

KEPT_WORDS = 1000
LONG = 2000
FOR_A_PERSON = ("asked", "complaint", "safety", "unknown")
"""A person was promised for one of these: what the bot does not understand is then meant for them."""
PATIENCE = 2
"""Times in a row after which the bot stops guessing and asks a person by itself."""


def answer(context: Context) -> Part | None:
    if context.understood:
        return None
    if context.reading.tap is not None:
        return _stale_tap(context)
    if not any(character.isalnum() for character in context.reading.text):
        return _no_words(context)
    if context.conversation.handoff in FOR_A_PERSON and not context.asking:
        return _passed_on(context)
    return _unknown(context)


def unread(context: Context) -> Part | None:
    """Words came with a picture: the words are answered, and the guest knows that the rest was not seen."""
    if not context.reading.attachments or not any(character.isalnum() for character in context.reading.text):
        return None
    return Part(conversation=context.conversation, said=(context.say("unknown.attachment_too"),), aside=True)


def _stale_tap(context: Context) -> Part:
    return Part(
        conversation=context.conversation,
        said=(context.say("unknown.stale_tap"),),
        offers=menu(context),
        outcome=Outcome(kind="unknown"),
    )


def _no_words(context: Context) -> Part:
    key = "unknown.attachment" if context.reading.attachments else "unknown.no_words"
    return Part(
        conversation=context.conversation,
        said=(context.say(key),),
        offers=menu(context),
        outcome=Outcome(kind="unknown"),
    )


def _passed_on(context: Context) -> Part:
    """The guest writes to the person who was promised: their words are on the record, nothing is guessed."""
    offered = suggestions(context)
    return Part(
        conversation=context.conversation,
        said=(context.say("handoff.noted_unsure" if offered else "handoff.noted"),),
        offers=offered,
        outcome=Outcome(kind="handoff", handoff=context.conversation.handoff),
    )


def _unknown(context: Context) -> Part:
    offered = suggestions(context)
    times = context.conversation.unknown_in_row + 1
    reading = context.reading
    conversation = msgspec.structs.replace(context.conversation, unknown_in_row=times)
    suggested = tuple(choice.value.partition(":")[2] for choice in offered)
    unanswered = QuestionUnanswered(
        text=reading.text[:KEPT_WORDS], language=context.voice.language, suggested=suggested
    )
    confidence = max((candidate.confidence for candidate in reading.topics.candidates), default=0.0)
    part = Part(
        conversation=conversation,
        said=(_honest(context, offered),),
        offers=choices(*offered, human(context)) if offered else _ways_on(context),
        beside=offered,
        events=(unanswered,),
        outcome=Outcome(kind="unknown", suggested=suggested, confidence=confidence),
        understood=False,
    )
    return _given_to_a_person(context, part) if times >= PATIENCE else part


def _honest(context: Context, offered: tuple[Choice, ...]) -> str:
    if context.asking:
        return context.say("unknown.in_form_unsure" if offered else "unknown.in_form")
    if offered:
        return context.say("unknown.unsure")
    return context.say("unknown.long" if len(context.reading.text) > LONG else "unknown.plain")


def _ways_on(context: Context) -> tuple[Choice, ...]:
    return choices(human(context), *menu(context))


def _given_to_a_person(context: Context, part: Part) -> Part:
    opened = inquiry(context, InquiryOpened(kind="question", reason="unknown", topic=context.conversation.topic))
    return msgspec.structs.replace(
        part,
        conversation=msgspec.structs.replace(part.conversation, handoff=part.conversation.handoff or "unknown"),
        said=(context.say("unknown.to_a_person", by=deadline(context)), *urgent(context)),
        offers=tuple(choice for choice in part.offers if choice.value != "human"),
        events=(*part.events, opened),
        outcome=msgspec.structs.replace(part.outcome, handoff="unknown"),
    )
