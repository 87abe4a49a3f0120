"""LINE's events, as they are kept and read."""

import json
from typing import Any

import pytest

from channels.contract import Event, Kept, Unparsable
from channels.line import webhook
from dialogs.messages import Blocked, Content, InboundMessage, Location, Media, Started, Tap, Text, Unsent, Unsupported
from tests.standins.line import LineStandIn

USER = "U" + "0" * 32
GROUP = {"type": "group", "groupId": "C" + "1" * 32, "userId": USER}
ROOM = {"type": "room", "roomId": "R" + "1" * 32}
NOW = 1_790_000_000_000
LINE = LineStandIn()


def split(*events: dict[str, Any]) -> list[Event]:
    return webhook.split(LINE.webhook(events)[0])


def parsed(event: dict[str, Any], received_at: int = NOW) -> InboundMessage | None:
    [kept] = split(event)
    assert kept.chat is not None
    return webhook.parse(
        Kept(account=kept.account, chat=kept.chat, event=kept.id, raw=kept.raw, received_at=received_at)
    )


def content(event: dict[str, Any]) -> Content | None:
    message = parsed(event)
    return message.content if message else None


@pytest.mark.parametrize(
    ("event", "read"),
    [
        (LINE.text_event(USER, "hello (brown)", emojis=[{"index": 6, "length": 7}]), Text(text="hello (brown)")),
        (LINE.message_event(USER, "image", id="9"), Media(kind="image", reference="9")),
        (LINE.message_event(USER, "video", id="9", duration=3), Media(kind="video", reference="9")),
        (LINE.message_event(USER, "audio", id="9"), Media(kind="audio", reference="9")),
        (LINE.message_event(USER, "file", id="9", fileName="a.pdf"), Media(kind="file", reference="9")),
        (
            LINE.message_event(USER, "sticker", id="9", keywords=["Love", "Yes"]),
            Media(kind="sticker", caption="Love, Yes", reference="9"),
        ),
        (
            LINE.message_event(USER, "sticker", id="9", keywords=["Love"], text="see you"),
            Media(kind="sticker", caption="see you", reference="9"),
        ),
        (
            LINE.message_event(USER, "location", latitude=10.7, longitude=106, address="1 Road"),
            Location(latitude=10.7, longitude=106.0, title="1 Road"),
        ),
        (LINE.message_event(USER, "location", latitude="LATITUDE"), Unsupported(kind="location")),
        (LINE.message_event(USER, "hologram"), Unsupported(kind="hologram")),
        (LINE.tap_event(USER, "service:six_hands"), Tap(value="service:six_hands")),
        (LINE.tap_event(USER, "pick", params={"date": "2026-12-01"}), Tap(value="date:2026-12-01", label="2026-12-01")),
        (LINE.tap_event(USER, "pick", params={"time": "17:30"}), Tap(value="time:1730", label="17:30")),
        (LINE.tap_event(USER, "pick", params={"datetime": "2026-12-01T17:30"}), Text(text="2026-12-01 17:30")),
        (LINE.tap_event(USER, "menu", params={"newRichMenuAliasId": "b", "status": "SUCCESS"}), None),
        (LINE.event("follow", USER, follow={"isUnblocked": True}), Started()),
        (LINE.event("unfollow", USER), Blocked()),
        (LINE.event("unsend", USER, unsend={"messageId": "325708"}), Unsent(reference="325708")),
        (LINE.event("accountLink", USER, link={"result": "ok", "nonce": "x"}), None),
        (LINE.event("beacon", USER, beacon={"hwid": "d4", "type": "enter"}), None),
        (LINE.event("videoPlayComplete", USER, videoPlayComplete={"trackingId": "t"}), None),
        (LINE.event("membership", USER, membership={"type": "joined"}), None),
        (LINE.event("greatNewFeature", USER, message="not even an object"), None),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) else "",
)
def test_each_kind_of_event_is_read_as_what_the_guest_did(event: dict[str, Any], read: Content | None) -> None:
    assert content(event) == read


def mention(*, ours: bool, index: int = 0) -> dict[str, Any]:
    return {"mention": {"mentionees": [{"index": index, "length": 4, "type": "user", "isSelf": ours}]}}


@pytest.mark.parametrize("source", [GROUP, ROOM], ids=["group", "room"])
def test_among_others_only_what_is_meant_for_the_bot_is_answered(source: dict[str, str]) -> None:
    assert content(LINE.text_event(source, "what a day")) is None
    assert content(LINE.text_event(source, "@Ann what a day", **mention(ours=False))) is None
    assert content(LINE.message_event(source, "image")) is None
    assert content(LINE.text_event(source, "@Spa how much?", **mention(ours=True))) == Text(text="how much?")
    assert content(LINE.tap_event(source, "book")) == Tap(value="book")
    assert content(LINE.event("join", source)) == Started()
    assert content(LINE.event("leave", source)) == Blocked()
    assert content(LINE.event("memberJoined", source, joined={"members": []})) is None
    edited = LINE.event("messageEdited", source, message={"id": "1", "type": "text", "text": "edited"})
    assert content(edited) is None


def test_a_mention_is_cut_out_by_utf16_units() -> None:
    assert content(LINE.text_event(GROUP, "🦊🦊 @Spa hi", **mention(ours=True, index=5))) == Text(text="🦊🦊  hi")


def test_a_group_is_answered_in_the_group() -> None:
    [event] = split(LINE.text_event(GROUP, "hi"))
    assert event.chat == GROUP["groupId"]


def test_what_another_module_handles_is_kept_and_not_answered() -> None:
    event = LINE.text_event(USER, "hi") | {"mode": "standby"}
    assert content(event) is None
    assert not split(event)[0].wakes


def test_kinds_that_never_want_an_answer_wake_nobody() -> None:
    assert not split(LINE.event("beacon", USER))[0].wakes
    assert split(LINE.text_event(USER, "hi"))[0].wakes


def test_a_message_carries_its_reply_token_its_account_and_the_platforms_time() -> None:
    event = LINE.text_event(USER, "hi") | {"timestamp": NOW - 5000}
    message = parsed(event)
    assert message is not None
    assert (message.reply_token, message.account) == (event["replyToken"], LINE.destination)
    assert message.sent_at == NOW - 5000


@pytest.mark.parametrize("timestamp", [NOW + 60_000, 0, -1, None, "soon"])
def test_a_time_after_receipt_or_none_at_all_counts_as_receipt(timestamp: object) -> None:
    message = parsed(LINE.text_event(USER, "hi") | {"timestamp": timestamp})
    assert message is not None
    assert message.sent_at == NOW


def test_a_redelivered_event_has_the_same_id() -> None:
    event = LINE.text_event(USER, "hi")
    again = event | {"deliveryContext": {"isRedelivery": True}}
    assert split(event)[0].id == split(again)[0].id
    assert split(event)[0].id == f"{event['webhookEventId']}/{event['message']['id']}"
    tap = LINE.tap_event(USER, "book")
    assert split(tap)[0].id == tap["webhookEventId"]


def test_an_event_of_the_years_before_event_ids_is_known_by_its_bytes() -> None:
    event = LINE.text_event(USER, "hi")
    for newer in ("webhookEventId", "deliveryContext", "mode"):
        del event[newer]
    [kept], [again] = split(event), split(event)
    assert kept.id == again.id
    digest, _, message = kept.id.partition("/")
    assert len(digest) == 64
    assert message == event["message"]["id"]
    assert content(event) == Text(text="hi")


def test_events_of_several_users_come_apart_and_a_bad_one_loses_none_of_its_neighbours() -> None:
    body = json.loads(LINE.webhook([LINE.text_event("U1", "one"), LINE.text_event("U2", "two")])[0])
    body["events"][1:1] = [5, {"type": 7}, {"source": []}]
    events = webhook.split(json.dumps(body).encode())
    assert [event.chat for event in events] == ["U1", None, None, None, "U2"]
    assert len({event.id for event in events}) == 5


def test_the_consoles_verify_request_holds_no_events() -> None:
    assert webhook.split(b'{"destination":"U1","events":[]}') == []


def test_half_a_surrogate_pair_in_one_text_loses_neither_it_nor_its_neighbours() -> None:
    body = LINE.webhook([LINE.text_event("U1", "HALF"), LINE.text_event("U2", "two")])[0]
    broken = body.replace(b"HALF", rb"cut \ud83d and \\ud83d")
    first, second = webhook.split(broken)
    kept = Kept(account="", chat="U1", event="1", raw=first.raw, received_at=NOW)
    message = webhook.parse(kept)
    assert message is not None
    assert message.content == Text(text="cut \ufffd and \\ud83d")
    assert second.chat == "U2"


def test_a_message_without_its_body_is_unparsable() -> None:
    with pytest.raises(Unparsable):
        parsed(LINE.event("message", USER))
    with pytest.raises(Unparsable):
        parsed(LINE.event("postback", USER, postback={"data": 5}))


def test_the_stand_ins_bodies_and_signatures_are_what_lines_own_library_accepts() -> None:
    from linebot.v3 import WebhookParser
    from linebot.v3.webhooks import FollowEvent, MessageEvent, PostbackEvent, UnfollowEvent

    body, headers = LINE.webhook(
        [
            LINE.text_event(USER, "hi"),
            LINE.tap_event(USER, "a"),
            LINE.event("follow", USER, follow={"isUnblocked": False}),
            LINE.event("unfollow", USER),
        ]
    )
    events = WebhookParser(LINE.secret).parse(body.decode(), headers["x-line-signature"])
    assert [type(event) for event in events] == [MessageEvent, PostbackEvent, FollowEvent, UnfollowEvent]
