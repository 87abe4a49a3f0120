"""Handing over to a person: because the guest asks, or because something went wrong. Says by when they answer."""

import datetime as dt

import msgspec

from dialogs.conversation import Conversation, InquiryOpened, Outcome
from dialogs.messages import Choice
from dialogs.promise import next_opening
from dialogs.topics import taps
from dialogs.topics.context import Context, Part, deadline, inquiry

HUMAN, COMPLAINT = "handoff.human", "handoff.complaint"
IDENTITY = "smalltalk.identity"
"""Who asks whether a person is speaking wants to know, and not yet to be passed on."""


def answer(context: Context) -> Part | None:
    asked = context.reading.topics.asked
    if COMPLAINT in asked:
        return _complaint(context)
    if HUMAN in asked or (context.reading.intent == "human" and IDENTITY not in asked):
        return _asked(context)
    return None


def _asked(context: Context) -> Part:
    opened = InquiryOpened(kind="question", reason="asked", topic=context.conversation.topic)
    return Part(
        conversation=_handed_over(context.conversation),
        said=(context.say("handoff.asked", by=deadline(context)), *closed_now(context), *urgent(context)),
        offers=go_on(context),
        events=(inquiry(context, opened),),
        outcome=Outcome(kind="handoff", topic=HUMAN, confidence=1.0, handoff="asked"),
        covers=(HUMAN, COMPLAINT),
    )


def _complaint(context: Context) -> Part:
    told_before = context.conversation.handoff == "complaint"
    conversation = msgspec.structs.replace(context.conversation, handoff="complaint")
    words = context.say("handoff.complaint", by=deadline(context))
    return Part(
        conversation=conversation,
        said=(context.say("handoff.noted"),) if told_before else (words, *closed_now(context), *urgent(context)),
        offers=go_on(context),
        events=(inquiry(context, InquiryOpened(kind="complaint", reason="complaint", topic=COMPLAINT)),),
        outcome=Outcome(kind="handoff", topic=COMPLAINT, confidence=1.0, handoff="complaint"),
        covers=(HUMAN, COMPLAINT),
    )


def _handed_over(conversation: Conversation) -> Conversation:
    """A weightier reason stays: staff should see a complaint as a complaint."""
    return msgspec.structs.replace(conversation, handoff=conversation.handoff or "asked")


def urgent(context: Context) -> tuple[str, ...]:
    hotline = context.fact("hotline")
    return (context.say("handoff.urgent", hotline=hotline),) if hotline else ()


def closed_now(context: Context) -> tuple[str, ...]:
    """Outside opening hours nobody is there to answer at once, and the guest should know."""
    opens = next_opening(context.spa, context.known.now)
    if opens is None:
        return ()
    at = dt.datetime.fromtimestamp(opens / 1000, context.spa.zone)
    when = context.say("deadline", date=context.voice.date(at.date()), time=context.voice.time(at.time()))
    return (context.say("handoff.closed_now", opens=when),)


def go_on(context: Context) -> tuple[Choice, ...]:
    """A half-filled booking waits; the guest is not pushed through the form while asking for a person."""
    if context.conversation.draft is None:
        return ()
    return taps.choices(taps.choice(context.say("button.go_on"), "book"))
