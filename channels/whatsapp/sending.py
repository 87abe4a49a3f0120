"""Messages to WhatsApp, and what their answers mean. Source: WhatsApp Cloud API, messages, error codes.

Decisions are made on the JSON `code`: a rate problem is not necessarily HTTP 429. WhatsApp takes no idempotency key;
our key goes along as `biz_opaque_callback_data` and comes back in the statuses, so after an unknown outcome a status
may still tell that the message was sent. None within a minute: it is sent again, and counted.
"""

from collections.abc import Mapping

import msgspec

from channels.contract import Later, Never, NotDelivered, OutcomeUnknown, Outgoing, Response, Result, Sent, Unknown
from channels.raw import read

Answer = Response | NotDelivered | OutcomeUnknown
"""What became of a call; the errors as values."""

STATUS_WAIT = 60.0
"""Seconds in which a status that carries our key would have come."""
TRIES_IN_DOUBT = 5
"""So often is sent again without ever an answer, each time a longer while apart."""
TRIES_UNKNOWN_CODE = 3

_ACCOUNT = Never(reason="account", alarm=True)
_OURS = Never(reason="refused")
_GUEST = Never(reason="not this guest")
_UNREACHABLE = Never(reason="guest cannot be reached", blocked=True)
_OUTSIDE = Never(reason="outside window")
_SOON = Later(reason="later")
_SLOW = Later(reason="slow down", after=600)

CODES: Mapping[int, Later | Never] = {
    **dict.fromkeys((1, 2, 4, 80007, 130429, 131000, 131016, 131057, 133004), _SOON),
    131056: Later(reason="too fast for this guest", after=6),
    **dict.fromkeys((131048, 131064), _SLOW),
    **dict.fromkeys((131047, 470), _OUTSIDE),
    **dict.fromkeys((131026, 131021, 131030), _UNREACHABLE),
    **dict.fromkeys((130472, 131049, 131050, 131062), _GUEST),
    **dict.fromkeys((100, 131008, 131009, 131051, 131052, 131053, 131037, 131045), _OURS),
    **dict.fromkeys((132000, 132001, 132005, 132007, 132012, 132015, 132016), _OURS),
    **dict.fromkeys((0, 3, 10, 190, *range(200, 300), 131005), _ACCOUNT),
    **dict.fromkeys((368, 131031, 130497, 131042), _ACCOUNT),
}


class _Error(msgspec.Struct, frozen=True):
    code: int | None = None
    message: str = ""


class _Message(msgspec.Struct, frozen=True):
    id: str = ""


class _Answer(msgspec.Struct, frozen=True):
    error: _Error | None = None
    messages: list[_Message] = []


_answer = msgspec.json.Decoder(_Answer).decode


def body_of(outgoing: Outgoing) -> bytes:
    """The rendered message with its addressee and our key. A business-scoped id (`US.1349…`) is no `to`."""
    addressee = b"recipient" if "." in outgoing.chat else b"to"
    return b'{"%b":%b,"biz_opaque_callback_data":%b,%b' % (
        addressee,
        msgspec.json.encode(outgoing.chat),
        msgspec.json.encode(outgoing.key),
        outgoing.payload[1:],
    )


def waiting_for_a_status(outgoing: Outgoing, now: int) -> Unknown | None:
    """None once the minute is over, and where no outcome is in doubt."""
    if outgoing.unknown_at is None:
        return None
    left = outgoing.unknown_at / 1000 + STATUS_WAIT - now / 1000
    return Unknown(reason="waiting for a status", again_after=left) if left > 0 else None


def outcome(answer: Answer, outgoing: Outgoing) -> Result:
    match answer:
        case NotDelivered():
            return Later(reason=f"not connected: {answer}")
        case OutcomeUnknown():
            return _unknown(f"no answer: {answer}", outgoing)
        case _:
            return _answered(answer, outgoing)


def _answered(response: Response, outgoing: Outgoing) -> Result:
    answer = read(response.body, _answer)
    if answer is not None and answer.error is not None and answer.error.code is not None:
        return _refused(answer.error.code, answer.error.message, outgoing)
    if answer is None or answer.error is not None or response.status >= 300:
        return _without_code(response.status, outgoing)
    sent = answer.messages[0].id if answer.messages else ""
    return Sent(platform_id=sent, counted=outgoing.unknown_at is not None)


def _refused(code: int, message: str, outgoing: Outgoing) -> Result:
    """By the table; a code that it does not know is tried a few times."""
    said = CODES.get(code)
    if said is None:
        said = _SOON if outgoing.tries < TRIES_UNKNOWN_CODE else _OURS
    return msgspec.structs.replace(said, reason=f"{said.reason}: {code} {message}".strip()[:200])


def _without_code(status: int, outgoing: Outgoing) -> Result:
    """Not the platform's own word (a proxy's error page, a cut body). It may have passed the message on."""
    if status < 300 or status in (408, 502, 504):
        return _unknown(f"HTTP {status} without a readable answer", outgoing)
    return Later(reason=f"HTTP {status}, not from WhatsApp")


def _unknown(reason: str, outgoing: Outgoing) -> Unknown:
    if outgoing.tries >= TRIES_IN_DOUBT:
        return Unknown(reason=reason, again_after=None)
    return Unknown(reason=reason, again_after=STATUS_WAIT * (1 if outgoing.unknown_at is None else 5))
