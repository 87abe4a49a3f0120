"""WhatsApp's bodies, as they are kept and read."""

import json
from typing import Any

import pytest

from channels.contract import Event, Forged, Kept, Status, Unparsable
from channels.whatsapp import messages, webhook
from dialogs.messages import (
    Content,
    InboundMessage,
    Location,
    Media,
    SharedContact,
    Started,
    Tap,
    Text,
    Unsent,
    Unsupported,
)
from tests.standins.whatsapp import WhatsAppStandIn

GUEST = "84900111222"
SCOPED = "VN.13491208655302741918"
NOW = 1_790_000_000_000
PLATFORM = WhatsAppStandIn()
OURS = PLATFORM.phone_number_id


def split(*said: dict[str, Any]) -> list[Event]:
    return webhook.split(PLATFORM.webhook(*said)[0], OURS)


def parsed(message: dict[str, Any]) -> InboundMessage | None:
    [event] = split(message)
    assert event.chat is not None
    return messages.parse(Kept(account=event.account, chat=event.chat, event=event.id, raw=event.raw, received_at=NOW))


def content(message: dict[str, Any]) -> Content | None:
    read = parsed(message)
    return read.content if read else None


def said(kind: str, **fields: Any) -> dict[str, Any]:
    return PLATFORM.message(GUEST, kind, **fields)


def card(phone: str | None, **more: str) -> dict[str, Any]:
    return {"name": {"formatted_name": "Ann"}, "phones": [{**({"phone": phone} if phone else {}), **more}]}


UNKNOWN = [{"code": 131051, "title": "Message type unknown"}]


@pytest.mark.parametrize(
    ("message", "read"),
    [
        (said("text", text={"body": "hello"}), Text(text="hello")),
        (said("text", text={"body": "hello"}, context={"forwarded": True}), Text(text="hello")),
        (said("text", text={"body": "hello"}, referral={"source_type": "ad"}), Text(text="hello")),
        (said("button", button={"payload": "book", "text": "Book"}), Tap(value="book", label="Book")),
        (PLATFORM.tap(GUEST, "yes:1", "Yes"), Tap(value="yes:1", label="Yes")),
        (PLATFORM.tap(GUEST, "yes:1", "Yes", from_list=True), Tap(value="yes:1", label="Yes")),
        (
            said("interactive", interactive={"type": "nfm_reply", "nfm_reply": {"response_json": "{}"}}),
            Unsupported(kind="nfm_reply"),
        ),
        (said("interactive", errors=UNKNOWN), Unsupported(kind="interactive")),
        (said("interactive", interactive={"type": "call_permission_reply"}), None),
        (
            said("location", location={"latitude": 10.7, "longitude": "106.5", "name": "Home"}),
            Location(latitude=10.7, longitude=106.5, title="Home"),
        ),
        (said("location", location={"latitude": "LOCATION_LATITUDE"}), Unsupported(kind="location")),
        (said("image", image={"id": "9", "caption": "my back"}), Media(kind="image", caption="my back", reference="9")),
        (said("video", video={"id": "9"}), Media(kind="video", reference="9")),
        (said("document", document={"id": "9", "filename": "a.pdf"}), Media(kind="file", reference="9")),
        (said("sticker", sticker={"id": "9"}), Media(kind="sticker", reference="9")),
        (said("audio", audio={"id": "9", "voice": True}), Media(kind="voice", reference="9")),
        (said("audio", audio={"id": "9"}), Media(kind="audio", reference="9")),
        (said("contacts", contacts=[card("+1 555")]), SharedContact(phone="+1 555", name="Ann")),
        (
            said("contacts", contacts=[card("+84 900-111-222", wa_id=GUEST)]),
            SharedContact(phone="+84 900-111-222", name="Ann", own=True),
        ),
        (said("contacts", contacts=[card("+1 555", wa_id=GUEST)]), SharedContact(phone="+1 555", name="Ann")),
        (said("contacts", contacts=[card(None, wa_id="1777")]), SharedContact(phone="1777", name="Ann")),
        (said("contacts", contacts=[{"name": {}}]), Unsupported(kind="contacts")),
        (said("reaction", reaction={"message_id": "wamid.x", "emoji": "😮"}), None),
        (said("reaction", reaction={"message_id": "wamid.x"}), None),
        (said("order", order={"catalog_id": "c"}), Unsupported(kind="order")),
        (said("system", system={"type": "user_changed_number", "wa_id": "12195555358"}), None),
        (
            said(
                "edit", edit={"original_message_id": "wamid.x", "message": {"type": "text", "text": {"body": "at 7"}}}
            ),
            Text(text="at 7"),
        ),
        (said("edit", edit={"original_message_id": "wamid.x", "message": {"type": "image", "image": {}}}), None),
        (said("revoke", revoke={"original_message_id": "wamid.x"}), Unsent(reference="wamid.x")),
        (said("request_welcome"), Started()),
        (said("unsupported", errors=UNKNOWN), Unsupported(kind="unsupported")),
        (said("unknown", errors=UNKNOWN), Unsupported(kind="unknown")),
        (said("hologram", hologram=[]), Unsupported(kind="hologram")),
        (said("text", text={"body": "hello"}) | {"timestamp": 1669233778}, Text(text="hello")),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) else "",
)
def test_each_kind_of_message_is_read_as_what_the_guest_did(message: dict[str, Any], read: Content | None) -> None:
    assert content(message) == read


def test_a_message_carries_the_guests_name_and_the_platforms_time() -> None:
    for stamp in ("1789999990", 1789999990):
        message = parsed(PLATFORM.text(GUEST, "hi") | {"timestamp": stamp})
        assert message is not None
        assert message.name == "Guest 1222"
        assert message.sent_at == 1_789_999_990_000


def test_a_message_without_its_body_is_unparsable() -> None:
    with pytest.raises(Unparsable):
        parsed(said("text"))
    with pytest.raises(Unparsable):
        parsed(said("text", text={"body": 5}))


def test_a_guest_with_both_ids_is_reached_by_number_and_known_by_both() -> None:
    message = PLATFORM.text(GUEST, "hi") | {"from_user_id": SCOPED}
    [event] = split(message)
    assert (event.chat, event.aliases) == (GUEST, (SCOPED,))


def test_the_business_scoped_id_of_the_matching_contact_is_an_alias() -> None:
    value = PLATFORM.value([PLATFORM.text(GUEST, "hi"), PLATFORM.text("8490", "ho")])
    value["contacts"][0]["user_id"] = SCOPED
    first, second = webhook.split(PLATFORM.delivery(value)[0], OURS)
    assert (first.chat, first.aliases) == (GUEST, (SCOPED,))
    assert (second.chat, second.aliases) == ("8490", ())


def test_a_contact_that_is_not_the_sender_lends_its_name_but_no_id() -> None:
    value = PLATFORM.value([PLATFORM.text(GUEST, "hi")])
    value["contacts"] = [{"profile": {"name": "Ann"}, "wa_id": "1555", "user_id": SCOPED}]
    [event] = webhook.split(PLATFORM.delivery(value)[0], OURS)
    assert (event.chat, event.aliases) == (GUEST, ())
    message = messages.parse(Kept(account=OURS, chat=GUEST, event="1", raw=event.raw, received_at=NOW))
    assert message is not None
    assert message.name == "Ann"


def test_a_guest_without_a_number_is_reached_by_the_business_scoped_id() -> None:
    [event] = split(PLATFORM.text(SCOPED, "hi"))
    assert (event.chat, event.aliases) == (SCOPED, ())


def test_a_guest_with_a_new_number_stays_the_same_guest() -> None:
    [event] = split(said("system", system={"type": "user_changed_number", "wa_id": "12195555358"}))
    assert (event.chat, event.aliases, event.wakes) == ("12195555358", (GUEST,), False)


def test_every_message_of_every_entry_and_change_comes_apart() -> None:
    value = PLATFORM.value([PLATFORM.text("841", "a"), PLATFORM.text("842", "b")])
    other = PLATFORM.value([PLATFORM.text("843", "c")])
    body = json.loads(PLATFORM.delivery(value, other)[0])
    body["entry"].append(
        {"id": "2", "changes": [{"field": "messages", "value": PLATFORM.value([PLATFORM.text("844", "d")])}]}
    )
    events = webhook.split(json.dumps(body).encode(), OURS)
    assert [event.chat for event in events] == ["841", "842", "843", "844"]
    assert [content_of(event) for event in events] == [Text(text=text) for text in "abcd"]


def content_of(event: Event) -> Content | None:
    assert event.chat is not None
    message = messages.parse(
        Kept(account=event.account, chat=event.chat, event=event.id, raw=event.raw, received_at=NOW)
    )
    return message.content if message else None


def test_a_bad_part_at_any_depth_loses_none_of_its_neighbours() -> None:
    value = PLATFORM.value([PLATFORM.text("841", "a")])
    value["messages"].insert(0, 5)
    value["contacts"].insert(0, "no contact")
    body = json.loads(PLATFORM.delivery(value)[0])
    body["entry"][0]["changes"].insert(0, {"field": 5})
    body["entry"].insert(0, "no entry")
    events = webhook.split(json.dumps(body).encode(), OURS)
    assert [event.chat for event in events] == [None, None, None, "841"]
    assert content_of(events[-1]) == Text(text="a")


def test_two_different_messages_under_one_id_are_both_kept_and_a_repeat_once() -> None:
    one, two = PLATFORM.text(GUEST, "a"), PLATFORM.text(GUEST, "b")
    two["id"] = one["id"]
    body = PLATFORM.webhook(one, two, one)[0]
    events = webhook.split(body, OURS)
    assert [content_of(event) for event in events] == [Text(text="a"), Text(text="b")]
    assert events[0].id == one["id"]
    assert events[1].id.startswith(f"{one['id']}#")
    assert [event.id for event in webhook.split(body, OURS)] == [event.id for event in events]


def test_messages_to_another_number_are_kept_for_nobody() -> None:
    [event] = webhook.split(PLATFORM.webhook(PLATFORM.text(GUEST, "hi"))[0], "another number")
    assert (event.chat, event.account) == (None, OURS)


def test_group_messages_are_kept_for_nobody() -> None:
    [event] = split(PLATFORM.text(GUEST, "hi", group_id="Y2FwaV9ncm91cA"))
    assert event.chat is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("smb_message_echoes", {"message_echoes": [{"from": OURS, "to": GUEST, "id": "wamid.e", "type": "text"}]}),
        ("account_update", {"event": "ACCOUNT_DELETED"}),
        ("message_template_status_update", {"event": "APPROVED"}),
        ("calls", {"calls": [{"id": "wacid.x"}], "messages": None}),
        ("user_preferences", {"user_preferences": []}),
        ("user_id_update", {"user_id_update": []}),
        ("messages", {"errors": [{"code": 130429}]}),
        ("field_of_tomorrow", []),
    ],
)
def test_other_fields_are_kept_for_nobody(field: str, value: Any) -> None:
    full = {**PLATFORM.value(), **value} if isinstance(value, dict) else value
    body, _ = PLATFORM.delivery(full, field=field)
    [event] = webhook.split(body, OURS)
    assert event.chat is None
    assert event.status is None
    assert json.loads(event.raw)["field"] == field


def status(state: str, **more: Any) -> Event:
    one = {"id": "wamid.OURS1", "status": state, "timestamp": "1", "recipient_id": GUEST, **more}
    [event] = webhook.split(PLATFORM.delivery(PLATFORM.value(statuses=[one]))[0], OURS)
    return event


@pytest.mark.parametrize(
    ("state", "known"),
    [("sent", "sent"), ("delivered", "delivered"), ("read", "read"), ("played", "read"), ("failed", "failed")],
)
def test_a_status_speaks_of_our_message_and_wakes_nobody(state: str, known: str) -> None:
    event = status(state, biz_opaque_callback_data="our-key")
    assert event.chat is None
    assert event.id == f"wamid.OURS1:{state}"
    assert event.status is not None
    assert (event.status.state, event.status.platform_id, event.status.key) == (known, "wamid.OURS1", "our-key")


def test_a_failed_status_says_why() -> None:
    event = status("failed", errors=[{"code": 131047, "title": "Re-engagement message"}])
    assert event.status == Status(state="failed", platform_id="wamid.OURS1", reason="131047 Re-engagement message")


def test_a_status_of_tomorrow_is_kept_and_says_nothing() -> None:
    assert status("admired").status is None


def test_statuses_of_a_groups_members_are_told_apart() -> None:
    assert (
        status("read", recipient_participant_user_id="US.1").id
        != status("read", recipient_participant_user_id="US.2").id
    )


def test_a_status_to_another_number_changes_nothing_of_ours() -> None:
    one = {"id": "wamid.OURS1", "status": "sent", "timestamp": "1"}
    [event] = webhook.split(PLATFORM.delivery(PLATFORM.value(statuses=[one]))[0], "another number")
    assert event.status is None


def test_half_a_surrogate_pair_in_a_name_loses_nothing() -> None:
    body = PLATFORM.webhook(PLATFORM.text(GUEST, "hi"), PLATFORM.text("84901", "ho"))[0]
    events = webhook.split(body.replace(b"Guest 1222", rb"Ann \ud83d"), OURS)
    assert [content_of(event) for event in events] == [Text(text="hi"), Text(text="ho")]


def query(token: str, mode: str = "subscribe") -> dict[str, str]:
    return {"hub.mode": mode, "hub.verify_token": token, "hub.challenge": "1158201444"}


def test_the_right_verify_token_gets_its_challenge_back() -> None:
    assert webhook.challenge(b"t\xc3\xa9", query("té")) == "1158201444"


@pytest.mark.parametrize("given", [query("wrong"), query(""), query("té", mode="other"), {}])
def test_another_verify_token_is_forged(given: dict[str, str]) -> None:
    with pytest.raises(Forged):
        webhook.challenge("té".encode(), given)
