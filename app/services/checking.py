"""What a check of a whole vault comes to."""

from dataclasses import dataclass

from app.models.vault_problems import VaultProblem

__all__ = ["Checked"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong; and of how many closed minutes the proof stands that they were deleted."""

    problems: tuple[VaultProblem, ...] = ()
    deleted: int = 0
