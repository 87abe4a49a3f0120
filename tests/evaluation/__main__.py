"""make eval: a table of scores per language, every miss below it, and the public rows where they are present.

python -m tests.evaluation [tag ...] [--short] [--raise]: only these languages; --short leaves the misses out, --raise
lifts the floors of all languages to what is measured, and lowers none.
"""

import sys

from tests.dialogs.reading import public_rows
from tests.evaluation.floors import FLOORS, raised
from tests.evaluation.lines import TAGS
from tests.evaluation.scores import Score, scores


def _line(text: str = "") -> None:
    sys.stdout.write(text + "\n")


def _table(measured: dict[str, dict[str, Score]]) -> None:
    measures = list(dict.fromkeys(measure for found in measured.values() for measure in found))
    width = max(map(len, measures), default=0)
    _line(" " * width + "".join(f"{tag:>16}" for tag in measured))
    for measure in measures:
        cells = (found.get(measure) for found in measured.values())
        _line(measure.ljust(width) + "".join(f"{_cell(score):>16}" for score in cells))


def _cell(score: Score | None) -> str:
    return "-" if score is None else f"{100 * score.share:.1f} % ({score.of})"


def _misses(measured: dict[str, dict[str, Score]]) -> None:
    for tag, found in measured.items():
        for measure, score in found.items():
            for miss in score.misses:
                _line(f"{tag} {measure}: {miss}")


def main(arguments: list[str]) -> None:
    tags = [tag for tag in TAGS if tag in arguments] or list(TAGS)
    measured = {tag: dict(scores(tag)) for tag in tags}
    if "--raise" in arguments and tags == list(TAGS):
        FLOORS.write_text(raised(measured), encoding="utf-8")
    _table(measured)
    _line()
    if "--short" not in arguments:
        _misses(measured)
        _line()
    if not public_rows.ROWS.is_dir():
        _line("shared/eval not present: the public rows are left out")
        return
    public_rows.main(verbose="--short" not in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
