"""While a person holds the floor the bot says nothing; it still hears what must not be missed. Pure."""

import msgspec

from dialogs.conversation import Conversation, Event, HeardByStaff, InquiryOpened, Known, SafetySeen, Turn
from dialogs.engine import context_of, noticed
from dialogs.promise import promised
from dialogs.reading.model import Reading, SafetySign
from dialogs.spa.model import Spa
from dialogs.topics import safety

POLITE = frozenset({"thanks", "greeting"})
"""Nobody owes an answer to these."""
HEALTH_TOPICS = ("psoas.", "out_of_scope.medical")
PERHAPS = 0.2
"""From this confidence on, words may be about the guest's body."""
KEPT_WORDS = 1000


def listen(reading: Reading, conversation: Conversation, spa: Spa, known: Known) -> Turn:
    """A turn without a reply: signs of danger alert staff and hold the booking, words start the promise's clock."""
    events: list[Event] = [*noticed(reading, conversation)]
    if reading.safety:
        conversation = _with_signs(reading, conversation, spa, known)
        events.append(SafetySeen(signs=reading.safety))
        if any(sign.action != "tell_therapist" for sign in reading.safety):
            events.append(promised(InquiryOpened(kind="safety", reason="safety"), spa, known.now))
    if reading.text.strip() or reading.attachments:
        events.append(_heard(reading, conversation, spa, known))
    return Turn(conversation=conversation, reply=None, events=tuple(events))


def _with_signs(reading: Reading, conversation: Conversation, spa: Spa, known: Known) -> Conversation:
    """As the bot would remember them. A doubtful sign is not asked about: a person is there, and is alerted."""
    part = safety.answer(context_of(reading, conversation, spa, known))
    remembered = part.conversation if part else conversation
    return msgspec.structs.replace(remembered, unsure_sign=conversation.unsure_sign)


def _heard(reading: Reading, conversation: Conversation, spa: Spa, known: Known) -> HeardByStaff:
    opened = InquiryOpened(
        kind="question", reason=conversation.handoff or "asked", topic=next(iter(reading.topics.asked), None)
    )
    return HeardByStaff(
        words="" if speaks_of_health(reading) else reading.text[:KEPT_WORDS],
        opened=None if reading.intent in POLITE else promised(opened, spa, known.now),
    )


def speaks_of_health(reading: Reading) -> bool:
    """Whether the words may be about the guest's body: then they leave the house in no notice."""
    signs: tuple[SafetySign, ...] = reading.safety
    topics = (*reading.topics.asked, *(c.topic for c in reading.topics.candidates if c.confidence >= PERHAPS))
    return bool(signs) or any(topic.startswith(HEALTH_TOPICS) for topic in topics)
