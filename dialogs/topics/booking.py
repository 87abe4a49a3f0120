"""A booking by conversation: facts in any order, what is missing asked, a summary, a yes that makes it a request."""

import datetime as dt

import msgspec

from dialogs.booking.model import HOLDS_ITS_PLACE, Draft
from dialogs.conversation import Conversation, Outcome
from dialogs.reading.model import Reading
from dialogs.spa.model import Spa
from dialogs.topics import asking, summary, taps
from dialogs.topics.context import Context, Part, Question, menu
from dialogs.topics.filling import filled, names_facts, unclear_dates
from dialogs.topics.fitting import obstacle
from dialogs.topics.pricing import names, verdict_on
from dialogs.topics.wording import asked_for_wishes, fixed, heard, skips

BOOKING_HOW = "spa.booking_how"
ABOUT_A_SUMMARY = frozenset({"yes", "change", "cancel"})
DAYS_LOADED = 3
"""The wished day and the next two, among which another time is offered."""


def concerns(reading: Reading, conversation: Conversation) -> bool:
    """The turn is, or may be, about a booking that is being made."""
    if conversation.changing:
        return False
    kind, value = taps.split(reading.tap or "")
    return conversation.draft is not None or begins(reading) or (kind in ABOUT_A_SUMMARY and bool(value))


def begins(reading: Reading) -> bool:
    """The guest wants to book: says so, or names what and when without asking anything."""
    if reading.intent == "book":
        return True
    what = any(line.service for line in reading.lines)
    when = reading.date is not None or reading.date_range is not None
    clock = bool(reading.time or reading.time_range or reading.part_of_day)
    if reading.intent == "promotion":
        return what and _books_with_a_code(reading)
    if reading.topics.asked or reading.intent not in ("other", "question"):
        return False
    if reading.intent == "question":
        # "Anything free tomorrow evening for two?" is how people begin to book.
        return when and (what or clock or bool(reading.party_size))
    return sum((what, when, clock, bool(reading.party_size))) >= 2 and (what or (when and clock))


def _books_with_a_code(reading: Reading) -> bool:
    """ "Six hands on Friday, code HBWK2025" books; "does HBWK2025 count for six hands?" asks."""
    return reading.promo_code is not None and not reading.topics.asked and "?" not in reading.text


def days_of(reading: Reading, conversation: Conversation, spa: Spa) -> tuple[dt.date, ...]:
    """Days whose occupation the answer may speak of."""
    draft = filled(conversation.draft or conversation.mentioned or Draft(), reading, spa)
    first = draft.date
    if first is None or first.toordinal() + DAYS_LOADED > dt.date.max.toordinal():
        return ()
    return tuple(first + dt.timedelta(days=n) for n in range(DAYS_LOADED))


def capped_codes(spa: Spa) -> tuple[str, ...]:
    capped = (promotion for promotion in spa.promotions if promotion.cap or promotion.cap_per_guest)
    return tuple(promotion.code for promotion in capped)


def answer(context: Context) -> Part | None:
    reading, conversation = context.reading, context.conversation
    if conversation.changing:
        return None
    if not concerns(reading, conversation):
        return _mentioned(context)
    if conversation.draft is None and not begins(reading):
        return _nothing_open(context)
    if conversation.held_by_safety:
        return _held(context)
    if context.asking or context.covered:
        return _kept(context)
    return _acted(context) or _step(context)


def collected(context: Context) -> Conversation:
    """The conversation with the message's facts, where nothing of the booking is said (an emergency comes first)."""
    if not concerns(context.reading, context.conversation):
        return context.conversation
    return msgspec.structs.replace(context.conversation, draft=_draft(context))


def _draft(context: Context) -> Draft:
    """The draft with what this message adds, begun if need be."""
    draft = context.conversation.draft
    if draft is None:
        conversation = context.conversation
        begun = conversation.mentioned or Draft()
        name = begun.name or conversation.name or None
        draft = msgspec.structs.replace(begun, health_notes=conversation.health_notes, name=name)
    return _one_day_left(context, heard(context, draft))


def _one_day_left(context: Context, draft: Draft) -> Draft:
    """Of two readings of a day one has passed: the other is meant."""
    options = [day for day in context.reading.date_options if day >= context.today]
    if draft.date is None and len(context.reading.date_options) > 1 and len(options) == 1:
        return msgspec.structs.replace(draft, date=options[0])
    return draft


def _mentioned(context: Context) -> Part | None:
    """Facts named while asking something else are kept for a booking that may come."""
    reading, conversation = context.reading, context.conversation
    if reading.tap is not None or not names_facts(reading) or conversation.changing:
        return None
    known = filled(conversation.mentioned or Draft(), reading, context.spa)
    if verdict_on(context, known).verdict == "unknown_code":
        known = msgspec.structs.replace(known, code=None)
    return Part(conversation=msgspec.structs.replace(conversation, mentioned=known), understood=False)


def _nothing_open(context: Context) -> Part:
    """A tap on the summary of a request that is sent or dropped: doubled, or from an old keyboard."""
    waiting = any(b.state in HOLDS_ITS_PLACE for b in context.known.bookings)
    return Part(
        conversation=context.conversation,
        said=(context.say("booking.already" if waiting else "booking.outdated"),),
        offers=() if waiting else menu(context),
        outcome=Outcome(kind="booking", confidence=1.0),
        ends=True,
    )


def _held(context: Context) -> Part | None:
    """Held for safety: what is said is kept, nothing goes on, however often it is asked for."""
    conversation = collected(context)
    kind, _ = taps.split(context.reading.tap or "")
    pressing = begins(context.reading) or context.reading.yes_no == "yes" or kind in ABOUT_A_SUMMARY
    if conversation == context.conversation and not pressing:
        return None
    return Part(
        conversation=conversation,
        said=(context.say("safety.held"),),
        outcome=Outcome(kind="safety", confidence=1.0, handoff="safety"),
        covers=(BOOKING_HOW,),
    )


def _kept(context: Context) -> Part:
    """Another question comes first in this turn: the facts are kept, the form waits."""
    before = context.conversation.draft
    conversation = collected(context)
    return Part(conversation=conversation, understood=conversation.draft != before)


def _acted(context: Context) -> Part | None:
    """What the guest does with a summary or a field, by tap or in words."""
    kind, value = taps.split(context.reading.tap or "")
    number = taps.number(value)
    if kind in ABOUT_A_SUMMARY and number is not None:
        return _on_summary(context, kind, number)
    if kind == "fix" and value in taps.FIXABLE:
        return _fix(context, value)
    if kind == "cancel" or (context.reading.intent == "cancel" and not names_facts(context.reading)):
        return _dropped(context)
    if context.reading.command == "back" or _changes_nothing_named(context.reading):
        return _what_to_change(context)
    return _in_words(context)


def _changes_nothing_named(reading: Reading) -> bool:
    return reading.intent == "change" and not names_facts(reading)


def _in_words(context: Context) -> Part | None:
    """A typed yes or no to the summary, as long as it says nothing else."""
    open_summary = context.conversation.summary
    if open_summary is None or context.conversation.asked != "yes_no" or names_facts(context.reading):
        return None
    if context.reading.yes_no == "yes":
        return _yes(context, open_summary.number)
    return _what_to_change(context) if context.reading.yes_no == "no" else None


def _on_summary(context: Context, kind: str, number: int) -> Part:
    open_summary = context.conversation.summary
    if kind == "yes":
        return _yes(context, number)
    if open_summary is None or open_summary.number != number:
        return _again(context, "booking.outdated")
    return _dropped(context) if kind == "cancel" else _what_to_change(context)


def _yes(context: Context, number: int) -> Part:
    open_summary, draft = context.conversation.summary, context.conversation.draft
    if open_summary is None or draft is None or open_summary.number != number:
        return _again(context, "booking.outdated")
    if obstacle(context, draft):
        return _step(context)
    if not summary.stands(context, open_summary, draft):
        return _again(context, "booking.moved")
    return summary.sent(context, open_summary)


def _again(context: Context, why: str) -> Part:
    """Says why, and goes on with what is true now: the new summary, or the next question."""
    part = _step(msgspec.structs.replace(context, conversation=_without_summary(context.conversation)))
    return msgspec.structs.replace(part, said=(context.say(why), *part.said), understood=True)


def _without_summary(conversation: Conversation) -> Conversation:
    return msgspec.structs.replace(conversation, summary=None)


def _dropped(context: Context) -> Part:
    conversation = msgspec.structs.replace(context.conversation, draft=None, summary=None, mentioned=None)
    return Part(
        conversation=conversation,
        said=(context.say("booking.dropped"),),
        offers=menu(context),
        outcome=Outcome(kind="booking", confidence=1.0),
        ends=True,
    )


def _what_to_change(context: Context) -> Part:
    open_summary = context.conversation.summary
    return Part(
        conversation=context.conversation,
        question=asking.change_question(context, open_summary.number if open_summary else None),
        outcome=Outcome(kind="booking", confidence=1.0),
    )


def _fix(context: Context, slot: str) -> Part:
    """One field is emptied and asked again; all others stay."""
    draft = fixed(context.conversation.draft or Draft(), slot)
    conversation = msgspec.structs.replace(_without_summary(context.conversation), draft=draft)
    question = asking.code_question(context) if slot == "promo_code" else asking.next_question(context, draft)
    return Part(conversation=conversation, question=question, outcome=Outcome(kind="booking", confidence=1.0))


def _step(context: Context) -> Part:
    """The message's facts go in; then what cannot be is explained, what is missing asked, or the summary shown."""
    before = context.conversation.draft
    draft = _draft(context)
    changed = draft != before or before is None or _said_something(context)
    found = obstacle(context, draft)
    if found:
        return _part(context, found.draft, found.said, found.question, True)
    question = asking.next_question(context, draft)
    if asked_for_wishes(context.conversation) and context.reading.yes_no == "yes" and draft == before:
        question = Question((context.say("booking.ask.which_wishes"),), asking.no_wishes(context))
    if question is not None and draft == before:
        question = asking.again(context, question)
    said = _opening(context, before, draft, with_summary=question is None)
    if question is None:
        return _summary(context, draft, said, changed)
    if not missing_wishes(draft, question):
        return _part(context, draft, said, question, changed)
    return _part(context, msgspec.structs.replace(draft, wishes_asked=True), said, question, changed)


def _said_something(context: Context) -> bool:
    """Facts were named, even if they were known already, or the guest only agreed: nothing to be puzzled about."""
    reading = context.reading
    tapped, _ = taps.split(reading.tap or "")
    begun = reading.intent == "book" or tapped in ("contact", "wishes", "code") or skips(reading, context.conversation)
    return begun or reading.yes_no is not None or names_facts(reading) or bool(unclear_dates(reading))


def missing_wishes(draft: Draft, question: Question) -> bool:
    return not draft.wishes_asked and any(choice.value == "wishes:none" for choice in question.choices)


def _opening(context: Context, before: Draft | None, draft: Draft, with_summary: bool) -> tuple[str, ...]:
    """A friendly word at the start, and day and time repeated as soon as both are known (rule 27)."""
    said = [context.say("booking.start")] if before is None else []
    known = before or Draft()
    moved = (draft.date, draft.time) != (known.date, known.time)
    if moved and draft.date and draft.time and not with_summary:
        date, time = context.voice.date(draft.date), context.voice.time(draft.time)
        said.append(context.say("booking.noted_when", date=date, time=time))
    if known.lines != draft.lines and context.reading.correction and not with_summary:
        said.append(context.say("booking.noted_lines", lines=names(context, draft.lines)))
    if draft.messenger_contact and not known.messenger_contact and context.known.channel in asking.PAGES:
        said.append(context.say("booking.ask.contact_needed"))
    return (" ".join(said),) if said else ()


def _summary(context: Context, draft: Draft, said: tuple[str, ...], changed: bool) -> Part:
    open_summary = context.conversation.summary
    if open_summary and not changed and summary.stands(context, open_summary, draft):
        question = Question(
            (context.say("booking.summary.ask"),), summary.answers(context, open_summary.number), "yes_no"
        )
        repeated = _part(context, draft, (), question, changed)
        kept = msgspec.structs.replace(repeated.conversation, summary=open_summary)
        return msgspec.structs.replace(repeated, conversation=kept)
    part = summary.shown(context, draft, said)
    assert part is not None  # nothing is missing: `next_question` has just said so
    return msgspec.structs.replace(part, covers=(BOOKING_HOW,), understood=changed)


def _part(context: Context, draft: Draft, said: tuple[str, ...], question: Question, understood: bool) -> Part:
    conversation = msgspec.structs.replace(context.conversation, draft=draft, mentioned=None, summary=None)
    return Part(
        conversation=conversation,
        said=said,
        question=question,
        outcome=Outcome(kind="booking", confidence=1.0),
        covers=_covers(context),
        understood=understood,
    )


def _covers(context: Context) -> tuple[str, ...]:
    """ "I want to book" begins the form; only where it comes as a bare question is it answered as one too."""
    reading = context.reading
    if reading.intent == "book" and reading.lines:
        return (BOOKING_HOW, "spa.n_hands", "spa.services")
    return (BOOKING_HOW,) if names_facts(reading) or reading.intent == "book" else ()
