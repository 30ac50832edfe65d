"""What the overview shows, as groups of cards."""

from datetime import date

from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.contacts import Coordinator, CoordinatorRole
from app.models.law import LawProfile
from app.models.meetings import Agreement, Meeting
from app.models.people import Custody, Household, Person, Relationship
from app.presenters.copying.sections import COPIES, CopySection
from app.presenters.forms import form_for
from app.presenters.forms.spec import Choice
from app.presenters.lines import AgreementLine
from app.presenters.overview import MissingLine, Overview
from app.views.case.blocks import Block, Door, Group, Line, Offer, Press, Ref
from app.views.case.readiness import readiness_block
from app.views.case.tasks import coming_group, task_group, withdrawn_group
from app.views.case.tones import toned
from app.words import _
from app.words.terms import term

__all__ = ["agreement_row", "overview_groups"]


def overview_groups(
    spec: Overview, case: Case, laws: tuple[LawProfile, ...], today: date, *, coordinator: bool
) -> tuple[Group, ...]:
    """The whole page: the family on the left, what comes next and what is missing on the right."""
    left = (
        _head(spec, case, laws),
        _people(spec),
        _households(spec),
        _relations(case, laws, today),
        _custody(case),
    )
    right = (
        *((withdrawn_group(spec.withdrawn),) if spec.withdrawn else ()),
        *((task_group(spec.tasks, others=bool(spec.withdrawn)),) if coordinator else ()),
        *((_next(spec),) if coordinator else ()),
        *((coming_group(spec.coming),) if spec.coming else ()),
        *((_missing(spec.missing),) if spec.missing else ()),
        _coordination(spec, coordinator=coordinator),
        _network(spec, coordinator=coordinator),
        *(() if coordinator else (_next(spec),)),
        _agreements(spec.agreements),
    )
    return (*left, *right)


def _head(spec: Overview, case: Case, laws: tuple[LawProfile, ...]) -> Group:
    law = next((each.title for each in laws if each.key == case.head.law_profile), "")
    teaching = (Choice("caution", _("Øvelse"), "school"),) * spec.teaching
    closed = (Choice("", spec.closed, "lock"),) if spec.closed else ()
    block = Block(
        key="case",
        title=spec.name or _("Familiens sag"),
        ref=Ref(CaseHead, case.head.id),
        lines=(" · ".join(words for _page, words in spec.numbers),),
        tags=(*teaching, *closed, *((Choice("", law, "scale"),) if law else ())),
        large=True,
    )
    return Group("case", _("Sagen"), blocks=(block,))


def _people(spec: Overview) -> Group:
    rows = tuple(
        Line(
            each.text,
            Ref(Person, each.id),
            icon="user",
            side=_("bor {home}").format(home=_inside(each.home)) if each.home else "",
            tags=tuple(Choice("caution", mark.label, mark.icon) for mark in each.marks),
        )
        for each in spec.people
    )
    return Group("people", _("Familien"), blocks=(Block("people", rows=rows),) if rows else ())


def _inside(home: str) -> str:
    """A household's name within a sentence: "hos Sanne"."""
    return home[:1].lower() + home[1:] if home.startswith(_("Hos ")) else home


def _households(spec: Overview) -> Group:
    rows = tuple(
        Line(
            each.name,
            Ref(Household, each.id),
            icon="home",
            side=each.people or _("ingen bor her endnu"),
        )
        for each in spec.households
    )
    return Group(
        "households",
        _("Husstande"),
        blocks=(Block("households", rows=rows),) if rows else (),
        offers=(Offer(_("Ny husstand"), Household),),
        empty=_("Det er ikke skrevet ned, hvem der bor sammen."),
    )


def _relations(case: Case, laws: tuple[LawProfile, ...], today: date) -> Group:
    rows = tuple(
        Line(
            form_for(case, each, laws, today).title.replace(" · ", " ", 1),
            Ref(Relationship, each.id),
            icon="circles-relation",
        )
        for each in case.relationships
    )
    return Group(
        "relations",
        _("Relationer"),
        blocks=(Block("relations", rows=rows),) if rows else (),
        offers=(Offer(_("Ny relation"), Relationship),),
        empty=_("Der er ingen relationer endnu."),
    )


def _custody(case: Case) -> Group:
    names = {each.id: each.name for each in case.people}
    rows = tuple(
        Line(
            _("{holder} for {child}").format(
                holder=names.get(each.holder_id, ""), child=names.get(each.child_id, "")
            ),
            Ref(Custody, each.id),
            icon="shield-check",
            lines=tuple(
                words
                for words in (
                    _("Barnet har bopæl her") if each.lives_here else "",
                    each.contact_time,
                )
                if words
            ),
            side=term(each.form),
        )
        for each in case.custodies
    )
    return Group(
        "custody",
        _("Forældremyndighed"),
        blocks=(Block("custody", rows=rows),) if rows else (),
        offers=(Offer(_("Ny forældremyndighed"), Custody),),
        empty=_("Det er ikke skrevet ned, hvem der har forældremyndighed."),
    )


def _missing(found: tuple[MissingLine, ...]) -> Group:
    rows = tuple(
        Line(each.sentence, Ref(each.kind, each.id or Id("")), icon="circle-dashed")
        for each in found
    )
    return Group("missing", _("Det mangler"), blocks=(Block("missing", rows=rows),), column=1)


def _coordination(spec: Overview, *, coordinator: bool) -> Group:
    blocks = tuple(
        Block(
            key=each.id,
            title=each.name,
            ref=Ref(Coordinator, each.id),
            icon="star",
            lines=(each.role, each.phone or _("Telefon ikke angivet")),
        )
        for each in spec.coordination
    )
    absent = _("Koordinerende sagsbehandler mangler.") if coordinator else _("Ikke angivet")
    deputy = any(each.role == term(CoordinatorRole.DEPUTY) for each in spec.coordination)
    alone = bool(blocks) and not deputy and coordinator
    return Group(
        "coordination",
        _("Koordinering"),
        note=_("Stedfortræder mangler.") if alone else "",
        blocks=blocks,
        offers=(Offer(_("Tilføj"), Coordinator),),
        empty=absent,
        column=1,
    )


def _network(spec: Overview, *, coordinator: bool) -> Group:
    copies = Press(_("Kopiér kontakter"), f"{COPIES}{CopySection.CONTACTS.value}", "copy")
    later = (_("Én indgang: {count}").format(count=spec.planned),) if spec.planned else ()
    block = Block(
        "network",
        spec.contacts,
        lines=later,
        doors=(Door(_("Se netværkskortet"), "map"), *((copies,) if coordinator else ())),
    )
    return Group("network", _("Netværk"), blocks=(block,), column=1)


def _next(spec: Overview) -> Group:
    found = spec.meeting
    blocks: tuple[Block, ...] = ()
    if found is not None:
        blocks = (
            Block(
                found.id,
                found.title,
                Ref(Meeting, found.id),
                icon="message-2",
                lines=tuple(each for each in (found.when, found.place) if each),
                doors=(Door(_("Åbn mødet"), "meeting", found.id),),
            ),
            *((readiness_block(spec.ready, every=False),) if spec.ready else ()),
        )
    return Group(
        "next",
        _("Næste møde"),
        blocks=blocks,
        offers=(Offer(_("Nyt møde"), Meeting),) if not blocks else (),
        empty=_("Der er ikke planlagt et møde."),
        column=1,
    )


def _agreements(found: tuple[AgreementLine, ...]) -> Group:
    rows = tuple(agreement_row(each, state=False) for each in found)
    return Group(
        "agreements",
        _("Åbne aftaler"),
        blocks=(Block("agreements", rows=rows),) if rows else (),
        empty=_("Ingen åbne aftaler."),
        column=1,
    )


def agreement_row(each: AgreementLine, *, state: bool) -> Line:
    """An agreement as a line: who in bold, what, and by when below."""
    late = (Choice("warning", _("Over tid"), "clock"),) if each.late else ()
    tags = (toned(each.state),) if state and not late and each.state.key != "open" else late
    rest = each.said.removeprefix(each.who)
    return Line(
        rest,
        Ref(Agreement, each.id),
        lead=each.who,
        lines=(each.when,) if each.when else (),
        tags=tags,
    )
