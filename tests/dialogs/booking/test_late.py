"""`docs/rules.md` rules 5 to 11."""

import pytest

from dialogs.booking.late import LateVerdict, noticed, verdict
from dialogs.spa.model import LateRules

RULES = LateRules()


@pytest.mark.parametrize(
    ("late", "service", "notice", "told"),
    [
        # rule 5
        (0, 90, False, LateVerdict(outcome="no_cut", remaining=90)),
        (9, 90, False, LateVerdict(outcome="no_cut", remaining=90)),
        # rule 6, both ends
        (10, 90, False, LateVerdict(outcome="cut", cut=30, remaining=60)),
        (15, 120, False, LateVerdict(outcome="cut", cut=30, remaining=90)),
        (12, None, False, LateVerdict(outcome="cut", cut=30)),
        # rule 7
        (16, 90, False, LateVerdict(outcome="person", offer_move=True, staff_decide=True)),
        (90, 60, False, LateVerdict(outcome="person", offer_move=True, staff_decide=True)),
        # rules 8 and 9
        (12, 90, True, LateVerdict(outcome="with_notice", remaining=90, staff_decide=True)),
        (40, 90, True, LateVerdict(outcome="with_notice", remaining=90, staff_decide=True)),
        # rule 10
        (12, 60, False, LateVerdict(outcome="cut", cut=30, remaining=30, offer_move=True)),
        (12, 45, False, LateVerdict(outcome="cut", cut=15, remaining=30, offer_move=True)),
        (12, 30, False, LateVerdict(outcome="cut", cut=0, remaining=30, offer_move=True)),
        (12, 20, False, LateVerdict(outcome="cut", cut=0, remaining=20, offer_move=True)),
    ],
)
def test_being_late_means_this(late: int, service: int | None, notice: bool, told: LateVerdict) -> None:
    assert verdict(late, service, notice, RULES) == told


def test_the_owner_may_set_other_figures() -> None:
    rules = LateRules(from_minutes=5, to_minutes=20, cut_minutes=15, min_remaining=45, with_notice_cut=10)
    assert verdict(5, 60, False, rules) == LateVerdict(outcome="cut", cut=15, remaining=45, offer_move=True)
    assert verdict(20, 90, True, rules).cut == 10


@pytest.mark.parametrize(("told_at", "in_time"), [(999, True), (1000, False), (1001, False)])
def test_notice_is_any_word_before_the_booked_start(told_at: int, in_time: bool) -> None:
    assert noticed(told_at, 1000) is in_time
