"""What the files say is what the book holds, and no text whatever makes reading fail in another way than by faults."""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.spa.faults import ContentFaults, Fault
from dialogs.spa.model import Capacity, Contacts, OpeningHours, Promise, Service, Sign, Tier
from dialogs.spa.parse import parse, version
from tests.dialogs.spa.a_set import FILES, changed, matching, the_book, with_file


def test_the_spa_is_read_as_it_is_written() -> None:
    book = the_book()
    assert (book.name, book.zone, book.currency, book.languages) == (
        "Leaf Spa", ZoneInfo("Asia/Ho_Chi_Minh"), "VND", ("en",),
    )  # fmt: skip
    assert book.contacts == Contacts(
        hotline="+84 236 123 4567", email="front@leaf.example", website="https://leaf.example/book"
    )
    assert book.capacity == Capacity(therapists=4, rooms=3, cleanup_minutes=15)
    assert book.promise == Promise(hours=12, steps=(0, 6))
    assert (book.booking.max_party, book.booking.confirmation) == (6, "staff")


def test_a_weekday_of_its_own_replaces_the_daily_hours() -> None:
    day = ((540, 720), (810, 1320))
    assert the_book().hours == OpeningHours(
        weekly=(day,) * 6 + ((),), closed=(dt.date(2027, 2, 6), dt.date(2027, 2, 7))
    )


def test_hours_may_run_to_midnight_and_on_after_it() -> None:
    late = changed("spa.toml", '"09:00-12:00", "13:30-22:00"', '"00:00-02:00", "9:00-24:00"')
    hours = the_book(late).hours
    assert hours is not None
    assert hours.weekly[0] == ((0, 120), (540, 1440))


def test_services_keep_lengths_without_a_price() -> None:
    signature, four_hands = the_book().services
    assert signature.prices == {60: 650_000, 90: 900_000}
    assert four_hands == Service(
        id="four_hands", hands=4, names={"en": "Four Hands"}, prices={60: 1_100_000, 90: None}
    )  # fmt: skip
    assert four_hands.therapists == 2


def test_promotions_topics_phrases_and_signs_are_read() -> None:
    book = the_book()
    (promotion,) = book.promotions
    assert (promotion.code, promotion.starts, promotion.ends) == ("LEAF20", dt.date(2027, 1, 1), dt.date(2027, 1, 31))
    assert promotion.tiers == (Tier(percent=20, services=("four_hands",)), Tier(percent=10, minutes=(90,)))
    assert book.topics["spa.hours"].answers["en"] == "We are open {hours}."
    assert book.topics["spa.hours"].related == ("spa.prices",)
    assert book.phrases["en"]["ask.people"] == {"one": "{n} guest of {spa}", "other": "{n} guests of {spa}"}
    assert book.signs["en"] == (
        Sign(id="RF01", action="emergency", patterns=("numb between the legs", "weak* ~ {leg}")),
    )
    assert book.matcher.match("Price list", "en").asked == ("spa.prices",)


def test_what_is_not_stated_stays_empty() -> None:
    bare = 'name = "Bare"\nzone = "UTC"\ncurrency = "USD"\n'
    book = the_book(with_file("spa.toml", bare))
    assert (book.hours, book.contacts, book.capacity, book.booking.max_party) == (None, Contacts(), Capacity(), None)


def test_the_default_reminders_stay_inside_a_shorter_promise() -> None:
    book = the_book(changed("spa.toml", "hours = 12\nsteps = [0, 6]", "hours = 6"))
    assert book.promise == Promise(hours=6, steps=(0, 4))


def test_the_version_follows_every_byte_and_no_order() -> None:
    assert version(FILES) == version(dict(reversed(FILES.items())))
    other = with_file("phrases/en.toml", FILES["phrases/en.toml"] + "# a remark\n")
    assert version(other) != version(FILES)
    assert version({"a": "bc"}) != version({"ab": "c"})


def faults_or_none(files: dict[str, str]) -> tuple[Fault, ...]:
    """Nothing but ContentFaults may come out, and never an empty one."""
    try:
        parse(files, matching)
    except ContentFaults as found:
        return found.faults or (Fault(file="", line=0, message=""),)
    return ()


_FILE = st.sampled_from(sorted(FILES))
_PIECE = st.one_of(
    st.sampled_from(
        ['"', "[", "]", "\n", " = ", "{", "}", "'''", "#", "-1", "nan", "1979-05-27", "[[x]]\n", "\x00", "é"]
    ),
    st.text(max_size=4),
)


@given(_FILE, st.integers(0, 700), st.integers(0, 30), _PIECE)
@settings(max_examples=200)
def test_any_edit_gives_a_book_or_faults_inside_the_file(file: str, at: int, gone: int, piece: str) -> None:
    text = FILES[file][:at] + piece + FILES[file][at + gone :]
    files = with_file(file, text)
    for fault in faults_or_none(files):
        assert 1 <= fault.line <= max(files.get(fault.file, "").count("\n"), 1) + 1


_VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.dates(), st.none()),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


def _toml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_toml(member) for member in value if member is not None)}]"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(letter):08x}" for letter in value) + '"'
    return str(value).lower() if not isinstance(value, dt.date) else value.isoformat()


@given(
    st.sampled_from(
        [(file, line.split(" = ")[0]) for file, text in FILES.items() for line in text.splitlines() if " = " in line]
    ),
    _VALUES.filter(lambda value: value is not None),
)
@settings(max_examples=200)
def test_any_value_for_any_key_gives_a_book_or_faults(where: tuple[str, str], value: object) -> None:
    file, key = where
    rows = [f"{key} = {_toml(value)}" if row.startswith(f"{key} = ") else row for row in FILES[file].splitlines()]
    found = faults_or_none(with_file(file, "\n".join(rows)))
    assert all(fault.message for fault in found)
