"""The command line: which verbs there are and what they take. Imports nothing heavy."""

import argparse
from pathlib import Path
from typing import NoReturn

__all__ = ["WRONG_USE", "Wrong", "parse"]

WRONG_USE = 2
"""Exit status for a command line that says nothing the program understands."""


class Wrong(Exception):
    """The command line is wrong; the text is a sentence for the one who typed it."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Wrong(f"{self.format_usage().strip()}\n{message}")


def parse(words: list[str]) -> argparse.Namespace:
    """Read the command line.

    ``verb`` is None for the window.

    Raises:
        Wrong: it cannot be understood.
    """
    parser = _Parser(prog="rundbord", description="Ét kort, én plan og én beslutning.")
    parser.add_argument("--vault", type=Path, metavar="MAPPE", help="mappen med boksen")
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FIL", help="fil med adgangssætning"
    )
    parser.add_argument("--json", action="store_true", help="svar som data")
    parser.add_argument("--version", action="store_true", help="vis versionen")
    parser.add_argument("--quit-when-shown", action="store_true", help=argparse.SUPPRESS)
    verbs = parser.add_subparsers(dest="verb", metavar="VERBUM")
    _demo(verbs)
    verbs.add_parser("init", help="lav en ny boks")
    verbs.add_parser("families", help="vis familierne")
    verbs.add_parser("check", help="læs alt igennem og sig, om noget er forkert")
    taking = verbs.add_parser("import", help="hent pakker")
    taking.add_argument("files", nargs="+", type=Path, metavar="FIL")
    taking.add_argument("--package-passphrase-file", type=Path, metavar="FIL")
    taking.add_argument("--identity-file", type=Path, metavar="FIL", help="egen hemmelig nøgle")
    _about_family(verbs)
    known = parser.parse_args(words)
    if known.verb not in {None, "demo"} and known.vault is None:
        raise Wrong("Skriv, hvor boksen ligger: rundbord --vault MAPPE …")
    return known


def _demo(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    demo = verbs.add_parser("demo", help="prøv med opdigtede familier")
    demo.add_argument("--out", type=Path, default=Path("out"), metavar="MAPPE")
    demo.add_argument("--no-window", action="store_true", help="skriv kort og ark uden vindue")


def _about_family(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    for verb, what in (
        ("show", "vis en families oplysninger for en læser"),
        ("map", "skriv netværkskortet for en læser"),
        ("handout", "skriv arket til en læser"),
        ("export", "skriv familien som pakke"),
        ("audit", "vis loggen for en familie"),
    ):
        each = verbs.add_parser(verb, help=what)
        each.add_argument("family", metavar="FAMILIE")
        if verb in {"show", "map", "handout"}:
            each.add_argument("--for", dest="reader", required=True, metavar="LÆSER")
        if verb in {"map", "handout", "export"}:
            each.add_argument("--out", type=Path, required=True, metavar="FIL")
        if verb == "export":
            each.add_argument("--plain", action="store_true", help="uden lås; det bliver logget")
            each.add_argument("--recipient", metavar="NØGLE", help="en kollegas nøgle (age1…)")
            each.add_argument("--package-passphrase-file", type=Path, metavar="FIL")
        if verb == "map":
            each.add_argument(
                "--planned", action="store_true", help="Én indgang i stedet for i dag"
            )
