"""A booking that is with the spa: the guest asks to move or to cancel it, staff decide (`docs/rules.md` 23 and 26).

Only bookings of this very conversation are ever shown or touched.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec

from dialogs.booking.capacity import occupy
from dialogs.booking.model import HOLDS_ITS_PLACE, BookedView, Draft, Occupied, Quote
from dialogs.booking.promotion import counted_from, normalised
from dialogs.conversation import ChangeRequested, CodeUse, Conversation, InquiryOpened, Known, Outcome, Summary
from dialogs.messages import Choice
from dialogs.reading.model import Reading
from dialogs.topics import asking, taps
from dialogs.topics.context import Context, Part, Question, deadline, human, inquiry
from dialogs.topics.filling import names_facts
from dialogs.topics.fitting import obstacle
from dialogs.topics.knowledge import words
from dialogs.topics.pricing import names, price_lines, promotion_in_words, quoted
from dialogs.topics.summary import facts_of, soon
from dialogs.topics.wording import fixed, heard

Wish = Literal["change", "cancel"]
TOPIC: dict[Wish, str] = {"change": "spa.booking_change", "cancel": "spa.cancellation"}
BY_TAP: dict[str, Wish] = {"move": "change", "drop": "cancel"}
MISSED = 4 * 3_600_000
"""A visit that began up to four hours ago may still be moved: the guest missed it, or is too late for it."""
OUTCOME = Outcome(kind="booking", confidence=1.0)


def concerns(reading: Reading, conversation: Conversation) -> bool:
    """The turn may be about a booking that is stored."""
    kind, value = taps.split(reading.tap or "")
    if conversation.changing or kind in BY_TAP or reading.intent == "late":
        return True
    doubled = kind in ("yes", "change", "cancel") and bool(value)
    return conversation.draft is None and (doubled or reading.intent in ("change", "cancel"))


def answer(context: Context) -> Part | None:
    conversation, reading = context.conversation, context.reading
    if conversation.changing:
        return _going_on(context)
    kind, value = taps.split(reading.tap or "")
    if kind in BY_TAP:
        return _chosen(context, BY_TAP[kind], taps.number(value))
    if conversation.draft is not None or context.covered or reading.intent not in ("change", "cancel"):
        return None
    return _begun(context, "change" if reading.intent == "change" else "cancel")


def open_bookings(known: Known) -> list[BookedView]:
    """Bookings that lie ahead, or have just begun, and that the spa has not turned down, soonest first."""
    ahead = (b for b in known.bookings if b.state in HOLDS_ITS_PLACE and b.start > known.now - MISSED)
    return sorted(ahead, key=lambda b: (b.start, b.id))


def _begun(context: Context, wish: Wish) -> Part:
    bookings = open_bookings(context.known)
    if not bookings:
        return _none(context, wish)
    return _with(context, bookings[0], wish) if len(bookings) == 1 else _which(context, bookings, wish)


def _none(context: Context, wish: Wish) -> Part:
    topic = context.spa.topics.get(TOPIC[wish])
    general = (words(context, topic),) if topic else ()
    return Part(
        conversation=context.conversation,
        said=(*general, context.say("change.none")),
        offers=taps.choices(human(context)),
        outcome=Outcome(kind="answer", topic=TOPIC[wish], confidence=1.0),
        covers=tuple(TOPIC.values()),
    )


def _which(context: Context, bookings: list[BookedView], wish: Wish) -> Part:
    tap = "move" if wish == "change" else "drop"
    offered = taps.choices(*(taps.choice(_short(context, b), tap, b.id) for b in bookings))
    listed = "\n".join(_booked_line(context, b.draft) for b in bookings)
    return Part(
        conversation=context.conversation,
        question=Question((listed, context.say("change.which")), offered),
        outcome=OUTCOME,
        covers=tuple(TOPIC.values()),
    )


def _short(context: Context, booked: BookedView) -> str:
    at = dt.datetime.fromtimestamp(booked.start / 1000, context.spa.zone)
    return f"{context.voice.day(at.date())} {context.voice.time(at.time())}"


def _chosen(context: Context, wish: Wish, number: int | None) -> Part:
    """A tap on one of the guest's bookings; another guest's number is nothing here."""
    booked = next((b for b in open_bookings(context.known) if b.id == number), None)
    return _with(context, booked, wish) if booked else _none(context, wish)


def _with(context: Context, booked: BookedView, wish: Wish) -> Part:
    if booked.state == "cancel_requested":
        return _part(context.conversation, said=(context.say("change.already_drop"),))
    if wish == "change" and context.conversation.held_by_safety:
        return _part(context.conversation, said=(context.say("safety.held"),))
    conversation = msgspec.structs.replace(
        context.conversation, changing=wish, booking=booked.id, draft=_as_asked(booked), summary=None
    )
    context = msgspec.structs.replace(context, conversation=conversation)
    return _drop_summary(context, booked) if wish == "cancel" else _change_step(context, booked)


def _as_asked(booked: BookedView) -> Draft:
    """A second change starts from the first, which staff have not decided yet."""
    return booked.wanted if booked.state == "change_requested" and booked.wanted else booked.draft


def _going_on(context: Context) -> Part | None:
    booked = next((b for b in open_bookings(context.known) if b.id == context.conversation.booking), None)
    if booked is None:
        # Staff decided meanwhile: there is nothing left to change.
        return _part(_settled(context.conversation), said=(context.say("change.none"),))
    if context.asking or context.covered:
        return Part(conversation=context.conversation, understood=False)
    kind, value = taps.split(context.reading.tap or "")
    if wish := _another_wish(context):
        return _with(context, booked, wish)
    if kind == "yes" or _said_yes(context):
        return _yes(context, booked, taps.number(value))
    if kind == "change" or (_said_no(context) and context.conversation.changing == "change"):
        return _what_else(context)
    if kind in ("cancel", "no") or _said_no(context):
        return _part(_settled(context.conversation), said=(context.say("change.kept"),))
    if context.conversation.changing == "cancel":
        return _asked_again(context) or _drop_summary(context, booked)
    return _change_step(context, booked)


def _what_else(context: Context) -> Part:
    """Not like this: which field shall be another one?"""
    fields = asking.change_question(context, None)
    keep = taps.choice(context.say("button.keep"), "no")
    question = Question((context.say("change.ask"),), taps.choices(*fields.choices, keep))
    return _asked(context, context.conversation.draft or Draft(), (), question, True)


def _asked_again(context: Context) -> Part | None:
    """The summary shown before still stands and the message was about something else: only the question is repeated."""
    summary = context.conversation.summary
    if summary is None or summary.spa_version != context.spa.version:
        return None
    dropping = context.conversation.changing == "cancel"
    question = Question(
        (context.say("change.ask_drop" if dropping else "booking.summary.ask"),),
        _answers(context, summary.number, dropping),
        "yes_no",
    )
    return Part(conversation=context.conversation, question=question, outcome=OUTCOME, understood=False)


def _answers(context: Context, number: int, dropping: bool) -> tuple[Choice, ...]:
    return taps.choices(
        taps.choice(context.say("button.send"), "yes", number),
        None if dropping else taps.choice(context.say("button.change"), "change", number),
        taps.choice(context.say("button.keep"), "no"),
    )


def _another_wish(context: Context) -> Wish | None:
    intent, changing = context.reading.intent, context.conversation.changing
    if intent in ("change", "cancel") and intent != changing:
        return "change" if intent == "change" else "cancel"
    return None


def _said_yes(context: Context) -> bool:
    asked = context.conversation.asked == "yes_no"
    return asked and context.reading.yes_no == "yes" and not names_facts(context.reading)


def _said_no(context: Context) -> bool:
    return context.reading.command == "back" or (context.reading.yes_no == "no" and not names_facts(context.reading))


def _change_step(context: Context, booked: BookedView) -> Part:
    before = context.conversation.draft or _as_asked(booked)
    kind, value = taps.split(context.reading.tap or "")
    draft = fixed(before, value) if kind == "fix" else heard(context, before)
    context = _as_if_free(context, booked)
    found = obstacle(context, draft)
    if found:
        return _asked(context, found.draft, found.said, found.question, True)
    question = asking.next_question(context, msgspec.structs.replace(draft, wishes_asked=True))
    if question:
        agreed = context.reading.yes_no is not None
        again = asking.again(context, question) if draft == before else question
        return _asked(context, draft, (), again, draft != before or agreed)
    if facts_of(draft) == facts_of(_as_asked(booked)):
        return _what_else(msgspec.structs.replace(context, conversation=_with_draft(context.conversation, draft)))
    summary = context.conversation.summary
    if summary and facts_of(summary.draft) == facts_of(draft) and summary.quote == _quote(context, booked, draft):
        return _asked_again(context) or _move_summary(context, booked, draft)
    return _move_summary(context, booked, draft)


def _with_draft(conversation: Conversation, draft: Draft) -> Conversation:
    return msgspec.structs.replace(conversation, draft=draft)


def _as_if_free(context: Context, booked: BookedView) -> Context:
    """The guest's own place and use of a code do not stand in the way of moving them."""
    left = list(context.known.occupied)
    for taken in occupy(booked.draft.lines, booked.start, context.spa):
        if taken in left:
            left.remove(taken)
    known = msgspec.structs.replace(
        context.known, occupied=_tuple(left), code_uses=_without(context.known.code_uses, booked.quote)
    )
    return msgspec.structs.replace(context, known=known)


def _tuple(occupied: Iterable[Occupied]) -> tuple[Occupied, ...]:
    return tuple(occupied)


def _without(uses: tuple[CodeUse, ...], quote: Quote) -> tuple[CodeUse, ...]:
    code = normalised(quote.promotion.code or "") if quote.promotion.verdict == "valid" else None
    return tuple(
        msgspec.structs.replace(use, by_all=max(0, use.by_all - 1), by_guest=max(0, use.by_guest - 1))
        if normalised(use.code) == code
        else use
        for use in uses
    )


def _quote(context: Context, booked: BookedView, draft: Draft) -> Quote | None:
    """Rule 23: a moved booking keeps the day on which it was first booked; a changed service is priced anew."""
    first = dt.datetime.fromtimestamp(booked.booked_at / 1000, context.spa.zone)
    return quoted(context, draft, counted_from(draft.code, first, context.now, context.spa))


def _move_summary(context: Context, booked: BookedView, draft: Draft) -> Part:
    priced = _quote(context, booked, draft)
    assert priced is not None  # nothing is missing
    lines = [context.say("change.title_move"), _when(context, draft), *price_lines(context, priced)]
    lines.append(promotion_in_words(context, priced.promotion))
    if priced.promotion.verdict == "valid" and priced.promotion.ends and context.today > priced.promotion.ends:
        lines.append(context.say("change.discount_kept"))
    return _summary(context, draft, priced, lines)


def _drop_summary(context: Context, booked: BookedView) -> Part:
    lines = [context.say("change.title_drop"), _booked_line(context, booked.draft)]
    part = _summary(context, booked.draft, booked.quote, lines)
    terms = context.fact("cancellation") or context.say("change.terms")
    return msgspec.structs.replace(part, said=(terms,))


def _summary(context: Context, draft: Draft, priced: Quote, lines: list[str]) -> Part:
    number = context.conversation.summaries + 1
    summary = Summary(number=number, quote=priced, draft=draft, spa_version=context.spa.version)
    conversation = msgspec.structs.replace(context.conversation, draft=draft, summary=summary, summaries=number)
    dropping = conversation.changing == "cancel"
    ask = context.say("change.ask_drop" if dropping else "booking.summary.ask")
    choices = _answers(context, number, dropping)
    text = "\n".join(line for line in lines if line)
    return Part(
        conversation=conversation,
        question=Question((text, ask), choices, "yes_no"),
        outcome=OUTCOME,
        covers=tuple(TOPIC.values()),
    )


def _yes(context: Context, booked: BookedView, number: int | None) -> Part:
    summary, draft = context.conversation.summary, context.conversation.draft
    context = _as_if_free(context, booked)
    if summary is None or draft is None or (number is not None and number != summary.number):
        return _change_step(context, booked)
    if context.conversation.changing == "cancel":
        return _sent(context, booked, summary, ChangeRequested(booking=booked.id))
    if obstacle(context, draft) or summary.spa_version != context.spa.version:
        return _change_step(context, booked)
    if _quote(context, booked, draft) != summary.quote:
        return _change_step(context, booked)
    return _sent(context, booked, summary, ChangeRequested(booking=booked.id, draft=draft, quote=summary.quote))


def _sent(context: Context, booked: BookedView, summary: Summary, change: ChangeRequested) -> Part:
    kind: Wish = "cancel" if change.draft is None else "change"
    key = "change.sent_drop" if change.draft is None else "change.sent_move"
    said = context.say(key, by=deadline(context), **_date_and_time(context, summary.draft))
    opened = inquiry(context, InquiryOpened(kind=kind, reason="booking", topic=TOPIC[kind]))
    return Part(
        conversation=_settled(context.conversation),
        said=(said, *soon(context, booked.draft)),
        events=(change, opened),
        outcome=OUTCOME,
        covers=tuple(TOPIC.values()),
    )


def _settled(conversation: Conversation) -> Conversation:
    return msgspec.structs.replace(conversation, changing=None, draft=None, summary=None)


def _part(conversation: Conversation, said: tuple[str, ...]) -> Part:
    return Part(conversation=conversation, said=said, outcome=OUTCOME, covers=tuple(TOPIC.values()))


def _asked(context: Context, draft: Draft, said: tuple[str, ...], question: Question, understood: bool) -> Part:
    return Part(
        conversation=msgspec.structs.replace(context.conversation, draft=draft, summary=None),
        said=said,
        question=question,
        outcome=OUTCOME,
        covers=tuple(TOPIC.values()),
        understood=understood,
    )


def _when(context: Context, draft: Draft) -> str:
    return context.say("booking.summary.when", **_date_and_time(context, draft))


def _date_and_time(context: Context, draft: Draft) -> dict[str, str]:
    return {
        "date": context.voice.date(draft.date) if draft.date else "",
        "time": context.voice.time(draft.time) if draft.time else "",
    }


def _booked_line(context: Context, draft: Draft) -> str:
    return context.say("change.booked_line", lines=names(context, draft.lines), **_date_and_time(context, draft))
