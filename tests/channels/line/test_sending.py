"""How LINE is called: the free reply first, and nothing twice whatever gets lost (DESIGN "Sending")."""

from dataclasses import dataclass, field
from uuid import uuid4

import msgspec
import pytest

from channels.contract import Later, Never, Outgoing, Response, Result, Sent, Unknown
from channels.line.channel import LineChannel
from dialogs.messages import Blocked, InboundMessage, Reply, Text
from tests.standins.line import LineStandIn
from tests.standins.standin import Fault, InProcess

USER = "U" + "0" * 32
START = 1_790_000_000_000


@dataclass
class Story:
    """A guest who wrote at START, a clock that can be moved on, and one answer to them."""

    now: int = START
    platform: LineStandIn = field(default_factory=LineStandIn)

    def __post_init__(self) -> None:
        self.platform.now = lambda: self.now
        event = self.platform.text_event(USER, "hi")
        self.platform.webhook([event])
        transport = InProcess({"https://line.test": self.platform})
        self.channel = LineChannel(
            self.platform.secret, self.platform.token, transport, lambda: self.now, api_base="https://line.test"
        )
        [payload] = self.channel.render(Reply(paragraphs=("Hello.",)))
        self.row = Outgoing(
            id=1, chat=USER, payload=payload, key=str(uuid4()), reply_token=event["replyToken"], token_at=START
        )

    async def send(self, after: float = 0.0) -> Result:
        """One try, `after` seconds on; what it teaches is kept for the next, as delivery does."""
        self.now += int(after * 1000)
        result = await self.channel.send(self.row)
        unknown = isinstance(result, Unknown)
        self.row = msgspec.structs.replace(
            self.row,
            tries=self.row.tries + 1,
            unknown_at=(self.row.unknown_at or self.now) if unknown else self.row.unknown_at,
            token_tried=self.row.token_tried or unknown,
        )
        return result

    @property
    def ways(self) -> list[str]:
        return [call.path.rpartition("/")[2] for call in self.platform.calls]

    @property
    def seen(self) -> int:
        return len(self.platform.sent[USER])


@pytest.fixture
def story() -> Story:
    return Story()


async def test_a_fresh_token_is_used_and_no_push_is_counted(story: Story) -> None:
    assert isinstance(await story.send(), Sent)
    assert (story.ways, story.platform.pushes, story.seen) == (["reply"], 0, 1)


async def test_an_old_token_is_not_tried_and_the_push_carries_our_key(story: Story) -> None:
    assert isinstance(await story.send(after=46), Sent)
    assert story.ways == ["push"]
    assert story.platform.calls[0].headers["x-line-retry-key"] == story.row.key


async def test_a_message_without_a_token_is_pushed(story: Story) -> None:
    story.row = msgspec.structs.replace(story.row, reply_token="")
    assert isinstance(await story.send(), Sent)
    assert (story.ways, story.platform.pushes) == (["push"], 1)


async def test_a_token_refused_on_its_first_try_is_followed_by_a_push_at_once(story: Story) -> None:
    story.platform.tokens.clear()
    assert isinstance(await story.send(), Sent)
    assert (story.ways, story.seen) == (["reply", "push"], 1)


async def test_after_a_lost_answer_the_refused_token_means_that_the_reply_was_sent(story: Story) -> None:
    story.platform.faults.append(Fault(after=True))
    first = await story.send()
    assert isinstance(first, Unknown)
    assert first.again_after is not None
    assert first.again_after < 10
    assert await story.send(after=first.again_after) == Sent()
    assert (story.ways, story.seen) == (["reply", "reply"], 1)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_after_lines_own_failure_the_same_token_is_good_for_the_reply(story: Story, status: int) -> None:
    story.platform.faults.append(Fault(response=Response(status, b"{}")))
    assert isinstance(await story.send(), Unknown)
    assert isinstance(await story.send(after=2), Sent)
    assert (story.ways, story.seen) == (["reply", "reply"], 1)


async def test_a_reply_in_doubt_whose_minute_is_over_is_pushed_and_counted(story: Story) -> None:
    story.platform.faults.append(Fault(after=True))
    await story.send()
    second = await story.send(after=60)
    assert isinstance(second, Sent)
    assert second.counted
    assert (story.ways, story.seen) == (["reply", "push"], 2)


async def test_no_connection_uses_up_nothing(story: Story) -> None:
    story.platform.faults.append(Fault(before=True))
    assert isinstance(await story.send(), Later)
    assert isinstance(await story.send(after=3), Sent)
    assert (story.ways, story.platform.pushes) == (["reply", "reply"], 0)


async def test_a_push_in_doubt_is_repeated_under_its_key_and_409_means_sent(story: Story) -> None:
    story.platform.faults.append(Fault(after=True))
    assert isinstance(await story.send(after=70), Unknown)
    second = await story.send(after=2)
    assert isinstance(second, Sent)
    assert not second.counted
    assert (story.ways, story.seen, story.platform.pushes) == (["push", "push"], 1, 1)


async def test_a_push_in_doubt_within_the_tokens_minute_is_never_followed_by_a_reply(story: Story) -> None:
    """The untried token would say it a second time; the refused one would claim that it was said."""
    story.platform.tokens.clear()
    story.platform.faults.extend(
        [Fault(response=Response(400, b'{"message":"Invalid reply token"}')), Fault(before=False, after=True)]
    )
    first = await story.send()
    assert isinstance(first, Unknown)
    assert first.again_after is not None
    assert isinstance(await story.send(after=first.again_after), Sent)
    assert (story.ways, story.seen) == (["reply", "push", "push"], 1)


async def test_again_and_again_in_doubt_the_waits_grow_to_a_minute(story: Story) -> None:
    story.row = msgspec.structs.replace(story.row, reply_token="", tries=30)
    story.platform.always = Fault(after=True)
    result = await story.send()
    assert isinstance(result, Unknown)
    assert result.again_after == 60


@pytest.mark.parametrize(
    ("status", "message", "result"),
    [
        (429, "You have reached your monthly limit.", Never(reason="", alarm=True)),
        (429, "The API rate limit has been exceeded. Try again later.", Later(reason="")),
        (400, "The request body has 2 error(s)", Never(reason="")),
        (400, "Failed to send messages", Never(reason="", blocked=True)),
        (401, "Authentication failed", Never(reason="", alarm=True)),
        (403, "Access to this API is not available for your account", Never(reason="", alarm=True)),
        (413, "Request Entity Too Large", Never(reason="")),
    ],
)
async def test_each_refusal_means_what_the_reference_says(
    story: Story, status: int, message: str, result: Never | Later
) -> None:
    story.platform.always = Fault(response=Response(status, msgspec.json.encode({"message": message})))
    got = await story.send(after=50)
    assert isinstance(got, Never | Later)
    assert msgspec.structs.replace(got, reason="") == result
    assert message in got.reason


async def test_a_rate_limit_is_waited_out_as_long_as_line_says(story: Story) -> None:
    limit = Response(429, b'{"message":"The API rate limit has been exceeded."}', {"retry-after": "7"})
    story.platform.always = Fault(response=limit)
    assert (await story.send()) == Later(reason="HTTP 429 The API rate limit has been exceeded.", after=7.0)


async def test_a_blocked_guest_is_no_error(story: Story) -> None:
    story.platform.blocked.add(USER)
    assert isinstance(await story.send(), Sent)
    assert story.seen == 0


def message(chat: str, content: Text | Blocked) -> InboundMessage:
    return InboundMessage(channel="line", account="", chat=chat, event="1", sent_at=START, content=content)


async def test_loading_is_shown_where_the_answer_is_slow(story: Story) -> None:
    await story.channel.acknowledge(message(USER, Text(text="hi")))
    assert story.platform.loading == [USER]


async def test_groups_and_guests_who_left_see_no_loading(story: Story) -> None:
    await story.channel.acknowledge(message("C" + "0" * 32, Text(text="hi")))
    await story.channel.acknowledge(message(USER, Blocked()))
    assert story.platform.calls == []


async def test_a_failed_loading_call_is_swallowed(story: Story) -> None:
    story.platform.always = Fault(before=True)
    await story.channel.acknowledge(message(USER, Text(text="hi")))
    assert len(story.platform.calls) == 1
