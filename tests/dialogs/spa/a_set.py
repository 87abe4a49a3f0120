"""A small content set in memory, faultless as it stands; tests change a piece of it."""

from collections.abc import Mapping

from dialogs.spa.model import Spa, Topic
from dialogs.spa.parse import parse
from dialogs.spa.spoken import SPOKEN
from tests.dialogs.a_spa import ExactMatcher

SPA = """\
name = "Leaf Spa"
zone = "Asia/Ho_Chi_Minh"
currency = "VND"

[contacts]
hotline = "+84 236 123 4567"
email = "front@leaf.example"
website = "https://leaf.example/book"

[hours]
daily = ["09:00-12:00", "13:30-22:00"]
sunday = []
closed = [2027-02-06, 2027-02-07]

[capacity]
therapists = 4
rooms = 3
cleanup_minutes = 15

[promise]
hours = 12
steps = [0, 6]

[booking]
max_party = 6
"""

SERVICES = """\
[signature]
hands = 2
prices = { 60 = 650000, 90 = 900000 }
names = { en = "Signature Massage", vi = "Massage Signature" }
nicknames = { en = ["signature", "2 hands"] }

[four_hands]
hands = 4
lengths = [60, 90]
[four_hands.names]
en = "Four Hands"
[four_hands.prices]
60 = 1100000
"""

PROMOTIONS = """\
[[promotion]]
code = "LEAF20"
starts = 2027-01-01
ends = 2027-01-31

[[promotion.tier]]
percent = 20
services = ["four_hands"]

[[promotion.tier]]
percent = 10
minutes = [90]
"""

HOURS_TOPIC = '''\
sources = ["page"]
reviewed = 2026-11-24
related = ["spa.prices"]
needs = ["hours"]

[en]
button = "Opening hours"
answer = """We are open {hours}."""
unknown = "Please ask the team."
examples = [
    "when are you open",
    "opening hours",
    "are you open on sunday",
    "until what time are you open",
    "opening times",
]
'''

PRICES_TOPIC = """\
sources = ["page"]
reviewed = 2026-11-24
needs = ["prices"]

[en]
button = "Prices"
answer = "Our prices: {prices}"
unknown = "Please ask the team."
examples = ["how much is it", "price", "price list", "what does it cost", "rates please"]
"""

SPOKEN_LINES = "".join(
    f'{key} = "{" ".join(f"{{{name}}}" for name in names) or "."}"\n' for key, names in SPOKEN.items()
)
"""Every phrase that the program says, each just its placeholders."""

PHRASES = f"""\
hello = "Hello {{name}}"
{SPOKEN_LINES}
[ask]
date = "Which day?"
[ask.people]
one = "{{n}} guest of {{spa}}"
other = "{{n}} guests of {{spa}}"
"""

SIGNS = """\
[RF01]
action = "emergency"
patterns = ["numb between the legs", "weak* ~ {leg}"]
"""

FILES: Mapping[str, str] = {
    "spa.toml": SPA,
    "services.toml": SERVICES,
    "promotions.toml": PROMOTIONS,
    "knowledge/spa.hours.toml": HOURS_TOPIC,
    "knowledge/spa.prices.toml": PRICES_TOPIC,
    "phrases/en.toml": PHRASES,
    "signs/en.toml": SIGNS,
}


def matching(topics: Mapping[str, Topic]) -> ExactMatcher:
    return ExactMatcher({topic_id: topic.examples.get("en", ()) for topic_id, topic in topics.items()})


def the_book(files: Mapping[str, str] = FILES) -> Spa:
    return parse(files, matching)


def with_file(file: str, text: str) -> dict[str, str]:
    return {**FILES, file: text}


def changed(file: str, old: str, new: str) -> dict[str, str]:
    assert FILES[file].count(old) == 1, f"{old!r} must stand once in {file}"
    return with_file(file, FILES[file].replace(old, new))


def line_with(text: str, piece: str) -> int:
    """The line (from 1) of the first `piece` in `text`; a line break before it is not its own."""
    assert piece in text, f"{piece!r} is not in the text"
    start = text.index(piece) + len(piece) - len(piece.lstrip("\n"))
    return text[:start].count("\n") + 1
