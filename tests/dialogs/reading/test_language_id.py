"""The language of a message: by its letters and words, by the talk so far, by the phone's language."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.conversation import Conversation, Known
from dialogs.engine import read, respond
from dialogs.messages import Choice, InboundMessage, Started, Tap, Text
from dialogs.reading.language_id import language_of, tag_of, wish_alone
from dialogs.reading.model import Slot
from tests.dialogs.a_spa import a_spa

LINES = Path(__file__).with_name("lines")
TAGS = ("vi", "ko", "ja", "zh-Hans", "th", "ru")
KNOWN = Known(now=1, channel="web")
SPA = a_spa(languages=("en", "ja", "ko", "ru", "vi", "zh-Hans"))


def lines_of(tag: str) -> list[str]:
    """Lines of safety, written as guests write them, that hold at least a word."""
    rows = (line.split("\t") for line in (LINES / f"safety_{tag}.tsv").read_text(encoding="utf-8").splitlines())
    return [row[3] for row in rows if len(row) == 4 and row[3] != "text"]


@pytest.mark.parametrize("tag", TAGS)
def test_lines_of_guests_are_known_without_any_hint(tag: str) -> None:
    lines = lines_of(tag)
    wrong = [line for line in lines if language_of(line) != tag]
    assert len(wrong) <= 0.005 * len(lines), wrong


def test_vietnamese_without_its_marks_is_known() -> None:
    bare = [line for line in lines_of("vi") if line.isascii()]
    assert len(bare) > 90
    assert [line for line in bare if language_of(line) != "vi"] == []


def test_traditional_lines_are_known_on_a_phone_in_that_script() -> None:
    assert [line for line in lines_of("zh-Hant") if language_of(line, locale="zh-TW") != "zh-Hant"] == []


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("do you have time tomorrow", "en"),
        ("Price?", "en"),
        ("gia bao nhieu", "vi"),
        ("Cảm ơn", "vi"),
        ("mai 3h chieu con cho ko", "vi"),
        ("내일 3시", "ko"),
        ("ㅇㅇ", "ko"),
        ("予約したい", "ja"),
        ("予約", "ja"),
        ("営業時間", "ja"),
        ("来週", "ja"),
        ("请问多少钱", "zh-Hans"),
        ("預約", "zh-Hant"),
        ("後天下午", "zh-Hant"),
        ("后天下午", "zh-Hans"),
        ("พรุ่งนี้", "th"),
        ("завтра", "ru"),
        ("skolko stoit massazh zavtra", "ru"),
        ("Herbal Spa Signature 90 минут", "ru"),
        ("my name is 김민수", "en"),
        ("four hands massage お願いします", "ja"),
        ("Can I book for tomorrow? Мой муж тоже", "en"),
        ("", "en"),
        ("👍", "en"),
        ("15:30", "en"),
    ],
)
def test_a_first_message_shows_its_language(text: str, tag: str) -> None:
    assert language_of(text) == tag


@pytest.mark.parametrize("memory", ["en", *TAGS, "zh-Hant"])
@pytest.mark.parametrize(
    "text",
    ["ok", "OK!", "hi", "Hello", "2", "90", "15:30", "👍", "😂😂", "HBWK2025", "signature", "spa", "a@b.com", ""],
)
def test_what_shows_no_language_changes_nothing(text: str, memory: str) -> None:
    assert language_of(text, memory) == memory
    assert language_of(text, locale=memory) == memory


@pytest.mark.parametrize(
    ("memory", "text", "tag"),
    [
        ("ja", "明日", "ja"),
        ("ja", "住所", "ja"),
        ("ja", "预约", "zh-Hans"),
        ("ja", "預約", "ja"),
        ("zh-Hant", "大人三位", "zh-Hant"),
        ("zh-Hans", "大人三位", "zh-Hans"),
        ("zh-Hans", "這個多少錢", "zh-Hant"),
        ("zh-Hant", "这个多少钱", "zh-Hans"),
        ("zh-Hans", "営業時間", "ja"),
        ("ru", "tomorrow please", "en"),
        ("ru", "tomorrow", "en"),
        ("ru", "Anna Petrova", "ru"),
        ("en", "dong y", "en"),
        ("en", "mai", "en"),
        ("en", "Nguyen Thu Ha", "en"),
        ("en", "cho minh hoi gia", "vi"),
        ("vi", "please", "vi"),
        ("vi", "can you speak english please", "en"),
        ("vi", "massage 90 minutes", "vi"),
        ("en", "завтра", "ru"),
    ],
)
def test_a_talk_changes_its_language_with_the_script_or_with_two_words(memory: str, text: str, tag: str) -> None:
    assert language_of(text, memory) == tag


@pytest.mark.parametrize(
    ("text", "expecting", "tag"),
    [
        ("김민수", "name", "en"),
        ("김민수", "date", "ko"),
        ("田中", "name", "en"),
        ("Имя моё Анна, буду завтра", "name", "ru"),
    ],
)
def test_a_name_in_another_script_changes_nothing(text: str, expecting: Slot, tag: str) -> None:
    assert language_of(text, "en", expecting=expecting) == tag


@pytest.mark.parametrize(
    ("locale", "tag"),
    [("zh-TW", "zh-Hant"), ("zh_HK", "zh-Hant"), ("zh-Hant-TW", "zh-Hant"), ("zh-Hans-TW", "zh-Hans"),
     ("zh", "zh-Hans"), ("zh-CN", "zh-Hans"),
     ("ja-JP", "ja"), ("ru_RU", "ru"), ("en-GB", "en"), ("fr", ""), ("", ""), ("-", "")],
)  # fmt: skip
def test_a_phones_language_is_named_as_the_content_does(locale: str, tag: str) -> None:
    assert tag_of(locale) == tag


def test_the_name_of_a_language_alone_asks_for_it_in_any_talk() -> None:
    names = {"English": "en", "русский": "ru", "한국어": "ko", "日本語": "ja", "繁體中文": "zh-Hant", "ไทย": "th"}
    assert {name: wish_alone(name.lower()) for name in names} == names
    assert wish_alone("korean food") is None


def message(content: Text | Tap | Started | str, locale: str = "") -> InboundMessage:
    said = Text(text=content) if isinstance(content, str) else content
    return InboundMessage(channel="web", account="a", chat="c", event="e", sent_at=1, content=said, locale=locale)


def test_a_talk_begins_in_the_language_of_the_phone() -> None:
    reading = read([message(Started(), "ru")], Conversation(), SPA)
    assert reading.language == "ru"
    assert respond(reading, Conversation(), SPA, KNOWN).conversation.language == "ru"


def test_a_reading_is_not_remembered_for_phones_in_another_language() -> None:
    assert read([message("ok", "ru")], Conversation(), SPA).language == "ru"
    assert read([message("ok", "ko-KR")], Conversation(), SPA).language == "ko"
    assert read([message("ok", "ko-KR")], Conversation(language="ja"), SPA).language == "ja"


def test_an_asked_for_language_stays_while_the_guest_writes_another() -> None:
    wish = read([message("English please")], Conversation(language="ru"), SPA)
    asked = respond(wish, Conversation(language="ru"), SPA, KNOWN)
    assert (asked.conversation.language, asked.conversation.language_fixed) == ("en", True)
    reading = read([message("хорошо, завтра")], asked.conversation, SPA)
    assert reading.language == "ru"
    assert respond(reading, asked.conversation, SPA, KNOWN).conversation.language == "en"
    back = respond(read([message("русский")], asked.conversation, SPA), asked.conversation, SPA, KNOWN)
    assert back.conversation.language == "ru"


def test_a_script_without_phrases_is_answered_in_the_other_one() -> None:
    reading = read([message("這個多少錢")], Conversation(), SPA)
    assert reading.language == "zh-Hant"
    assert respond(reading, Conversation(), SPA, KNOWN).conversation.language == "zh-Hans"


@given(st.text(max_size=300), st.sampled_from(["", "en", *TAGS]), st.sampled_from(["", "zh-TW", "ru", "xx-"]))
@settings(max_examples=100, deadline=None)
def test_any_text_has_a_language_of_ours(text: str, memory: str, locale: str) -> None:
    assert language_of(text, memory, locale) in {"en", "vi", "ko", "ja", "zh-Hans", "zh-Hant", "th", "ru"}


def test_the_time_grows_with_the_length_alone() -> None:
    for piece in ("mai ", "明日", "завтра ", "a@", "ộ"):
        started = time.process_time()
        language_of(piece * (4000 // len(piece)))
        assert time.process_time() - started < 0.1


def test_choices_of_another_language_are_asked_for_anew() -> None:
    talk = Conversation(language="ru", offered=(Choice(label="2 человека", value="people:2"),), asked="party_size")
    turn = respond(read([message("English please")], talk, SPA), talk, SPA, KNOWN)
    assert turn.conversation.language == "en"
    assert "2 человека" not in [choice.label for choice in turn.conversation.offered]


def test_a_tapped_language_is_a_wish() -> None:
    talk = Conversation(language="ru", offered=(Choice(label="English", value="language:en"),))
    turn = respond(read([message(Tap(value="language:en", label="English"))], talk, SPA), talk, SPA, KNOWN)
    assert (turn.conversation.language, turn.conversation.language_fixed) == ("en", True)
