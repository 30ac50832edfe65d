"""A document's way, udkast → endelig → journaliseret, and what a letter gives."""

from app.models.case import Case
from app.models.letters import Letter, LetterState
from app.models.meetings import Decision, DecisionState

__all__ = ["decisions_in", "is_final", "lacks", "standing_letters", "unready"]


def is_final(letter: Letter) -> bool:
    """Whether a letter stands as it is: it is superseded from now on, never changed."""
    return letter.state is not LetterState.DRAFT


def decisions_in(case: Case, letter: Letter) -> tuple[Decision, ...]:
    """Return the decisions that a letter gives, in order."""
    return tuple(each for each in case.decisions if each.letter_id == letter.id)


def unready(case: Case, letter: Letter) -> tuple[Decision, ...]:
    """Return the drafts of decisions because of which a letter cannot be final."""
    return tuple(each for each in decisions_in(case, letter) if each.state is DecisionState.DRAFT)


def lacks(decision: Decision) -> tuple[str, ...]:
    """Return which of rule and reasons a decision must have and has not (fvl §§ 22 and 24).

    One that gives the citizen all that was asked for needs neither.
    """
    if decision.favourable and not decision.refuses:
        return ()
    return tuple(name for name in ("law_key", "reason") if not getattr(decision, name))


def standing_letters(case: Case) -> tuple[Letter, ...]:
    """Return the final letters that no other final one has replaced."""
    final = [each for each in case.letters if is_final(each)]
    replaced = {each.replaces_id for each in final}
    return tuple(each for each in final if each.id not in replaced)
