"""What is coming up: the near, the overdue, the expiring, in order of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from app.models.base import Id
from app.models.consents import Consent, ConsentState, ConsentType
from app.models.letters import Letter, LetterForm, LetterState
from app.models.meetings import Agreement, AgreementState, Meeting, MeetingState
from app.models.tasks import Task, TaskReason
from app.presenters.today import TodayRow, today_spec
from tests.support.laws import shipped_laws
from tests.support.workspace import TODAY, family, seed_case

CASE = family("Sanne og Mille", "Sanne", "Mille")
SANNE = CASE.people[0].id


def rows(key: str, **records: object) -> tuple[TodayRow, ...]:
    """The rows of one section for the family with these records."""
    case = replace(CASE, **records)  # type: ignore[arg-type]  # values by name
    spec = today_spec([case], TODAY, "i dag", shipped_laws())
    return next(each.rows for each in spec.sections if each.key == key)


def meeting(key: str, day: date, **values: object) -> Meeting:
    return replace(Meeting(id=Id(key), case_id=CASE.id, day=day), **values)  # type: ignore[arg-type]  # values by name


def agreement(key: str, by: date | None, **values: object) -> Agreement:
    made = Agreement(id=Id(key), case_id=CASE.id, what="ringer til lægen", by_date=by)
    return replace(made, **values)  # type: ignore[arg-type]  # values by name


def consent(key: str, until: date | None, **values: object) -> Consent:
    made = Consent(
        id=Id(key),
        case_id=CASE.id,
        giver_id=SANNE,
        type=ConsentType.PLAN,
        state=ConsentState.YES,
        given_on=TODAY - timedelta(days=300),
        valid_until=until,
    )
    return replace(made, **values)  # type: ignore[arg-type]  # values by name


def test_meetings_of_the_next_fortnight_in_order() -> None:
    found = rows(
        "meetings",
        meetings=(
            meeting("later", TODAY + timedelta(days=9), starts=time(10, 0), title="Opfølgning"),
            meeting("now", TODAY),
            meeting("past", TODAY - timedelta(days=1)),
            meeting("far", TODAY + timedelta(days=15)),
            meeting("closed", TODAY, state=MeetingState.CLOSED),
        ),
    )
    assert [(each.record, each.title, each.when) for each in found] == [
        ("now", "Møde", "i dag"),
        ("later", "Opfølgning", "onsdag 21. januar kl. 10.00"),
    ]


def test_agreements_that_are_due_or_overdue() -> None:
    found = rows(
        "agreements",
        agreements=(
            agreement("due", TODAY + timedelta(days=1), who_person_id=SANNE),
            agreement("late", TODAY - timedelta(days=2)),
            agreement("open", None),
            agreement("far", TODAY + timedelta(days=40)),
            agreement("kept", TODAY, state=AgreementState.KEPT),
        ),
    )
    assert [(each.record, each.urgent) for each in found] == [("late", True), ("due", False)]
    assert found[0].title == "ringer til lægen"
    assert found[0].when == "overskredet lørdag 10. januar"
    assert found[1].title == "Sanne: ringer til lægen"


def test_consents_that_end_within_thirty_days() -> None:
    found = rows(
        "coming",
        consents=(
            consent("soon", TODAY + timedelta(days=30)),
            consent("later", TODAY + timedelta(days=31), child_id=CASE.people[1].id),
            consent("open", None, type=ConsentType.FETCHING),
            consent("no", TODAY, state=ConsentState.NO),
        ),
    )
    assert [(each.record, each.page) for each in found] == [("soon", "consent")]
    assert found[0].title.startswith("Sannes samtykke »Helhedsorienteret plan« udløber.")
    assert found[0].makes


def test_tasks_of_the_next_fortnight_the_overdue_first() -> None:
    def task(key: str, by: date | None, **values: object) -> Task:
        made = Task(id=Id(key), case_id=CASE.id, what="brev", by_date=by)
        return replace(made, **values)  # type: ignore[arg-type]  # values by name

    found = rows(
        "tasks",
        tasks=(
            task("soon", TODAY + timedelta(days=14), who="Kim"),
            task("late", TODAY - timedelta(days=1), reason=TaskReason.REASSESSMENT),
            task("open", None),
            task("far", TODAY + timedelta(days=15)),
            task("done", TODAY, done_on=TODAY),
        ),
    )
    assert [(each.record, each.urgent, each.who) for each in found] == [
        ("late", True, ""), ("soon", False, "Kim"),
    ]  # fmt: skip
    assert [each.ends for each in found] == [None, "soon"]


def test_a_person_with_needs_and_no_contact_stands_out() -> None:
    spec = today_spec([seed_case()], TODAY, "i dag")
    gaps = next(each for each in spec.sections if each.key == "gaps")
    assert [(each.title, each.page) for each in gaps.rows] == [("David", "map")]


def test_a_closed_case_is_not_counted() -> None:
    closed = replace(CASE, head=replace(CASE.head, closed_on=TODAY))
    spec = today_spec([closed, CASE], TODAY, "mandag")
    assert (spec.families, spec.day) == (1, "mandag")
    assert all(each.rows == () and each.empty for each in spec.sections)


def test_what_is_not_in_the_journal_leads_to_where_its_number_is_typed() -> None:
    final = Letter(
        id=Id("brev"), case_id=CASE.id, person_id=CASE.people[0].id, form=LetterForm.DECISION,
        state=LetterState.FINAL, final_on=TODAY - timedelta(days=9),
    )  # fmt: skip
    (row,) = rows("unfiled", letters=(final,))
    assert (row.page, row.record, row.urgent) == ("decisions", f"file/{final.id}", True)
    assert row.title.startswith("Samlet afgørelsesbrev til")
