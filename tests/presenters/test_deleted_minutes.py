"""What is said before minutes are deleted, after, and on the proof: counted, plain, without their words."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.models.audit import AuditEntry
from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType
from app.models.erasing import DeletedMinutes, DeletionGround
from app.models.meetings import AgendaItem, Agreement, Decision, HandoutForm, Meeting
from app.models.readers import COORDINATOR, FamilyReader
from app.presenters.deleted_minutes import deleted_sentences, deletion_warning, written_anew
from app.presenters.document import every_text, plain_text
from app.presenters.forms import FieldError, form_for, operations_for_action
from app.presenters.forms.spec import Action, Tone
from app.presenters.handout.choices import choices, recipients
from app.presenters.handout.copies import Order
from app.presenters.handout.deletion_proof import deletion_proof
from app.presenters.log_lines import log_lines
from app.presenters.unfiled_list import filing, unfiled_list
from app.rules.lens import lens
from app.rules.naming import Lexicon
from app.services.acts.deleting import DeleteMinutes
from app.services.acts.filing import FileInJournal
from tests.services.desk import KEY
from tests.services.test_deleting import HELP, PROOF, WISH, deleted, superseded
from tests.services.test_minutes import ONE, SANNE, closed
from tests.support.generate import handover
from tests.support.laws import shipped_laws
from tests.support.memory import TODAY
from tests.support.workspace import CountedIds

CONSENT = Consent(
    id=Id("co"), case_id=KEY, giver_id=SANNE.id, type=ConsentType.MEETING, state=ConsentState.YES,
    given_on=TODAY, form=ConsentForm.WRITTEN, meeting_id=ONE,
)  # fmt: skip
NOTE = "Sanne sover på sofaen nu"
ASIDE = replace(handover(Id("h"), KEY), returned_on=TODAY, kept_aside="noget")


def offered(case: Case, key: Id = ONE) -> Action:
    meeting = case.get(Meeting, key)
    assert meeting is not None
    spec = form_for(case, meeting, shipped_laws(), TODAY)
    return next(each for each in spec.actions if each.key == "delete")


def test_the_form_counts_what_goes_and_says_what_stays() -> None:
    action = offered(closed(CONSENT, ASIDE).case)
    assert (action.tone, action.why_not) == (Tone.DANGER, "")
    assert [each.name for each in action.asks] == ["ground", "approved_by", "reason"]
    for part in (
        "med 1 punkt, 1 deltager, 1 arbejdsnotat, 1 indstilling og 1 aftale.",
        "1 aftale er stadig åben. Den forsvinder også.",
        "Samtykket til at tale om det i mødet slettes også.",
        "Det, der blev lagt til side, da en stedfortræder gav sagen tilbage, slettes også.",
        "papir og kopier, der er givet ud, sikkerhedskopier",
        "Det kan ikke fortrydes.",
    ):
        assert part in action.confirm


def test_minutes_without_parts_are_only_the_meeting() -> None:
    case = closed().case
    bare = replace(case, attendances=(), agenda_items=(), agreements=(), recommendations=(),
                   work_notes=())  # fmt: skip
    said = deletion_warning(bare, bare.meetings[0], TODAY)
    assert " med " not in said.partition("\n")[0]
    assert "åben" not in said


def test_the_form_says_why_they_cannot_go_now() -> None:
    desk, new = superseded()
    assert "Slet det ældre først" in offered(desk.case, new).why_not
    out = closed(handover(Id("h"), KEY)).case
    assert "stedfortræder" in offered(out).why_not
    rests = closed(HELP, Decision(id=Id("d"), case_id=KEY, text="Ja", meeting_id=ONE)).case
    assert "hviler på referatet" in offered(rests).why_not


def filled(**more: str) -> dict[str, str]:
    return {"ground": "deadline", "approved_by": "Leder", "reason": "Fristen er nået", **more}


def asked(given: dict[str, str]) -> Any:
    case = closed().case
    return operations_for_action(
        case, case.meetings[0], "delete", given, CountedIds(), TODAY, shipped_laws()
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [("ground", "Vælg »Hvorfor må det slettes?«"), ("approved_by", "»Hvem har godkendt det?«"),
     ("reason", "»Begrundelse med en sætning«")],
)  # fmt: skip
def test_nothing_is_deleted_before_all_is_answered(name: str, words: str) -> None:
    wrong = asked(filled(**{name: ""}))
    assert isinstance(wrong, FieldError)
    assert wrong.field == name
    assert words in wrong.sentence


def test_a_reason_that_repeats_the_minutes_is_refused_under_its_field() -> None:
    case = closed(AgendaItem(id=Id("q"), case_id=KEY, meeting_id=ONE, title="P", note=NOTE)).case
    given = filled(reason="Der stod: Sanne sover på sofaen.")
    wrong = operations_for_action(
        case, case.meetings[0], "delete", given, CountedIds(), TODAY, shipped_laws()
    )
    assert isinstance(wrong, FieldError)
    assert (wrong.field, "gentager ord" in wrong.sentence) == ("reason", True)


def test_what_is_answered_becomes_the_act() -> None:
    (wish,) = asked(filled())
    assert isinstance(wish, DeleteMinutes)
    assert (wish.id, wish.ground, wish.approved_by, wish.reason) == (
        ONE, DeletionGround.DEADLINE, "Leder", "Fristen er nået",
    )  # fmt: skip


def test_afterwards_one_line_says_so() -> None:
    case = deleted().case
    line = "Referatet af mødet 13. januar 2026 er slettet 13. januar 2026: skrevet i en anden families sag."
    assert deleted_sentences(case) == (line,)
    at = datetime(2026, 1, 13, 10, tzinfo=UTC)
    entry = AuditEntry(1, at, "bente", DeleteMinutes.act, KEY, (PROOF,), "x", b"")
    assert log_lines((entry,), UTC, case.deleted_minutes)[0].act == line
    assert log_lines((entry,), UTC)[0].act == "Slet referat med bevis"
    renewed = replace(entry, act="Handover.renew")
    assert log_lines((renewed,), UTC, case.deleted_minutes)[0].act == "Bliv stedfortræder igen"


# --- the paper ------------------------------------------------------------------------------------


def test_the_proof_says_what_was_there_and_none_of_its_words() -> None:
    desk = closed(Agreement(id=Id("a9"), case_id=KEY, meeting_id=ONE, what="Kvartsolin kl. 20"))
    words = ("Skole", "Vi ringer", "Mentor", "Sover ikke", "Kvartsolin", "Sanne")
    (digest,) = {each.detail for each in desk.store.log_entries if each.act == "Meeting.close"}
    desk.run(WISH)
    document = deletion_proof(desk.case, PROOF, TODAY, number=2)
    said = "\n".join(every_text(document))
    for part in (
        "Bevis for sletning af referat", "Referatet af mødet 13. januar 2026 er slettet",
        "Skrevet i en anden families sag", "Leder af Familie og Børn", "Hører til en anden sag",
        "1 punkt, 1 deltager, 1 arbejdsnotat, 1 indstilling og 2 aftaler", "kl. 10.42 (UTC)",
        "Journalnummer", "· ark 2",
    ):  # fmt: skip
        assert part in said
    assert digest in said.replace(" ", "")
    assert [each for each in words if each in said] == []


def test_it_names_the_case_by_number_and_says_where_it_is_an_exercise() -> None:
    case = deleted().case
    head = replace(case.head, case_number="26/117", teaching=True)
    (made,) = case.deleted_minutes
    bare = replace(made, closed_at=None, points=0, attendances=0, notes=0, recommendations=0,
                   agreements=0)  # fmt: skip
    said = plain_text(
        deletion_proof(replace(case, head=head, deleted_minutes=(bare,)), PROOF, TODAY)
    )
    assert "26/117" in said
    assert "Øvelse" in said
    assert "kun mødet selv" in said
    assert "Lukket" not in said
    assert "Der er ikke noget bevis." in plain_text(deletion_proof(case, Id("x"), TODAY))


def test_it_waits_for_its_number_and_then_says_it() -> None:
    desk = deleted()
    lines = unfiled_list(desk.case, TODAY)
    assert [(each.what, each.copies) for each in lines] == [
        ("Bevis for sletning af referatet fra tirsdag 13. januar", None)
    ]
    made = filing(desk.case, (PROOF,), "26/117", "", TODAY, CountedIds())
    assert isinstance(made, FileInJournal)
    desk.run(made)
    said = plain_text(deletion_proof(desk.case, PROOF, TODAY))
    assert "Journal 26/117, 13. januar 2026" in said
    assert "Journalnummer" not in said


def test_it_is_among_the_coordinators_papers_and_nobody_elses() -> None:
    case = deleted().case
    found = choices(case, COORDINATOR, TODAY)
    assert [each.form for each in found] == [HandoutForm.MAP, HandoutForm.DELETION]
    assert found[1].words == "Bevis for sletning: 13. januar 2026"
    assert recipients(case, TODAY)[-1].name == "Netværkskort og beviser"
    assert recipients(closed().case, TODAY)[-1].name == "Netværkskort"
    order = Order(HandoutForm.DELETION, COORDINATOR, case, 1, TODAY, record_id=PROOF)
    assert "Bevis for sletning" in plain_text(order.document())
    seen = lens(case, FamilyReader(SANNE.id), TODAY, Lexicon()).case
    assert seen.deleted_minutes == ()
    assert HandoutForm.DELETION not in {
        each.form for each in choices(seen, FamilyReader(SANNE.id), TODAY)
    }


def test_afterwards_it_is_said_whether_anything_is_left_in_the_file() -> None:
    assert "Intet ord er tilbage" in written_anew(True)
    assert "ikke skrevet om endnu" in written_anew(False)


def test_the_newest_meeting_comes_first() -> None:
    case = deleted().case
    (made,) = case.deleted_minutes
    older = replace(made, id=Id("o"), gone=Id("o"), day=date(2025, 3, 1))
    both = case.having(DeletedMinutes, (older, made))
    assert [each.split(" er ")[0] for each in deleted_sentences(both)] == [
        "Referatet af mødet 13. januar 2026", "Referatet af mødet 1. marts 2025",
    ]  # fmt: skip
