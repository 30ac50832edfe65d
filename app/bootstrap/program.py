"""What the verbs need, over the real rooms."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

from app.bootstrap import vaults
from app.bootstrap.paper import DrawnPaper
from app.bootstrap.surroundings import resources
from app.bootstrap.workspace import OpenWorkspace
from app.rules.moving import moved, whole_weeks
from app.services.checking import Checked
from app.services.ports import Workspace
from app.storage.vault import LEAST_COST, Passphrase, prepare_vault, protect_process

__all__ = ["BootedProgram", "demo_workspace"]

DEMO_DAY: Final = date(2026, 1, 13)
"""The day on which the demo families were written down, the day after their meeting."""


class BootedProgram:
    """Vaults and paper for the verbs."""

    def __init__(self) -> None:
        """Keep the process' memory to itself before any key is in it."""
        protect_process()
        self.paper = DrawnPaper()

    def create(self, folder: Path, passphrase: str) -> tuple[Workspace, str]:
        """Make a vault; returns it open, and its recovery code.

        Whoever runs a verb gets the code on standard output, once; nobody types it back here.
        """
        prepared = prepare_vault()
        return vaults.create(folder, passphrase, prepared, prepared.code), prepared.code

    def open(self, folder: Path, passphrase: str) -> Workspace:
        """Open a vault."""
        return vaults.open_workspace(folder, Passphrase(passphrase))

    @contextmanager
    def demo(self) -> Iterator[Workspace]:
        """A throw-away vault that holds the demo families; it is gone afterwards."""
        with tempfile.TemporaryDirectory(prefix="rundbord-demo-") as folder:
            workspace = demo_workspace(Path(folder) / "vault")
            try:
                yield workspace
            finally:
                workspace.close()

    def check(self, folder: Path, passphrase: str) -> Checked:
        """Read every byte of a closed vault."""
        return vaults.check(folder, passphrase)

    def png(self, pdf: bytes) -> bytes:
        """The first page of a PDF as a picture."""
        from app.bootstrap.display import gui_application
        from app.desktop.preview import first_page_png

        self._gui = gui_application()
        return first_page_png(pdf)


def demo_workspace(folder: Path) -> OpenWorkspace:
    """Make a vault under a passphrase that nobody knows, and put the demo families into it.

    Their days are moved by whole weeks, so that what was agreed on is of this week and not long ago.
    """
    from app.exchange.package import read_package, write_package

    prepared = prepare_vault()
    # the families are invented and the key is thrown away: a cheap derivation loses nothing here
    workspace = vaults.create(
        folder, secrets.token_hex(16), prepared, prepared.code, cost=LEAST_COST
    )
    by = whole_weeks(DEMO_DAY, workspace.clock.today())
    for package in sorted((resources() / "demo").glob("*.json")):
        workspace.import_package(write_package(moved(read_package(package.read_bytes()), by)))
    return workspace
