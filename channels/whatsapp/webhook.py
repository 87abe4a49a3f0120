"""WhatsApp's webhook bytes: verified, split into events. Source: WhatsApp Cloud API, webhooks.

A body holds entries of changes of messages and statuses, of several numbers and guests; each becomes an Event whose
`raw` holds all that belongs to it: `{"field", "metadata", "contact", "message", "errors"}`.

A guest has up to two ids: a phone number (`from`, `wa_id`) and a business-scoped id (`US.1349…`), either of which may
be missing. `chat` is the number where it is given, because every version of the API sends to it, else the
business-scoped id; the other one is an alias.
"""

from collections.abc import Iterator, Mapping

import msgspec

from channels.contract import Delivery, Event, Forged, Status
from channels.raw import digest, hmac_sha256, read, read_body, same

NOTHING = msgspec.Raw(b"null")
_SILENT = frozenset({"reaction", "system"})
_STATES: Mapping[str, str] = {
    "sent": "sent",
    "delivered": "delivered",
    "read": "read",
    "played": "read",
    "failed": "failed",
}


class _Body(msgspec.Struct, frozen=True):
    entry: list[msgspec.Raw]


class _Entry(msgspec.Struct, frozen=True):
    changes: list[msgspec.Raw]


class _Change(msgspec.Struct, frozen=True):
    field: str
    value: msgspec.Raw


class _Metadata(msgspec.Struct, frozen=True):
    phone_number_id: str


class _Value(msgspec.Struct, frozen=True):
    metadata: msgspec.Raw = NOTHING
    contacts: list[msgspec.Raw] | None = None
    messages: list[msgspec.Raw] | None = None
    statuses: list[msgspec.Raw] | None = None
    errors: msgspec.Raw = NOTHING


class _Contact(msgspec.Struct, frozen=True):
    wa_id: str | None = None
    user_id: str | None = None


class _System(msgspec.Struct, frozen=True):
    wa_id: str | None = None
    user_id: str | None = None


class _Head(msgspec.Struct, frozen=True, rename={"sender": "from"}):
    id: str
    type: str | None = None
    sender: str | None = None
    from_user_id: str | None = None
    group_id: str | None = None
    system: msgspec.Raw = NOTHING


class _Error(msgspec.Struct, frozen=True):
    code: int | str = 0
    title: str = ""


class _Status(msgspec.Struct, frozen=True):
    id: str
    status: str
    recipient_participant_id: str = ""
    recipient_participant_user_id: str = ""
    biz_opaque_callback_data: str | None = None
    errors: list[_Error] | None = None


_body = msgspec.json.Decoder(_Body).decode
_entry = msgspec.json.Decoder(_Entry).decode
_change = msgspec.json.Decoder(_Change).decode
_metadata = msgspec.json.Decoder(_Metadata).decode
_value = msgspec.json.Decoder(_Value).decode
_contact = msgspec.json.Decoder(_Contact).decode
_head = msgspec.json.Decoder(_Head).decode
_system = msgspec.json.Decoder(_System).decode
_status = msgspec.json.Decoder(_Status).decode


def verify(secret: bytes, delivery: Delivery) -> None:
    """Raise Forged unless `x-hub-signature-256` is `sha256=` and the hex HMAC of the raw body under the app secret."""
    given = delivery.headers.get("x-hub-signature-256")
    if given is None:
        raise Forged("x-hub-signature-256 is missing")
    if not same(given, b"sha256=" + hmac_sha256(secret, delivery.body).hex().encode()):
        raise Forged("x-hub-signature-256 does not match the body and the app secret")


def challenge(verify_token: bytes, query: Mapping[str, str]) -> str:
    """What the GET that registers the address is answered with. Raise Forged for a wrong verify token."""
    if query.get("hub.mode") != "subscribe" or not same(query.get("hub.verify_token", ""), verify_token):
        raise Forged("hub.verify_token is not the configured one")
    return query.get("hub.challenge", "")


def split(body: bytes, number: str) -> list[Event]:
    """The events of a body; those of other phone number ids than `number` have no chat. Raise NotJSON."""
    body, shaped = read_body(body, _body)
    if shaped is None:
        return [_unread(body)]
    events: dict[str, Event] = {}
    for entry in shaped.entry:
        for event in _of_entry(entry, number):
            _add(events, event)
    return list(events.values())


def _add(events: dict[str, Event], event: Event) -> None:
    """Two events under one id, though different: both are kept. The very same one twice is a repeat."""
    other = events.get(event.id)
    if other is not None and other.raw != event.raw:
        event = msgspec.structs.replace(event, id=f"{event.id}#{digest(event.raw)[:16]}")
    events.setdefault(event.id, event)


def _of_entry(raw: msgspec.Raw, number: str) -> Iterator[Event]:
    entry = read(raw, _entry)
    if entry is None:
        yield _unread(raw)
        return
    for part in entry.changes:
        change = read(part, _change)
        value = read(change.value, _value) if change else None
        if change is None or value is None:
            yield _unread(part)
        elif change.field == "messages" and (value.messages or value.statuses):
            yield from _of_value(value, number)
        else:
            yield _unread(part, _account(value))


def _unread(raw: msgspec.Raw | bytes, account: str = "") -> Event:
    """Kept as it is, of no conversation: account news, calls, echoes of the phone app, shapes of tomorrow."""
    return Event(id=digest(raw), account=account, chat=None, raw=bytes(raw))


def _account(value: _Value) -> str:
    metadata = read(value.metadata, _metadata)
    return metadata.phone_number_id if metadata else ""


def _of_value(value: _Value, number: str) -> Iterator[Event]:
    account = _account(value)
    contacts = [(raw, contact) for raw in value.contacts or () if (contact := read(raw, _contact)) is not None]
    for raw in value.messages or ():
        yield _message(raw, value, contacts, account, ours=account == number)
    for raw in value.statuses or ():
        yield _status_event(raw, account, ours=account == number)


def _message(
    raw: msgspec.Raw, value: _Value, contacts: list[tuple[msgspec.Raw, _Contact]], account: str, *, ours: bool
) -> Event:
    head = read(raw, _head)
    if head is None:
        return _unread(raw, account)
    named, contact = _contact_of(head, contacts)
    ids = _ids(head, contact)
    return Event(
        id=head.id,
        account=account,
        chat=ids[0] if ids and ours and not head.group_id else None,
        aliases=tuple(ids[1:]),
        raw=b'{"field":"messages","metadata":%b,"contact":%b,"errors":%b,"message":%b}'
        % (value.metadata, named, value.errors, raw),
        wakes=head.type not in _SILENT,
    )


def _contact_of(head: _Head, contacts: list[tuple[msgspec.Raw, _Contact]]) -> tuple[msgspec.Raw, _Contact | None]:
    """The sender's contact: by id; a single one also counts for the name, but lends no ids."""
    for raw, contact in contacts:
        if (contact.wa_id and contact.wa_id == head.sender) or (
            contact.user_id and contact.user_id == head.from_user_id
        ):
            return raw, contact
    return (contacts[0][0] if len(contacts) == 1 else NOTHING), None


def _ids(head: _Head, contact: _Contact | None) -> list[str]:
    """The guest's ids, the one to send to first. A guest with a new number is reached by it from now on."""
    moved = read(head.system, _system)
    given = [
        moved.wa_id if moved else None,
        head.sender,
        contact.wa_id if contact else None,
        moved.user_id if moved else None,
        head.from_user_id,
        contact.user_id if contact else None,
    ]
    return list(dict.fromkeys(one for one in given if one))


def _status_event(raw: msgspec.Raw, account: str, *, ours: bool) -> Event:
    """Deduplicated by message, state, and member in groups."""
    status = read(raw, _status)
    if status is None:
        return _unread(raw, account)
    member = status.recipient_participant_user_id or status.recipient_participant_id
    return Event(
        id=":".join(filter(None, (status.id, status.status, member))),
        account=account,
        chat=None,
        raw=bytes(raw),
        status=_said_of_ours(status) if ours else None,
    )


def _said_of_ours(status: _Status) -> Status | None:
    state = _STATES.get(status.status)
    if state is None:
        return None
    why = status.errors[0] if status.errors else None
    return msgspec.convert(
        {
            "state": state,
            "platform_id": status.id,
            "key": status.biz_opaque_callback_data or "",
            "reason": f"{why.code} {why.title}".strip() if why else "",
        },
        Status,
    )
