"""Small questions to a source file; each answers with the places that are not as they should be."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

IGNORE: Final = re.compile(r"#\s*(?:type:\s*ignore|noqa)\b(?P<rest>.*)")
REASONED: Final = re.compile(r"(?:\[[\w, -]+\]|:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)\s+[#–-]+\s+\S.{5,}")
CHANGING: Final = frozenset(
    {"add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove"}
    | {"reverse", "setdefault", "sort", "update"}
)
WAITING: Final = frozenset({"sleep", "processEvents", "qWait", "qSleep"})


def mutable_state(tree: ast.Module) -> Iterator[str]:
    """Module-level values that the module changes later, and every ``global``."""
    names = {name for statement in tree.body for name in bound(statement)}
    inner = (node for statement in tree.body for node in ast.walk(statement))
    for node in inner:
        if isinstance(node, ast.Global):
            yield f"{node.lineno}: global {', '.join(node.names)}"
        elif changed(node) in names and not is_local(tree, node):
            yield f"{getattr(node, 'lineno', 0)}: {changed(node)} is changed"


def bound(statement: ast.stmt) -> list[str]:
    """The names that a module-level statement gives a value."""
    if isinstance(statement, ast.Assign):
        return [target.id for target in statement.targets if isinstance(target, ast.Name)]
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        return [statement.target.id]
    return []


def changed(node: ast.AST) -> str:
    """The plain name that an expression or statement changes in place, or an empty text."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return plain(node.func.value) if node.func.attr in CHANGING else ""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        return plain(node.value)
    return ""


def plain(node: ast.expr) -> str:
    """A name, or an empty text for anything else."""
    return node.id if isinstance(node, ast.Name) else ""


def is_local(tree: ast.Module, node: ast.AST) -> bool:
    """Whether the function around the node gives the changed name a value of its own."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and node in ast.walk(function):
            stored = {
                part.id
                for part in ast.walk(function)
                if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
            }
            if changed(node) in stored | {
                part.arg for part in ast.walk(function.args) if isinstance(part, ast.arg)
            }:
                return True
    return False


def waiting(tree: ast.Module) -> Iterator[str]:
    """Sleeping and turning the event loop by hand."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in WAITING:
            yield f"{node.lineno}: {node.attr}"
        if isinstance(node, ast.alias) and node.name in WAITING:
            yield f"{node.lineno}: {node.name}"


def long_functions(tree: ast.Module, most: int) -> Iterator[str]:
    """Functions with more lines than that, docstring and all."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.end_lineno:
            lines = node.end_lineno - node.lineno + 1
            if lines > most:
                yield f"{node.lineno}: {node.name} has {lines} lines"


def ignores(source: str) -> list[str]:
    """The lines that switch a check off."""
    return [line.strip() for line in source.splitlines() if IGNORE.search(line)]


def unreasoned(source: str) -> list[str]:
    """Those of them that do not say which check and why."""
    found = ((line, IGNORE.search(line)) for line in ignores(source))
    return [line for line, match in found if match and not REASONED.search(match["rest"])]


def libraries(tree: ast.Module) -> set[str]:
    """The top-level packages that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found
