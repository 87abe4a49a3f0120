"""services.toml: one table a service, its key is the id."""

import re
from collections.abc import Collection, Sequence

from dialogs.spa.faults import did_you_mean
from dialogs.spa.model import Service
from dialogs.spa.section import HUGE, Section

ID = re.compile(r"[a-z][a-z0-9_]*")
LONGEST = 12 * 60
_LENGTH = re.compile(r"[1-9]\d{0,3}")


def read_services(file: Section, languages: Collection[str]) -> tuple[Service, ...]:
    """The services in the order of the file. A service that names no length is taken at any length."""
    services = tuple(_service(file.section(key), languages) for key in file.table if _is_id(file, key))
    if not file.table:
        file.fault("no service is listed: write a table such as [signature] with its name and hands")
    _check_names(file, services)
    return services


def _is_id(file: Section, key: str) -> bool:
    if ID.fullmatch(key):
        return True
    file.fault(f"the id `{key}` must be small letters, digits and _ only, such as [six_hands]", key)
    return False


def _service(table: Section, languages: Collection[str]) -> Service:
    hands = table.whole("hands", 2, 1, 40)
    if hands > 2 and hands % 2:
        table.fault(f"{hands} hands is an odd number: every therapist has two", "hands")
    lengths = table.wholes("lengths", 5, LONGEST)
    service = Service(
        id=str(table.path[-1]),
        hands=hands,
        names=_names(table, languages),
        nicknames=_nicknames(table, languages),
        prices=_prices(table, lengths),
        confirmed=table.flag("confirmed", True),
    )
    table.close()
    return service


def _names(table: Section, languages: Collection[str]) -> dict[str, str]:
    names = table.section("names")
    read = {language: names.needed_text(language) for language in names.table if known(names, language, languages)}
    if "en" not in read:
        names.fault('the English name is missing: write names.en = "…"')
    return {language: name for language, name in read.items() if name}


def _nicknames(table: Section, languages: Collection[str]) -> dict[str, tuple[str, ...]]:
    names = table.section("nicknames")
    return {language: names.texts(language) for language in names.table if known(names, language, languages)}


def known(table: Section, language: str, languages: Collection[str]) -> bool:
    """Whether the key is one of the content's languages; a fault if not."""
    if language in languages:
        return True
    listed = ", ".join(sorted(languages))
    near = did_you_mean(language, languages)
    table.fault(f"`{language}` is none of the languages ({listed}).{near}", language)
    return False


def _prices(table: Section, lengths: Sequence[int]) -> dict[int, int | None]:
    prices = table.section("prices")
    priced: dict[int, int | None] = {}
    for key in prices.table:
        if not _LENGTH.fullmatch(key) or not 5 <= int(key) <= LONGEST:
            prices.fault(f"`{key}` is no length in minutes: write a price as 60 = 650000", key)
        elif lengths and int(key) not in lengths:
            prices.fault(f"{key} minutes has a price but is not among `lengths`: add it there, or delete it", key)
        else:
            priced[int(key)] = prices.maybe_whole(key, 0, HUGE)
    return {minutes: priced.get(minutes) for minutes in sorted({*lengths, *priced})}


def _check_names(file: Section, services: Sequence[Service]) -> None:
    """A name that means two services would let a guest book the wrong one."""
    taken: dict[tuple[str, str], str] = {}
    for service in services:
        for language, key, at, name in _all_names(service):
            owner = taken.setdefault((language, " ".join(name.casefold().split())), service.id)
            if owner != service.id:
                message = f'"{name}" already names `{owner}`: a name or nickname may mean one service only'
                file.fault(message, service.id, key, language, *at)


def _all_names(service: Service) -> list[tuple[str, str, tuple[int, ...], str]]:
    names = [(language, "names", (), name) for language, name in service.names.items()]
    nicknames = [
        (language, "nicknames", (at,), name)
        for language, listed in service.nicknames.items()
        for at, name in enumerate(listed)
    ]
    return [*names, *nicknames]
