"""How the promise was kept: counts and answering times, in all, by channel, by person, by hour of the day."""

import datetime as dt
from collections import defaultdict
from statistics import median
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import select

from dialogs.messages import Value
from storage.schema import conversation, inquiry
from storage.statement import Db, declare, given, rows

Grouping = Literal["all", "channel", "person", "hour"]
ORDER: tuple[Grouping, ...] = ("all", "channel", "person", "hour")
_i, _c = inquiry.c, conversation.c

ASKED = declare(
    select(_c.channel, _i.state, _i.outcome, _i.opened_at, _i.due_at, _i.answered_at, _i.answered_name)
    .join_from(inquiry, conversation, _c.id == _i.conversation_id)
    .where(_i.opened_at >= given("since"), _i.opened_at < given("until"))
    .order_by(_i.id),
    "since until",
)


class Span(Value, frozen=True):
    """Inquiries opened from `since` on, before `until`; epoch ms."""

    since: int = 0
    until: int = 2**62


class ReportLine(Value, frozen=True):
    """`group` names the grouping, `name` the channel, person or hour ("09"). `kept` and `missed` are promises; what
    still waits in time, and what the guest no longer needed, are neither. Times from question to answer."""

    group: Grouping
    name: str
    kept: int = 0
    missed: int = 0
    waiting: int = 0
    withdrawn: int = 0
    median_ms: int | None = None
    slowest_ms: int | None = None


class _Asked(Value, frozen=True):
    verdict: Literal["kept", "missed", "waiting", "withdrawn"]
    took: int | None


def report(db: Db, now: int, zone: ZoneInfo, span: Span | None = None) -> list[ReportLine]:
    """All first, then by channel, person and hour; within a grouping by name. Nobody's name is "" (nobody answered)."""
    span = span or Span()
    groups: dict[tuple[Grouping, str], list[_Asked]] = defaultdict(list)
    for channel, state, outcome, opened_at, due_at, answered_at, person in rows(db, ASKED, (span.since, span.until)):
        waits = state == "open"
        ended = now if waits or answered_at is None else answered_at
        asked = _Asked(
            verdict=_verdict(waits, outcome, ended, due_at),
            took=None if waits or answered_at is None or outcome == "withdrawn" else answered_at - opened_at,
        )
        hour = f"{dt.datetime.fromtimestamp(opened_at / 1000, zone).hour:02}"
        for group, name in (("all", ""), ("channel", channel), ("person", person or ""), ("hour", hour)):
            groups[group, name].append(asked)  # type: ignore[index]  # the four names are Grouping's
    ordered = sorted(groups, key=lambda key: (ORDER.index(key[0]), key[1]))
    return [_line(group, name, groups[group, name]) for group, name in ordered]


def _verdict(
    waits: bool, outcome: str | None, ended: int, due_at: int
) -> Literal["kept", "missed", "waiting", "withdrawn"]:
    if outcome == "withdrawn":
        return "withdrawn"
    if ended > due_at:
        return "missed"
    return "waiting" if waits else "kept"


def _line(group: Grouping, name: str, asked: list[_Asked]) -> ReportLine:
    counts = {verdict: sum(one.verdict == verdict for one in asked) for verdict in ("kept", "missed", "waiting")}
    times = [one.took for one in asked if one.took is not None]
    return ReportLine(
        group=group,
        name=name,
        **counts,
        withdrawn=sum(one.verdict == "withdrawn" for one in asked),
        median_ms=round(median(times)) if times else None,
        slowest_ms=max(times, default=None),
    )
