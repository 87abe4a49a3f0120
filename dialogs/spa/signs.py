"""signs/<language>.toml: safety signs, one table each. What patterns mean stands in `docs/rules.md`, "Safety signs"."""

import re

from dialogs.spa.model import Sign
from dialogs.spa.section import Section

ACTIONS = ("emergency", "doctor_first", "tell_therapist", "ask")
ID = re.compile(r"[A-Z]{2}\d{2}[a-z]?")


def read_signs(file: Section) -> tuple[Sign, ...]:
    return tuple(_sign(file.section(key)) for key in file.table)


def _sign(table: Section) -> Sign:
    sign = Sign(
        id=str(table.path[-1]),
        action=table.one_of("action", ACTIONS, "ask"),
        patterns=table.texts("patterns"),
    )
    table.close()
    return sign
