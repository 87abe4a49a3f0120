"""What being late means: `docs/rules.md` rules 5 to 11. What the spa has not said goes to a person."""

from typing import Literal

from dialogs.messages import Value
from dialogs.spa.model import LateRules


class LateVerdict(Value, frozen=True):
    """`outcome` is a key of the phrases. `cut` and `remaining` are minutes of the late guest's own massage.

    `remaining` is None where the length is not known. No verdict says anything of the price after a cut (rule 11).
    """

    outcome: Literal["no_cut", "cut", "person", "with_notice"]
    cut: int = 0
    remaining: int | None = None
    offer_move: bool = False
    """Little is left: offer to move the visit instead (rule 10), or to book anew (rule 7)."""
    staff_decide: bool = False
    """A person decides: how it goes on (rule 7), or whether the end can move (rule 9)."""


def verdict(late_minutes: int, service_minutes: int | None, with_notice: bool, rules: LateRules) -> LateVerdict:
    """For a guest `late_minutes` late to a massage of `service_minutes` (None: not known).

    `with_notice`: any message on a listed channel before the booked start (rule 8).
    """
    if with_notice:
        cut, remaining = _cut(rules.with_notice_cut, service_minutes, rules)
        return LateVerdict(outcome="with_notice", cut=cut, remaining=remaining, staff_decide=True)
    if late_minutes < rules.from_minutes:
        return LateVerdict(outcome="no_cut", remaining=service_minutes)
    if late_minutes > rules.to_minutes:
        return LateVerdict(outcome="person", offer_move=True, staff_decide=True)
    cut, remaining = _cut(rules.cut_minutes, service_minutes, rules)
    little = remaining is not None and remaining <= rules.min_remaining
    return LateVerdict(outcome="cut", cut=cut, remaining=remaining, offer_move=little)


def noticed(told_at: int, start: int) -> bool:
    """Rule 8: whether word sent at `told_at` came before the booked `start` (both epoch ms)."""
    return told_at < start


def _cut(minutes: int, service_minutes: int | None, rules: LateRules) -> tuple[int, int | None]:
    """Rule 10: the cut, made smaller where less than the least would remain."""
    if service_minutes is None:
        return minutes, None
    cut = max(0, min(minutes, service_minutes - rules.min_remaining))
    return cut, service_minutes - cut
