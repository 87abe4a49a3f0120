"""The web channel behind the contract: what is taken, what is refused, what the pages are told."""

import json
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.contract import Delivery, Event, Forged, Kept, Never, NotJSON, Outgoing, Sent, Unparsable
from channels.limits import utf16_size
from channels.web import Hub, WebChannel
from channels.web.channel import MOST_CHOICES, MOST_LABEL, MOST_TEXT, message_id
from dialogs.messages import Choice, InboundMessage, Reply, Tap, Text

NOW = 1_800_000_000_000
channel = WebChannel(Hub(), b"a made-up key", lambda: NOW)
SESSION = channel.sessions.new()


def body(**changes: object) -> bytes:
    fields = {"id": str(uuid4()), "session": SESSION, "text": "hello", "locale": "en-GB", "sent_at": NOW - 50}
    return json.dumps({**fields, **changes}).encode()


def kept(raw: bytes) -> Kept:
    return Kept(account="page", chat=SESSION, event="e1", raw=raw, received_at=NOW)


def parsed(**changes: object) -> InboundMessage:
    message = channel.parse(kept(body(**changes)))
    assert message
    return message


def delivery(raw: bytes, signed: str) -> Delivery:
    return Delivery(headers={"x-web-session": signed}, body=raw)


def test_a_delivery_of_the_session_that_it_names_is_genuine():
    channel.verify(delivery(body(), channel.sessions.sign(SESSION)))


def test_a_delivery_without_a_signed_session_is_forged():
    for headers in ({}, {"x-web-session": SESSION}, {"x-web-session": SESSION + "." + "A" * 43}):
        with pytest.raises(Forged):
            channel.verify(Delivery(headers=headers, body=body()))


def test_nobody_speaks_for_another_session():
    with pytest.raises(Forged, match="another session"):
        channel.verify(delivery(body(), channel.sessions.sign(channel.sessions.new())))


def test_a_message_is_one_event_of_its_session():
    raw = body(id="0F0E0D0C-0000-4000-8000-000000000001")
    event_id = SESSION + "/0f0e0d0c-0000-4000-8000-000000000001"
    assert channel.split(raw) == [Event(id=event_id, account="page", chat=SESSION, raw=raw)]
    assert message_id(event_id) == "0f0e0d0c-0000-4000-8000-000000000001"


def test_the_same_id_in_two_sessions_is_two_events():
    mine, theirs = ({"id": str(uuid4()), "session": s} for s in (SESSION, channel.sessions.new()))
    theirs["id"] = mine["id"]
    assert channel.split(body(**mine))[0].id != channel.split(body(**theirs))[0].id


@pytest.mark.parametrize("raw", [b"", b"hello", b"{", b'"\xff"', b"[" * 50_000, b'{"a":1}{'])
def test_what_is_no_json_is_refused(raw):
    with pytest.raises(NotJSON):
        channel.split(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"{}", b"[]", b"7", body(id="7"), body(id=f"{uuid4()}\n"),
        body(session="guessed"), body(text=7), body(sent_at="now"),
    ],
)  # fmt: skip
def test_json_of_another_shape_is_kept_without_a_chat(raw):
    (event,) = channel.split(raw)
    assert event.chat is None
    assert len(event.id) == 64
    with pytest.raises(Unparsable):
        channel.parse(kept(raw))


def test_a_text_is_read_as_it_was_typed():
    message = parsed(text=" 2 people\n<b>tomorrow</b> \u0000")
    assert message.content == Text(text=" 2 people\n<b>tomorrow</b> \u0000")
    assert (message.channel, message.chat, message.event, message.locale) == ("web", SESSION, "e1", "en-GB")


def test_a_tap_is_read_with_its_label():
    assert parsed(text=None, tap="s:4", label="Four hands").content == Tap(value="s:4", label="Four hands")


@pytest.mark.parametrize(("sent_at", "read"), [(NOW - 7, NOW - 7), (NOW + 1, NOW), (0, NOW), (-5, NOW), (10**30, NOW)])
def test_nothing_is_sent_later_than_it_was_received(sent_at, read):
    assert parsed(sent_at=sent_at).sent_at == read


@pytest.mark.parametrize(
    ("locale", "read"), [("zh-Hant-TW", "zh-Hant-TW"), ("vi", "vi"), ("<script>", ""), ("en-", "")]
)
def test_a_locale_that_is_no_language_tag_is_dropped(locale, read):
    assert parsed(locale=locale).locale == read


@pytest.mark.parametrize(
    "changes", [{"text": None}, {"text": " \n"}, {"text": "a", "tap": "b"}, {"text": None, "tap": ""}]
)
def test_a_message_that_says_nothing_is_unparsable(changes):
    with pytest.raises(Unparsable):
        parsed(**changes)


@settings(max_examples=150, deadline=None)
@given(st.binary() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps).map(str.encode))
def test_any_bytes_are_split_into_events_or_refused_as_no_json(raw):
    try:
        events = channel.split(raw)
    except NotJSON:
        return
    assert [event.raw for event in events] == [raw]


fields = st.fixed_dictionaries(
    {},
    optional={
        "id": st.just(str(uuid4())) | st.text(),
        "session": st.just(SESSION) | st.text(),
        "text": st.none() | st.text() | st.integers(),
        "tap": st.none() | st.text(),
        "label": st.text(),
        "locale": st.text(),
        "sent_at": st.integers() | st.floats(),
    },
)


@settings(max_examples=150, deadline=None)
@given(st.binary() | fields.map(json.dumps).map(str.encode))
def test_any_bytes_are_parsed_into_a_message_or_unparsable(raw):
    try:
        message = channel.parse(kept(raw))
    except Unparsable:
        return
    assert isinstance(message, InboundMessage)
    assert 0 < message.sent_at <= NOW


def rendered(*paragraphs: str, choices: tuple[Choice, ...] = ()) -> dict[str, object]:
    (payload,) = channel.render(Reply(paragraphs=paragraphs, choices=choices))
    shown = json.loads(payload)
    assert isinstance(shown, dict)
    return shown


def test_paragraphs_and_choices_are_kept():
    shown = rendered("Hello!", "Which one?", choices=(Choice(label="Four hands", value="s:4"),))
    assert shown == {"text": "Hello!\n\nWhich one?", "choices": [{"label": "Four hands", "value": "s:4"}]}


def test_where_nothing_is_said_nothing_is_sent():
    assert channel.render(Reply(paragraphs=("", " "))) == []


replies = st.builds(
    Reply,
    paragraphs=st.lists(st.text() | st.text().map(lambda t: t * 3000), max_size=4).map(tuple),
    choices=st.lists(
        st.builds(Choice, label=st.text(), value=st.text("abc:", min_size=1, max_size=64)), max_size=60
    ).map(tuple),
    language=st.text(),
)


@settings(max_examples=80, deadline=None)
@given(replies)
def test_any_reply_is_rendered_within_the_limits(reply):
    for payload in channel.render(reply):
        shown = json.loads(payload)
        choices = shown.get("choices", [])
        assert utf16_size(shown["text"]) <= MOST_TEXT
        assert len(choices) == min(len(reply.choices), MOST_CHOICES)
        assert all(1 <= len(choice["label"]) <= MOST_LABEL * 20 for choice in choices)
        assert len({choice["label"] for choice in choices}) == len(choices)


def outgoing(payload: bytes) -> Outgoing:
    return Outgoing(id=1, chat=SESSION, payload=payload, key="k1")


async def test_a_reply_is_told_to_the_open_pages_with_its_key_and_time():
    (payload,) = channel.render(Reply(paragraphs=("Hello!",), choices=(Choice(label="Yes", value="y"),), language="vi"))
    with channel.hub.connected(SESSION) as page:
        assert await channel.send(outgoing(payload)) == Sent(platform_id="k1")
        assert json.loads(await page.next() or b"") == {
            "type": "reply", "key": "k1", "text": "Hello!", "at": NOW, "language": "vi", "author": "bot",
            "choices": [{"label": "Yes", "value": "y"}],
        }  # fmt: skip


async def test_the_page_learns_that_a_person_speaks():
    (payload,) = channel.render(Reply(paragraphs=("This is Lan.",)))
    with channel.hub.connected(SESSION) as page:
        await channel.send(Outgoing(id=1, chat=SESSION, payload=payload, key="k1", author="staff"))
        assert json.loads(await page.next() or b"")["author"] == "staff"


async def test_a_reply_to_a_page_that_is_away_is_sent_as_well():
    (payload,) = channel.render(Reply(paragraphs=("Hello!",)))
    assert isinstance(await channel.send(outgoing(payload)), Sent)


async def test_a_payload_that_is_no_reply_is_never_sent():
    assert isinstance(await channel.send(outgoing(b"{}")), Never)
    assert isinstance(await channel.send(outgoing(b"\xff")), Never)


async def test_a_message_taken_up_is_shown_as_typing():
    with channel.hub.connected(SESSION) as page:
        await channel.acknowledge(parsed())
        assert await page.next() == b'{"type":"typing"}'
