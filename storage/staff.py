"""Staff's acts on a conversation: each one short transaction that raises its fence, so that a turn being thought is
refused at its write. Acts on bookings are in `storage.decisions`."""

from typing import Literal

import msgspec
from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert

from dialogs.booking.model import Draft
from dialogs.conversation import Conversation
from storage import claims, inquiries, ledger
from storage.facts import facts
from storage.ledger import About
from storage.notice_values import NewNotice, Way
from storage.notices import add
from storage.schema import conversation, deadline, floor, inquiry
from storage.speech import Speech, next_to_send, say
from storage.staff_values import Done, Gone, Press, Refused
from storage.standing import Standing, standing
from storage.statement import Db, declare, given, number, one, rows, word
from storage.store import Stale, ToSend

encode = msgspec.json.Encoder().encode
_c, _f, _i, _d = conversation.c, floor.c, inquiry.c, deadline.c

HOLD = declare(
    insert(floor)
    .values(
        conversation_id=given("conversation"),
        member_id=given("member_id"),
        member=given("member"),
        via=given("via"),
        since=given("since"),
        touched_at=given("touched_at"),
        draft=given("draft"),
    )
    .on_conflict_do_update(
        index_elements=["conversation_id"],
        set_={"member_id": given("member_id"), "member": given("member"), "via": given("via"), "since": given("since")},
    ),
    "conversation member_id member via since touched_at draft member_id member via since",
)
TOUCH = declare(update(floor).where(_f.conversation_id == given("id")).values(touched_at=given("now")), "now id")
FREE = declare(delete(floor).where(_f.conversation_id == given("id")), "id")
RAISE = declare(
    update(conversation)
    .where(_c.id == given("id"))
    .values(fence=_c.fence + number(1), due_at=claims.first_waiting, **claims.free),
    "id",
)
REMEMBER = declare(update(conversation).where(_c.id == given("id")).values(state=given("state")), "state id")
INQUIRY = declare(
    select(_i.conversation_id, _i.kind, _i.state, _i.due_at, _i.closed_by, _i.closed_at, _i.outcome).where(
        _i.id == given("id")
    ),
    "id",
)
STEPS = declare(
    select(_d.id, _d.due_at, _d.kind, _d.recipients)
    .where(_d.inquiry_id == given("inquiry"), _d.state == word("waiting"))
    .order_by(_d.due_at),
    "inquiry",
)
SNOOZE = declare(update(deadline).where(_d.id == given("id")).values(state=word("snoozed")), "id")


def unchanged(db: Db, seen: Standing) -> Standing:
    """The conversation as it is now. Raise Stale where something has happened since it was `seen`: look again."""
    now_stands = standing(db, seen.conversation)
    if now_stands.fence != seen.fence:
        raise Stale(f"conversation {seen.conversation} has moved on")
    return now_stands


def raise_fence(db: Db, talk: int) -> None:
    db.execute(RAISE, (talk,))


def remember(db: Db, talk: int, remembered: Conversation) -> None:
    db.execute(REMEMBER, (encode(remembered), talk))


def take(db: Db, talk: int, press: Press, over: bool = False) -> Done:
    """Raise Refused where a colleague holds the floor and it is not taken `over`."""
    seen = standing(db, talk)
    if seen.held_by == press.who.id:
        return Done(sentence="taken", conversation=talk, changed=False)
    if seen.held_by is not None and not over:
        raise Refused("held", seen.holder, seen.since)
    withdrawn = _hold(db, seen, press)
    ledger.enter(db, "take", press, About(conversation=talk))
    return Done(sentence="taken", conversation=talk, withdrawn=withdrawn)


def _hold(db: Db, seen: Standing, press: Press) -> int:
    talk, draft = seen.conversation, encode(seen.remembered.draft)
    who, now = press.who, press.now
    db.execute(HOLD, (talk, who.id, who.name, who.via, now, now, draft, who.id, who.name, who.via, now))
    db.execute(TOUCH, (now, talk))
    return claims.take_floor(db, talk, who.id)


def answer(db: Db, seen: Standing, speech: Speech, press: Press) -> tuple[Done, list[ToSend]]:
    """Raise Refused where a colleague holds the floor, Stale where the conversation has moved on."""
    talk = seen.conversation
    if ledger.pressed(db, press):
        return Done(sentence="answered", conversation=talk, changed=False), []
    current = unchanged(db, seen)
    if current.held_by not in (None, press.who.id):
        raise Refused("held", current.holder, current.since)
    withdrawn = _hold(db, current, press) if current.held_by is None else 0
    db.execute(TOUCH, (press.now, talk))
    raise_fence(db, talk)
    if current.remembered.offered:
        remember(db, talk, msgspec.structs.replace(current.remembered, offered=(), asked=None))
    numbers = say(db, talk, speech, press.now)
    stopped = inquiries.open_here(db, talk, inquiries.QUESTIONS)
    inquiries.stop(db, stopped, "answered", press.who, press.now)
    about = About(conversation=talk, inquiry=stopped[0] if stopped else None)
    ledger.enter(db, "answer", press, about)
    done = Done(
        sentence="answered",
        conversation=talk,
        inquiry=about.inquiry,
        withdrawn=withdrawn,
        outgoing=numbers,
    )
    return done, next_to_send(db, talk, press.now)


class Back(msgspec.Struct, frozen=True):
    """How the bot goes on: what it remembers, and what it says, if anything. `act` return: nobody gave it back."""

    remembered: Conversation
    speech: Speech | None = None
    act: Literal["hand_back", "return"] = "hand_back"


def hand_back(db: Db, seen: Standing, back: Back, press: Press) -> tuple[Done, list[ToSend]]:
    """The bot's floor again. Raise Stale."""
    talk = seen.conversation
    current = unchanged(db, seen)
    if current.held_by is None:
        return Done(sentence="handed_back", conversation=talk, changed=False), []
    remember(db, talk, _without_handoff(db, talk, back.remembered))
    free_floor(db, talk)
    if back.speech is not None and not current.blocked:
        say(db, talk, back.speech, press.now)
    ledger.enter(db, back.act, press, About(conversation=talk))
    if back.act == "return":
        _tell_returned(db, current, press.now)
    return Done(sentence="handed_back", conversation=talk), next_to_send(db, talk, press.now)


def free_floor(db: Db, talk: int) -> None:
    claims.hand_back(db, talk)
    db.execute(FREE, (talk,))


def _without_handoff(db: Db, talk: int, remembered: Conversation) -> Conversation:
    """A person is promised as long as something waits for one."""
    waiting = any(state == "open" for _, state in inquiries.unclosed(db, talk))
    return remembered if waiting else msgspec.structs.replace(remembered, handoff=None)


def _tell_returned(db: Db, seen: Standing, now: int) -> None:
    told = facts(db, seen.conversation, held_by=seen.holder)
    key = f"returned:{seen.conversation}:{seen.since}"
    ways: tuple[Way, ...] = ("group", "desk")
    for way in ways:
        new = NewNotice(
            key=f"{key}:{way}", way=way, to="staff", kind="returned", conversation=seen.conversation, facts=told
        )  # fmt: skip
        add(db, new, now)


class _Case(msgspec.Struct, frozen=True):
    conversation: int
    kind: str
    state: str
    due_at: int
    closed_by: str | None
    closed_at: int | None
    outcome: str | None


def _case(db: Db, inquiry_id: int) -> _Case:
    found = one(db, INQUIRY, (inquiry_id,))
    if found is None:
        raise Gone("no_inquiry")
    return _Case(*found)


def close(db: Db, inquiry_id: int, press: Press, outcome: str = "closed") -> Done:
    """`outcome`: closed, or withdrawn. The last case of a conversation gives the floor back; what was understood stays.

    Raise Gone; Refused where a colleague has closed it."""
    case = _case(db, inquiry_id)
    sentence = "withdrawn" if outcome == "withdrawn" else "closed"
    if case.state == "closed":
        last = ledger.last_on_inquiry(db, inquiry_id)
        if case.closed_by == press.who.id or last is None:
            return Done(sentence=sentence, conversation=case.conversation, inquiry=inquiry_id, changed=False)
        raise Refused("closed", last.member, case.closed_at or 0)
    inquiries.stop(db, [inquiry_id], outcome, press.who, press.now)
    inquiries.close(db, inquiry_id, press.who, press.now)
    ledger.enter(db, "withdraw" if outcome == "withdrawn" else "close", press, _about(case, inquiry_id))
    raise_fence(db, case.conversation)
    end_of_cases(db, case.conversation, press)
    return Done(sentence=sentence, conversation=case.conversation, inquiry=inquiry_id)


def _about(case: _Case, inquiry_id: int) -> About:
    return About(conversation=case.conversation, inquiry=inquiry_id)


def end_of_cases(db: Db, talk: int, press: Press) -> None:
    """Nothing waits any more: answered inquiries close with the last one, the guest's next message starts clean."""
    left = inquiries.unclosed(db, talk)
    if any(state == "open" for _, state in left):
        return
    for inquiry_id, _ in left:
        inquiries.close(db, inquiry_id, press.who, press.now)
    seen = standing(db, talk)
    in_a_form = seen.held_by is None and seen.remembered.draft is not None
    remember(db, talk, _unpromised(seen.remembered) if in_a_form else clean(seen.remembered))
    if seen.held_by is not None:
        free_floor(db, talk)


def _unpromised(remembered: Conversation) -> Conversation:
    """The guest is answering the bot's questions just now: those stand."""
    return msgspec.structs.replace(remembered, unknown_in_row=0, handoff=None)


def clean(remembered: Conversation) -> Conversation:
    """A fresh start that knows what was said: name, language, the half-filled booking, what was told of health."""
    return msgspec.structs.replace(
        remembered, asked=None, offered=(), summary=None, unsure_sign=None, topic=None, unknown_in_row=0, handoff=None
    )


def snooze(db: Db, inquiry_id: int, until: int, press: Press) -> Done:
    """Steps before `until` are spared; one comes then. Raise Gone; Refused where no clock runs."""
    case = _case(db, inquiry_id)
    about = _about(case, inquiry_id)
    if case.state != "open":
        last = ledger.last_on_inquiry(db, inquiry_id)
        raise Refused("no_clock", last.member if last else "", last.at if last else 0)
    spared = [row for row in rows(db, STEPS, (inquiry_id,)) if row[1] <= until and row[2] == "step"]
    for number_of_step, *_ in spared:
        db.execute(SNOOZE, (number_of_step,))
    to = spared[-1][3] if spared else encode(("desk", "group", "email"))
    key = f"inquiry:{inquiry_id}:snoozed:{until}"
    added = db.execute(inquiries.ADD_STEP, (inquiry_id, key, until, "step", to)).rowcount
    if added:
        raise_fence(db, case.conversation)
        ledger.enter(db, "snooze", press, about)
    done = Done(sentence="snoozed", conversation=case.conversation, inquiry=inquiry_id, changed=bool(added))
    return msgspec.structs.replace(done, values={"until": str(until)})


def last_useful(db: Db, inquiry_id: int) -> int:
    """The latest instant at which a reminder is of use: before the promise, and the platform's window, end."""
    case = _case(db, inquiry_id)
    ends: list[int] = [
        due_at for _, due_at, kind, _ in rows(db, STEPS, (inquiry_id,)) if kind in ("due", "window", "word")
    ]
    return min([case.due_at, *ends])


def lift_hold(db: Db, talk: int, press: Press) -> Done:
    """Raise Gone."""
    seen = standing(db, talk)
    if not seen.remembered.held_by_safety:
        return Done(sentence="lifted", conversation=talk, changed=False)
    raise_fence(db, talk)
    remember(db, talk, msgspec.structs.replace(seen.remembered, held_by_safety=()))
    ledger.enter(db, "lift_hold", press, About(conversation=talk))
    return Done(sentence="lifted", conversation=talk)


def amend(db: Db, talk: int, draft: Draft, press: Press) -> Done:
    """Takes the floor if it is free. Raise Gone, Refused."""
    take(db, talk, press)
    seen = standing(db, talk)
    if seen.remembered.draft == draft:
        return Done(sentence="amended", conversation=talk, changed=False)
    raise_fence(db, talk)
    db.execute(TOUCH, (press.now, talk))
    remember(db, talk, msgspec.structs.replace(seen.remembered, draft=draft, summary=None))
    ledger.enter(db, "amend", press, About(conversation=talk))
    return Done(sentence="amended", conversation=talk)
