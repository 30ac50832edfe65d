"""Keeps ``resources/locale/rundbord.pot`` equal to what the code says: ``--fix`` rewrites it.

Danish is the source language. The file names the files a sentence comes from but neither lines nor
dates, so it changes only when a sentence does. Calls that no translator could use are refused: a
text that is not written out in the call, and placeholders without names.
"""

from __future__ import annotations

import ast
import io
import string
import sys
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from devtools.environment import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

TEMPLATE: Final = ROOT / "resources" / "locale" / "rundbord.pot"
TEXTS: Final[Mapping[str, int]] = {"_": 1, "ngettext": 2}
"""The functions of ``app.words`` that take sentences, and how many of their arguments are such."""

HEADER: Final = """\
# Rundbord: every sentence of the program; Danish is the source language.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: da\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def template(root: Path) -> str:
    """The template as the code below the root would have it."""
    catalog = Catalog(charset="utf-8")
    keywords = {"_": None, "ngettext": (1, 2)}
    found = extract_from_dir(root / "app", [("**.py", "python")], keywords=keywords)
    for file, _line, message, comments, context in found:
        place = f"app/{file}".replace("\\", "/")
        catalog.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    out = io.BytesIO()
    write_po(out, catalog, omit_header=True, sort_output=True, include_lineno=False, width=100)
    return HEADER + out.getvalue().decode("utf-8").lstrip("\n")


def faults(root: Path) -> Iterator[str]:
    """Calls of ``_`` and ``ngettext`` that nobody could translate."""
    for file in sorted((root / "app").rglob("*.py")):
        place = file.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for text in node.args[: TEXTS.get(node.func.id, 0)]:
                    fault = text_fault(text)
                    if fault:
                        yield f"{place}:{node.lineno}: {fault}"


def text_fault(text: ast.expr) -> str:
    """Why the argument cannot be translated, or an empty text."""
    if not isinstance(text, ast.Constant) or not isinstance(text.value, str):
        return "the text must stand in the call itself, not be built or fetched"
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(text.value) if name is not None]
    except ValueError as error:
        return f"braces do not match ({error})"
    if any(not name or name.isdigit() for name in names):
        return "placeholders need names: {count}, not {}"
    return ""


def main(arguments: list[str]) -> int:
    """Compare or, with ``--fix``, write; 0 if all is well."""
    found = list(faults(ROOT))
    wanted = template(ROOT)
    present = TEMPLATE.read_text("utf-8") if TEMPLATE.exists() else ""
    if wanted != present and "--fix" in arguments:
        TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
        TEMPLATE.write_text(wanted, "utf-8", newline="\n")
    elif wanted != present:
        place = TEMPLATE.relative_to(ROOT).as_posix()
        found.append(f"{place} is out of date; `python3 dev.py check --fix` rewrites it")
    for fault in found:
        print(f"translations: {fault}")
    if not found:
        print(f"translations: {wanted.count('msgid ') - 1} sentences, all in the template")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
