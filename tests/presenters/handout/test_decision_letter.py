"""The combined decision letter: complete, in one guidance, nothing of another adult, dated with care."""

import re
from dataclasses import replace
from datetime import date

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent
from app.models.contacts import Coordinator
from app.models.facts import Area
from app.models.letters import Letter
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.people import Person
from app.models.plan import Concern, Intervention, InterventionState
from app.presenters.document import plain_text
from app.presenters.handout import SheetOptions
from app.presenters.handout.decision_letter import decision_letter
from app.presenters.handout.readability import names_in, readability
from tests.resources.test_demo_training import ONLY_DAVID
from tests.support.decided import (
    BASE,
    DAVID,
    DECIDED,
    LETTER,
    MENTOR,
    OLD,
    ROWS,
    SANNE,
    SENT,
    TODAY,
    case_with,
    changed,
    seen,
)
from tests.support.laws import shipped_laws

PROFILES = shipped_laws()
EASTER = frozenset({date(2026, 3, 9)})


def text(
    case: Case = DECIDED, key: Id = LETTER.id, person: Id = SANNE, on: date = TODAY,
    options: SheetOptions | None = None,
) -> str:  # fmt: skip
    view = seen(case, person, on)
    return plain_text(decision_letter(view, person, key, on, PROFILES, options))


def test_all_of_it_at_a_glance_then_each_by_itself() -> None:
    words = text()
    assert "Kommunens afgørelser i ét brev" in words
    assert "1. Én mentor til både job og hverdag: ja\n2. Støtte i hjemmet: ja" in words
    assert "3. Praktik i børnehave: nej" in words
    assert words.index("Det har kommunen afgjort") < words.index("Hvor meget\t2–4 timer om ugen")


@pytest.mark.parametrize(
    "line",
    [
        "Hvad\tDu får en mentor, som hjælper dig i gang med praktikken.",
        "Hvornår\tFra den 16. februar 2026 til den 14. august 2026",
        "Hvornår\tFra den 16. februar 2026\n",
        "Hvornår\tTil den 1. maj 2026",
        "Hvem hjælper dig\tMentor (job og hverdag)",
        "Hvem betaler\tJobcentret",
        "Lov\tServiceloven § 85. ",
        "Afgjort af\tBente Holm, teamleder i Jobcentret",
        "Afgjort af\tJobcentret",
        "Derfor\n\nEn mentor kan hjælpe dig",
        "Det lagde vi vægt på\n\nDu har fortalt",
        "Sådan vurderede vi det\n\nVi har set på",
        "Vores svar på det, du sagde\n\nDu sagde, at du helst",
    ],
)
def test_every_part_of_a_decision_is_on_it(line: str) -> None:
    assert line in text()


def test_of_a_draft_it_says_who_will_decide() -> None:
    words = text(case_with(rows=changed(0, state=DecisionState.DRAFT)))
    assert "Afgøres af\tBente Holm, teamleder i Jobcentret" in words
    assert "Afgjort af\tJobcentret" in words


def test_old_and_new_stand_side_by_side() -> None:
    words = text()
    assert "Erstatter vores afgørelse af 12. januar 2026" in words
    assert "\tFør\tNu\nHvad\tSanne får støtte i hjemmet, 2–4 timer" in words
    assert "Hvor meget\t–\t3–6 timer om ugen" in words
    undated = replace(OLD, decided_on=None)
    case = DECIDED.having(Decision, (undated, *ROWS))
    assert "Erstatter en tidligere afgørelse" in text(case)
    assert "Erstatter" not in text(case_with(rows=changed(1, replaces_id=None)))


def test_what_was_replaced_but_may_not_be_seen_is_not_compared() -> None:
    case = DECIDED.having(Concern, tuple(e for e in DECIDED.concerns if e.record_id != OLD.id))
    assert "Erstatter" not in text(case)


def test_one_person_for_two_helps_is_a_case_of_its_own() -> None:
    assert (
        "Én person giver dig begge dele\n\nMentor (job og hverdag) står for: »én mentor" in text()
    )
    three = changed(2, provider_id=MENTOR.provider_id, effect=None)
    assert "Én person giver dig det hele" in text(case_with(rows=three))
    assert "Én person" not in text(case_with(rows=changed(0, provider_id=None)))
    gone = DECIDED.having(type(BASE.contacts[0]), ())
    assert "Én person" not in text(gone)


def test_one_guidance_with_the_day_in_words() -> None:
    words = text()
    assert words.count("Sådan klager du") == 1
    assert words.count("Du kan klage til og med mandag den 9. marts 2026.") == 1
    assert "går klagen videre til Ankestyrelsen" in words
    later = text(options=SheetOptions(holidays=EASTER))
    assert "til og med tirsdag den 10. marts 2026" in later
    assert "Du kunne klage til og med mandag den 9. marts 2026." in text(on=date(2026, 3, 10))


def test_whom_to_call_and_until_when_stand_before_the_decisions() -> None:
    first = text().split("1. Én mentor til både job og hverdag\n")[0]
    assert "Er du ikke enig? Så ring til Kim Eksempel på 00 00 00 01." in first.replace("\xa0", " ")
    assert "Gør det senest mandag den 9. marts 2026." in first
    assert "Gør det senest" not in text(on=date(2026, 3, 10))
    assert "Gør det senest" not in text(case_with(rows=changed(1, route="udbetaling-danmark")))
    assert "Er du ikke enig" not in text(case_with(rows=changed(0, state=DecisionState.DRAFT)))
    nobody = replace(DECIDED.coordinators[0], phone=None)
    assert "Er du ikke enig? Så kan du klage. Gør" in text(DECIDED.having(Coordinator, (nobody,)))
    assert "Er du ikke enig? Så kan du klage. Gør" in text(DECIDED.having(Coordinator, ()))


def test_the_guidance_is_grouped_by_route_where_routes_differ() -> None:
    words = text(case_with(rows=changed(1, route="udbetaling-danmark")))
    assert "Om »Du får støtte i hjemmet" in words
    assert "Skriv til Udbetaling Danmark." in words
    assert words.count("Sådan klager du") == 1
    school = text(case_with(rows=changed(1, route="special_education", outside=True)[1:2]))
    assert "Det er Klagenævnet for Specialundervisning, der afgør klagen." in school


def test_a_day_only_where_it_was_received() -> None:
    words = text(case_with(rows=tuple(replace(e, received_on=None) for e in ROWS)))
    assert "til og med" not in words
    assert "Du kan klage i 4 uger. De begynder den dag, du får brevet." in words


def test_a_draft_says_so_and_has_no_day() -> None:
    drafts = tuple(
        replace(e, state=DecisionState.DRAFT, decided_on=None, received_on=SENT) for e in ROWS
    )
    words = text(case_with(rows=drafts))
    assert "Det her er et udkast." in words
    assert "til og med" not in words
    assert "10. februar 2026" in words  # the day of the draft itself
    assert "udkast" not in text()  # control


def test_a_route_that_nobody_has_confirmed_is_not_named() -> None:
    words = text(case_with(rows=changed(2, route="unconfirmed")))
    assert "Her ved vi ikke, hvem der afgør en klage." in words
    assert "Ikke bekræftet" not in words


def test_childrens_support_and_health_are_kept_outside_and_named() -> None:
    words = text()
    assert "Støtte til børn og familie: familiebehandling" in words
    assert "Sundhed og behandling: »samtaler hos lægen" in words
    assert "Det ændrer sig ikke med det her brev." in words
    assert "Klagen skal til Styrelsen for Patientklager." in words


def test_a_decision_that_belongs_outside_is_not_decided_on_here() -> None:
    words = text(case_with(rows=changed(2, area=Area.HEALTH, outside=True)))
    assert "3. Praktik" not in words
    assert "Sundhed og behandling: »praktik i børnehave" in words
    assert "Du får et brev for sig om det, der er afgjort." in words
    other = text(case_with(rows=changed(2, outside=True)))
    assert "Andet med sin egen klagevej: praktik i børnehave" in other


def test_health_and_children_alone_have_a_letter_of_their_own() -> None:
    rows = (replace(ROWS[0], area=Area.HEALTH, law_key="sul-141", route=None),)
    words = text(case_with(rows=rows))
    assert "Kommunens afgørelse\n" in words
    assert "Du har som regel 2 år til at klage." in words
    assert "Skriv til Styrelsen for Patientklager." in words
    assert "til og med" not in words


def test_nothing_outside_is_nothing_said() -> None:
    ended = tuple(replace(e, state=InterventionState.ENDED) for e in BASE.interventions)
    assert "ikke med i brevet" not in text(DECIDED.having(Intervention, ended))


def test_one_decision_alone_needs_no_overview() -> None:
    words = text(key=ROWS[0].id)
    assert "Kommunens afgørelse\n" in words
    assert "Det har kommunen afgjort" not in words
    assert "\n\nÉn mentor til både job og hverdag\n\n" in words


def test_what_is_neither_yes_nor_no_is_only_named() -> None:
    rows = changed(0, favourable=False, intervention_id=None, law_key=None)
    words = text(case_with(rows=rows))
    assert "1. Du får en mentor, som hjælper dig i gang med praktikken\n" in words
    assert "§ 167" not in words


def test_a_decision_for_a_child_reaches_who_has_custody() -> None:
    mille = next(e.id for e in BASE.people if e.name == "Mille")
    case = case_with(rows=(replace(ROWS[0], area=Area.FAMILY),), about=mille)
    assert "Kommunens afgørelse\n" in text(case)


def test_there_is_nothing_of_the_other_adult_on_it() -> None:
    assert [each for each in ONLY_DAVID if each in text()] == []
    assert "Der er ikke noget brev." in text(person=DAVID)
    assert not re.search(r"\d{6}-?\d{4}", text())


def test_nobody_known_is_greeted_by_no_name() -> None:
    lone = seen(DECIDED).having(Person, ()).having(Coordinator, ())
    words = plain_text(decision_letter(lone, SANNE, LETTER.id, TODAY, PROFILES))
    assert "Der er ikke noget brev" in words  # whom it is about is unknown then
    alone = DECIDED.having(Coordinator, ())
    assert "Med venlig hilsen" not in text(alone)
    assert "Vi ved ikke endnu, hvem du skal ringe til." in text(alone)


def test_it_is_marked_as_an_exercise_only_where_it_is_one() -> None:
    assert "Øvelsesbrev" in text()
    real = replace(DECIDED, head=replace(DECIDED.head, teaching=False))
    assert "Øvelsesbrev" not in text(real)


def test_without_a_known_profile_nothing_is_made_up() -> None:
    strange = replace(DECIDED, head=replace(DECIDED.head, law_profile="ukendt"))
    words = text(strange)
    assert "Her ved vi ikke, hvem der afgør en klage." in words
    assert "til og med" not in words


def test_the_standard_text_and_the_reasons_are_easy_to_read() -> None:
    bare = tuple(
        replace(e, text="Du får hjælp.", facts=None, reason=None, considerations=None, reply=None,
                replaces_id=None, law_key="sel-85")
        for e in ROWS
    )  # fmt: skip
    document = decision_letter(seen(case_with(rows=bare)), SANNE, LETTER.id, TODAY, PROFILES)
    assert readability(document, names_in(DECIDED, PROFILES)).lix <= 30
    whole = decision_letter(seen(), SANNE, LETTER.id, TODAY, PROFILES)
    assert readability(whole, names_in(DECIDED, PROFILES)).lix <= 40


def test_a_letter_without_decisions_is_no_letter() -> None:
    case = BASE.having(Letter, (LETTER,)).having(Consent, ())
    assert "Der er ikke noget brev." in text(case)


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        (DecisionEffect.GRANTS, "Én mentor til både job og hverdag: det får du"),
        (DecisionEffect.CHANGES, "Én mentor til både job og hverdag: ændret"),
        (DecisionEffect.PAUSES, "Én mentor til både job og hverdag: på pause"),
        (DecisionEffect.LIFTS, "Én mentor til både job og hverdag: du skal ikke møde op"),
        (DecisionEffect.STOPS, "Én mentor til både job og hverdag: stopper"),
    ],
)
def test_what_a_decision_does_stands_in_the_short_list(effect: DecisionEffect, said: str) -> None:
    assert said in text(case_with(rows=changed(0, favourable=False, effect=effect)))
