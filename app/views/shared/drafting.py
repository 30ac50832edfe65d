"""Typing is kept in the vault every second; when that fails it is said, and typing goes on."""

from app.models.base import Id
from app.models.vault_problems import VaultProblem
from app.views.messages import Message, Tone
from app.views.page import PageContext
from app.words.vault import vault_sentence

__all__ = ["drop_draft", "keep_draft"]


def keep_draft(context: PageContext, case_id: Id, place: str, words: str) -> None:
    """Keep what is being typed; a full disk becomes a message."""
    try:
        context.workspace.drafts.keep(case_id, place, words)
    except VaultProblem as problem:
        context.message(Message(vault_sentence(problem), Tone.WARNING))


def drop_draft(context: PageContext, case_id: Id, place: str) -> None:
    """Forget a draft that became an operation; one that stays behind is offered again."""
    try:
        context.workspace.drafts.drop(case_id, place)
    except VaultProblem as problem:
        context.message(Message(vault_sentence(problem), Tone.WARNING))
