"""The queue of notices: claims what is due for each way, hands it to that way's sender, writes what became of it."""

from typing import Literal, Protocol

from channels.contract import Later, Never, Result, Sent, Unknown
from storage.notice_values import Facts, Notice, NoticeKind, Recipient, Way

__all__ = ["Facts", "Later", "Never", "Notice", "NoticeKind", "Recipient", "Result", "Sender", "Sent", "Unknown", "Way"]


class Sender(Protocol):
    """One way to people. Text is the sender's own business (`bot.staff.words` helps); facts are all that it has."""

    way: Literal["group", "email", "desk"]

    async def send(self, notice: Notice) -> Result:
        """Tell it. Never raises. `Sent.platform_id` is kept as the `reference` of later notices of the same inquiry by
        this way; `Later`: tried again; `Never`: given up and shown on the desk; `Unknown`: as the sender says."""
