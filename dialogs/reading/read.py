"""One turn's messages -> a Reading. Pure, never raises, its time grows with the length of the text alone."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

import msgspec

from dialogs.conversation import Conversation
from dialogs.messages import (
    Choice,
    Content,
    InboundMessage,
    Location,
    Media,
    SharedContact,
    Tap,
    Text,
    Unsupported,
)
from dialogs.reading import grammar
from dialogs.reading.book import Book, book, meant_service
from dialogs.reading.contact import blanked_code, contact, promo_code
from dialogs.reading.grammar import Item
from dialogs.reading.language_id import language_of as written_in
from dialogs.reading.language_id import wish_alone
from dialogs.reading.languages import language as language_of
from dialogs.reading.languages.language import listed
from dialogs.reading.model import LineReading, Reading, SafetySign, Slot, TopicMatch
from dialogs.reading.moments import flat, moments, with_bare_hours
from dialogs.reading.name import name
from dialogs.reading.normal import folded, plain
from dialogs.reading.party import party
from dialogs.reading.phrases import pieces
from dialogs.reading.safety import gravest, signs_in, signs_of
from dialogs.reading.talk import talk
from dialogs.spa.model import Spa

TAP_KINDS = frozenset(
    listed(
        "topic, book, service, minutes, people, date, time, contact, wishes, code, yes, no, change, cancel, fix, move, "
        "drop, suits, suits_not, language, human, start_over"
    )
)
"""First parts of the values of our choices (`dialogs/topics/taps.py`); any other value is forged or from elsewhere."""
_NUMBER_SLOTS = frozenset({"party_size", "duration_minutes", "time", "date"})
MOST_WORDS_BESIDE = 2
"""A message that fills the asked slot and has at most so many other words is no question to be matched."""
_AT_REST = TopicMatch()


def local(instant: int, zone: ZoneInfo) -> dt.datetime:
    """Epoch milliseconds as the zone's clock shows them, without an offset; never outside the calendar."""
    try:
        return dt.datetime.fromtimestamp(instant / 1000, zone).replace(tzinfo=None)
    except (OverflowError, ValueError, OSError):
        return dt.datetime(1970, 1, 1) if instant < 0 else dt.datetime(9999, 1, 1)  # noqa: DTZ001 - naive by design


def read(messages: Sequence[InboundMessage], conversation: Conversation, spa: Spa) -> Reading:
    """All that one turn's messages hold. The last one's `sent_at` is the now of "tomorrow"."""
    contents = tuple(message.content for message in messages)
    words = tuple(text for content in contents if (text := _words(content)))
    language = written_in("\n".join(words), conversation.language, locale_of(messages), conversation.asked)
    now = local(messages[-1].sent_at, spa.zone) if messages else dt.datetime(1970, 1, 1)  # noqa: DTZ001
    tap = _tapped(contents, conversation, words)
    if tap is not None and len(contents) == 1:
        return Reading(text=words[0] if words else "", contents=contents, language=language, tap=tap)
    reading = read_text("\n".join(words), now, conversation.asked, spa, language)
    topics = _topics(reading, conversation.asked, spa) if tap is None else _AT_REST
    return msgspec.structs.replace(
        reading,
        contents=contents,
        tap=tap,
        topics=topics,
        safety=_safety(reading, words, conversation.language, spa),
        attachments=tuple(kind for content in contents if (kind := _attachment(content))),
        **_of_contact(contents, reading, spa),
    )


def locale_of(messages: Sequence[InboundMessage]) -> str:
    """The platform's hint of the guest's language: the newest that there is."""
    return next((message.locale for message in reversed(messages) if message.locale), "")


def _safety(reading: Reading, words: tuple[str, ...], memory: str, spa: Spa) -> tuple[SafetySign, ...]:
    """Messages of a burst are read each alone and as one sentence: neither may hide a sign.

    A message that changes the language of the talk is also read in the one before: it may be a mixture.
    """
    before = (memory,) if memory not in ("", "en", reading.language) else ()
    if len(words) < 2:
        more = signs_in(reading.text, spa, before) if before else ()
        return gravest([*reading.safety, *more]) if more else reading.safety
    tags = (reading.language, *before, "en")
    alone = [sign for text in words for sign in signs_in(text, spa, tags)]
    return gravest([*reading.safety, *alone, *signs_in(" ".join(words), spa, tags)])


def read_text(text: str, now: dt.datetime, expecting: Slot | None, spa: Spa, language: str = "en") -> Reading:
    """All that a text holds but taps and topics. `now` is the spa's local time; `expecting` the slot just asked."""
    known = book(spa, language_of(language).tag)
    plainly = plain(text)
    reached = contact(plainly, spa, regions=known.language.regions)
    low = folded(reached.rest)
    words = pieces(low)
    hits = known.talk.find([word.text for word in words])
    code = promo_code(words, hits, reached.rest, known, expecting)
    called = name(words, hits, reached.rest, known.language.talk, expecting)
    items = _items(_without_name(blanked_code(low, code), reached.rest, called), known, expecting)
    said = talk([word.text for word in words], hits, items, expecting, known.language.talk.after_no)
    when = moments(items, plainly, now, spa, corrected=said.correction)
    who = party(items, expecting, known.lengths, late=said.late_minutes is not None)
    lines = who.lines or _misspelt_service([word.text for word in words], known, expecting)
    tags = (language, "en")
    return Reading(
        text=plainly,
        language=language,
        safety=signs_of(plainly, low if reached.rest is plainly else folded(plainly), spa, tags),
        party_size=who.party_size,
        lines=lines,
        name=called,
        phone=reached.phone,
        email=reached.email,
        promo_code=code.code if code else None,
        **(said if said.language_wish else said._replace(language_wish=wish_alone(low)))._asdict(),
        **when._asdict(),
    )


def _items(low: str, known: Book, expecting: Slot | None) -> list[Item]:
    items = known.vocabulary.items(low)
    for layer in known.language.layers:
        items = grammar.apply(layer, items)
    return with_bare_hours(flat(items), expecting)


def _without_name(low: str, rest: str, called: str | None) -> str:
    """A name that is also a month or a number ("April") says no date."""
    at = rest.find(called) if called else -1
    return low if at < 0 or called is None else low[:at] + " " * len(called) + low[at + len(called) :]


def _misspelt_service(words: list[str], known: Book, expecting: Slot | None) -> tuple[LineReading, ...]:
    service = meant_service(words, known) if expecting == "service" else None
    return (LineReading(service=service),) if service else ()


def _words(content: Content) -> str:
    match content:
        case Text(text=text):
            return text
        case Tap(label=label, value=value):
            return label or (value if _ours(value) else "")
        case Media(caption=caption):
            return caption
    return ""


def _ours(value: str) -> bool:
    return value.partition(":")[0] in TAP_KINDS


def _tapped(contents: Sequence[Content], conversation: Conversation, words: tuple[str, ...]) -> str | None:
    """Value of the last tap that is one of ours, or of the offered choice whose label or number was typed."""
    for content in reversed(contents):
        if isinstance(content, Tap) and (_ours(content.value) or _was_offered(content.value, conversation.offered)):
            return content.value
    if len(words) == 1 and conversation.offered:
        return typed_choice(words[0], conversation.offered, conversation.asked)
    return None


def _was_offered(value: str, offered: Sequence[Choice]) -> bool:
    return any(choice.value == value for choice in offered)


def typed_choice(text: str, offered: Sequence[Choice], asked: Slot | None) -> str | None:
    """A label typed out, or the number under which a channel without buttons lists it.

    Where a number was asked for, a number is a label's ("2" is "2 people") or no tap at all.
    """
    typed = _comparable(text)
    for choice in offered:
        if typed and typed == _comparable(choice.label):
            return choice.value
    if not (typed.isdecimal() and typed.isascii() and len(typed) <= 3):
        return None
    if asked in _NUMBER_SLOTS:
        starting = [choice for choice in offered if _comparable(choice.label).split(" ", 1)[0] == typed]
        return starting[0].value if len(starting) == 1 else None
    number = int(typed)
    return offered[number - 1].value if 1 <= number <= len(offered) else None


def _comparable(text: str) -> str:
    return folded(plain(text[:200])).strip(" .!?)(…#")


def _topics(reading: Reading, asked: Slot | None, spa: Spa) -> TopicMatch:
    if not reading.text or reading.command is not None or _settled(reading, asked) or _only_wish(reading):
        return _AT_REST
    return spa.matcher.match(reading.text, reading.language)


def _only_wish(reading: Reading) -> bool:
    """ "English please" asks nothing else; "is there somebody who speaks English" may."""
    return reading.language_wish is not None and len(reading.text.split()) <= MOST_WORDS_BESIDE + 1


def _settled(reading: Reading, asked: Slot | None) -> bool:
    """The message answers what was asked, and little else."""
    if asked is None or reading.intent == "question" or not filled(reading, asked):
        return False
    return asked in ("name", "contact") or len(reading.text.split()) <= MOST_WORDS_BESIDE + 4


def filled(reading: Reading, asked: Slot | None) -> bool:
    """Whether a reading holds the slot that was asked for, in one reading of it."""
    match asked:
        case "date":
            return reading.date is not None and not reading.date_options
        case "time":
            return reading.time is not None and not reading.time_options
        case "party_size":
            return reading.party_size is not None
        case "service":
            return any(line.service for line in reading.lines)
        case "duration_minutes":
            return any(line.minutes for line in reading.lines)
        case "name":
            return reading.name is not None
        case "contact":
            return reading.phone is not None or reading.email is not None
        case "promo_code":
            return reading.promo_code is not None
        case "yes_no":
            return reading.yes_no is not None
    return False


def _attachment(content: Content) -> str:
    match content:
        case Media(kind=kind):
            return kind
        case Location():
            return "location"
        case Unsupported():
            return "unsupported"
    return ""


def _of_contact(contents: Sequence[Content], reading: Reading, spa: Spa) -> dict[str, str]:
    """Phone and name of a contact card, where the words name none."""
    for content in contents:
        if isinstance(content, SharedContact):
            phone = reading.phone or contact(plain(content.phone), spa).phone or contact(f"+{content.phone}", spa).phone
            called = reading.name or (plain(content.name) if content.own or not reading.name else None)
            found = {"phone": phone, "name": called}
            return {key: value for key, value in found.items() if value}
    return {}
