"""Every story in this folder goes as it is written."""

import pytest

from tests.stories.telling import Story, read, stories, told

ALL = dict(stories())


@pytest.mark.parametrize("name", ALL)
def test_the_story_goes_as_it_is_written(name: str) -> None:
    told(ALL[name])


def test_there_are_stories() -> None:
    assert len(ALL) >= 25


def test_a_story_that_goes_otherwise_fails_with_its_line_and_what_was_said() -> None:
    story = read("A wrong one\nset sample, channel web, now 2025-06-01 10:00\nGuest: hello\nBot: goodbye")
    assert isinstance(story, Story)
    with pytest.raises(AssertionError, match=r"line 4: Bot: goodbye(.|\n)*welcome"):
        told(story)
