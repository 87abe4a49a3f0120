"""A promotion code that was named: whether it counts, and if not, why, with its dates (`docs/rules.md` 17 to 25)."""

import msgspec

from dialogs.booking.model import Draft, PromotionVerdict
from dialogs.conversation import Outcome
from dialogs.messages import Choice
from dialogs.topics import taps
from dialogs.topics.context import Context, Part, topic_choice
from dialogs.topics.knowledge import words
from dialogs.topics.pricing import promotion_in_words, verdict_on

PROMOTION = "spa.promotion"


def answer(context: Context) -> Part | None:
    code = context.reading.promo_code
    if code is None or PROMOTION in context.covered:
        return None
    known = context.conversation.draft or context.conversation.mentioned or Draft()
    verdict = verdict_on(context, msgspec.structs.replace(known, code=code))
    booking = context.conversation.draft is not None
    summed_up = context.conversation.summary is not None and context.asking
    return Part(
        conversation=msgspec.structs.replace(context.conversation, topic=PROMOTION),
        said=() if summed_up else _said(context, verdict, booking),
        offers=offers(context, verdict),
        outcome=Outcome(kind="promotion", topic=PROMOTION, confidence=1.0),
        covers=(PROMOTION,),
    )


def offers(context: Context, verdict: PromotionVerdict) -> tuple[Choice, ...]:
    suggested = verdict.suggestion
    use = taps.choice(context.say("button.use_code", code=suggested), "code", suggested) if suggested else None
    return taps.choices(use, taps.choice(context.say("button.book"), "book"), topic_choice(context, "spa.prices"))


def _said(context: Context, verdict: PromotionVerdict, booking: bool) -> tuple[str, ...]:
    """In a booking one sentence; asked about by itself, the whole offer for a code that is one."""
    topic = context.spa.topics.get(PROMOTION)
    if topic is not None and not booking and verdict.verdict != "unknown_code":
        return (words(context, topic),)
    return (promotion_in_words(context, verdict),)
