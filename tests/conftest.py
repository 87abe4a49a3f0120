"""What all tests share: where the public evaluation data lies, if it is there."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("CONCIERGE_SHARED", Path(__file__).resolve().parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared_eval() -> Path:
    if not (SHARED / "eval").is_dir():
        pytest.skip("shared/eval not present")
    return SHARED / "eval"


@pytest.fixture(scope="session")
def shared_specs() -> Path:
    if not (SHARED / "specs").is_dir():
        pytest.skip("shared/specs not present")
    return SHARED / "specs"
