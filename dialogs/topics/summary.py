"""The summary of a request, the yes that sends it, and what the spa does next."""

import datetime as dt

import msgspec

from dialogs.booking.capacity import occupy
from dialogs.booking.model import Draft, Line, Quote
from dialogs.booking.promotion import normalised
from dialogs.conversation import BookingRequested, Conversation, InquiryOpened, Known, Outcome, Summary
from dialogs.facts import service_name
from dialogs.messages import Choice
from dialogs.spa.model import Promotion, Spa
from dialogs.topics import taps
from dialogs.topics.context import Context, Part, Question, deadline, inquiry
from dialogs.topics.pricing import price_lines, promotion_in_words, quoted, start_of

HOUR = dt.timedelta(hours=1)


def shown(context: Context, draft: Draft, said: tuple[str, ...] = ()) -> Part | None:
    """The summary as the question of the turn; None while the draft has no price-able lines or start."""
    priced = quoted(context, draft)
    if priced is None or draft.date is None or draft.time is None:
        return None
    number = context.conversation.summaries + 1
    summary = Summary(number=number, quote=priced, draft=draft, spa_version=context.spa.version)
    conversation = msgspec.structs.replace(
        context.conversation,
        draft=draft,
        summary=summary,
        summaries=number,
        name=draft.name or context.conversation.name,
    )
    text = "\n".join(line for line in _lines(context, draft, priced) if line)
    paragraphs = (text, *_next(context, draft, priced), context.say("booking.summary.ask"))
    return Part(
        conversation=conversation,
        said=said,
        question=Question(paragraphs, answers(context, number), "yes_no"),
        outcome=Outcome(kind="booking", confidence=1.0),
    )


def answers(context: Context, number: int) -> tuple[Choice, ...]:
    return taps.choices(
        taps.choice(context.say("button.send"), "yes", number),
        taps.choice(context.say("button.change"), "change", number),
        taps.choice(context.say("button.cancel"), "cancel", number),
    )


def stands(context: Context, summary: Summary, draft: Draft) -> bool:
    """The guest's yes means what would be written now: same facts, same price, same book."""
    same_facts = facts_of(draft) == facts_of(summary.draft)
    return same_facts and summary.spa_version == context.spa.version and summary.quote == quoted(context, draft)


def facts_of(draft: Draft) -> Draft:
    """Without what only steers the asking."""
    return msgspec.structs.replace(draft, wishes_asked=False, between=None)


def sent(context: Context, summary: Summary) -> Part:
    """The request is written. From here on the spa decides."""
    draft = msgspec.structs.replace(summary.draft, between=None)
    conversation = _after(context.conversation, draft)
    if at_once(context, draft, summary.quote):
        return _confirmed(context, conversation, draft, summary.quote)
    opened = inquiry(context, InquiryOpened(kind="booking_request", reason="booking", topic="spa.booking_how"))
    return Part(
        conversation=conversation,
        said=_thanks(context, draft),
        events=(request(context, draft, summary.quote), opened),
        outcome=Outcome(kind="booking", confidence=1.0),
        covers=("spa.booking_how",),
    )


def at_once(context: Context, draft: Draft, priced: Quote) -> bool:
    """The owner lets what fits be confirmed without a person, and nothing here needs one (`docs/rules.md` rule 1)."""
    if context.spa.booking.confirmation != "automatic":
        return False
    for_a_person = _for_the_team(context, draft.lines) or priced.promotion.staff_confirm
    return not for_a_person and not (context.conversation.doctor_first or context.conversation.held_by_safety)


def _confirmed(context: Context, conversation: Conversation, draft: Draft, priced: Quote) -> Part:
    assert draft.date is not None
    assert draft.time is not None
    date, time = context.voice.date(draft.date), context.voice.time(draft.time)
    said = context.say("booking.done.confirmed", name=draft.name or "", date=date, time=time)
    return Part(
        conversation=conversation,
        said=(said, context.say("booking.done.moves")),
        events=(msgspec.structs.replace(request(context, draft, priced), confirmed=True),),
        outcome=Outcome(kind="booking", confidence=1.0),
        covers=("spa.booking_how",),
    )


def request(context: Context, draft: Draft, priced: Quote) -> BookingRequested:
    spa = context.spa
    start = instant(context, draft)
    occupied = occupy(draft.lines, start, spa)
    end = max((taken.end for taken in occupied), default=start)
    promotion = promotion_of(spa, priced)
    known_capacity = spa.capacity.therapists is not None or spa.capacity.rooms is not None
    return BookingRequested(
        draft=draft,
        quote=priced,
        start=start,
        end=end,
        occupied=occupied if known_capacity else (),
        therapists=spa.capacity.therapists,
        rooms=spa.capacity.rooms,
        code_cap=promotion.cap if promotion else None,
        code_cap_per_guest=promotion.cap_per_guest if promotion else None,
        contested=context.known.contested,
    )


def instant(context: Context, draft: Draft) -> int:
    """The start in epoch ms. A draft without one has no request: `shown` refuses it."""
    start = start_of(context, draft)
    return round(start.timestamp() * 1000) if start else context.known.now


def promotion_of(spa: Spa, priced: Quote) -> Promotion | None:
    """The promotion whose uses this quote takes."""
    if priced.promotion.verdict != "valid" or not priced.promotion.code:
        return None
    code = normalised(priced.promotion.code)
    return next((promotion for promotion in spa.promotions if normalised(promotion.code) == code), None)


def soon(context: Context, draft: Draft) -> tuple[str, ...]:
    """`docs/rules.md` rule 2: a visit sooner than the answer promise is better asked for by phone too."""
    start = start_of(context, draft)
    if start is None or start - context.now > HOUR * context.spa.promise.hours:
        return ()
    hotline, hours = context.fact("hotline"), context.fact("promise_hours")
    return (context.say("booking.too_soon_call" if hotline else "booking.too_soon", hours=hours, hotline=hotline),)


def how(context: Context, draft: Draft) -> str:
    if draft.email:
        return context.say("booking.summary.by_email")
    return context.say("booking.summary.by_message" if draft.messenger_contact else "booking.summary.by_phone")


def contact_of(context: Context, draft: Draft) -> str:
    stated = [value for value in (draft.phone, draft.email) if value]
    if stated:
        return context.voice.together(stated)
    return context.say("booking.summary.contact_here") if draft.messenger_contact else ""


def _lines(context: Context, draft: Draft, priced: Quote) -> list[str]:
    contact = contact_of(context, draft)
    return [
        context.say("booking.summary.title"),
        _when(context, draft),
        *price_lines(context, priced),
        promotion_in_words(context, priced.promotion),
        context.say("booking.summary.name", name=draft.name) if draft.name else "",
        context.say("booking.summary.contact", contact=contact) if contact else "",
        context.say("booking.summary.wishes", wishes="; ".join(draft.wishes)) if draft.wishes else "",
        context.say("booking.summary.health") if draft.health_notes else "",
    ]


def _when(context: Context, draft: Draft) -> str:
    assert draft.date is not None
    assert draft.time is not None
    return context.say("booking.summary.when", date=context.voice.date(draft.date), time=context.voice.time(draft.time))


def _next(context: Context, draft: Draft, priced: Quote) -> tuple[str, ...]:
    if at_once(context, draft, priced):
        return (context.say("booking.summary.next_at_once"),)
    said = [context.say("booking.summary.next", how=how(context, draft), hours=context.fact("promise_hours"))]
    if open_questions := _for_the_team(context, draft.lines):
        said.append(open_questions)
    return (" ".join(said), *soon(context, draft))


def _for_the_team(context: Context, lines: tuple[Line, ...]) -> str:
    """What only the spa can say: a service named in no list, a time whose room nobody knows."""
    services = (context.spa.service(line.service) for line in lines if line.service)
    unsure = dict.fromkeys(
        service_name(service, context.voice.language) for service in services if service and not service.confirmed
    )
    said = [context.say("booking.summary.unconfirmed_service", service=name) for name in unsure]
    if _room_unknown(context.spa, context.known):
        said.append(context.say("booking.summary.unsure_room"))
    return " ".join(said)


def _room_unknown(spa: Spa, known: Known) -> bool:
    no_capacity = spa.capacity.therapists is None and spa.capacity.rooms is None
    return known.contested or spa.hours is None or no_capacity


def _thanks(context: Context, draft: Draft) -> tuple[str, ...]:
    assert draft.date is not None
    assert draft.time is not None
    date, time = context.voice.date(draft.date), context.voice.time(draft.time)
    said = [context.say("booking.done.thanks", name=draft.name or "", date=date, time=time)]
    if context.known.contested:
        said.append(context.say("booking.done.contested"))
    said.append(context.say("booking.done.next", how=how(context, draft), by=deadline(context)))
    return (" ".join(said), *soon(context, draft), context.say("booking.done.moves"))


def _after(conversation: Conversation, draft: Draft) -> Conversation:
    return msgspec.structs.replace(
        conversation, draft=None, summary=None, mentioned=None, name=draft.name or conversation.name, booking=None
    )
