"""The line of every key: checked against what tomllib reads out of the same text."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.spa.lines import Path, line_of, lines
from tests.dialogs.spa.a_set import FILES

WINDING = '''\
# a comment with [brackets] and "quotes"
title = "one # not a comment"   # a comment

[owner.address]
"street name" = 'No. 1 = "here"'
city . name = """
two
lines with ""quotes"" and \\""" escaped"""
after = 1

[[hall]]
name = "a"
sizes = [
    1,  # one
    2,

    [3, 4],
]
[[hall.seat]]
row = 1
[[hall.seat]]
row = 2
[hall.keeper]
name = "Ann"
[[hall]]
point = { x = 1, y = [ "p", "q" ] }
[[hall.seat]]
row = 9
last = \'\'\'it's
here\'\'\'
end = 1979-05-27 07:32:00
'''


def test_every_key_of_a_winding_file_has_its_line() -> None:
    found = lines(WINDING)
    wanted = {
        ("title",): 2,
        ("owner",): 4,
        ("owner", "address"): 4,
        ("owner", "address", "street name"): 5,
        ("owner", "address", "city", "name"): 6,
        ("owner", "address", "after"): 9,
        ("hall", 0): 11,
        ("hall", 0, "sizes", 0): 14,
        ("hall", 0, "sizes", 2, 1): 17,
        ("hall", 0, "seat", 0, "row"): 20,
        ("hall", 0, "seat", 1, "row"): 22,
        ("hall", 0, "keeper", "name"): 24,
        ("hall", 1): 25,
        ("hall", 1, "point", "y", 1): 26,
        ("hall", 1, "seat", 0, "row"): 28,
        ("hall", 1, "seat", 0, "last"): 29,
        ("hall", 1, "seat", 0, "end"): 31,
    }
    assert {path: found.get(path) for path in wanted} == wanted


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield (*path, key)
        yield from _paths(member, (*path, key))


@pytest.mark.parametrize("text", [WINDING, *FILES.values()])
def test_whatever_tomllib_reads_is_found(text: str) -> None:
    assert set(_paths(tomllib.loads(text))) <= set(lines(text))


def test_windows_line_ends_count_once() -> None:
    assert lines("a = 1\r\n\r\nb = 2\r\n")["b",] == 3


def test_a_missing_key_is_named_at_its_table() -> None:
    assert line_of(("owner", "address", "zip"), lines(WINDING)) == 4
    assert line_of(("nowhere",), lines(WINDING)) == 1


_keys = st.text("abcXYZ019_- .é'", min_size=1, max_size=6)
_texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@given(st.lists(st.tuples(_keys, st.lists(_texts, max_size=3)), max_size=6, unique_by=lambda pair: pair[0]))
@settings(max_examples=60)
def test_lists_over_several_lines_are_walked_in_step(pairs: list[tuple[str, list[str]]]) -> None:
    rows, wanted = [], {}
    for key, members in pairs:
        rows.append(f"{_quoted(key)} = [ # , ]")
        wanted[key,] = len(rows)
        for at, member in enumerate(members):
            rows.append(f"  {_quoted(member)},")
            wanted[key, at] = len(rows)
        rows.append("]")
    text = "\n".join(rows)
    tomllib.loads(text)
    assert lines(text) == wanted
