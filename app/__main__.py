"""Start: arguments lead to the window or to the command line. Imports nothing heavy.

The unlock page has to stand on the screen in little more than the time of an empty window, so
storage, paper and packages are imported by ``app.bootstrap`` when they are needed.
"""

import sys

from app import __version__
from app.cli.arguments import WRONG_USE, Wrong, parse

__all__ = ["main"]


def main(words: list[str] | None = None) -> int:
    """Run the program; returns the exit status (0 done, 1 failed, 2 wrong use)."""
    try:
        arguments = parse(sys.argv[1:] if words is None else words)
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
