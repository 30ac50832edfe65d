"""Writes the JSON Schema of the case package from the records: ``python -m devtools.case_schema``.

It says what one file may hold; that ids are found and unique is checked on reading.
"""

import json
from pathlib import Path
from typing import Any, Final

from app.exchange.shapes import VERSION, package_model

__all__ = ["PATH", "schema_text"]

PATH: Final = Path(__file__).parents[1] / "resources" / "schema" / f"case-package-{VERSION}.json"


def schema_text() -> str:
    """Return the schema (draft 2020-12) as the file holds it."""
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:rundbord:case-package:{VERSION}",
        **package_model().model_json_schema(),
    }
    return json.dumps(_without_titles(schema), ensure_ascii=False, indent=2) + "\n"


def _without_titles(value: Any) -> Any:
    """Drop the titles that only repeat a name (a property may be called "title" itself)."""
    if isinstance(value, dict):
        return {
            key: _without_titles(each)
            for key, each in value.items()
            if key != "title" or not isinstance(each, str)
        }
    if isinstance(value, list):
        return [_without_titles(each) for each in value]
    return value


if __name__ == "__main__":
    PATH.write_text(schema_text(), encoding="utf-8")
