"""One Bot API call over our Transport, and what its answer means for a message of ours (DESIGN "Sending").

Bot API, "Making requests". The texts of descriptions are no contract: `error_code` decides first.
"""

from typing import Any

import msgspec

from channels.contract import Later, Moved, Never, Outgoing, Response, Result, Sent, Unknown

JSON = {"Content-Type": "application/json"}
SECONDS = 20.0
"""How long a call may take before its outcome counts as unknown."""
AGAIN_AFTER = 1.0


class Parameters(msgspec.Struct, frozen=True):
    retry_after: float | None = None
    migrate_to_chat_id: int | None = None


class Answer(msgspec.Struct, frozen=True):
    """`result` is left as it came."""

    ok: bool
    result: msgspec.Raw = msgspec.Raw()
    error_code: int = 0
    description: str = ""
    parameters: Parameters = Parameters()


class SentFrom(msgspec.Struct, frozen=True):
    username: str = ""


class SentMessage(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    message_id: int = 0
    from_: SentFrom = SentFrom()


_answer = msgspec.json.Decoder(Answer).decode
_message = msgspec.json.Decoder(SentMessage).decode


def answer_of(response: Response) -> Answer | None:
    """None where the answer is not the Bot API's (a proxy's error page, a cut body)."""
    try:
        return _answer(response.body)
    except (ValueError, RecursionError):
        return None


def addressed(chat: str, payload: bytes) -> bytes:
    """A rendered payload with its `chat_id`, which the API takes as text too."""
    return b'{"chat_id":%b,%b' % (msgspec.json.encode(chat), payload[1:])


def body_of(**parameters: Any) -> bytes:
    return msgspec.json.encode(parameters)


def sent_message(answer: Answer) -> SentMessage:
    try:
        return _message(answer.result)
    except (ValueError, RecursionError):
        return SentMessage()


def result_of(response: Response, outgoing: Outgoing) -> Result:
    """Sort a sendMessage answer."""
    answer = answer_of(response)
    if answer is None:
        return _of_a_stranger(response.status, outgoing)
    if answer.ok:
        return Sent(platform_id=str(sent_message(answer).message_id), counted=outgoing.unknown_at is not None)
    return _refused(answer, answer.error_code or response.status)


def unknown(outgoing: Outgoing, reason: str) -> Unknown:
    """Telegram has no idempotency key: send again once; the owner's guide says that a double is possible."""
    return Unknown(reason=reason, again_after=AGAIN_AFTER if outgoing.unknown_at is None else None)


def _of_a_stranger(status: int, outgoing: Outgoing) -> Result:
    """No JSON of the Bot API: whoever refused it was not Telegram, so it says nothing of the guest."""
    if 200 <= status < 300:
        return unknown(outgoing, f"HTTP {status} without a readable answer")
    return Later(reason=f"HTTP {status}, not from the Bot API")


def _refused(answer: Answer, code: int) -> Result:
    reason = f"{code} {answer.description}".strip()
    if answer.parameters.migrate_to_chat_id is not None:
        return Moved(chat=str(answer.parameters.migrate_to_chat_id))
    if code == 429:
        return Later(reason=reason, after=answer.parameters.retry_after)
    if code >= 500:
        return Later(reason=reason)
    if code in (401, 404):
        return Never(reason=reason, alarm=True)
    return Never(reason=reason, blocked=code == 403 or _nobody_there(answer.description))


_NOBODY_THERE = ("chat not found", "user not found", "peer_id_invalid", "not enough rights", "chat_write_forbidden")


def _nobody_there(description: str) -> bool:
    """400s that say the same as a 403: this conversation cannot be written to."""
    said = description.lower()
    return any(words in said for words in _NOBODY_THERE)
