"""The spa offered another time for a request: the guest takes it, by a tap or a yes, or does not."""

from dialogs.booking.model import BookedView, Proposal
from dialogs.conversation import Conversation, InquiryOpened, Outcome, ProposalAnswered
from dialogs.reading.model import Reading
from dialogs.topics import taps
from dialogs.topics.context import Context, Part, deadline, inquiry
from dialogs.topics.pricing import names, price_lines

SUITS, SUITS_NOT = "suits", "suits_not"
TOPIC = "spa.booking_how"


def concerns(reading: Reading, conversation: Conversation) -> bool:
    return _answer(reading, conversation) is not None


def answer(context: Context) -> Part | None:
    said = _answer(context.reading, context.conversation)
    if said is None or context.asking:
        return None
    accepted, number, offer_number = said
    booked = next((b for b in context.known.bookings if b.id == number), None)
    offer = booked.proposal if booked and booked.state == "requested" else None
    if booked is None or offer is None or offer.number != offer_number:
        return _part(context, (context.say("guest.proposal_over"),))
    if not accepted:
        return _back_to_staff(context, booked, offer, "guest.proposal_refused")
    if context.known.contested or offer.start <= context.known.now:
        return _back_to_staff(context, booked, offer, "guest.proposal_gone")
    return _taken(context, booked, offer)


def _answer(reading: Reading, conversation: Conversation) -> tuple[bool, int, int] | None:
    """Yes or no, of which booking, to which offer; None: the message is about something else."""
    kind, value = taps.split(reading.tap or "")
    if reading.tap is None and reading.yes_no and conversation.offered:
        kind, value = taps.split(conversation.offered[0].value)
        if kind == SUITS and reading.yes_no == "no":
            kind = SUITS_NOT
    booking, _, number = value.partition(":")
    numbers = taps.number(booking), taps.number(number)
    if kind not in (SUITS, SUITS_NOT) or numbers[0] is None or numbers[1] is None:
        return None
    return kind == SUITS, numbers[0], numbers[1]


def _taken(context: Context, booked: BookedView, offer: Proposal) -> Part:
    capacity = context.spa.capacity
    taken = ProposalAnswered(
        booking=booked.id,
        number=offer.number,
        accepted=True,
        therapists=capacity.therapists,
        rooms=capacity.rooms,
    )
    said = context.say("guest.proposal_accepted", when=_when(context, offer), lines=names(context, offer.draft.lines))
    prices = price_lines(context, offer.quote) if offer.quote.total is not None else []
    return _part(context, (said, "\n".join(prices)), taken)


def _back_to_staff(context: Context, booked: BookedView, offer: Proposal, key: str) -> Part:
    refused = ProposalAnswered(booking=booked.id, number=offer.number, accepted=False)
    opened = InquiryOpened(kind="booking_request", reason="booking", topic=TOPIC, booking=booked.id)
    return _part(context, (context.say(key, by=deadline(context)),), refused, inquiry(context, opened))


def _part(context: Context, said: tuple[str, ...], *events: ProposalAnswered | InquiryOpened) -> Part:
    return Part(
        conversation=context.conversation,
        said=tuple(words for words in said if words),
        events=events,
        outcome=Outcome(kind="booking", confidence=1.0),
        covers=(TOPIC,),
        answers_us=True,
    )


def _when(context: Context, offer: Proposal) -> str:
    date, time = offer.draft.date, offer.draft.time
    said = (context.voice.date(date) if date else "", context.voice.time(time) if time else "")
    return ", ".join(part for part in said if part)
