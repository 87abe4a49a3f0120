"""The content folder on disk: sets that extend others, files that cannot be read, changes while the bot runs."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.content import Book, BrokenContent, load
from dialogs.spa.faults import ContentFaults, Fault
from tests.dialogs.spa.a_set import FILES, matching


def lay(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def edit(file: Path, old: str, new: str) -> None:
    """As an editor saves: a new time of change, even within the same tick of the file system's clock."""
    text = file.read_text("utf-8")
    assert old in text
    before = file.stat().st_mtime_ns
    file.write_text(text.replace(old, new), "utf-8")
    os.utime(file, ns=(before + 1_000_000, before + 1_000_000))


def faults_of(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(ContentFaults) as found:
        load(folder, matching)
    return found.value.faults


EXTENDING = {"spa.toml": 'extends = "../first"\nname = "Second"\nzone = "UTC"\ncurrency = "USD"\n'}


def test_a_folder_becomes_a_book(tmp_path: Path) -> None:
    assert load(lay(tmp_path), matching).name == "Leaf Spa"


def test_a_set_takes_what_it_lacks_from_the_one_it_extends(tmp_path: Path) -> None:
    lay(tmp_path / "first")
    services = '[foot]\nhands = 2\nnames = { en = "Foot Massage" }\n'
    own = EXTENDING | {"services.toml": services, "promotions.toml": ""}
    book = load(lay(tmp_path / "second", own), matching)
    assert (book.name, [service.id for service in book.services], book.promotions) == ("Second", ["foot"], ())
    assert set(book.topics) == {"spa.hours", "spa.prices"}
    assert book.hours is None


def test_a_file_of_its_own_wins_over_the_extended_one(tmp_path: Path) -> None:
    lay(tmp_path / "first")
    phrases = FILES["phrases/en.toml"].replace("Hello {name}", "Welcome {name}")
    book = load(lay(tmp_path / "second", EXTENDING | {"phrases/en.toml": phrases}), matching)
    assert book.phrases["en"]["hello"] == "Welcome {name}"


def test_a_fault_in_an_extended_file_is_named_where_that_file_lies(tmp_path: Path) -> None:
    first = lay(tmp_path / "first")
    edit(first / "services.toml", "hands = 4", "hands = 5")
    (fault,) = faults_of(lay(tmp_path / "second", EXTENDING))
    assert (fault.file, fault.line) == (str(first / "services.toml"), 8)


@pytest.mark.parametrize(
    ("extends", "line", "words"),
    [
        ('extends = "../nowhere"', 2, "does not exist"),
        ('extends = "."', 2, "circle"),
        ("extends = 3", 2, "in quotes"),
        ('extends = ""', 2, "in quotes"),
    ],
)
def test_a_set_that_cannot_be_extended_is_said(tmp_path: Path, extends: str, line: int, words: str) -> None:
    lay(tmp_path / "only", FILES | {"spa.toml": f'name = "Only"\n{extends}\nzone = "UTC"\ncurrency = "USD"\n'})
    (fault,) = faults_of(tmp_path / "only")
    assert (fault.file, fault.line) == (str(tmp_path / "only" / "spa.toml"), line)
    assert words in fault.message


def test_a_broken_spa_file_hides_no_fault_of_the_extended_set(tmp_path: Path) -> None:
    lay(tmp_path / "first")
    own = {"spa.toml": 'extends = "../first"\nname = \n', "promotions.toml": "[[promotion]]\n"}
    found = faults_of(lay(tmp_path / "second", own))
    assert {Path(fault.file).name for fault in found} == {"spa.toml", "promotions.toml"}


def test_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path / "nowhere")
    assert "does not exist" in fault.message
    assert "CONTENT_DIR" in fault.message


def test_a_file_that_is_no_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / "services.toml").write_bytes(b"# a\n# b\nname = '\xff\xfe'\n")
    (fault,) = faults_of(tmp_path)
    assert (fault.file, fault.line) == (str(tmp_path / "services.toml"), 3)
    assert "UTF-8" in fault.message


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / "spa.toml").write_bytes(b"\xef\xbb\xbf" + FILES["spa.toml"].encode())
    assert load(tmp_path, matching).name == "Leaf Spa"


def test_what_editors_and_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    lay(tmp_path, FILES | {".DS_Store": "x", "spa.toml~": "x", "knowledge/.spa.hours.toml.swp": "x"})
    assert len(load(tmp_path, matching).topics) == 2


def test_a_stray_file_is_named(tmp_path: Path) -> None:
    (fault,) = faults_of(lay(tmp_path, FILES | {"knowledge/notes.txt": "x"}))
    assert fault.file == str(tmp_path / "knowledge" / "notes.txt")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that the system refuses to read")
def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / "services.toml").unlink()
    (tmp_path / "services.toml").symlink_to("/proc/self/mem")
    (fault,) = faults_of(tmp_path)
    assert fault.file == str(tmp_path / "services.toml")
    assert "cannot be read" in fault.message


def test_a_broken_set_refuses_to_start_and_says_every_fault(tmp_path: Path) -> None:
    lay(tmp_path)
    edit(tmp_path / "services.toml", "hands = 4", "hands = 5")
    edit(tmp_path / "spa.toml", '"VND"', '"dong"')
    with pytest.raises(BrokenContent) as refused:
        Book(tmp_path, matching)
    assert f"{tmp_path / 'services.toml'}:8: 5 hands is an odd number" in str(refused.value)
    assert f"{tmp_path / 'spa.toml'}:3:" in str(refused.value)


def test_an_edit_is_seen_without_a_restart(tmp_path: Path) -> None:
    book = Book(lay(tmp_path), matching)
    first = book.spa
    edit(tmp_path / "spa.toml", "Leaf Spa", "Fern Spa")
    assert book.refresh() == ()
    assert book.spa.name == "Fern Spa"
    assert book.spa.version != first.version


def test_while_nothing_changes_the_book_stays_the_same_object(tmp_path: Path) -> None:
    book = Book(lay(tmp_path), matching)
    first = book.spa
    assert book.refresh() == ()
    assert book.spa is first


def test_while_the_files_are_broken_the_last_good_book_stays(tmp_path: Path) -> None:
    book = Book(lay(tmp_path), matching)
    good = book.spa
    edit(tmp_path / "services.toml", "hands = 4", "hands = 5")
    (fault,) = book.refresh()
    assert "odd number" in fault.message
    assert book.spa is good
    assert book.refresh() == (fault,), "it is said until it is mended"
    edit(tmp_path / "services.toml", "hands = 5", "hands = 6")
    assert book.refresh() == ()
    assert [service.hands for service in book.spa.services] == [2, 6]


def test_a_new_and_a_deleted_file_are_seen(tmp_path: Path) -> None:
    book = Book(lay(tmp_path), matching)
    examples = '["do you take tips", "tipping", "is a tip expected", "how big a tip", "tips for the staff"]'
    topic = f'reviewed = 2026-11-24\n[en]\nbutton = "Tips"\nanswer = "As you like."\nexamples = {examples}\n'
    lay(tmp_path, {"knowledge/spa.tips.toml": topic})
    assert book.refresh() == ()
    assert "spa.tips" in book.spa.topics
    (tmp_path / "knowledge" / "spa.tips.toml").unlink()
    assert book.refresh() == ()
    assert "spa.tips" not in book.spa.topics


def test_a_folder_that_goes_away_and_comes_back_is_survived(tmp_path: Path) -> None:
    book = Book(lay(tmp_path / "content"), matching)
    (tmp_path / "content").rename(tmp_path / "moved")
    assert "does not exist" in book.refresh()[0].message
    assert book.spa.name == "Leaf Spa"
    (tmp_path / "moved").rename(tmp_path / "content")
    assert book.refresh() == ()


def test_a_change_in_the_extended_set_is_seen(tmp_path: Path) -> None:
    lay(tmp_path / "first")
    book = Book(lay(tmp_path / "second", EXTENDING), matching)
    edit(tmp_path / "first" / "phrases" / "en.toml", "Hello {name}", "Hi {name}")
    assert book.refresh() == ()
    assert book.spa.phrases["en"]["hello"] == "Hi {name}"
