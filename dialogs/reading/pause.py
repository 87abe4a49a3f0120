"""Messages sent in a burst: how long to wait for the rest of what a guest is writing."""

from collections.abc import Sequence

from dialogs.conversation import Conversation
from dialogs.messages import InboundMessage, Text
from dialogs.reading.memory import read
from dialogs.reading.read import filled
from dialogs.spa.model import Spa

PAUSE_MS = 1_200
"""After the last message."""
LONGEST_MS = 4_000
"""After the first message, whatever comes."""
_ENDINGS = (".", "!", "?", "\u3002", "\uff01", "\uff1f", "\u2026")


def due_at(messages: Sequence[InboundMessage], conversation: Conversation, spa: Spa, received: Sequence[int]) -> int:
    """When the turn of these messages is to be answered; `received` are their instants of receipt, in the same order.

    At once for a tap or anything that is no text, a choice that is typed, a text that ends a sentence or a question,
    one that fills the slot that was asked for, a safety sign, or an example that the bot knows by heart.
    """
    if not messages or not received:
        return 0
    if any(_answered_at_once(message, conversation, spa) for message in messages):
        return received[-1]
    return min(received[-1] + PAUSE_MS, received[0] + LONGEST_MS)


def _answered_at_once(message: InboundMessage, conversation: Conversation, spa: Spa) -> bool:
    content = message.content
    if not isinstance(content, Text):
        return True
    text = content.text.rstrip(" )\"'\n")
    if not text or text.endswith(_ENDINGS):
        return True
    reading = read([message], conversation, spa)
    holds = not reading.text or reading.tap or reading.safety or reading.command or reading.topics.near_duplicate
    return bool(holds) or filled(reading, conversation.asked)
