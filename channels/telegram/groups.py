"""In a group only what is said to the bot is answered: a command or mention with its name, or a reply to it.

The name is known once the platform has told it. Until then "@…bot" is taken for ours: names of bots end so, and by
default ("privacy mode") Telegram shows a bot only the commands and mentions that mean it.
"""

import re

from channels.telegram.objects import Message
from dialogs.messages import Value

_AT = re.compile(r" ?(?<![\w@./])@([A-Za-z]\w{3,31})\b", re.ASCII)
_COMMAND = re.compile(r"/(\w{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL | re.ASCII)


class Me(Value, frozen=True):
    """The bot as others see it; `username` is empty while unknown."""

    id: int
    username: str = ""

    def called(self, name: str) -> bool:
        return name.lower() == self.username.lower() if self.username else name.lower().endswith("bot")


class Command(Value, frozen=True):
    """`/book@spa_bot two hands`: `name` book, `bot` spa_bot (empty where none is named), `rest` two hands."""

    name: str
    bot: str
    rest: str


def command(text: str) -> Command | None:
    found = _COMMAND.fullmatch(text) if text.startswith("/") else None
    return Command(name=found[1], bot=found[2] or "", rest=(found[3] or "").strip()) if found else None


def spoken_to(message: Message, me: Me) -> bool:
    """Whether a group's message is meant for the bot."""
    replied = message.reply_to_message
    if replied and replied.from_ and replied.from_.id == me.id and replied.forum_topic_created is None:
        return True
    marks = message.entities or message.caption_entities
    if any(mark.user is not None and mark.user.id == me.id for mark in marks):
        return True
    words = message.text or message.caption
    if parts := command(words):
        return bool(parts.bot) and me.called(parts.bot)
    return any(me.called(name) for name in _AT.findall(words))


def without_name(text: str, me: Me) -> str:
    """What is left of a group's text when the bot's name is taken out."""
    return _AT.sub(lambda at: "" if me.called(at[1]) else at[0], text).strip()
