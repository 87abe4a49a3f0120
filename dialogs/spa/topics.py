"""knowledge/<topic id>.toml: one file a topic, one table a language; facts in answers are placeholders."""

import datetime as dt
import re
from collections.abc import Collection, Mapping

from dialogs.spa.faults import Findings, did_you_mean
from dialogs.spa.model import Topic
from dialogs.spa.phrases import BUTTON
from dialogs.spa.section import Section
from dialogs.spa.services import known

ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
ANSWER = 4000
"""Characters: beyond it no platform shows an answer in one message."""
FEWEST_EXAMPLES = 5
ALWAYS = frozenset(
    {"spa", "services", "contacts", "promise_hours", "late_from", "late_to", "late_cut", "late_min_remaining"}
)
"""Facts that can be said of any spa. `contacts` may be empty; it stands on lines of its own, so nothing reads wrong."""
FACTS = ALWAYS | {
    "hotline", "whatsapp", "email", "kakaotalk", "wechat", "line", "website", "address", "payment", "cancellation",
    "hours", "prices", "lengths", "promotion",
}  # fmt: skip
"""Every placeholder that an answer may hold."""
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def read_topic(table: Section, topic_id: str, languages: Collection[str]) -> Topic:
    if not ID.fullmatch(topic_id):
        message = (
            f"`{topic_id}` is no topic id: name the file in small letters, digits, _ and dots, like spa.prices.toml"
        )
        table.findings.add(table.file, 1, message)
    tables = [
        table.section(key)
        for key, value in table.table.items()
        if isinstance(value, dict) and known(table, key, languages)
    ]
    needs = _needs(table)
    topic = Topic(
        id=topic_id,
        answers={str(t.path[-1]): _template(t, "answer", ANSWER) for t in tables},
        buttons={str(t.path[-1]): _template(t, "button", BUTTON) for t in tables},
        examples={str(t.path[-1]): _examples(t) for t in tables},
        unknowns={str(t.path[-1]): t.text("unknown") for t in tables if t.has("unknown")},
        related=table.texts("related"),
        sources=table.texts("sources"),
        reviewed=_reviewed(table),
        needs=needs,
        handoff=table.flag("handoff", False),
    )
    if not any(t.path == ("en",) for t in tables):
        table.fault("the English answer is missing: write a table [en] with button, answer and examples")
    for t in tables:
        _check_facts(t, needs)
        t.close()
    table.close(*(key for key, value in table.table.items() if isinstance(value, dict)))
    return topic


def _template(table: Section, key: str, longest: int) -> str:
    text = table.needed_text(key)
    if len(text) > longest:
        table.fault(f"`{key}` has {len(text)} characters, {longest} is the most that fits: shorten it", key)
    return text


def _examples(table: Section) -> tuple[str, ...]:
    examples = table.texts("examples")
    if len(examples) < FEWEST_EXAMPLES:
        message = f"{len(examples)} examples are too few: write {FEWEST_EXAMPLES} or more ways in which guests ask this"
        table.fault(message, *(["examples"] if table.has("examples") else []))
    return examples


def _reviewed(table: Section) -> str:
    day: dt.date | None = table.day("reviewed")
    if not table.has("reviewed"):
        table.fault("`reviewed` is missing: write the day on which someone last read this, reviewed = 2026-11-24")
    return day.isoformat() if day else ""


def _needs(table: Section) -> tuple[str, ...]:
    needs = table.texts("needs")
    for at, fact in enumerate(needs):
        if fact not in FACTS:
            table.fault(f'"{fact}" is no fact.{did_you_mean(fact, FACTS) or _facts()}', "needs", at)
    return needs


def _check_facts(table: Section, needs: Collection[str]) -> None:
    """Every placeholder is a fact, and a fact that may be empty has an honest sentence for that case."""
    for key in ("answer", "unknown", "button"):
        for name in _placeholders(table, key):
            if name not in FACTS:
                table.fault(f"{{{name}}} is no placeholder.{did_you_mean(name, FACTS) or _facts()}", key)
            elif key == "answer" and name not in ALWAYS and name not in needs:
                table.fault(f'{{{name}}} may be empty: add needs = ["{name}"] and a text `unknown`', key)
            elif key == "unknown" and name in needs and len(needs) == 1:
                table.fault(f"{{{name}}} is empty whenever `unknown` is said: leave it out", key)
    if needs and not table.text("unknown"):
        table.fault(f"`unknown` is missing: what is said while {' or '.join(needs)} is not stated")


def _placeholders(table: Section, key: str) -> list[str]:
    text = table.table.get(key)
    return PLACEHOLDER.findall(text) if isinstance(text, str) else []


def _facts() -> str:
    return f" The facts are: {', '.join(sorted(FACTS))}."


def check_related(topics: Mapping[str, Topic], files: Mapping[str, str], findings: Findings) -> None:
    for topic_id, topic in topics.items():
        for at, other in enumerate(topic.related):
            if other == topic_id:
                findings.add(files[topic_id], ("related", at), "a topic cannot be related to itself: delete it")
            elif other not in topics:
                message = f'there is no topic "{other}".{did_you_mean(other, topics) or " Delete it."}'
                findings.add(files[topic_id], ("related", at), message)
