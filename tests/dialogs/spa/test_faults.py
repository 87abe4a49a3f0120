"""Every mistake that an owner can make has its line and a sentence that says how to mend it."""

import pytest

from dialogs.spa.faults import ContentFaults, Fault
from dialogs.spa.parse import parse
from tests.dialogs.spa.a_set import (
    FILES,
    PHRASES,
    SIGNS,
    SPOKEN_LINES,
    changed,
    line_with,
    matching,
    the_book,
    with_file,
)


def faults_of(files: dict[str, str]) -> tuple[Fault, ...]:
    with pytest.raises(ContentFaults) as found:
        parse(files, matching)
    return found.value.faults


SPA, SERVICES, PROMOTIONS = "spa.toml", "services.toml", "promotions.toml"
SIGN_FILE = "signs/en.toml"
HOURS, PRICES = "knowledge/spa.hours.toml", "knowledge/spa.prices.toml"

ONE_SLIP = [
    # file, what stands there, what the owner wrote instead, piece of the faulty line, words of the message
    (SPA, 'currency = "VND"', 'currency = "VND', 'currency = "VND', "not valid TOML"),
    (SPA, 'name = "Leaf Spa"', 'name = "Leaf Spa"\nname = "Leaf"', 'name = "Leaf"\n', "only once"),
    (SPA, 'name = "Leaf Spa"', "name = 7", "name = 7", "a text in quotes"),
    (SPA, 'name = "Leaf Spa"', 'name = ""', 'name = ""', "`name` is missing"),
    (SPA, 'name = "Leaf Spa"', "", "", "`name` is missing"),
    (SPA, 'name = "Leaf Spa"', 'name = "Leaf Spa"\ntitle = "Leaf"', "title", "not a key"),
    (SPA, "currency =", "curency =", "curency", "Did you mean `currency`?"),
    (SPA, "[capacity]", "[capacities]", "[capacities]", "Did you mean `capacity`?"),
    (SPA, '"VND"', '"dong"', "dong", "ISO 4217"),
    (SPA, '"VND"', '"VDN"', "VDN", "Did you mean `VND`?"),
    (SPA, "Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Min", "Min", "Did you mean `Asia/Ho_Chi_Minh`?"),
    (SPA, "Asia/Ho_Chi_Minh", "../etc/passwd", "passwd", "time zone"),
    (SPA, "+84 236 123 4567", "0236 123 4567", "hotline", "country code"),
    (SPA, "+84 236 123 4567", "+84 12", "hotline", "no phone number"),
    (SPA, "front@leaf.example", "front at leaf", "email", "no e-mail address"),
    (SPA, "https://leaf.example/book", "our page", "website", "no address"),
    (SPA, "hotline =", "hotlin =", "hotlin", "Did you mean `hotline`?"),
    (SPA, '"13:30-22:00"]', '"11:30-22:00"]', "daily", "overlaps"),
    (SPA, '"13:30-22:00"]', '"22:00-13:30"]', "daily", "closes before it opens"),
    (SPA, '"13:30-22:00"]', '"18:00-02:00"]', "daily", '"24:00"'),
    (SPA, '"13:30-22:00"]', '"13:30-25:00"]', "daily", "no clock shows"),
    (SPA, '"13:30-22:00"]', '"1.30pm-10pm"]', "daily", '"09:00-22:00"'),
    (SPA, '"13:30-22:00"]', "1330]", "daily", "text in quotes"),
    (SPA, 'daily = ["09:00-12:00", "13:30-22:00"]\n', "", "[hours]", "no day has an open block"),
    (SPA, "sunday = []", 'sundays = ["10:00-12:00"]', "sundays", "Did you mean `sunday`?"),
    (SPA, "2027-02-06, 2027-02-07", '"2027-02-06"', "closed", "YYYY-MM-DD"),
    (SPA, "2027-02-06, 2027-02-07", "2027-02-30", "closed", "not valid TOML"),
    (SPA, "2027-02-06, 2027-02-07", "2027-02-06, 2027-02-06", "closed", "stands twice"),
    (SPA, "2027-02-06, 2027-02-07", "2027-02-06T08:00:00", "closed", "YYYY-MM-DD"),
    (SPA, "therapists = 4", 'therapists = "four"', "therapists", "whole number"),
    (SPA, "therapists = 4", "therapists = 0", "therapists", "from 1 to"),
    (SPA, "therapists = 4", "therapists = 4.5", "therapists", "whole number"),
    (SPA, "therapists = 4", "therapists = true", "therapists", "whole number"),
    (SPA, "[promise]", "[late]\nto_minutes = 5\n[promise]", "to_minutes", "less than `from_minutes`"),
    (SPA, "steps = [0, 6]", "steps = [0, 12]", "steps", "before the promise ends"),
    (SPA, "steps = [0, 6]", "steps = [6, 0]", "steps", "after the one before"),
    (SPA, "hours = 12", "hours = 0", "hours = 0", "number of hours"),
    (SPA, "hours = 12", "hours = nan", "hours = nan", "number of hours"),
    (SPA, "max_party = 6", 'confirmation = "auto"', "confirmation", '"staff" or "automatic"'),
    (SPA, "[booking]", "[[booking]]", "[[booking]]", "must be a table"),
    (SERVICES, "[signature]", "[Signature Massage]", "[Signature", "not valid TOML"),
    (SERVICES, "[signature]", "[Signature]", "[Signature]", "small letters"),
    (SERVICES, "[four_hands]\n", "[signature]\n", "[signature]\nhands = 4", "only once"),
    (SERVICES, "hands = 4", "hands = 5", "hands = 5", "odd number"),
    (SERVICES, "hands = 4", "hand = 4", "hand = 4", "Did you mean `hands`?"),
    (SERVICES, "{ 60 = 650000, 90 = 900000 }", "{ 60 = -1 }", "60 = -1", "of at least 0"),
    (SERVICES, "{ 60 = 650000, 90 = 900000 }", "{ 60 = 650.5 }", "650.5", "whole number"),
    (SERVICES, "{ 60 = 650000, 90 = 900000 }", '{ 60 = "650,000" }', "650,000", "without quotes"),
    (SERVICES, "{ 60 = 650000, 90 = 900000 }", "{ hour = 650000 }", "hour", "no length in minutes"),
    (SERVICES, "60 = 1100000", "75 = 1100000", "75 =", "not among `lengths`"),
    (SERVICES, "lengths = [60, 90]", "lengths = [0, 60]", "lengths", "from 5 to 720"),
    (SERVICES, 'en = "Four Hands"', 'vi = "Bốn tay"', "[four_hands.names]", "English name is missing"),
    (SERVICES, 'en = "Four Hands"', 'en = "Four Hands"\nvn = "Bốn tay"', "vn =", "Did you mean `vi`?"),
    (SERVICES, 'en = "Four Hands"', 'en = "Signature"', 'en = "Signature"', "already names `signature`"),
    (PROMOTIONS, "starts = 2027-01-01", "starts = 2027-02-01", "ends", "ends (2027-01-31) before it starts"),
    (PROMOTIONS, "starts = 2027-01-01\n", "", "[[promotion]]", "`starts` is missing"),
    (PROMOTIONS, "ends = 2027-01-31", 'ends = "2027-01-31"', "ends", "without quotes"),
    (PROMOTIONS, "percent = 20", "percent = 120", "percent = 120", "from 0 to 100"),
    (PROMOTIONS, "percent = 20", "percent = -5", "percent = -5", "from 0 to 100"),
    (PROMOTIONS, "percent = 20\n", "", "[[promotion.tier]]", "`percent` is missing"),
    (PROMOTIONS, '["four_hands"]', '["four_hand"]', "four_hand", "Did you mean `four_hands`?"),
    (PROMOTIONS, '["four_hands"]', '["four_hands"]\nminutes = [90]', "minutes", "not both"),
    (PROMOTIONS, 'code = "LEAF20"', 'code = "20 % off"', "code", "letters, digits"),
    (PROMOTIONS, 'code = "LEAF20"\n', "", "[[promotion]]", "`code` is missing"),
    (PROMOTIONS, 'code = "LEAF20"', 'code = "LEAF20"\nchannels = ["web"]', "channels", '"website" or "chat"'),
    (PROMOTIONS, 'code = "LEAF20"', 'code = "LEAF20"\nchannels = []', "channels", "works nowhere"),
    (PROMOTIONS, 'code = "LEAF20"', 'code = "LEAF20"\nround_to = 0', "round_to", "of at least 1"),
    (PROMOTIONS, 'code = "LEAF20"', 'code = "LEAF20"\ndate_basis = "day"', "date_basis", '"visit" or "both"'),
    (PROMOTIONS, 'code = "LEAF20"', 'code = "LEAF20"\ncombine = "sum"', "combine", '"best"'),
    (PROMOTIONS, "[[promotion]]", "[promotion]", "[promotion]", "must be a list of tables"),
    (HOURS, '["spa.prices"]', '["spa.price"]', "related", "Did you mean `spa.prices`?"),
    (HOURS, '["spa.prices"]', '["spa.hours"]', "related", "related to itself"),
    (HOURS, 'needs = ["hours"]', 'needs = ["hour"]', "needs", "Did you mean `hours`?"),
    (HOURS, 'needs = ["hours"]\n', "", "answer", 'add needs = ["hours"]'),
    (HOURS, 'unknown = "Please ask the team."\n', "", "[en]", "`unknown` is missing"),
    (HOURS, '"Please ask the team."', '"Not {hours}."', "unknown", "is empty whenever"),
    (HOURS, "{hours}", "{hours} {adress}", "answer", "Did you mean `address`?"),
    (HOURS, '"Opening hours"', '"When the spa is open?"', "button =", "20 is the most"),
    (HOURS, 'button = "Opening hours"\n', "", "[en]", "`button` is missing"),
    (HOURS, 'answer = """We are open {hours}."""\n', "", "[en]", "`answer` is missing"),
    (HOURS, '"""We are open {hours}."""', '"""\n"""', "answer", "`answer` is missing"),
    (HOURS, "[en]", "[eng]", "[eng]", "Did you mean `en`?"),
    (HOURS, "reviewed = 2026-11-24\n", "", "", "`reviewed` is missing"),
    (HOURS, "examples =", "example =", "example =", "Did you mean `examples`?"),
    (HOURS, '    "opening times",\n', "", "examples", "4 examples are too few"),
    (HOURS, '    "opening times",\n', '    "",\n', '    "",', "not empty"),
    (PRICES, '"price list"', '"Opening hours?"', "examples", "the same example"),
    (SIGN_FILE, "{leg}", "{legg}", "patterns", "Did you mean `leg`?"),
    (SIGN_FILE, "{leg}", "(leg", "patterns", "bracket is not closed"),
    (SIGN_FILE, "numb between", "... between", "patterns", "must start with words"),
    (SIGN_FILE, 'action = "emergency"', 'action = "urgent"', "action", '"emergency" or "doctor_first"'),
    (SIGN_FILE, 'action = "emergency"\n', "", "[RF01]", "`action` is missing"),
    (SIGN_FILE, "[RF01]", '["RF 01"]', '["RF 01"]', "letters and digits"),
    (SIGN_FILE, "patterns =", "pattern =", "pattern =", "Did you mean `patterns`?"),
    (SIGN_FILE, "[RF01]", "[[RF01]]", "[[RF01]]", "must be a table"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "right", "wrong", "piece", "words"), ONE_SLIP)
def test_a_slip_is_named_with_its_line(file: str, right: str, wrong: str, piece: str, words: str) -> None:
    files = changed(file, right, wrong)
    found = faults_of(files)
    matching_faults = [fault for fault in found if fault.file == file and words in fault.message]
    assert matching_faults, f"no fault of {file} says {words!r}: {[str(fault) for fault in found]}"
    assert matching_faults[0].line == line_with(files[file], piece)


def test_the_set_of_these_tests_is_faultless_as_it_stands() -> None:
    assert the_book().name == "Leaf Spa"


def test_all_faults_come_at_once_in_the_order_of_the_files() -> None:
    files = changed("spa.toml", '"VND"', '"dong"') | {
        "services.toml": FILES["services.toml"].replace("hands = 4", "hands = 5"),
        "promotions.toml": FILES["promotions.toml"].replace("percent = 20", "percent = 200"),
    }
    assert [fault.file for fault in faults_of(files)] == ["promotions.toml", "services.toml", "spa.toml"]


def test_the_same_code_in_windows_that_overlap_is_a_fault() -> None:
    again = '[[promotion]]\ncode = "leaf 20"\nstarts = 2027-01-31\nends = 2027-03-01\n[[promotion.tier]]\npercent = 5\n'
    text = f"{FILES['promotions.toml']}\n{again}"
    clash, spelt = faults_of(with_file("promotions.toml", text))
    assert "already used from 2027-01-01 to 2027-01-31" in clash.message
    assert "letters, digits" in spelt.message
    assert clash.line == spelt.line == line_with(text, "leaf 20")


def test_the_same_code_may_come_back_in_another_window() -> None:
    again = '[[promotion]]\ncode = "LEAF20"\nstarts = 2027-02-01\nends = 2027-03-01\n[[promotion.tier]]\npercent = 5\n'
    book = the_book(with_file("promotions.toml", f"{FILES['promotions.toml']}\n{again}"))
    assert [promotion.starts.month for promotion in book.promotions] == [1, 2]


@pytest.mark.parametrize("file", ["spa.toml", "services.toml", "phrases/en.toml", "signs/en.toml"])
def test_a_file_that_must_be_there_is_missed(file: str) -> None:
    files = {name: text for name, text in FILES.items() if name != file}
    assert Fault(file=file, line=1, message="this file is missing: the bot cannot work without it") in faults_of(files)


def test_a_set_without_promotions_is_complete() -> None:
    assert the_book({name: text for name, text in FILES.items() if name != "promotions.toml"}).promotions == ()


@pytest.mark.parametrize(
    "file", ["prices.toml", "knowledge/notes.txt", "phrases/old/en.toml", "Knowledge/spa.hours.toml"]
)
def test_a_file_that_nobody_reads_is_named(file: str) -> None:
    (fault,) = faults_of(with_file(file, ""))
    assert (fault.file, fault.line) == (file, 1)
    assert "does not belong here" in fault.message


def test_a_knowledge_file_needs_a_name_that_can_be_an_id() -> None:
    files = with_file("knowledge/Opening Hours.toml", FILES["knowledge/spa.hours.toml"].replace('"', "'", 0))
    assert any("no topic id" in fault.message for fault in faults_of(files))


def test_a_phrases_file_needs_a_language_for_a_name() -> None:
    assert any("no language tag" in fault.message for fault in faults_of(with_file("phrases/english.toml", PHRASES)))


def test_a_spoken_language_must_know_its_safety_signs() -> None:
    vietnamese = PHRASES.replace('one = "{n} guest of {spa}"\n', "")
    (fault,) = faults_of(with_file("phrases/vi.toml", vietnamese))
    assert (fault.file, fault.line) == ("phrases/vi.toml", 1)
    assert "signs/vi.toml is missing" in fault.message


RUSSIAN = f"""\
hello = "Привет, {{name}}"
{SPOKEN_LINES}
[ask]
date = "Какой день?"
[ask.people]
one = "{{n}} гость {{spa}}"
few = "{{n}} гостя {{spa}}"
many = "{{n}} гостей {{spa}}"
other = "{{n}} гостя {{spa}}"
"""
PHRASE_SLIPS = [
    ('date = "Какой день?"\n', "", "[ask]", "`ask.date` is missing"),
    ('date = "Какой день?"\n', 'day = "Какой день?"\n', "[ask]", "Did you mean `ask.day`?"),
    ('date = "Какой день?"\n', 'date = "Какой?"\nbye = "Пока"\n', "bye", "no phrase of English"),
    ('date = "Какой день?"', "date = 7", "date = 7", "text in quotes"),
    ('date = "Какой день?"', 'date = ""', 'date = ""', "is empty"),
    ("Привет, {name}", "Привет, {nome}", "hello", "Did you mean `name`?"),
    ("Привет, {name}", "Привет", "hello", "must hold {name}"),
    ("Привет, {name}", "Привет, {name", "hello", "braces"),
    ("Привет, {name}", "Привет, {0}", "hello", "braces"),
    ('few = "{n} гостя {spa}"\n', "", "[ask.people]", "`ask.people.few` is missing"),
    ("few =", "two =", "\ntwo =", "never used"),
    ('button.book = "."', 'button.book = "Записаться на сеанс массажа"', "button.book =", "20 characters"),
    ('one = "{n} гость', 'single = "{n} гость', "[ask.people]", "`ask.people` is missing"),
]


@pytest.mark.parametrize(("right", "wrong", "piece", "words"), PHRASE_SLIPS)
def test_phrases_of_another_language_must_match_english(right: str, wrong: str, piece: str, words: str) -> None:
    assert RUSSIAN.count(right) == 1
    text = RUSSIAN.replace(right, wrong)
    found = faults_of(with_file("phrases/ru.toml", text) | {"signs/ru.toml": SIGNS})
    told = [fault for fault in found if fault.file == "phrases/ru.toml" and words in fault.message]
    assert told, [str(fault) for fault in found]
    assert told[0].line == line_with(text, piece)


ENGLISH_SLIPS = [
    ('button.book = "."\n', "", "hello", "the phrase `button.book` is missing"),
    ('button.book = "."', 'button.bok = "."', "button", "Did you mean `button.bok`?"),
    ('button.book = "."', 'button.book = "Book a massage at the spa"', "button.book =", "20 characters"),
    ('button.book = "."', 'button.book = "{when}"', "button.book =", "unknown placeholder {when}"),
    ('button.use_code = "{code}"', 'button.use_code = "{kode}"', "button.use_code", "Did you mean `code`?"),
]


@pytest.mark.parametrize(("right", "wrong", "piece", "words"), ENGLISH_SLIPS)
def test_english_must_have_every_phrase_that_the_program_says(right: str, wrong: str, piece: str, words: str) -> None:
    files = changed("phrases/en.toml", right, wrong)
    told = [fault for fault in faults_of(files) if words in fault.message]
    assert told
    assert told[0].file == "phrases/en.toml"
    if piece != "hello":
        assert told[0].line == line_with(files["phrases/en.toml"], piece)


def test_a_broken_english_file_makes_no_noise_about_the_other_languages() -> None:
    files = with_file("phrases/en.toml", "hello = ") | {"phrases/ru.toml": RUSSIAN, "signs/ru.toml": SIGNS}
    assert {fault.file for fault in faults_of(files) if "button" in fault.message} == set()


def test_a_faultless_further_language_joins_by_its_files_alone() -> None:
    book = the_book(with_file("phrases/ru.toml", RUSSIAN) | {"signs/ru.toml": SIGNS})
    assert book.languages == ("en", "ru")
    assert book.phrases["ru"]["ask.people"] == {
        "one": "{n} гость {spa}", "few": "{n} гостя {spa}", "many": "{n} гостей {spa}", "other": "{n} гостя {spa}",
    }  # fmt: skip
