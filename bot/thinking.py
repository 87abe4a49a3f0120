"""One claimed conversation -> what is to be done about it. No I/O; runs in the reading thread."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from uuid import uuid4

import msgspec

from channels.contract import Channel, Kept, Unparsable
from dialogs import engine, habits
from dialogs.conversation import Conversation, InquiryOpened, Known, Needs, Outcome, Turn
from dialogs.listening import listen
from dialogs.messages import InboundMessage, Media, Reply, SharedContact, Started, Tap, Text, Unsupported, Value
from dialogs.phrasing import phrases
from dialogs.promise import promised
from dialogs.reading.model import Reading
from dialogs.reading.pause import due_at
from dialogs.spa.model import Spa
from storage.store import Claim, OutgoingRow, Said, TurnRecord

_conversation = msgspec.json.Decoder(Conversation)
_encode = msgspec.json.Encoder().encode


class Pause(Value, frozen=True):
    """The guest is still writing: look again at `until`, and show meanwhile that `message` was seen."""

    until: int
    message: InboundMessage


class Nothing(Value, frozen=True):
    """No answer is due. `unparsable` counts the events whose shape could not be read."""

    seqs: tuple[int, ...]
    reason: str
    unparsable: int = 0


class Thought(Value, frozen=True):
    """Read, and ready to be answered once `needs` is known (None: nothing has to be loaded)."""

    messages: tuple[InboundMessage, ...]
    conversation: Conversation
    reading: Reading
    needs: Needs | None
    unparsable: int = 0
    familiar: bool = False
    """The reading was remembered."""
    turn: Turn | None = None
    """And so was its answer."""


class Looked(Value, frozen=True):
    """A claim opened: the guest's messages with when each was received, and what the conversation remembers."""

    claim: Claim
    messages: tuple[InboundMessage, ...]
    received: tuple[int, ...]
    conversation: Conversation
    reading: Reading | None = None
    """Where the words were read before: what is left costs less than the way to the reading thread and back."""
    unparsable: int = 0


def look(claim: Claim, channel: Channel, spa: Spa) -> Looked:
    """Cheap enough for the event loop. Raise MsgspecError where the state cannot be read."""
    messages, received, unparsable = parsed(claim, channel)
    conversation = remembered(claim.state)
    return Looked(
        claim=claim,
        messages=tuple(messages),
        received=tuple(received),
        conversation=conversation,
        reading=engine.recall(messages, conversation, spa),
        unparsable=unparsable,
    )


def parsed(claim: Claim, channel: Channel) -> tuple[list[InboundMessage], list[int], int]:
    """The claim's messages, when each was received, and how many events could not be read."""
    messages, received, unparsable = [], [], 0
    for pending in claim.pending:
        kept = Kept(
            account=claim.account,
            chat=claim.chat,
            event=pending.event,
            raw=pending.raw,
            received_at=pending.received_at,
        )
        try:
            message = channel.parse(kept)
        except Unparsable:
            unparsable += 1
            continue
        if message is not None:
            messages.append(message)
            received.append(pending.received_at)
    return messages, received, unparsable


def remembered(state: bytes) -> Conversation:
    return _conversation.decode(state) if state else Conversation()


def think(looked: Looked, spa: Spa, now: int, pausing: bool) -> Pause | Nothing | Thought:
    """Wait for the rest of a burst if one may come; read."""
    messages, conversation, unparsable = looked.messages, looked.conversation, looked.unparsable
    if not messages:
        reason = "unparsable" if unparsable else "no answer due"
        return Nothing(seqs=tuple(p.seq for p in looked.claim.pending), reason=reason, unparsable=unparsable)
    listening = looked.claim.held_by is not None  # a person reads each word as it comes
    if pausing and not listening and (until := due_at(messages, conversation, spa, looked.received)) > now:
        return Pause(until=until, message=messages[-1])
    reading = looked.reading or engine.read(messages, conversation, spa)
    turn = None
    if looked.reading is not None:
        turn = habits.recall(reading, conversation, spa, looked.claim.channel, looked.claim.pending[0].handled_at)
    return Thought(
        familiar=looked.reading is not None,
        messages=messages,
        conversation=conversation,
        reading=reading,
        turn=turn,
        needs=engine.needs(reading, conversation, spa) if turn is None else None,
        unparsable=unparsable,
    )


def answer(claim: Claim, thought: Thought, spa: Spa, known: Known, channel: Channel) -> TurnRecord:
    """Respond and render: all that one turn writes. While staff hold the floor the bot only listens."""
    if claim.held_by is not None:
        turn = listen(thought.reading, thought.conversation, spa, known)
    else:
        turn = thought.turn or _respond(thought, spa, known)
    return turn_record(claim, thought.messages, turn, channel, spa, reading=thought.reading)


def _respond(thought: Thought, spa: Spa, known: Known) -> Turn:
    turn = engine.respond(thought.reading, thought.conversation, spa, known)
    if thought.familiar and thought.needs is None:
        habits.keep(thought.reading, thought.conversation, spa, known, turn)
    return turn


def turn_record(
    claim: Claim,
    messages: Sequence[InboundMessage],
    turn: Turn,
    channel: Channel,
    spa: Spa,
    *,
    reading: Reading | None = None,
) -> TurnRecord:
    handled_at = claim.pending[0].handled_at
    outgoing = _outgoing(turn.reply, channel, messages, claim)
    said = [Said(author="guest", text=words(m), at=m.sent_at, event=m.event) for m in messages if words(m)]
    if turn.reply is not None and outgoing:
        labels = tuple(choice.label for choice in turn.reply.choices)
        said.append(Said(author="bot", text=turn.reply.text, at=handled_at, event=outgoing[0].key, choices=labels))
    return TurnRecord(
        claim=claim,
        handled=tuple(pending.seq for pending in claim.pending),
        handled_at=handled_at,
        state=_encode(turn.conversation),
        reading=_encode(reading) if reading is not None else b"null",
        spa_version=spa.version,
        outcome=turn.outcome,
        said=tuple(said),
        outgoing=outgoing,
        events=turn.events,
    )


def _outgoing(
    reply: Reply | None, channel: Channel, messages: Sequence[InboundMessage], claim: Claim
) -> tuple[OutgoingRow, ...]:
    if reply is None:
        return ()
    token, token_at = _freshest_token(messages, claim)
    rows = []
    for payload in _rendered(channel.render, reply):
        rows.append(OutgoingRow(key=str(uuid4()), payload=payload, reply_token=token, token_at=token_at))
        token = ""  # a reply token is good for one call
    return tuple(rows)


@lru_cache(512)
def _rendered(render: Callable[[Reply], list[bytes]], reply: Reply) -> tuple[bytes, ...]:
    """Rendering is pure, and most replies are said many times."""
    return tuple(render(reply))


def _freshest_token(messages: Sequence[InboundMessage], claim: Claim) -> tuple[str, int]:
    received: Mapping[str, int] = {pending.event: pending.received_at for pending in claim.pending}
    for message in reversed(messages):
        if message.reply_token:
            return message.reply_token, received.get(message.event, 0)
    return "", 0


def words(message: InboundMessage) -> str:
    """A guest's message as a line of the transcript; empty for what is no utterance."""
    match message.content:
        case Text(text=text):
            return text
        case Tap(label=label, value=value):
            return label or value
        case Media(kind=kind, caption=caption):
            return f"[{kind}] {caption}".rstrip()
        case SharedContact(name=name, phone=phone):
            return f"[contact] {name} {phone}".strip()
        case Unsupported(kind=kind):
            return f"[{kind}]"
        case Started():
            return ""
        case other:
            return f"[{other.__struct_config__.tag}]"


def set_aside(claim: Claim, channel: Channel, spa: Spa) -> TurnRecord:
    """An honest sentence for a message that the bot could not answer three times, and an inquiry for staff."""
    try:
        conversation = remembered(claim.state)
    except msgspec.MsgspecError:
        conversation = Conversation()
    messages, _, _ = parsed(claim, channel)
    language = conversation.language or "en"
    reply = Reply(
        paragraphs=(phrases(spa, language).say("unknown.failed", hours=f"{spa.promise.hours:g}"),), language=language
    )
    inquiry = promised(InquiryOpened(kind="failed", reason="unknown"), spa, claim.pending[0].handled_at)
    turn = Turn(
        conversation=conversation,
        reply=reply if messages else None,
        events=(inquiry,),
        outcome=Outcome(kind="handoff", handoff="unknown"),
    )
    return turn_record(claim, messages, turn, channel, spa)
