"""A form of the conversation page -> the act that it asks for. What cannot be read is `Unclear`, with a text key."""

import datetime as dt
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.staff.acts import Acts
from storage.staff_values import Done, Member

MOST = 2**63 - 1


class Unclear(Exception):
    """The form lacks something, or holds what no page of ours sends. `key`: the sentence among the desk's texts."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True)
class Form:
    """`talk` is the conversation of the page; `fields` as the browser sent them."""

    talk: int
    who: Member
    fields: Mapping[str, str]

    def text(self, name: str) -> str:
        return self.fields.get(name, "").replace("\r\n", "\n")

    @property
    def number(self) -> int:
        return as_number(self.text("id"))

    @property
    def press(self) -> str:
        return self.text("press")[:64]


def as_number(text: str) -> int:
    """Raise Unclear."""
    if not re.fullmatch(r"[0-9]{1,19}", text) or int(text) > MOST:
        raise Unclear("gone")
    return int(text)


def _propose(acts: Acts, form: Form) -> Awaitable[Done]:
    try:
        date, time = dt.date.fromisoformat(form.text("date")), dt.time.fromisoformat(form.text("time"))
    except ValueError:
        raise Unclear("when_missing") from None
    return acts.propose(form.number, date, time.replace(tzinfo=None), form.who, key=form.press)


def _snooze(acts: Acts, form: Form) -> Awaitable[Done]:
    found = re.fullmatch(r"\s*(\d{1,4})(?:[.,](\d{1,2}))?\s*", form.text("hours"), re.ASCII)
    if found is None:
        raise Unclear("hours_missing")
    return acts.snooze(form.number, float(f"{found[1]}.{found[2] or 0}"), form.who)


Doing = Callable[[Acts, Form], Awaitable[Done]]
DOINGS: Mapping[str, Doing] = {
    "take": lambda acts, form: acts.take(form.talk, form.who),
    "take_over": lambda acts, form: acts.take(form.talk, form.who, over=True),
    "answer": lambda acts, form: acts.answer(form.talk, form.text("text"), form.who, key=form.press),
    "hand_back": lambda acts, form: acts.hand_back(form.talk, form.who),
    "lift_hold": lambda acts, form: acts.lift_hold(form.talk, form.who),
    "close": lambda acts, form: acts.close(form.number, form.who),
    "withdraw": lambda acts, form: acts.withdraw(form.number, form.who),
    "snooze": _snooze,
    "confirm": lambda acts, form: acts.confirm(form.number, form.who, key=form.press),
    "confirm_proposed": lambda acts, form: acts.confirm(form.number, form.who, proposed=True, key=form.press),
    "decline": lambda acts, form: acts.decline(form.number, form.text("reason")[:1000], form.who, key=form.press),
    "propose": _propose,
    "accept_change": lambda acts, form: acts.accept_change(form.number, form.who, key=form.press),
    "refuse_change": lambda acts, form: acts.refuse_change(
        form.number, form.text("reason")[:1000], form.who, key=form.press
    ),
    "retry": lambda acts, form: acts.retry(form.number, form.who),
}


async def do(acts: Acts, form: Form) -> Done:
    """Raise Unclear, or what `Acts` raises."""
    doing = DOINGS.get(form.text("act"))
    if doing is None:
        raise Unclear("gone")
    return await doing(acts, form)
