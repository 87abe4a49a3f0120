"""Coming late: `docs/rules.md` rules 5 to 11. What the spa has not said is left to a person."""

import msgspec

from dialogs.booking.late import LateVerdict, noticed, verdict
from dialogs.booking.model import HOLDS_ITS_PLACE, BookedView
from dialogs.conversation import Conversation, InquiryOpened, Outcome
from dialogs.topics import taps
from dialogs.topics.context import Context, Part, deadline, human, inquiry
from dialogs.topics.knowledge import words
from dialogs.topics.staff import urgent

TOPIC = "spa.late_policy"
HOUR = 3_600_000
BEHIND, AHEAD = 4 * HOUR, 48 * HOUR
"""A visit that began at most four hours ago, or begins within two days, is the one a guest will be late for."""


def answer(context: Context) -> Part | None:
    if context.reading.intent != "late" or context.conversation.changing:
        return None
    booked = _visit(context)
    return _told(context, booked) if booked else _in_general(context)


def _visit(context: Context) -> BookedView | None:
    now = context.known.now
    held = (b for b in context.known.bookings if b.state in HOLDS_ITS_PLACE)
    near = (b for b in held if now - BEHIND <= b.start <= now + AHEAD)
    return min(near, key=lambda b: (abs(b.start - now), b.id), default=None)


def _told(context: Context, booked: BookedView) -> Part:
    """The guest has a visit and says that they will be late: staff hear of it."""
    minutes = context.reading.late_minutes
    in_time = noticed(context.known.now, booked.start)
    judged = verdict(minutes, _length(booked), in_time, context.spa.late) if minutes is not None else None
    for_staff = in_time or (judged is not None and judged.staff_decide)
    return Part(
        conversation=_handed(context.conversation, for_staff),
        said=_words(context, booked, judged, in_time),
        offers=taps.choices(taps.choice(context.say("button.move"), "move", booked.id), human(context)),
        events=(inquiry(context, InquiryOpened(kind="late", reason="late", topic=TOPIC, note=_note(minutes))),),
        outcome=Outcome(kind="answer", topic=TOPIC, confidence=1.0, handoff="late" if for_staff else None),
        covers=(TOPIC,),
    )


def _words(context: Context, booked: BookedView, judged: LateVerdict | None, in_time: bool) -> tuple[str, ...]:
    minutes = context.reading.late_minutes
    told = context.say("late.told" if minutes is not None else "late.told_plain", minutes=minutes)
    if in_time:
        time = context.voice.time(booked.draft.time) if booked.draft.time else ""
        return (told, context.say("late.notice", time=time), *urgent(context))
    if judged is None:
        return (told, general(context), context.say("late.price"))
    price = (context.say("late.price"),) if judged.outcome == "cut" else ()
    return (told, in_words(context, judged), *price, *urgent(context))


def _in_general(context: Context) -> Part:
    """No visit is known here: the rule, and for more than it covers a person."""
    minutes = context.reading.late_minutes
    judged = verdict(minutes, None, False, context.spa.late) if minutes is not None else None
    topic = context.spa.topics.get(TOPIC)
    said = [words(context, topic) if topic else general(context)]
    if judged and judged.outcome == "person":
        said.extend((in_words(context, judged), context.say("handoff.passed_on", by=deadline(context))))
    over = judged is not None and judged.outcome == "person"
    opened = inquiry(context, InquiryOpened(kind="late", reason="late", topic=TOPIC, note=_note(minutes)))
    return Part(
        conversation=_handed(context.conversation, over),
        said=tuple(said),
        offers=taps.choices(human(context)),
        events=(opened,) if over else (),
        outcome=Outcome(kind="answer", topic=TOPIC, confidence=1.0, handoff="late" if over else None),
        covers=(TOPIC,),
    )


def in_words(context: Context, judged: LateVerdict) -> str:
    rules = context.spa.late
    key = {"no_cut": "late.no_cut", "person": "late.over"}.get(judged.outcome)
    if key is None:
        key = "late.cut" if judged.remaining is not None else "late.cut_plain"
    return context.say(
        key,
        to=rules.to_minutes,
        cut=judged.cut,
        left=judged.remaining,
        least=rules.min_remaining,
        **{"from": rules.from_minutes},
    )


def general(context: Context) -> str:
    rules = context.spa.late
    figures = {"from": rules.from_minutes, "to": rules.to_minutes, "cut": rules.cut_minutes}
    return context.say("late.general", least=rules.min_remaining, **figures)


def _length(booked: BookedView) -> int | None:
    """The late guest's own length, where the whole party has the same."""
    lengths = {line.minutes for line in booked.draft.lines}
    return lengths.pop() if len(lengths) == 1 else None


def _note(minutes: int | None) -> str:
    return f"{minutes} min" if minutes is not None else ""


def _handed(conversation: Conversation, for_staff: bool) -> Conversation:
    if not for_staff:
        return conversation
    return msgspec.structs.replace(conversation, handoff=conversation.handoff or "late")
