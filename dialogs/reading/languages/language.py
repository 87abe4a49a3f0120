"""What a language must bring: a vocabulary, layers of rules, and lists of words for what is wanted and for safety."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from dialogs.reading.grammar import Node


def listed(phrases: str) -> tuple[str, ...]:
    """Phrases parted by commas, over as many lines as it takes."""
    return tuple(phrase for part in phrases.split(",") if (phrase := " ".join(part.split())))


class SafetyWords(NamedTuple):
    """How a language takes a sign back. Every entry is a word or a phrase of words parted by spaces."""

    negators: tuple[str, ...]
    """What denies the words after it in the same clause ("no", "never had")."""
    not_negators: tuple[str, ...]
    """Negators that deny nothing ("not only", "don't know why")."""
    denied_after: tuple[str, ...]
    """What denies the words before it ("is gone", "? no")."""
    breakers: tuple[str, ...]
    """Where the reach of a negator ends ("but", "because", "and my")."""
    listing: tuple[str, ...]
    """Words that carry a negation on through a list ("or", "nor")."""
    joining: tuple[str, ...]
    """Words after which it is unsure whether the negation still holds ("no fever and chest pain")."""
    not_long_ago: tuple[str, ...]
    """Of the words of `past` those that don't make an accident an old story ("had", "last week")."""
    past: tuple[str, ...]
    lately: tuple[str, ...]
    """Makes a past a present matter: "this morning", "since", "still"."""
    supposing: tuple[str, ...]
    """Opens something supposed: "if i", "what if", "in case"."""
    others: tuple[str, ...]
    """Other people: "my mother", "he", "someone"."""
    other_is_guest: tuple[str, ...]
    """Shows that the other person comes too, or comes instead: "for my", "can she", "we"."""
    own: tuple[str, ...]
    """The guest speaks of themselves: "i", "my"."""
    asking: tuple[str, ...]
    """First words of a question."""
    having: tuple[str, ...]
    """In a question of one's own, shows that the sign is there: "i have", "with my"."""
    doubting: tuple[str, ...]
    """Leaves open whether it is so: "not sure if"."""
    figures: tuple[str, ...]
    """Figures of speech and other harmless wordings, which are passed over whole."""
    clause_ends: tuple[str, ...]
    """Words and phrases that start a new clause besides punctuation: "but", "however"."""
    groups: Mapping[str, tuple[str, ...]]
    """Words that many signs share, for `{name}` in content/signs."""
    supposed_after: tuple[str, ...] = ()
    """Makes what stands before it supposed or a mere subject, in languages that say so afterwards."""
    breakers_after: tuple[str, ...] = ()
    """What ends the reach of `denied_after` and `supposed_after`, looking back from them."""
    reach: int = 1
    """How many times as far its words reach: letters count as words where a script parts none."""
    asking_after: tuple[str, ...] = ()
    """What makes of a sign before it a question about the sign, in languages that ask so ("có nguy hiểm không")."""
    forms: Callable[[str], tuple[str, ...]] | None = None
    """All ways in which a word is written, where guests leave marks out; words then are not mended otherwise."""
    doubting_after: tuple[str, ...] = ()
    """As `doubting`, but behind the sign."""
    clause_endings: tuple[str, ...] = ()
    """For scripts read letter by letter: what ends a clause where it ends a written word ("-지만")."""
    by_chance: tuple[str, ...] = ()
    """Words of a script without spaces that hold letters of other phrases by chance, and none of their meaning."""
    spaces_part: bool = False
    """A space parts phrases, not words, as a comma does elsewhere (Thai)."""
    not_others: tuple[str, ...] = ()
    """Other people who only say or do what is the guest's own ("they found", "they operated")."""
    companions: tuple[str, ...] = ()
    """Other people who are likely with the guest: an emergency of theirs counts as the guest's own."""
    alone: tuple[str, ...] = ()
    """Shows that the other person neither comes nor is with the guest: "just for me"."""


class TalkWords(NamedTuple):
    """Lists of what guests say to show what they want. Every entry is a word or phrase."""

    yes: tuple[str, ...]
    """Yes at the beginning of a message, whatever follows."""
    yes_alone: tuple[str, ...]
    """Yes only where it is the whole message, or where a yes or no was asked."""
    no: tuple[str, ...]
    no_alone: tuple[str, ...]
    no_word: tuple[str, ...]
    """Words that break off and correct: "Friday, no, Saturday"."""
    after_no: frozenset[str]
    """What may follow a "no" that answers; before anything else it denies ("no fever")."""
    correction: tuple[str, ...]
    start_over: tuple[str, ...]
    stop: tuple[str, ...]
    help: tuple[str, ...]
    back: tuple[str, ...]
    polite: tuple[str, ...]
    """Words that may stand beside a command or a yes without changing it ("please")."""
    intents: Mapping[str, tuple[str, ...]]
    """Intent -> what shows it, the intents in order of weight."""
    about_rules: tuple[str, ...]
    """Makes of book, change, cancel and late a question ("how do i", "policy")."""
    question: tuple[str, ...]
    """First words of a question."""
    late: tuple[str, ...]
    names: tuple[str, ...]
    """What stands before a name: "my name is"."""
    weak_names: tuple[str, ...]
    """What stands before a name only where the name is written with a capital: "i'm"."""
    not_names: frozenset[str]
    """Words that are no name even where one is awaited."""
    codes: tuple[str, ...]
    """What stands before a promotion code: "code"."""
    no_code: tuple[str, ...]
    aside: tuple[str, ...]
    """Verbs whose day is not the visit's: "we arrive on"."""
    moving: tuple[str, ...]
    """In "from A to B" only B is meant: "move it from"."""
    question_end: tuple[str, ...] = ()
    """Last words of a question, in languages that ask with them."""
    no_names: tuple[str, ...] = ()
    """Phrases with which a message is no bare answer to the question for a name."""
    name_starts: tuple[str, ...] = ()
    """What opens an answer to the question for a name, and opens other messages too ("저는")."""
    names_before: tuple[str, ...] = ()
    """What calls the words before it a name, in languages that say so afterwards ("…と申します")."""
    name_ends: tuple[str, ...] = ()
    """What stands right behind a name and is none of it, in scripts that don't part them by a space."""
    name_breaks: tuple[str, ...] = ()
    """What follows a name with anything behind it, in scripts without spaces ("明天" in "我叫王明明天来")."""


class Language(NamedTuple):
    tag: str
    words: Mapping[str, tuple[str, Any]]
    """Word or phrase, folded -> kind and value. Services' names are added per spa."""
    spelt: tuple[str, ...]
    """Words whose misspellings are known too."""
    layers: tuple[Node, ...]
    hands: tuple[str, ...]
    """Words for "hands" after a number, in services' names."""
    hand_counts: Mapping[str, int]
    generic: frozenset[str]
    """Words of services' names that tell none apart ("massage")."""
    wishes: Mapping[str, str]
    """What asks to be answered in a language -> its tag."""
    talk: TalkWords
    safety: SafetyWords
    regions: tuple[str, ...] = ()
    """Countries in whose way a phone without a country's code is read first."""
