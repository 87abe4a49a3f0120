"""The platforms' published API descriptions as JSON Schema validators, where `shared/specs` is present."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from tests.conftest import SHARED

LINE = SHARED / "specs" / "line-messaging-api.yml"
WHATSAPP = SHARED / "specs" / "whatsapp-business-messaging-api_v23.0.yaml"


@cache
def _schemas(file: Path) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
    return {name: closed(schema) for name, schema in document["components"]["schemas"].items()}


@lru_cache(maxsize=64)
def _validator(file: Path, name: str) -> Draft202012Validator:
    schemas = _schemas(file)
    return Draft202012Validator({**schemas[name], "components": {"schemas": schemas}})


def faults(file: Path, name: str, value: object) -> list[str]:
    """What the schema `name` finds wrong with `value`; nothing where the description is not there."""
    if not file.is_file():
        return []
    found = sorted(_validator(file, name).iter_errors(value), key=lambda error: error.json_path)
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


def closed(schema: Any) -> Any:
    """`allOf` of closed objects as one closed object: written apart, each part would refuse the other's fields."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = schema.get("allOf")
    if not parts or all(part.get("additionalProperties", True) is not False for part in parts):
        return {key: closed(part) for key, part in schema.items()}
    opened = [{key: closed(part) for key, part in one.items() if key != "additionalProperties"} for one in parts]
    return {"allOf": opened, "unevaluatedProperties": False}
