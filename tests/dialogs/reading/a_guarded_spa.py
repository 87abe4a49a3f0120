"""The hand-made spa with the safety signs of content/, read without the content parser."""

import tomllib
from functools import cache
from pathlib import Path

from dialogs.spa.model import Sign, Spa
from tests.dialogs.a_spa import a_spa

SIGNS = Path(__file__).resolve().parents[3] / "content" / "signs"


@cache
def a_guarded_spa() -> Spa:
    return a_spa(signs={file.stem: _signs(file) for file in sorted(SIGNS.glob("*.toml"))})


def _signs(file: Path) -> tuple[Sign, ...]:
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(Sign(id=name, action=sign["action"], patterns=tuple(sign["patterns"])) for name, sign in table.items())
