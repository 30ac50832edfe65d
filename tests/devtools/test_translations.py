"""The template follows the code, and what nobody could translate is refused."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from devtools import translations

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """A file of an app, to be written."""
    (tmp_path / "app" / "views").mkdir(parents=True)
    return tmp_path / "app" / "views" / "page.py"


def test_sentences_and_plurals_are_found_with_their_file(code: Path, tmp_path: Path) -> None:
    code.write_text('_("Gem")\nngettext("{n} kontakt", "{n} kontakter", 2)\n', "utf-8")
    text = translations.template(tmp_path)
    assert '#: app/views/page.py\nmsgid "Gem"\n' in text
    assert 'msgid "{n} kontakt"\nmsgid_plural "{n} kontakter"\n' in text


def test_the_template_changes_with_sentences_only(code: Path, tmp_path: Path) -> None:
    code.write_text('_("Gem")\n', "utf-8")
    before = translations.template(tmp_path)
    code.write_text('\n\nx = 1\n_("Gem")\n', "utf-8")
    assert translations.template(tmp_path) == before
    code.write_text('_("Gem nu")\n', "utf-8")
    assert translations.template(tmp_path) != before


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        ("_('Gem')", ""),
        ("_('{count} kontakter')", ""),
        ("_('{} kontakter')", "placeholders need names"),
        ("_('{0} kontakter')", "placeholders need names"),
        ("_('{count kontakter')", "braces do not match"),
        ("_(f'{count} kontakter')", "must stand in the call itself"),
        ("_(text)", "must stand in the call itself"),
        ("_('a' + text)", "must stand in the call itself"),
    ],
)
def test_a_call_that_cannot_be_translated_is_named(call: str, fault: str) -> None:
    node = ast.parse(call, mode="eval").body
    assert isinstance(node, ast.Call)
    found = translations.text_fault(node.args[0])
    assert fault in found
    assert bool(found) == bool(fault)


def test_faults_name_file_and_line(code: Path, tmp_path: Path) -> None:
    code.write_text('x = 1\nngettext("{n} a", "{} b", 2)\n', "utf-8")
    assert [fault.split(": ")[0] for fault in translations.faults(tmp_path)] == [
        "app/views/page.py:2"
    ]


def test_out_of_date_is_told_and_mended(
    code: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code.write_text('_("Gem")\n', "utf-8")
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "TEMPLATE", tmp_path / "locale" / "rundbord.pot")
    assert translations.main([]) == 1
    assert "out of date" in capsys.readouterr().out
    assert translations.main(["--fix"]) == 0
    assert translations.main([]) == 0
