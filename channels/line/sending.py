"""Replies and pushes to LINE, and what their answers mean. Source: LINE Messaging API, send reply/push message, errors.

The guest message's token first: replies are free, and a token is good for one call, so that trying it again can never
say anything twice. A push carries `X-Line-Retry-Key` from its first try: LINE takes each key once.
"""

from typing import NamedTuple

import msgspec

from channels.contract import Later, Never, NotDelivered, OutcomeUnknown, Outgoing, Response, Result, Sent, Unknown
from channels.raw import read

FRESH_MS = 45_000
"""A token is good for a minute from its webhook; tried first only while there is time for a second try."""
TOKEN_MS = 57_000
"""A token that may have been used is tried again until shortly before its minute is over."""


Answer = Response | NotDelivered | OutcomeUnknown
"""What became of a call; the errors as values."""


class Route(NamedTuple):
    """How one outbox row goes out. `maybe_replied`: an earlier try with the token ended unknown."""

    replying: bool
    maybe_replied: bool


def route(outgoing: Outgoing, now: int) -> Route:
    """By token while it is fresh, and after an unknown outcome until its minute is over; else by push."""
    age, unknown_at = now - outgoing.token_at, outgoing.unknown_at
    tried = unknown_at is not None and unknown_at - outgoing.token_at < TOKEN_MS
    has_token = bool(outgoing.reply_token)
    return Route(has_token and age < (TOKEN_MS if tried else FRESH_MS), has_token and tried)


def reply_body(outgoing: Outgoing) -> bytes:
    return b'{"replyToken":' + msgspec.json.encode(outgoing.reply_token) + b"," + outgoing.payload[1:]


def push_body(outgoing: Outgoing) -> bytes:
    return b'{"to":' + msgspec.json.encode(outgoing.chat) + b"," + outgoing.payload[1:]


class _SentMessage(msgspec.Struct, frozen=True):
    id: str = ""


class _Answer(msgspec.Struct, frozen=True, rename="camel"):
    message: str = ""
    sent_messages: list[_SentMessage] = []


_answer = msgspec.json.Decoder(_Answer).decode


def _answer_of(response: Response) -> _Answer | None:
    """None where the answer is not LINE's (a proxy's error page, a cut body)."""
    return read(response.body, _answer)


def token_refused(answer: Answer) -> bool:
    if not isinstance(answer, Response) or answer.status != 400:
        return False
    said = _answer_of(answer)
    return said is not None and "reply token" in said.message


def replied(answer: Answer, outgoing: Outgoing) -> Result:
    """What an answer to a reply means, a refused token apart. The same token may be tried again soon."""
    return _outcome(answer, float(min(16, 2 ** (outgoing.tries + 1))))


def pushed(answer: Answer, outgoing: Outgoing, now: int, *, maybe_replied: bool) -> Result:
    """What an answer to a push means. `maybe_replied`: an earlier try with the token may have gone out.

    After an unknown push the next try must be a push too, so it waits until the token's minute is over.
    """
    token_left = (outgoing.token_at + TOKEN_MS - now) / 1000 if outgoing.reply_token else 0.0
    result = _outcome(answer, max(float(min(60, 2 ** (outgoing.tries + 1))), token_left))
    if maybe_replied and isinstance(result, Sent) and isinstance(answer, Response) and answer.status != 409:
        return msgspec.structs.replace(result, counted=True)
    return result


def _outcome(answer: Answer, again_after: float) -> Result:
    match answer:
        case NotDelivered():
            return Later(reason=f"not connected: {answer}")
        case OutcomeUnknown():
            return Unknown(reason=f"no answer: {answer}", again_after=again_after)
        case Response(status=status):
            said = _answer_of(answer)
            if status >= 500 or status == 408 or (said is None and status < 300):
                return Unknown(reason=f"HTTP {status}", again_after=again_after)
            if said is None:
                return Later(reason=f"HTTP {status}, not from LINE")
            if status < 300 or status == 409:
                return Sent(platform_id=said.sent_messages[-1].id if said.sent_messages else "")
            return _refused(answer, said.message)


def _refused(response: Response, message: str) -> Result:
    """429 has two meanings: too fast now, or the month's pushes are used up."""
    reason = f"HTTP {response.status} {message}".strip()[:200]
    if response.status == 429 and "monthly limit" not in message:
        after = response.headers.get("retry-after", "")
        return Later(reason=reason, after=float(after) if after.isdecimal() else None)
    if response.status in (401, 403, 404, 429):
        return Never(reason=reason, alarm=True)
    return Never(reason=reason, blocked=message == "Failed to send messages")
