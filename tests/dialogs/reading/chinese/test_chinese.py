"""Chinese in both scripts: what guests write, by tables of lines; those of another hand are older than the rules."""

import datetime as dt
import time
import tomllib
from functools import cache
from pathlib import Path

import msgspec
import pytest

from dialogs.reading.languages import language
from dialogs.reading.languages.chinese_scripts import TRADITIONAL, both, letter_forms
from dialogs.reading.languages.chinese_words import WORDS
from dialogs.reading.model import Reading, SafetyAction
from dialogs.reading.read import read_text
from dialogs.reading.signs import fault_of
from dialogs.spa.model import Service, Spa
from tests.dialogs.reading import public_rows
from tests.dialogs.reading.a_guarded_spa import a_guarded_spa
from tests.dialogs.reading.fields import missed

HERE = Path(__file__).parent
LINES = HERE.parent / "lines"
ROOT = HERE.parents[3]
NOW = "2025-06-04T10:00"
STRENGTH: tuple[SafetyAction, ...] = ("emergency", "doctor_first", "tell_therapist")
TAGS = ("zh-Hans", "zh-Hant")
FLOORS = {
    "datetime_duckling_zh-CN": (0.95, 0.98),
    "datetime_recognizers_zh-CN": (0.98, 0.98),
    "datetime_chrono_zh-CN": (0.98, 0.98),
    "datetime_duckling_zh-TW": (0.98, 0.98),
    "datetime_chrono_zh-TW": (0.98, 0.98),
}


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:] if line]


@cache
def the_spa() -> Spa:
    """The sample spa with its services' names in every language."""
    table = tomllib.loads((ROOT / "examples/sample-spa/services.toml").read_text("utf-8"))
    services = tuple(
        Service(
            id=name,
            hands=words["hands"],
            names=words["names"],
            nicknames={tag: tuple(several) for tag, several in words["nicknames"].items()},
            prices={int(minutes): price for minutes, price in words["prices"].items()},
        )
        for name, words in table.items()
    )
    return msgspec.structs.replace(a_guarded_spa(), services=services)


def reading(text: str, tag: str, expecting: str = "", now: str = NOW) -> Reading:
    asked = None if expecting in ("", "-") else expecting
    return read_text(text, dt.datetime.fromisoformat(now), asked, the_spa(), tag)  # type: ignore[arg-type]


def strongest(text: str, tag: str) -> str:
    found = {sign.action for sign in reading(text, tag).safety}
    return next((action for action in STRENGTH if action in found), "-")


@pytest.mark.parametrize(("tag", "expecting", "text", "wanted"), rows(HERE / "readings.tsv"))
def test_a_line_is_read_as_it_is_meant(tag: str, expecting: str, text: str, wanted: str) -> None:
    assert missed(reading(text, tag, expecting), wanted) == []


@pytest.mark.parametrize("tag", TAGS)
def test_nearly_all_lines_of_another_hand_are_read(tag: str) -> None:
    lines = rows(LINES / f"reading_{tag}.tsv")
    wrong = [
        (text, bad) for now, asked, text, wanted in lines if (bad := missed(reading(text, tag, asked, now), wanted))
    ]
    assert len(wrong) <= 0.05 * len(lines), wrong


@pytest.mark.parametrize("tag", TAGS)
def test_no_emergency_is_missed(tag: str) -> None:
    lines = rows(LINES / f"safety_{tag}.tsv")
    assert [text for _, action, _, text in lines if action == "emergency" and strongest(text, tag) != action] == []


@pytest.mark.parametrize("tag", TAGS)
def test_every_other_sign_is_found(tag: str) -> None:
    lines = rows(LINES / f"safety_{tag}.tsv")
    silent = [text for _, action, _, text in lines if action in STRENGTH and strongest(text, tag) == "-"]
    assert silent == []


@pytest.mark.parametrize("tag", TAGS)
def test_hardly_ever_is_a_sign_seen_where_none_is_meant(tag: str) -> None:
    lines = [(kind, text) for _, action, kind, text in rows(LINES / f"safety_{tag}.tsv") if action == "-"]
    taken_back = [text for kind, text in lines if kind not in ("positive", "-")]
    false = [text for _, text in lines if strongest(text, tag) == "emergency"]
    assert len([text for text in false if text in taken_back]) <= 0.02 * len(taken_back), false
    assert [text for text in false if text not in taken_back] == []


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("胸口痛", "emergency"),
        ("胸口痛，没有发烧", "emergency"),
        ("没有发烧，但是胸口很痛", "emergency"),
        ("大小便失禁，危险吗", "emergency"),
        ("大小便正常", "-"),
        ("胸口不痛", "-"),
        ("發燒又腰痛", "doctor_first"),
        ("雙腿發麻沒力", "emergency"),
        ("这价格我要笑死了", "-"),
        ("我想死", "emergency"),
        ("懷孕五個月可以按嗎", "doctor_first"),
    ],
)
def test_a_sign_is_known_in_either_script_whatever_the_talk_is_in(text: str, action: str) -> None:
    assert {strongest(text, tag) for tag in TAGS} == {action}


@pytest.mark.parametrize("tag", TAGS)
def test_all_signs_of_the_table_are_known_and_usable(tag: str) -> None:
    signs = a_guarded_spa().signs[tag]
    assert {sign.id[:4] for sign in signs} == {f"RF{number:02d}" for number in range(1, 29)}
    groups = language(tag).safety.groups
    assert [fault for sign in signs for p in sign.patterns if (fault := fault_of(p, groups))] == []


def written_in(codec: str, letter: str) -> bool:
    try:
        letter.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def test_the_scripts_are_kept_apart_by_their_character_sets() -> None:
    assert [letter for letter in TRADITIONAL if not written_in("gb2312", letter) and letter not in "啰祎"] == []
    assert [form for forms in TRADITIONAL.values() for form in forms if not written_in("big5", form)] == []


def test_a_word_is_known_in_both_scripts() -> None:
    assert both(["后天"]) == ("后天", "後天")
    assert set(letter_forms("發")) == {"发", "發", "髮"}
    only_simplified = {w for w in WORDS if any(c in TRADITIONAL and c not in TRADITIONAL[c] for c in w)}
    assert [w for w in only_simplified if not set(both([w])) - {w}] == []


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_dates_and_times_of_a_public_source_are_read(shared_eval: Path, name: str) -> None:
    day, clock = public_rows.resolved(name, the_spa())
    assert day.share >= FLOORS[name][0]
    assert clock.share >= FLOORS[name][1]


def test_an_ordinary_message_is_read_in_well_under_a_millisecond() -> None:
    text = "你好，想约明天下午三点，两个人做六手按摩90分钟，我叫王小明"
    reading(text, "zh-Hans")
    started = time.process_time()
    for _ in range(100):
        reading(text, "zh-Hans")
    assert (time.process_time() - started) / 100 < 0.002


def test_a_long_run_of_letters_takes_no_longer_by_the_letter() -> None:
    started = time.process_time()
    for text in ("没有" * 2_000, "周五六点" * 1_000, "一" * 4_000, "痛麻" * 2_000):
        reading(text, "zh-Hans")
    assert time.process_time() - started < 4
