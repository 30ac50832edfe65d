"""The sentences over and about the map."""

from app.models.base import Id
from app.models.contacts import Coordinator
from app.presenters.map.content import MapContent
from app.presenters.map.spec import Finding
from app.rules.contact_counts import ContactCounts, ContactType
from app.rules.gaps import Double, DoubleReason
from app.rules.planned import Difference
from app.words import _, ngettext
from app.words.phones import phone_text
from app.words.terms import area_name, contact_type_name


def frame_words(content: MapContent, *, boxed: bool) -> tuple[Id | None, str, str]:
    """The household that the frame is (if there is one and all live there), its title and note."""
    if content.households and not boxed:
        return content.households[0].id, content.households[0].name, ""
    unknown = not content.households and bool(content.members)
    return None, _("Familien"), _("husstande ikke angivet") if unknown else ""


def count_sentence(counts: ContactCounts) -> str:
    """How many contacts there are, of which type: "17 kontakter: 6 myndighed, 7 udfører, …"."""
    parts = [
        _("{count} {kind}").format(count=number, kind=_lower(contact_type_name(kind)))
        for number, kind in (
            (counts.authority, ContactType.AUTHORITY),
            (counts.provider, ContactType.PROVIDER),
            (counts.both, ContactType.BOTH),
            (counts.external, ContactType.EXTERNAL),
            (counts.unstated, ContactType.UNSTATED),
        )
        if number
    ]
    head = contacts_in_words(counts.total)
    sentence = _("{total}: {parts}").format(total=head, parts=", ".join(parts)) if parts else head
    if counts.at_least > counts.total:
        people = _("mindst {count} personer").format(count=counts.at_least)
        sentence = _("{sentence} · {people}").format(sentence=sentence, people=people)
    return sentence


def contacts_in_words(count: int) -> str:
    """A number of contacts."""
    return ngettext("{count} kontakt", "{count} kontakter", count).format(count=count)


def difference_sentence(today: ContactCounts, planned: ContactCounts, plan: Difference) -> str:
    """What the plan changes: "I dag 17, planlagt 6: 9 samles, 2 slutter, 1 ny"."""
    parts = [
        ngettext("{count} samles", "{count} samles", len(plan.merged)).format(count=len(plan.merged)) if plan.merged else "",
        ngettext("{count} slutter", "{count} slutter", len(plan.ended)).format(count=len(plan.ended)) if plan.ended else "",
        ngettext("{count} ny", "{count} nye", len(plan.new)).format(count=len(plan.new)) if plan.new else "",
    ]  # fmt: skip
    changes = ", ".join(part for part in parts if part)
    if not changes:
        return _("Der er ikke planlagt ændringer.")
    return _("I dag {today}, planlagt {planned}: {changes}").format(
        today=today.total, planned=planned.total, changes=changes
    )


def star_sentence(coordinator: Coordinator | None, deputy: Coordinator | None) -> str:
    """Who coordinates, or that nobody does."""
    if coordinator is None:
        sentence = _("Koordinerende sagsbehandler mangler")
    else:
        sentence = _("Koordinerende sagsbehandler: {name}").format(name=_reach(coordinator))
    if deputy is not None:
        sentence = _("{sentence} · Stedfortræder: {name}").format(
            sentence=sentence, name=_reach(deputy)
        )
    return sentence


def _reach(person: Coordinator) -> str:
    if not person.phone:
        return person.name
    return _("{name}, tlf. {phone}").format(name=person.name, phone=phone_text(person.phone))


def findings(content: MapContent) -> tuple[Finding, ...]:
    """Gaps and doubles as sentences, for the coordinator to judge."""
    names = {each.id: each.name for each in content.members}
    found = [
        Finding(
            ngettext(
                "{name} har {count} beskrevet behov, men ingen egen kontakt.",
                "{name} har {count} beskrevne behov, men ingen egen kontakt.",
                gap.needs,
            ).format(name=names[gap.person_id], count=gap.needs),
            (gap.person_id,),
        )
        for gap in content.gaps
    ]
    roles = {each.id: each.role for each in content.cards}
    found += [Finding(_double(each, names, roles), each.contact_ids) for each in content.doubles]
    return tuple(found)


def _double(double: Double, names: dict[Id, str], roles: dict[Id, str]) -> str:
    number = len(double.contact_ids)
    if double.reason is DoubleReason.AUTHORITIES:
        return _("{name} har {count} myndighedskontakter på området {area}.").format(
            name=names[double.person_id], count=number, area=_lower(area_name(double.area))
        )
    return _("{name} har {count} kontakter med samme rolle: {role}.").format(
        name=names[double.person_id], count=number, role=roles[double.contact_ids[0]]
    )


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
