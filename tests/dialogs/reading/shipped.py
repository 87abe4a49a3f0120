"""The shipped topics, read straight from their files: what the index is tested on."""

import tomllib
from pathlib import Path

from dialogs.spa.model import Topic


def topics(folder: Path) -> dict[str, Topic]:
    return {path.stem: _topic(path) for path in sorted(folder.glob("*.toml"))}


def _topic(path: Path) -> Topic:
    written = tomllib.loads(path.read_text("utf-8"))
    tongues = {tongue: words for tongue, words in written.items() if isinstance(words, dict)}
    return Topic(
        id=path.stem,
        answers={tongue: words["answer"] for tongue, words in tongues.items()},
        buttons={tongue: words["button"] for tongue, words in tongues.items()},
        unknowns={tongue: words["unknown"] for tongue, words in tongues.items() if "unknown" in words},
        examples={tongue: tuple(words["examples"]) for tongue, words in tongues.items()},
        related=tuple(written.get("related", ())),
        needs=tuple(written.get("needs", ())),
        sources=tuple(written.get("sources", ())),
        reviewed=str(written.get("reviewed", "")),
        handoff=bool(written.get("handoff", False)),
    )
