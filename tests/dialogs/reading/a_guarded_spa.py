"""The hand-made spa with the safety signs of content/, read without the content parser."""

import tomllib
from functools import cache
from pathlib import Path

import msgspec

from dialogs.spa.model import Service, Sign, Spa
from tests.dialogs.a_spa import SERVICES, a_spa

CONTENT = Path(__file__).resolve().parents[3] / "content"
SIGNS = CONTENT / "signs"


@cache
def a_guarded_spa() -> Spa:
    return a_spa(signs={file.stem: _signs(file) for file in sorted(SIGNS.glob("*.toml"))})


def _signs(file: Path) -> tuple[Sign, ...]:
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(Sign(id=name, action=sign["action"], patterns=tuple(sign["patterns"])) for name, sign in table.items())


@cache
def with_nicknames(*tags: str) -> tuple[Service, ...]:
    """The hand-made services under the names that content/services.toml gives them in these languages."""
    table = tomllib.loads((CONTENT / "services.toml").read_text(encoding="utf-8"))
    return tuple(
        msgspec.structs.replace(
            service,
            names={**service.names, **{tag: table[service.id]["names"][tag] for tag in tags}},
            nicknames={**service.nicknames, **{tag: tuple(table[service.id]["nicknames"][tag]) for tag in tags}},
        )
        for service in SERVICES
    )
