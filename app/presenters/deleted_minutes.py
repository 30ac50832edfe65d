"""What is said of minutes that were deleted, and before they are: what goes, what stays."""

from datetime import date

from app.models.case import Case
from app.models.erasing import DeletedMinutes
from app.models.meetings import Meeting
from app.rules.deleted import GoesAlong, goes_along
from app.words import _, ngettext
from app.words.dates import day_medium, day_plain
from app.words.people import joined
from app.words.terms import term

__all__ = [
    "consisted_of",
    "deleted_sentence",
    "deleted_sentences",
    "deletion_warning",
    "written_anew",
]


def deleted_sentence(proof: DeletedMinutes) -> str:
    """Say in one line that minutes are deleted: of which day, when and why."""
    return _("Referatet af mødet {day} er slettet {on}: {ground}.").format(
        day=day_plain(proof.day), on=day_plain(proof.deleted_on), ground=term(proof.ground)
    )


def deleted_sentences(case: Case) -> tuple[str, ...]:
    """Return a line for each minutes that were deleted, the newest meeting first."""
    found = sorted(case.deleted_minutes, key=lambda each: (each.day, each.seq), reverse=True)
    return tuple(deleted_sentence(each) for each in found)


def consisted_of(counted: GoesAlong | DeletedMinutes) -> tuple[str, ...]:
    """Return what minutes consist of, counted in words; nothing for what there is none of."""
    numbers = (
        (counted.points, ngettext("{count} punkt", "{count} punkter", counted.points)),
        (
            counted.attendances,
            ngettext("{count} deltager", "{count} deltagere", counted.attendances),
        ),
        (counted.notes, ngettext("{count} arbejdsnotat", "{count} arbejdsnotater", counted.notes)),
        (
            counted.recommendations,
            ngettext("{count} indstilling", "{count} indstillinger", counted.recommendations),
        ),
        (counted.agreements, ngettext("{count} aftale", "{count} aftaler", counted.agreements)),
    )
    return tuple(words.format(count=number) for number, words in numbers if number)


def deletion_warning(case: Case, meeting: Meeting, today: date) -> str:
    """Say what goes with the minutes and what stays, before somebody deletes them."""
    counted = goes_along(case, meeting)
    parts = consisted_of(counted)
    what = _("Det slettes: referatet af mødet {day}").format(day=day_medium(meeting.day, today))
    goes = _("{what} med {parts}.").format(what=what, parts=joined(parts)) if parts else f"{what}."
    return "\n\n".join(
        (
            " ".join((goes, *_also(counted))),
            _(
                "Det bliver: papir og kopier, der er givet ud, sikkerhedskopier, pakker til andre og"
                " det, der står i fagsystemet. Slet det dér. Planen, opgaver og breve bliver også."
            ),
            _(
                "Det kan ikke fortrydes. Et bevis uden referatets ord bliver stående i sagen, og kun"
                " du ser det."
            ),
            _(
                "Når du sletter, skrives hele boksen om, så intet ord bliver tilbage på disken. Imens"
                " svarer programmet ikke. Det tager et øjeblik, i en stor boks et par sekunder."
            ),
        )
    )


def written_anew(done: bool) -> str:
    """Say after a deletion whether anything of it is left in the vault's file."""
    if done:
        return _("Referatet er slettet, og boksen er skrevet om. Intet ord er tilbage i den.")
    return _(
        "Referatet er slettet, men boksen er ikke skrevet om endnu. Se, om der er plads på disken."
        " Det sker, næste gang boksen åbnes."
    )


def _also(counted: GoesAlong) -> tuple[str, ...]:
    found = (
        (
            counted.open,
            ngettext(
                "{count} aftale er stadig åben. Den forsvinder også.",
                "{count} aftaler er stadig åbne. De forsvinder også.",
                counted.open,
            ),
        ),
        (
            counted.consents,
            ngettext(
                "Samtykket til at tale om det i mødet slettes også.",
                "{count} samtykker til at tale om det i mødet slettes også.",
                counted.consents,
            ),
        ),
        (
            counted.aside,
            ngettext(
                "Det, der blev lagt til side, da en stedfortræder gav sagen tilbage, slettes også.",
                "Det, der blev lagt til side {count} gange, da en stedfortræder gav sagen tilbage,"
                " slettes også.",
                counted.aside,
            ),
        ),
    )
    return tuple(words.format(count=number) for number, words in found if number)
