"""Safety first: the signs of `content/signs/` in a guest's words, and whether they are meant.

A sign doesn't count where it is denied ("no fever"), past and over, supposed ("what if"), about somebody else who is
not the guest, a figure of speech, or part of a plain question about such signs. A real one beside a denied one wins.
Where it stays open whether a sign is meant, it is given with the action `ask`. (docs/rules.md, safety.)
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from dialogs.reading.grammar import UNSPACED, UNSPACED_LETTERS
from dialogs.reading.languages import language
from dialogs.reading.languages.language import SafetyWords
from dialogs.reading.model import SafetyAction, SafetySign
from dialogs.reading.normal import folded, plain
from dialogs.reading.phrases import Hit, Phrases, Piece, pieces, words_of
from dialogs.reading.signs import NEAR, Pattern, Signs
from dialogs.spa.model import Sign, Spa

Status = Literal["meant", "unsure", "not_meant"]
_RANK: dict[SafetyAction, int] = {"emergency": 0, "doctor_first": 1, "tell_therapist": 2, "ask": 3}
_ENDS_SENTENCE = frozenset(".!?;\n\u3002\uff01\uff1f\uff1b")
_NO_PHRASES = ("figures", "clause_ends", "groups", "reach", "clause_endings", "forms", "spaces_part", "by_chance")
_TAKEN_BY = {"others": "not_others", "lately": "denied_after", "alone": "other_is_guest"}
"""A phrase inside a longer one of the other tag says what that says: "they say I have" is not about them, and "all good
since" not that it goes on."""
_ASKS = frozenset("?\uff1f")
_OPENS = frozenset({",", "and", "but", "so", ":", "-", "hi", "hello", "hey", "ok", "then"})
_BARE = 4
_LONGEST_ENDING = 8
_REACH_BACK, _REACH_AHEAD = 9, 6
_PARTING_SPACE = re.compile(rf"(?<=[{UNSPACED_LETTERS}]) (?!\d)")


class Span(NamedTuple):
    """Where a sign's words stand: places of words, the end excluded."""

    start: int
    end: int


class Known(NamedTuple):
    """A language's signs and how it takes them back, compiled."""

    signs: Signs
    phrases: Phrases
    figures: Phrases
    clause_ends: Phrases
    reach: int
    """Factor for all distances: letters count as words in scripts without spaces."""
    clause_endings: tuple[str, ...]
    spaces_part: bool
    by_chance: Phrases


@lru_cache(maxsize=32)
def _known(signs: tuple[Sign, ...], tag: str) -> Known:
    words = language(tag).safety
    phrases = {name: getattr(words, name) for name in SafetyWords._fields if name not in _NO_PHRASES}
    figures = Phrases({"figure": words.figures})
    clause_ends = Phrases({"end": words.clause_ends})
    every = frozenset(word for several in phrases.values() for phrase in several for word in phrase.split())
    return Known(
        Signs(signs, every, words.groups, words.forms),
        Phrases(phrases),
        figures,
        clause_ends,
        words.reach,
        words.clause_endings,
        words.spaces_part,
        Phrases({"chance": words.by_chance}),
    )


_by_identity: dict[int, tuple[tuple[Sign, ...], Known]] = {}


def known_of(spa: Spa, tag: str) -> Known | None:
    """The compiled signs of a language; None where the spa's content has none."""
    signs = spa.signs.get(tag) or spa.signs.get(tag.split("-", maxsplit=1)[0])
    if not signs:
        return None
    kept = _by_identity.get(id(signs))
    if kept is not None and kept[0] is signs:
        return kept[1]
    made = _known(signs, tag)
    if len(_by_identity) > 64:
        _by_identity.clear()
    _by_identity[id(signs)] = (signs, made)
    return made


def signs_in(text: str, spa: Spa, tags: Iterable[str]) -> tuple[SafetySign, ...]:
    """The signs of `text` in any of the languages, the gravest first. `text` as the guest wrote it."""
    plainly = plain(text)
    return signs_of(plainly, folded(plainly), spa, tags)


def signs_of(plainly: str, low: str, spa: Spa, tags: Iterable[str]) -> tuple[SafetySign, ...]:
    """As `signs_in`, of a text made plain and folded."""
    found: list[SafetySign] = []
    for tag in dict.fromkeys(tags):
        known = known_of(spa, tag)
        if known is not None:
            found += _signs(plainly, low, known)
    return gravest(found) if found else ()


def gravest(signs: Iterable[SafetySign]) -> tuple[SafetySign, ...]:
    """Each sign once, with its gravest action, the gravest first; doubts only where nothing grave is sure."""
    best: dict[str, SafetySign] = {}
    for sign in signs:
        if sign.sign not in best or _RANK[sign.action] < _RANK[best[sign.sign].action]:
            best[sign.sign] = sign
    ordered = sorted(best.values(), key=lambda s: (_RANK[s.action], s.sign))
    if ordered and _RANK[ordered[0].action] <= _RANK["doctor_first"]:
        return tuple(s for s in ordered if s.action != "ask")
    return tuple(ordered)


def _signs(text: str, low: str, known: Known) -> list[SafetySign]:
    if known.spaces_part:
        low = _PARTING_SPACE.sub(",", low)
    words = words_of(low)
    words.append(".")  # an end, for signs that stand before one
    look_up = known.signs.look_up
    looked_up = [look_up(word) for word in words]
    starts = [
        (at, rows)
        for at, (_, found) in enumerate(looked_up)
        if (rows := (*found, *known.signs.opened(words, at)) if UNSPACED.match(words[at]) else found)
    ]
    if not starts:
        return []
    return _Reader(text, low, [meant for meant, _ in looked_up], known).signs(starts)


class _Reader:
    """One text, being read for signs."""

    def __init__(self, text: str, low: str, words: list[str], known: Known) -> None:
        self.text = text
        self.low = low
        self.words = words
        self.known = known
        self.back = _REACH_BACK * known.reach
        self.ahead = _REACH_AHEAD * known.reach

    def signs(self, starts: list[tuple[int, tuple[int, ...]]]) -> list[SafetySign]:
        spans = self._rows(starts)
        if not spans:
            return []
        self.pieces = [*pieces(self.low), Piece(".", len(self.low), len(self.low))]
        self.hits = self._hits_by_tag()
        candidates = sorted({number for row in spans for number in self.known.signs.using[row]})
        return [sign for number in candidates for sign in self._pattern(number, spans)]

    def _rows(self, starts: list[tuple[int, tuple[int, ...]]]) -> dict[int, list[Span]]:
        joined = " ".join(self.words) + " "
        places = [0]
        for word in self.words:
            places.append(places[-1] + len(word) + 1)
        rows = self.known.signs.rows
        found = [
            (number, at, match.end())
            for at, numbers in starts
            for number in numbers
            if (match := rows[number].pattern.match(joined, places[at])) is not None
        ]
        return self._spans(found, places) if found else {}

    def _spans(self, found: list[tuple[int, int, int]], places: list[int]) -> dict[int, list[Span]]:
        """Rows that matched, but for those that run over a clause's end or start inside a figure of speech."""
        self.chance = self.known.by_chance.find(self.words)
        ends = _ends(self.words, self._meant(self.known.clause_ends))
        hard = _clauses(self.words, ends)
        self.ends = ends | self._endings()
        self.bounds = _clauses(self.words, self.ends) if self.known.clause_endings else hard
        masked = {at for hit in self.known.figures.find(self.words) for at in range(hit.start, hit.end)}
        word_at = {place: at for at, place in enumerate(places)}
        spans: dict[int, list[Span]] = {}
        for number, at, place in found:
            end = word_at[place]
            if at not in masked and end <= hard[at][1] + 1:
                spans.setdefault(number, []).append(Span(at, min(end, len(self.words) - 1)))
        return spans

    def _endings(self) -> set[int]:
        """Last letters of written words whose ending ends a clause."""
        if not self.known.clause_endings:
            return set()
        return {at for at, piece in enumerate(pieces(self.low)) if self._ends_a_clause(piece.end)}

    def _ends_a_clause(self, end: int) -> bool:
        if end < len(self.low) and self.low[end].isalpha():
            return False
        return self.low.endswith(self.known.clause_endings, max(0, end - _LONGEST_ENDING), end)

    def _meant(self, phrases: Phrases) -> list[Hit]:
        """Phrases found, but for those that are only letters of a longer word."""
        found = phrases.find(self.words)
        if not self.chance:
            return found
        return [hit for hit in found if not any(_shorter(hit, word) for word in self.chance)]

    def _hits_by_tag(self) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        for hit in self._meant(self.known.phrases):
            found.setdefault(hit.tag, []).append(hit)
        for tag, closer in _TAKEN_BY.items():
            if tag in found and closer in found:
                found[tag] = [hit for hit in found[tag] if not any(_shorter(hit, longer) for longer in found[closer])]
        return found

    def _pattern(self, number: int, spans: dict[int, list[Span]]) -> Iterable[SafetySign]:
        sign, pattern, parts = self.known.signs.patterns[number]
        statuses: list[Status] = []
        excerpts: list[str] = []
        for rows in parts:
            if any(row not in spans for row in rows):
                return
            best = self._best(rows, spans, pattern, emergency=sign.action == "emergency")
            if best is None:
                return
            statuses.append(best[0])
            excerpts.append(self._words(best[1]))
        action: SafetyAction = "ask" if "unsure" in statuses else sign.action
        yield SafetySign(sign=sign.id[:4], action=action, excerpt=" ... ".join(dict.fromkeys(excerpts)))

    def _words(self, span: Span) -> str:
        return self.text[self.pieces[span.start].start : self.pieces[span.end - 1].end]

    def _best(
        self, rows: tuple[int, ...], spans: dict[int, list[Span]], pattern: Pattern, *, emergency: bool
    ) -> tuple[Status, Span] | None:
        """The surest place where all rows stand together; None where nowhere it is meant."""
        unsure = None
        for together in self._together(rows, spans):
            whole = _whole(together)
            statuses = {self._status(span, together, pattern, emergency=emergency) for span in together}
            if statuses == {"meant"}:
                return "meant", whole
            if "not_meant" not in statuses and unsure is None:
                unsure = ("unsure", whole)
        return unsure  # type: ignore[return-value]

    def _together(self, rows: tuple[int, ...], spans: dict[int, list[Span]]) -> Iterable[tuple[Span, ...]]:
        """For each place of the first row the nearest places of the others, in the same clause and near by."""
        for anchor in spans[rows[0]]:
            chosen = [anchor]
            for row in rows[1:]:
                near = [s for s in spans[row] if self._near(anchor, s) and not _overlap(s, chosen)]
                if not near:
                    break
                chosen.append(min(near, key=lambda s: abs(s.start - anchor.start)))
            else:
                yield tuple(chosen)

    def _near(self, a: Span, b: Span) -> bool:
        return (
            self.bounds[a.start] == self.bounds[b.start]
            and max(b.start - a.end, a.start - b.end) <= NEAR * self.known.reach
        )

    # Whether it is meant

    def _status(self, span: Span, together: Sequence[Span], pattern: Pattern, *, emergency: bool) -> Status:
        whole = _whole(together)
        denied = self._denied(span, together)
        if denied == "meant" and self._taken_back("doubting_after", whole):
            denied = "unsure"
        if denied == "not_meant" or self._denied_after(whole):
            return "not_meant"
        supposed = self._supposed(whole, pattern)
        if supposed == "not_meant":
            return "not_meant"
        about_other = "meant" if pattern.anyone else self._about_other(span, emergency=emergency)
        if about_other == "not_meant":
            return "not_meant"
        past = "meant" if pattern.past else self._past(whole, happened=pattern.happened)
        if past == "not_meant":
            return "not_meant"
        return "unsure" if "unsure" in (denied, supposed, about_other, past) else "meant"

    def _in(self, tag: str, start: int, end: int) -> Hit | None:
        """The last hit of a tag that lies within places `start` to `end`."""
        return next((h for h in reversed(self.hits.get(tag, ())) if start <= h.start and h.end <= end), None)

    def _covers(self, tag: str, at: int) -> Hit | None:
        return max(
            (h for h in self.hits.get(tag, ()) if h.start <= at < h.end), key=lambda h: h.end - h.start, default=None
        )

    def _denied(self, span: Span, together: Sequence[Span]) -> Status:
        """Look back from the sign to a negator, as far as its reach goes."""
        low = max(self.bounds[span.start][0], span.start - self.back)
        unsure = False
        at = span.start - 1
        while at >= low:
            if self._covers("not_negators", at):
                break
            negator = self._covers("negators", at)
            if negator is not None and not any(_inside(negator, own) for own in together):
                if self._covers("doubting", at):
                    return "unsure"
                return "unsure" if unsure else "not_meant"
            if self._covers("breakers", at) or (self.words[at] == "," and not self._list_goes_on(at, span)):
                break
            unsure = unsure or (self._covers("joining", at) is not None and self._covers("listing", at) is None)
            at -= 1
        if self._in("doubting", low, span.start) is not None:
            return "unsure"
        return "meant"

    def _list_goes_on(self, comma: int, span: Span) -> bool:
        """ "No fever, chills or numbness": the list goes on where an "or" follows and nobody speaks anew."""
        if self._in("own", comma, span.start) or self._in("having", comma, span.start):
            return False
        end = self.bounds[span.start][1]
        return self._in("listing", comma, min(end, span.end + self.ahead)) is not None

    def _denied_after(self, whole: Span) -> bool:
        return self._taken_back("denied_after", whole) or self._taken_back("supposed_after", whole)

    def _taken_back(self, tag: str, whole: Span) -> bool:
        """A phrase behind the sign takes it back, with no new clause, and nobody speaking anew, between."""
        end = min(len(self.words), whole.end + self.ahead)
        hit = next((h for h in self.hits.get(tag, ()) if whole.end <= h.start and h.end <= end), None)
        if hit is None or self._covers("not_negators", hit.start):
            return False
        start = whole.end - 1 if self.known.clause_endings else whole.end
        if any(at in self.ends for at in range(start, hit.start)):
            return False
        return not any(self._in(between, whole.end, hit.start) for between in ("own", "breakers_after"))

    def _supposed(self, whole: Span, pattern: Pattern) -> Status:
        start, end = self._sentence(whole)
        clause = self.bounds[whole.start][0]
        own_question = self._in("own", start, end) is not None
        supposing = self._in("supposing", max(clause, whole.start - self.back), whole.start + 1)
        if supposing is not None and not self._in("own", supposing.end, whole.start):
            asks = self._is_question(start, end) and own_question and self.words[start] in ("can", "should", "may")
            return "unsure" if asks else "not_meant"
        if pattern.asked or not self._in_question(whole, start, end):
            return "meant"
        if pattern.anyone or self._has_it(max(start, whole.start - self.back), whole.end):
            return "meant"
        opened = any(start <= hit.start < whole.start for hit in self.hits.get("asking", ()))
        opened = opened or self._asked_after(whole, end)
        return "unsure" if own_question or not opened else "not_meant"

    def _is_question(self, start: int, end: int) -> bool:
        if end < len(self.words) and self.words[end] in _ASKS:
            return True
        return any(hit.start == start for hit in self.hits.get("asking", ()))

    def _has_it(self, start: int, end: int) -> bool:
        """In a question of one's own: "why do my legs go numb" tells of a sign, "do I have appendicitis" does not."""
        asking = {hit.end for hit in self.hits.get("asking", ())}
        return any(
            start <= hit.start and hit.end <= end and not (hit.start in asking and self._asks_whether(hit.start))
            for hit in self.hits.get("having", ())
        )

    def _asks_whether(self, at: int) -> bool:
        """The word before opens the sentence or a clause: "do I have", but not "why do I have"."""
        return at < 2 or self.words[at - 2] in _OPENS or self.words[at - 2] in _ENDS_SENTENCE

    def _in_question(self, whole: Span, start: int, end: int) -> bool:
        """The sign is part of what is asked: a question opens before it, or it stands bare before the mark ("fever?"),
        or the words behind it ask about it.

        "Chest pain, can I still come?" tells of a sign and then asks something else.
        """
        if self._asked_after(whole, end):
            return True
        for hit in self.hits.get("asking", ()):
            if start <= hit.start < whole.start and (hit.start == start or self.words[hit.start - 1] in _OPENS):
                between = self.words[hit.end : whole.start]
                return "," not in between or self.words[whole.start - 1] in ("and", "or")
        return end < len(self.words) and self.words[end] in _ASKS and end - whole.end <= 1 and end - start <= _BARE

    def _asked_after(self, whole: Span, end: int) -> bool:
        hit = self._in("asking_after", whole.end, min(end, whole.end + self.ahead))
        if hit is None or self._in("breakers_after", whole.end, hit.start) is not None:
            return False
        return not any(at in self.ends for at in range(whole.end, hit.start))

    def _sentence(self, whole: Span) -> tuple[int, int]:
        start = whole.start
        while start > 0 and self.words[start - 1] not in _ENDS_SENTENCE:
            start -= 1
        end = whole.end
        while end < len(self.words) and self.words[end] not in _ENDS_SENTENCE:
            end += 1
        return start, end

    def _about_other(self, span: Span, *, emergency: bool) -> Status:
        """Somebody else's sign counts where that person will be the guest, an emergency also where both are near."""
        low = max(self._sentence(span)[0], span.start - 2 * self.back)
        other = self._in("others", low, span.end)
        if other is None or (other.start >= span.start and other.end <= span.end):
            return "meant"
        if self._in("own", other.end, span.start) is not None:
            return "meant"
        comes = self.hits.get("other_is_guest") or (emergency and self._in("companions", low, span.end))
        if comes and not self.hits.get("alone"):
            return "meant"
        return "unsure" if emergency else "not_meant"

    def _past(self, whole: Span, *, happened: bool) -> Status:
        start, end = self.bounds[whole.start]
        low, high = max(start, whole.start - self.back), min(end, whole.end + self.ahead)
        past = [h for h in self.hits.get("past", ()) if low <= h.start and h.end <= high and not _inside(h, whole)]
        if happened:
            past = [
                hit for hit in past if not any(_inside(hit, recent) for recent in self.hits.get("not_long_ago", ()))
            ]
        if not past or self._in("lately", start, end) is not None:
            return "meant"
        only_had = all(h.end - h.start == 1 and h.end <= whole.start for h in past) and len(past) == 1
        return "unsure" if only_had and past[0].tag == "past" and self.words[past[0].start] == "had" else "not_meant"


def _whole(together: Sequence[Span]) -> Span:
    return Span(min(span.start for span in together), max(span.end for span in together))


def _inside(hit: Hit, span: Span | Hit) -> bool:
    return span.start <= hit.start and hit.end <= span.end


def _shorter(hit: Hit, longer: Hit) -> bool:
    return _inside(hit, longer) and hit.end - hit.start < longer.end - longer.start


def _overlap(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _ends(words: list[str], clause_ends: Iterable[Hit]) -> frozenset[int]:
    """Places of the words that end a clause: ends of sentences, and words like "but"."""
    marks = {at for at, word in enumerate(words) if word in _ENDS_SENTENCE}
    return frozenset(marks.union(*(range(hit.start, hit.end) for hit in clause_ends)))


def _clauses(words: Sequence[str], ends: frozenset[int]) -> list[tuple[int, int]]:
    """For each word the clause in which it stands: between the places of `ends`."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for at in range(len(words)):
        if at in ends:
            bounds += [(start, at)] * (at - start)
            bounds.append((at, at + 1))
            start = at + 1
    bounds += [(start, len(words))] * (len(words) - start)
    return bounds
