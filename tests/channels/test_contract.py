"""What every channel promises, checked for each with the same tests (`channels/contract.py`)."""

import json
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channels.contract import (
    Channel,
    Delivery,
    Event,
    Forged,
    Kept,
    Later,
    Never,
    NotJSON,
    Response,
    Sent,
    Transport,
    Unknown,
    Unparsable,
)
from channels.transport import AiohttpTransport
from dialogs.messages import Choice, InboundMessage, Reply, Tap, Text
from tests.channels.kits import BASE, KITS, NOW, PLATFORMS, SIGNING, Kit, LineKit, TelegramKit, WhatsAppKit, outgoing
from tests.standins.standin import Fault, InProcess, served

some_examples = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
HELLO = Reply(paragraphs=("Hello.",))


@pytest.fixture(params=KITS, ids=lambda kit: str(kit.name))
def kit(request: pytest.FixtureRequest) -> Kit:
    """Every channel."""
    made: Kit = request.param()
    return made


@pytest.fixture(params=PLATFORMS, ids=lambda kit: str(kit.name))
def platform_kit(request: pytest.FixtureRequest) -> Kit:
    """Every channel with a platform behind it: the chat page is ours, there is nothing that could refuse."""
    made: Kit = request.param()
    return made


def kept(event: Event) -> Kept:
    assert event.chat is not None
    return Kept(account=event.account, chat=event.chat, event=event.id, raw=event.raw, received_at=NOW)


def heard(kit: Kit, delivery: Delivery) -> InboundMessage:
    """The one message of a delivery, as the house reads it."""
    channel = kit.channel()
    channel.verify(delivery)
    [event] = channel.split(delivery.body)
    message = channel.parse(kept(event))
    assert message is not None
    return message


# Receiving


def test_a_genuine_text_comes_through_word_for_word(kit: Kit) -> None:
    message = heard(kit, kit.text('สวัสดี, 4 hands? 🦊 "quoted" <b>'))
    assert message.content == Text(text='สวัสดี, 4 hands? 🦊 "quoted" <b>')
    assert (message.channel, message.chat) == (kit.name, kit.guest)
    assert message.sent_at <= NOW


@pytest.mark.parametrize("wrong", ["", "wrong", "sha256=", "é\udcff", "=" * 500])
def test_a_wrong_proof_is_forged(kit: Kit, wrong: str) -> None:
    genuine = kit.text("hello")
    with pytest.raises(Forged):
        kit.channel().verify(Delivery(headers={**genuine.headers, kit.signature: wrong}, body=genuine.body))


def test_a_truncated_proof_is_forged(kit: Kit) -> None:
    genuine = kit.text("hello")
    cut_short = {**genuine.headers, kit.signature: genuine.headers[kit.signature][:-1]}
    with pytest.raises(Forged):
        kit.channel().verify(Delivery(headers=cut_short, body=genuine.body))


def test_a_missing_proof_is_forged(kit: Kit) -> None:
    with pytest.raises(Forged):
        kit.channel().verify(Delivery(headers={}, body=kit.text("hello").body))


@pytest.mark.parametrize("made", SIGNING, ids=lambda kit: str(kit.name))
def test_a_body_changed_by_one_byte_is_forged(made: type[Kit]) -> None:
    kit = made()
    genuine = kit.text("hello")
    with pytest.raises(Forged):
        kit.channel().verify(Delivery(headers=genuine.headers, body=genuine.body.replace(b"hello", b"hallo")))


@some_examples
@given(body=st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_split_into_events_or_are_no_json(kit: Kit, body: bytes) -> None:
    channel = kit.channel()
    try:
        events = channel.split(body)
    except NotJSON:
        return
    assert all(event.id and isinstance(event.raw, bytes) for event in events)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def spoiled(value: object, path: list[int], put: object) -> object:
    """`value` with what lies at `path` (each step one member, counted round) replaced by `put`."""
    if isinstance(value, dict) and value and path:
        name = list(value)[path[0] % len(value)]
        return {**value, name: spoiled(value[name], path[1:], put)}
    if isinstance(value, list) and value and path:
        at = path[0] % len(value)
        return [*value[:at], spoiled(value[at], path[1:], put), *value[at + 1 :]]
    return put


@some_examples
@given(path=st.lists(st.integers(0, 40), max_size=8), put=anything)
def test_a_delivery_with_anything_in_any_place_is_kept_and_read_or_unparsable(
    kit: Kit, path: list[int], put: object
) -> None:
    body = json.dumps(spoiled(json.loads(kit.text("hello").body), path, put)).encode()
    channel = kit.channel()
    for event in channel.split(body):
        if event.chat is None:
            continue
        try:
            message = channel.parse(kept(event))
        except Unparsable:
            continue
        assert message is None or isinstance(message, InboundMessage)


@some_examples
@given(raw=st.binary(max_size=120) | anything.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_parse_to_a_message_or_nothing_or_are_unparsable(kit: Kit, raw: bytes) -> None:
    try:
        message = kit.channel().parse(Kept(account="a", chat=kit.guest, event="e", raw=raw, received_at=NOW))
    except Unparsable:
        return
    assert message is None or isinstance(message, InboundMessage)


def test_bytes_nested_without_end_are_refused_by_name(kit: Kit) -> None:
    channel = kit.channel()
    with pytest.raises(NotJSON):
        channel.split(b"[" * 200_000)
    with pytest.raises(Unparsable):
        channel.parse(Kept(account="a", chat=kit.guest, event="e", raw=b'{"a":' * 200_000, received_at=NOW))


def test_json_of_another_shape_is_one_event_of_no_conversation(kit: Kit) -> None:
    for body in (b"[]", b"5", b'"text"', b"null"):
        [event] = kit.channel().split(body)
        assert event.chat is None
        assert event.raw == body


def test_the_same_delivery_gives_the_same_event_ids(kit: Kit) -> None:
    body = kit.text("hello").body
    assert [event.id for event in kit.channel().split(body)] == [event.id for event in kit.channel().split(body)]


# Saying

some_text = st.text(max_size=60) | st.sampled_from(
    ["x" * 9000, "สวัสดี " * 900, "👩\u200d👩\u200d👧" * 700, "a. b\n\nc" * 999, ""]
)
some_choice = st.builds(
    Choice, label=st.text(max_size=90), value=st.text("abcdefghijklmnop:_0123456789", min_size=1, max_size=64)
)
some_reply = st.builds(
    Reply,
    paragraphs=st.lists(some_text, max_size=4).map(tuple),
    choices=st.lists(some_choice, max_size=16).map(tuple),
    language=st.sampled_from(["en", "th", "zh-Hans", "xx", ""]),
)


@some_examples
@given(reply=some_reply)
async def test_the_platform_takes_every_reply_that_is_rendered(platform_kit: Kit, reply: Reply) -> None:
    channel = platform_kit.channel()
    for payload in channel.render(reply):
        assert isinstance(await channel.send(outgoing(platform_kit, payload)), Sent)


@some_examples
@given(reply=some_reply)
def test_no_word_of_a_reply_is_lost_and_its_choices_stand_under_the_last_call(kit: Kit, reply: Reply) -> None:
    seen = [kit.drawn(payload) for payload in kit.channel().render(reply)]
    shown = "".join("".join(text for one in seen for text in one.texts).split())
    if kit.name != "web":
        assert "".join(" ".join(reply.paragraphs).replace("\x00", "").split()) in shown
    assert not any(one.choices for one in seen[:-1])
    assert {value for one in seen for _, value in one.choices} <= {choice.value for choice in reply.choices}
    if reply.choices:
        assert seen[-1].choices or "1. " in seen[-1].texts[-1]


def test_a_tap_on_a_rendered_choice_comes_back_with_its_value(kit: Kit) -> None:
    reply = Reply(paragraphs=("Which day?",), choices=(Choice(label="Today", value="date:2026-11-24"),))
    [payload] = kit.channel().render(reply)
    [(label, value)] = kit.drawn(payload).choices
    assert (label, value) == ("Today", "date:2026-11-24")
    if kit.name != "telegram":
        assert heard(kit, kit.tap(label, value)).content in (Tap(value=value, label=label), Tap(value=value))


async def test_a_tap_on_what_was_sent_comes_back_with_its_value(platform_kit: Kit) -> None:
    reply = Reply(paragraphs=("Sure?",), choices=(Choice(label="Yes", value="yes:3"), Choice(label="No", value="no")))
    channel = platform_kit.channel()
    [payload] = channel.render(reply)
    await channel.send(outgoing(platform_kit, payload))
    [seen] = platform_kit.seen()
    assert seen.choices == (("Yes", "yes:3"), ("No", "no"))
    content = heard(platform_kit, platform_kit.tap("Yes", "yes:3")).content
    assert isinstance(content, Tap)
    assert content.value == "yes:3"


def test_a_reply_without_words_makes_no_call(kit: Kit) -> None:
    assert kit.channel().render(Reply(paragraphs=())) == []
    assert kit.channel().render(Reply(paragraphs=("", " \n "))) == []


# Sending


class Impatient:
    """A transport that waits a moment only, so that a hanging platform costs the tests no time."""

    def __init__(self, inner: Transport) -> None:
        self._inner = inner

    async def request(
        self, method: str, url: str, *, headers: Mapping[str, str], body: bytes, seconds: float
    ) -> Response:
        return await self._inner.request(method, url, headers=headers, body=body, seconds=0.05)


def one_payload(kit: Kit) -> bytes:
    [payload] = kit.channel().render(HELLO)
    return payload


async def test_an_accepted_message_is_sent_and_seen_once(platform_kit: Kit) -> None:
    result = await platform_kit.channel().send(outgoing(platform_kit, one_payload(platform_kit)))
    assert isinstance(result, Sent)
    assert result.platform_id
    assert not result.counted
    assert [seen.texts for seen in platform_kit.seen()] == [("Hello.",)]


@pytest.mark.parametrize(
    ("refusal", "sorted_as"),
    [("too many", Later), ("bad request", Never), ("wrong token", Never), ("own failure", Later | Unknown)],
)
async def test_a_refusal_is_sorted_by_what_trying_again_can_do(
    platform_kit: Kit, refusal: str, sorted_as: type[Later] | type[Never]
) -> None:
    assert platform_kit.standin is not None
    platform_kit.standin.always = Fault(response=platform_kit.refusals[refusal])
    result = await platform_kit.channel().send(outgoing(platform_kit, one_payload(platform_kit)))
    assert isinstance(result, sorted_as)
    assert result.reason
    assert getattr(result, "alarm", False) == (refusal == "wrong token")
    assert platform_kit.seen() == []


async def test_a_page_of_a_stranger_in_the_way_is_never_the_guests_end(platform_kit: Kit) -> None:
    assert platform_kit.standin is not None
    for status in (200, 301, 403, 404, 502, 503):
        platform_kit.standin.always = Fault(response=Response(status, b"<html>proxy</html>"))
        result = await platform_kit.channel().send(outgoing(platform_kit, one_payload(platform_kit)))
        assert isinstance(result, Later | Unknown)


async def test_no_connection_is_tried_again_later(platform_kit: Kit) -> None:
    assert platform_kit.standin is not None
    platform_kit.standin.always = Fault(before=True)
    result = await platform_kit.channel().send(outgoing(platform_kit, one_payload(platform_kit)))
    assert isinstance(result, Later)


@pytest.mark.parametrize("fault", [Fault(after=True), Fault(delay=5)], ids=["answer lost", "hang"])
async def test_a_lost_answer_is_an_unknown_outcome_that_may_be_tried_again(platform_kit: Kit, fault: Fault) -> None:
    assert platform_kit.standin is not None
    platform_kit.standin.always = fault
    channel = platform_kit.channel(Impatient(InProcess({BASE: platform_kit.standin})))
    result = await channel.send(outgoing(platform_kit, one_payload(platform_kit)))
    assert isinstance(result, Unknown)
    assert result.again_after


async def test_a_second_try_after_a_lost_answer_is_no_double_or_is_counted_as_one(platform_kit: Kit) -> None:
    assert platform_kit.standin is not None
    platform_kit.standin.faults.append(Fault(after=True))
    channel, first = platform_kit.channel(), outgoing(platform_kit, one_payload(platform_kit))
    assert isinstance(await channel.send(first), Unknown)
    a_minute_ago = NOW - 60_000 if platform_kit.name == "whatsapp" else NOW  # it waits that long for a status
    result = await channel.send(msgspec.structs.replace(first, unknown_at=a_minute_ago, tries=1))
    assert isinstance(result, Sent)
    assert result.counted == (len(platform_kit.seen()) == 2)


async def test_sending_works_and_is_sorted_over_real_http(platform_kit: Kit) -> None:
    assert platform_kit.standin is not None
    transport = AiohttpTransport()
    try:
        async with served(platform_kit.standin) as base:
            channel = platform_kit.channel(transport, base)
            assert isinstance(await channel.send(outgoing(platform_kit, one_payload(platform_kit))), Sent)
            platform_kit.standin.faults.append(Fault(after=True))
            assert isinstance(await channel.send(outgoing(platform_kit, one_payload(platform_kit))), Unknown)
        assert isinstance(await channel.send(outgoing(platform_kit, one_payload(platform_kit))), Later)
    finally:
        await transport.close()


# The public bodies


def test_every_public_line_body_is_read_and_its_texts_come_through(shared_eval: Path) -> None:
    for body in public_bodies(shared_eval, "line"):
        said = [
            event["message"]["text"]
            for event in json.loads(body)["events"]
            if event["type"] == "message" and event["source"]["type"] == "user" and event.get("mode") != "standby"
            if event["message"]["type"] == "text"
        ]
        assert [text for text in texts_of(LineKit().channel(), body) if text != PICKED] == said


def test_every_public_whatsapp_body_is_read_and_its_texts_come_through(shared_eval: Path) -> None:
    for body in public_bodies(shared_eval, "whatsapp"):
        values = [change["value"] for entry in json.loads(body)["entry"] for change in entry["changes"]]
        said = [one["text"]["body"] for v in values for one in v.get("messages", ()) if one["type"] == "text"]
        number = next((v["metadata"]["phone_number_id"] for v in values if "metadata" in v), "none")
        assert texts_of(WhatsAppKit().channel(number=number), body) == said


def test_every_public_telegram_body_is_read(shared_eval: Path) -> None:
    for body in public_bodies(shared_eval, "telegram"):
        texts_of(TelegramKit().channel(), body)


PICKED = "2017-12-25 01:00"
"""A date and time picked in LINE's picker counts as a text, too."""


def public_bodies(shared_eval: Path, name: str) -> list[bytes]:
    files = sorted((shared_eval / "webhooks" / name).glob("*.json"))
    assert len(files) > 20
    return [file.read_bytes() for file in files if not file.name.startswith("response_")]


def texts_of(channel: Channel, body: bytes) -> list[str]:
    """The texts of a body, every event of a conversation parsed: none of them may be unparsable."""
    messages = [channel.parse(kept(event)) for event in channel.split(body) if event.chat is not None]
    return [message.content.text for message in messages if message and isinstance(message.content, Text)]
