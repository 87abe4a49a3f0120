"""What is still to be asked, in order."""

import datetime as dt

import msgspec
import pytest

from dialogs.booking.completeness import length_fits, missing, people, settled
from dialogs.booking.model import Draft, Line
from dialogs.spa.model import Service
from tests.dialogs.a_spa import SERVICES, a_spa

SPA = a_spa()
WHOLE = Draft(
    lines=(Line(service="six_hands", minutes=90, people=2),),
    date=dt.date(2026, 11, 27),
    time=dt.time(10),
    name="Ann",
    email="ann@example.com",
)


def without(**changes: object) -> Draft:
    return msgspec.structs.replace(WHOLE, **changes)


@pytest.mark.parametrize(
    ("draft", "slots"),
    [
        (WHOLE, ()),
        (Draft(), ("service", "party_size", "date", "time", "name", "contact")),
        (Draft(people=2), ("service", "date", "time", "name", "contact")),
        (without(date=None, name=None), ("date", "name")),
        (without(time=None), ("time",)),
        (without(email=None), ("contact",)),
        (without(email=None, phone="+84901234567"), ()),
        (without(email=None, messenger_contact=True), ()),
        (without(lines=(Line(service="six_hands", people=2),)), ("duration_minutes",)),
        (without(lines=(Line(service="six_hands", minutes=120, people=2),)), ("duration_minutes",)),
        (without(lines=(Line(service="seven_hands", minutes=90, people=2),)), ("service",)),
        (without(lines=(Line(minutes=90, people=2),)), ("service",)),
        (without(lines=(Line(service="six_hands", minutes=90),)), ("party_size",)),
        (without(lines=(Line(service="six_hands", minutes=90),), people=2), ()),
        (without(lines=(Line(service="six_hands", minutes=90, people=0),)), ("party_size",)),
        (without(people=3), ("service",)),
        (without(people=1), ("party_size",)),
    ],
)
def test_the_missing_slots_come_in_asking_order(draft: Draft, slots: tuple[str, ...]) -> None:
    assert missing(draft, SPA) == slots


def test_the_last_line_without_people_gets_the_rest_of_the_party() -> None:
    lines = (Line(service="six_hands", minutes=90, people=2), Line(service="signature", minutes=60))
    assert settled(without(lines=lines, people=5), SPA)[1].people == 3
    assert settled(without(lines=lines, people=2), SPA)[1].people is None
    assert missing(without(lines=lines, people=2), SPA) == ("party_size",)


def test_a_service_with_one_length_needs_no_asking() -> None:
    only = Service(id="foot", hands=2, names={"en": "Foot"}, prices={45: None})
    draft = without(lines=(Line(service="foot", people=1),))
    assert missing(draft, a_spa(services=(*SERVICES, only))) == ()


def test_a_service_without_stated_lengths_is_taken_at_any() -> None:
    bare = a_spa(services=(Service(id="foot", hands=2, names={"en": "Foot"}),))
    assert length_fits(Line(service="foot", minutes=75), bare)
    assert not length_fits(Line(service="foot", minutes=0), bare)
    assert not length_fits(Line(service="foot", minutes=10_000), bare)


@pytest.mark.parametrize(
    ("draft", "count"),
    [
        (Draft(), None),
        (Draft(people=4), 4),
        (Draft(lines=(Line(people=2), Line(people=1))), 3),
        (Draft(lines=(Line(people=2), Line())), None),
    ],
)
def test_the_party_is_counted_as_far_as_it_is_known(draft: Draft, count: int | None) -> None:
    assert people(draft) == count
