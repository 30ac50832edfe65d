"""What each verb does. Errors go to standard error as one sentence, with exit status 1."""

import argparse
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, closing
from types import MappingProxyType
from typing import Final

from app.cli.drawing import demo_files, map_file, sheet_file
from app.cli.failing import Failed
from app.cli.finding import find_family, find_reader
from app.cli.output import read_file, say, say_data, secret_from, write_file
from app.cli.program import Program
from app.cli.show import as_data, as_lines
from app.models.base import Id
from app.models.package_problems import PackageProblem
from app.models.problems import Refused
from app.models.readers import COORDINATOR
from app.models.vault_problems import VaultProblem
from app.presenters.effects import happened
from app.services.ports import Workspace
from app.services.taking_effect import let_take_effect
from app.words import _, ngettext
from app.words.acts import act_label
from app.words.package import package_sentence
from app.words.problems import refusal
from app.words.vault import vault_sentence

__all__ = ["FAILED", "run"]

FAILED: Final = 1
"""Exit status when a verb could not do what it was asked."""


def run(arguments: argparse.Namespace, program: Program) -> int:
    """Do what the arguments ask for; returns the exit status."""
    try:
        _VERBS[arguments.verb](arguments, program)
    except Failed as failed:
        return _fail(str(failed))
    except VaultProblem as problem:
        return _fail(vault_sentence(problem))
    except PackageProblem as problem:
        return _fail(package_sentence(problem))
    except Refused as refused:
        return _fail(refusal(refused))
    return 0


def _let_take_effect(workspace: Workspace, case_id: Id) -> None:
    """What is written out says what holds today; what that moved is said beside it."""
    found = let_take_effect(workspace, case_id, workspace.run)
    if found:
        print(happened(found), file=sys.stderr)


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return FAILED


def _passphrase(arguments: argparse.Namespace) -> str:
    return secret_from(arguments.passphrase_file, _("Adgangssætning"))


def _package_passphrase(arguments: argparse.Namespace, of_vault: str) -> str:
    """What locks a package: a passphrase of its own, else the one that opens this vault."""
    own = arguments.package_passphrase_file
    return of_vault if own is None else secret_from(own, "")


def _opened(arguments: argparse.Namespace, program: Program) -> AbstractContextManager[Workspace]:
    return closing(program.open(arguments.vault, _passphrase(arguments)))


def _init(arguments: argparse.Namespace, program: Program) -> None:
    """The recovery code is shown this once; whoever runs the verb writes it down."""
    workspace, code = program.create(arguments.vault, _passphrase(arguments))
    workspace.close()
    if arguments.json:
        say_data({"recovery_code": code})
    else:
        say(
            _("Boksen er lavet."),
            _("Gendannelseskode: {code}").format(code=code),
            _("Skriv koden ned, og lås den inde. Den bliver ikke vist igen."),
        )


def _import(arguments: argparse.Namespace, program: Program) -> None:
    packages = [read_file(each) for each in arguments.files]
    key_file = arguments.identity_file
    identity = None if key_file is None else secret_from(key_file, "")
    passphrase = _passphrase(arguments)
    with closing(program.open(arguments.vault, passphrase)) as workspace:
        secret = _package_passphrase(arguments, passphrase)
        keys = workspace.import_packages(packages, secret, identity)
    if arguments.json:
        say_data([{"id": each} for each in keys])
    else:
        count = len(keys)
        say(
            ngettext("{count} familie er hentet.", "{count} familier er hentet.", count).format(
                count=count
            )
        )


def _families(arguments: argparse.Namespace, program: Program) -> None:
    with _opened(arguments, program) as workspace:
        labels = workspace.families()
    if arguments.json:
        say_data([{"id": each.id, "name": each.name} for each in labels])
    else:
        say(*(f"{each.id}  {each.name}" for each in labels))


def _show(arguments: argparse.Namespace, program: Program) -> None:
    with _opened(arguments, program) as workspace:
        label = find_family(workspace.families(), arguments.family)
        _let_take_effect(workspace, label.id)
        reader = find_reader(workspace.view(label.id, COORDINATOR).case, arguments.reader)
        case = workspace.view(label.id, reader).case
        workspace.opened(label.id, reader)
        data = as_data(case, reader, workspace.clock.today())
    if arguments.json:
        say_data(data)
    else:
        say(*as_lines(data))


def _map(arguments: argparse.Namespace, program: Program) -> None:
    with _opened(arguments, program) as workspace:
        label = find_family(workspace.families(), arguments.family)
        _let_take_effect(workspace, label.id)
        reader = find_reader(workspace.view(label.id, COORDINATOR).case, arguments.reader)
        data = map_file(
            program, workspace, label.id, reader, arguments.out.suffix, planned=arguments.planned
        )
        write_file(arguments.out, data)
    _written(arguments)


def _handout(arguments: argparse.Namespace, program: Program) -> None:
    with _opened(arguments, program) as workspace:
        label = find_family(workspace.families(), arguments.family)
        _let_take_effect(workspace, label.id)
        reader = find_reader(workspace.view(label.id, COORDINATOR).case, arguments.reader)
        write_file(arguments.out, sheet_file(program, workspace, label.id, reader))
    _written(arguments)


def _export(arguments: argparse.Namespace, program: Program) -> None:
    if arguments.plain and (arguments.recipient or arguments.package_passphrase_file):
        raise Failed(_("Vælg enten --plain eller en lås, ikke begge dele."))
    passphrase = _passphrase(arguments)
    locked = not arguments.plain and not arguments.recipient
    secret = _package_passphrase(arguments, passphrase) if locked else None
    with closing(program.open(arguments.vault, passphrase)) as workspace:
        label = find_family(workspace.families(), arguments.family)
        data = workspace.export_package(label.id, passphrase=secret, recipient=arguments.recipient)
        write_file(arguments.out, data)
    _written(arguments)


def _written(arguments: argparse.Namespace) -> None:
    if arguments.json:
        say_data({"file": str(arguments.out)})
    else:
        say(str(arguments.out))


def _check(arguments: argparse.Namespace, program: Program) -> None:
    found = program.check(arguments.vault, _passphrase(arguments))
    if arguments.json:
        codes = [each.code for each in found.problems]
        say_data({"problems": codes, "deleted_minutes": found.deleted})
    if found.problems:
        raise Failed("\n".join(dict.fromkeys(vault_sentence(each) for each in found.problems)))
    if not arguments.json:
        say(_("Alt er læst igennem, og alt er, som det skal være."))
    if found.deleted and not arguments.json:
        said = ngettext(
            "{count} referat er slettet. Beviset står, og loggen kender sletningen.",
            "{count} referater er slettet. Beviserne står, og loggen kender sletningerne.",
            found.deleted,
        )
        say(said.format(count=found.deleted))


def _audit(arguments: argparse.Namespace, program: Program) -> None:
    with _opened(arguments, program) as workspace:
        label = find_family(workspace.families(), arguments.family)
        entries = workspace.history(label.id)
    if arguments.json:
        say_data(
            [
                {
                    "seq": each.seq,
                    "at": each.at.isoformat(),
                    "actor": each.actor,
                    "act": each.act,
                    "objects": list(each.objects),
                    "detail": each.detail,
                }
                for each in entries
            ]
        )
    else:
        say(
            *(
                f"{each.at:%Y-%m-%d %H:%M} UTC  {each.actor}  {act_label(each.act)}"
                for each in entries
            )
        )


def _demo(arguments: argparse.Namespace, program: Program) -> None:
    """Without a window: every map and sheet of the demo families, each file named."""
    names = []
    with program.demo() as workspace:
        for name, data in demo_files(program, workspace):
            write_file(arguments.out / name, data)
            names.append(str(arguments.out / name))
    if arguments.json:
        say_data({"files": names})
    else:
        say(_("Ingen skærm, så kort og ark er skrevet som filer:"), *names)


_VERBS: Final[Mapping[str, Callable[[argparse.Namespace, Program], None]]] = MappingProxyType(
    {
        "init": _init,
        "import": _import,
        "families": _families,
        "show": _show,
        "map": _map,
        "handout": _handout,
        "export": _export,
        "check": _check,
        "audit": _audit,
        "demo": _demo,
    }
)
