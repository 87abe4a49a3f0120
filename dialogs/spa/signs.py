"""signs/<language>.toml: safety signs, one table each. How patterns are written stands in `dialogs.reading.signs`."""

import re
from typing import get_args

from dialogs.reading.languages import language
from dialogs.reading.languages.language import SafetyWords
from dialogs.reading.model import SafetyAction
from dialogs.reading.signs import fault_of, forget_compiled
from dialogs.spa.faults import did_you_mean
from dialogs.spa.model import Sign
from dialogs.spa.section import Section

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_GROUP = re.compile(r"\{([^{}]*)\}")


def read_signs(file: Section, tag: str) -> tuple[Sign, ...]:
    """The signs of the language `tag`; each pattern that cannot be used is a fault at its own line."""
    if not file.table:
        file.fault("no sign is listed: write a table such as [RF01] with action and patterns")
    words = language(tag).safety
    signs = tuple(_sign(file.section(sign_id), words) for sign_id in file.table)
    forget_compiled()  # a language whose guests never write shall not lie in memory
    return signs


def _sign(table: Section, words: SafetyWords) -> Sign:
    sign_id = str(table.path[-1])
    if not _ID.fullmatch(sign_id):
        table.fault(f"the id `{sign_id}` must be letters and digits only, such as [RF01]")
    if not table.has("action"):
        table.fault(f"`action` is missing: write one of {', '.join(get_args(SafetyAction))}")
    action = table.one_of("action", get_args(SafetyAction), "ask")
    patterns = table.texts("patterns")
    if not patterns:
        table.fault('`patterns` is missing: write patterns = ["numb* ~ {leg}"]')
    for at, pattern in enumerate(patterns):
        _check(table, at, pattern, words)
    table.close()
    return Sign(id=sign_id, action=action, patterns=patterns)


def _check(table: Section, at: int, pattern: str, words: SafetyWords) -> None:
    for name in _GROUP.findall(pattern):
        if name not in words.groups:
            near = did_you_mean(name, words.groups) or f" The groups are: {', '.join(sorted(words.groups))}."
            table.fault(f"{{{name}}} is no group of words.{near}", "patterns", at)
            return
    if fault := fault_of(pattern, words.groups):
        table.fault(f'the pattern "{pattern}" cannot be used: {fault}', "patterns", at)
