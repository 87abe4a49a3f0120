"""The keys of the promise, of handing over and of the team: read, and their faults named with the mend."""

import pytest

from dialogs.spa.faults import ContentFaults
from dialogs.spa.model import Handoff, Promise, Reminder, Spa, Team
from dialogs.spa.parse import parse
from tests.dialogs.spa import a_set


def book(promise: str) -> Spa:
    """The set with these lines in the place of [promise]."""
    begins, ends = a_set.SPA.index("[promise]"), a_set.SPA.index("[booking]")
    text = f"{a_set.SPA[:begins]}{promise}\n{a_set.SPA[ends:]}"
    return parse(a_set.with_file("spa.toml", text), a_set.matching)


def fault(promise: str) -> str:
    with pytest.raises(ContentFaults) as found:
        book(promise)
    return "\n".join(map(str, found.value.faults))


def test_without_the_keys_the_usual_is_meant() -> None:
    spa = book("")
    assert (spa.promise, spa.handoff, spa.team) == (Promise(), Handoff(quiet_hours=12), Team(language="en"))


def test_steps_may_name_whom_they_go_to() -> None:
    spa = book(
        '[promise]\nhours = 8\nclock = "hours"\nquiet = "22:30-07:00"\n'
        '[[promise.steps]]\nafter = 0\nto = ["group"]\n[[promise.steps]]\nafter = 4.5\nto = ["email", "owner"]\n'
        '[handoff]\nquiet_hours = 3\n[staff]\nlanguage = "vi"\nowner_email = "owner@leaf.example"\n'
    )
    assert spa.promise == Promise(
        hours=8,
        steps=(0, 4.5),
        reminders=(Reminder(after=0, to=("group",)), Reminder(after=4.5, to=("email", "owner"))),
        clock="hours",
        quiet=(22 * 60 + 30, 7 * 60),
    )
    assert spa.handoff.quiet_hours == 3
    assert spa.team == Team(language="vi", owner_email="owner@leaf.example")


@pytest.mark.parametrize(
    ("promise", "says"),
    [
        ('[promise]\nclock = "sun"', '`clock` must be "wall" or "hours"'),
        ('[promise]\nquiet = "late"', 'must be written as "22:00-07:00"'),
        ('[promise]\nquiet = "22:00-22:00"', 'must be written as "22:00-07:00"'),
        ('[promise]\nquiet = "25:00-07:00"', 'must be written as "22:00-07:00"'),
        ('[[promise.steps]]\nafter = 1\nto = ["grup"]', "Did you mean `group`?"),
        ("[[promise.steps]]\nafter = 1", "`to` is missing"),
        ('[[promise.steps]]\nafter = 30\nto = ["desk"]', "before the promise ends"),
        (2 * '[[promise.steps]]\nafter = 1\nto = ["desk"]\n', "after the one before"),
        ('[[promise.steps]]\nafter = 1\nto = ["desk"]\nwho = 1', "`who` is not a key"),
        ("[handoff]\nquiet_hours = 0", "number of hours"),
        ('[staff]\nowner_email = "owner"', "no e-mail address"),
    ],
)
def test_a_fault_is_named_with_its_mend(promise: str, says: str) -> None:
    assert says in fault(promise)
