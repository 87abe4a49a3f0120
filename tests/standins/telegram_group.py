"""The staff's group at the Telegram stand-in: who is in it, its topics, what the bot edited and answered."""

import itertools
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tests.standins.telegram import Refusal, SentMessage, TelegramStandIn, Update, keyboard_rows

Call = Mapping[str, Any]


@dataclass
class GroupStandIn(TelegramStandIn):
    """A stand-in with a group `staff`. `members` are who is in it by name; `forum`: the group has topics. `toasts` are
    the bot's answers to presses, `topics` the names of those that it made, `edits` counts edits of messages."""

    staff: int = -4001
    forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    standings: dict[int, dict[str, Any]] = field(default_factory=dict)
    toasts: list[str] = field(default_factory=list)
    topics: dict[int, str] = field(default_factory=dict)
    gone_topics: set[int] = field(default_factory=set)
    in_topic: dict[int, int] = field(default_factory=dict)
    replies: dict[int, int] = field(default_factory=dict)
    edits: int = 0
    _topic_numbers: Iterator[int] = field(default_factory=lambda: itertools.count(11))

    def __post_init__(self) -> None:
        self.chats[self.staff] = "supergroup" if self.forum else "group"

    # What staff do.

    @property
    def notices(self) -> list[SentMessage]:
        """What the group shows, as it is now."""
        return self.said_to(self.staff)

    def press(self, who: int, button: str, message: SentMessage | None = None) -> Update:
        """Somebody presses a button of `message` (the newest that shows it), by its label."""
        for shown in [message] if message else reversed(self.notices):
            for label, data in shown.choices:
                if label == button:
                    return self.pressed(who, data, shown)
        raise AssertionError(f"no button {button!r}; the last were {self._last_choices(self.staff)}")

    def pressed(self, who: int, data: str, message: SentMessage) -> Update:
        query = str(next(self._numbers))
        self.taps_open.add(query)
        tap = {"id": query, "from": self.person(who), "message": self._message(message), "chat_instance": "1"}
        return {"update_id": next(self._numbers), "callback_query": {**tap, "data": data}}

    def reply(self, who: int, message: SentMessage, text: str = "", kind: str = "message", **fields: Any) -> Update:
        """Somebody replies to a message of the bot's; without `text`, with what `fields` say (a photo …)."""
        topic = self.in_topic.get(message.message_id)
        said = {
            "message_id": next(self._numbers), "from": self.person(who), "chat": self._chat(self.staff),
            "date": int(time.time()), "reply_to_message": self._message(message), **({"text": text} if text else {}),
            **({"message_thread_id": topic, "is_topic_message": True} if topic else {}), **fields,
        }  # fmt: skip
        return {"update_id": next(self._numbers), kind: said}

    def says(self, who: int, **fields: Any) -> Update:
        said = {"message_id": next(self._numbers), "from": self.person(who), "chat": self._chat(self.staff)}
        return {"update_id": next(self._numbers), "message": {**said, "date": int(time.time()), **fields}}

    def upgrade(self, to: int) -> Update:
        """The group becomes a supergroup: all calls to its old id are refused from now on."""
        told = self.says(next(iter(self.members)), migrate_to_chat_id=to)
        self.moved[self.staff] = to
        self.chats[to] = "supergroup"
        self.staff = to
        return told

    def person(self, who: int) -> Update:
        return {"id": who, "is_bot": False, "first_name": self.members.get(who, "Somebody")}

    # What the platform does.

    def _answers(self) -> Mapping[str, Any]:
        return {
            **super()._answers(),
            "getChat": self._get_chat,
            "getChatMember": self._get_chat_member,
            "createForumTopic": self._create_forum_topic,
            "editMessageText": self._edit,
            "editMessageReplyMarkup": self._edit,
        }

    def _get_chat(self, call: Call) -> Update:
        chat = self._reachable(call["chat_id"])
        about = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": {}}
        return {**self._chat(chat), **about, **({"is_forum": True} if self.forum and chat == self.staff else {})}

    def _get_chat_member(self, call: Call) -> Update:
        self._reachable(call["chat_id"])
        who = call["user_id"]
        usual = {"status": "member"} if who in self.members else {"status": "left"}
        return {"user": self.person(who), **self.standings.get(who, usual)}

    def _create_forum_topic(self, call: Call) -> Update:
        self._reachable(call["chat_id"])
        if not self.forum:
            raise Refusal(400, "Bad Request: the chat is not a forum")
        if not 1 <= len(call["name"]) <= 128:
            raise Refusal(400, "Bad Request: TOPIC_TITLE_INVALID")
        number = next(self._topic_numbers)
        self.topics[number] = call["name"]
        return {"message_thread_id": number, "name": call["name"], "icon_color": 0x6FB9F0}

    def _send_message(self, call: Call) -> Any:
        topic = call.get("message_thread_id")
        if topic is not None and (topic not in self.topics or topic in self.gone_topics):
            raise Refusal(400, "Bad Request: message thread not found")
        sent = super()._send_message(call)
        if topic is not None:
            self.in_topic[sent["message_id"]] = topic
        if "reply_parameters" in call:
            self.replies[sent["message_id"]] = call["reply_parameters"]["message_id"]
        return sent

    def _answer_callback_query(self, call: Call) -> bool:
        super()._answer_callback_query(call)
        self.toasts.append(call.get("text", ""))
        return True

    def _edit(self, call: Call) -> Any:
        chat = self._reachable(call["chat_id"])
        place = next(
            (i for i, m in enumerate(self.sent) if (m.chat, m.message_id) == (str(chat), call["message_id"])), None
        )
        if place is None:
            raise Refusal(400, "Bad Request: message to edit not found")
        before = self.sent[place]
        after = replace(before, text=call.get("text", before.text).strip(), rows=keyboard_rows(call))
        if after == before:
            raise Refusal(400, "Bad Request: message is not modified")
        self.sent[place] = after
        self.edits += 1
        return self._message(after)
