"""The plural categories that are noted down are CLDR's."""

import pytest

from dialogs.spa.phrases import SHIPPED, categories


@pytest.mark.parametrize("language", SHIPPED)
def test_the_noted_plural_categories_are_those_of_cldr(language: str) -> None:
    assert SHIPPED[language] == categories(language)
