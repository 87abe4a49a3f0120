"""A reply -> what the store writes: rendered by the guest's channel, each call with a key of its own."""

from typing import Literal
from uuid import uuid4

from channels.contract import Channel
from dialogs.messages import Reply
from storage.speech import Speech
from storage.store import OutgoingRow


def speech(channel: Channel, reply: Reply, author: Literal["bot", "staff"]) -> Speech:
    return Speech(
        text=reply.text,
        outgoing=tuple(OutgoingRow(key=str(uuid4()), payload=payload) for payload in channel.render(reply)),
        author=author,
        choices=tuple(choice.label for choice in reply.choices),
    )
