"""Start: arguments lead to the window or to the command line. Imports nothing heavy.

The unlock page has to stand on the screen in little more than the time of an empty window, so
storage, paper and packages are imported by ``app.bootstrap`` when they are needed.
"""

import sys
from pathlib import Path

from app import __version__

__all__ = ["main", "window_only"]

_QUIT = "--quit-when-shown"


def main(words: list[str] | None = None) -> int:
    """Run the program; returns the exit status (0 done, 1 failed, 2 wrong use)."""
    words = sys.argv[1:] if words is None else words
    usual = window_only(words)
    if usual is not None:
        from app.bootstrap.window import show

        return show(usual[0], quit_when_shown=usual[1])
    return _parsed(words)


def window_only(words: list[str]) -> tuple[Path | None, bool] | None:
    """Folder and whether to quit when shown, where the words ask for no more than the window.

    Nearly every start is one, and to build the parser takes as long as a twelfth of an empty window.
    """
    rest = [each for each in words if each != _QUIT]
    match rest:
        case []:
            return None, rest != words
        case ["--vault", folder] if not folder.startswith("-"):
            return Path(folder), rest != words
        case _:
            return None


def _parsed(words: list[str]) -> int:
    from app.cli.arguments import WRONG_USE, Wrong, parse

    try:
        arguments = parse(words)
    except Wrong as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    if arguments.version:
        print(f"Rundbord {__version__}")
        return 0
    if arguments.verb is None:
        from app.bootstrap.window import show

        return show(arguments.vault, quit_when_shown=arguments.quit_when_shown)
    if arguments.verb == "demo" and not arguments.no_window:
        from app.bootstrap.window import has_display, show_demo

        if has_display():
            return show_demo(quit_when_shown=arguments.quit_when_shown)
    from app.bootstrap.program import BootedProgram
    from app.cli.verbs import run

    return run(arguments, BootedProgram())


if __name__ == "__main__":
    sys.exit(main())
