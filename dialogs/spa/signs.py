"""signs/<language>.toml: safety signs. What patterns mean stands in `dialogs.reading.signs` and docs/content.md."""

import re
from collections.abc import Mapping
from typing import get_args

from dialogs.reading.model import SafetyAction
from dialogs.reading.signs import BadSign, parse_signs
from dialogs.spa.faults import did_you_mean
from dialogs.spa.model import Sign
from dialogs.spa.section import Section

_GROUP = re.compile(r"\{([^{}]*)\}")


def read_signs(file: Section) -> tuple[Sign, ...]:
    """The signs with their groups of words put in; each pattern that cannot be used is a fault at its own line."""
    words = file.section("words")
    groups = {name: words.needed_text(name) for name in words.table}
    tables = file.sections("sign")
    if not tables:
        file.fault("no sign is listed: write a [[sign]] with id, action and patterns")
    signs = tuple(_sign(table, groups) for table in tables)
    file.close()
    return signs


def _sign(table: Section, groups: Mapping[str, str]) -> Sign:
    sign_id = table.needed_text("id")
    if not table.has("action"):
        table.fault(f"`action` is missing: write one of {', '.join(get_args(SafetyAction))}")
    action = table.one_of("action", get_args(SafetyAction), "ask")
    patterns = table.texts("patterns")
    if not patterns:
        table.fault('`patterns` is missing: write patterns = ["numb* ~ {leg}"]')
    usable = [p for at, pattern in enumerate(patterns) for p in _pattern(table, at, pattern, groups)]
    table.close()
    return Sign(id=sign_id, action=action, patterns=tuple(usable))


def _pattern(table: Section, at: int, pattern: str, groups: Mapping[str, str]) -> tuple[str, ...]:
    """The pattern with its groups put in, or none and a fault."""
    for name in _GROUP.findall(pattern):
        if name not in groups:
            near = did_you_mean(name, groups) or " Add it there."
            table.fault(f"{{{name}}} is no group of words under [words].{near}", "patterns", at)
            return ()
    entry = {"id": "sign", "action": "ask", "patterns": [pattern]}
    try:
        (sign,) = parse_signs({"words": groups, "sign": [entry]})
    except BadSign as bad:
        table.fault(f'the pattern "{pattern}" cannot be used: {str(bad).removeprefix("sign: ")}', "patterns", at)
        return ()
    return sign.patterns
