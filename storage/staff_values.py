"""Who acts for the spa, what an act did, and why one was refused. Values shared by the store's jobs and the bot."""

from collections.abc import Mapping

from dialogs.messages import Value


class Member(Value, frozen=True):
    """A person of the spa. `id` is unique over all ways in and never changes ("telegram:4711", "desk:3"); `name` is
    what colleagues read; `via` is the way of this act ("desk", "telegram", "email")."""

    id: str
    name: str
    via: str


class Press(Value, frozen=True):
    """One act of a person, at an instant. `key` names the press where the way can: the same press acts once."""

    who: Member
    now: int
    key: str = ""


CLOCK = Member(id="clock", name="", via="clock")
"""Acts that no person did: a floor that goes back by itself, a request that nobody decided on."""


class Done(Value, frozen=True):
    """What an act did. `sentence` is a key of the phrases under `staff.done.`, filled with `values`.

    `changed` False: the same person had done it already (a doubled press); nothing was written or sent again.
    `withdrawn`: how many of the bot's unsent messages were taken back. `outgoing`: rows of the outbox that it wrote.
    """

    sentence: str
    conversation: int
    values: Mapping[str, str] = {}
    inquiry: int | None = None
    booking: int | None = None
    changed: bool = True
    withdrawn: int = 0
    outgoing: tuple[int, ...] = ()


class Refused(Exception):
    """An act that cannot be: nothing was written. `sentence` is a key of the phrases under `staff.refused.`, filled
    with `values`; `who` and `at` (epoch ms) name the colleague who was first, where one was."""

    def __init__(self, sentence: str, who: str = "", at: int = 0, **values: str) -> None:
        super().__init__(f"{sentence} {who}".rstrip())
        self.sentence, self.who, self.at, self.values = sentence, who, at, values


class Gone(Refused):
    """No such conversation, inquiry, booking or message: an old or forged button."""
