"""What each act is called, in the undo menu and the log: the act, never a person."""

from collections.abc import Mapping
from typing import Final

from app.words.translate import _

__all__ = ["LABELS", "act_label"]


def act_label(act: str) -> str:
    """Name an act of ``app.services.registry``, as a command ("Tilføj kontakt")."""
    return LABELS[act]


_FAMILY: Final[Mapping[str, str]] = {
    "CaseHead.edit": _("Ret sagen"),
    "CaseHead.close": _("Luk sagen"),
    "CaseHead.reopen": _("Åbn sagen igen"),
    "Person.add": _("Tilføj person"),
    "Person.edit": _("Ret person"),
    "Person.remove": _("Fjern person"),
    "Household.add": _("Tilføj husstand"),
    "Household.edit": _("Ret husstand"),
    "Household.remove": _("Fjern husstand"),
    "Household.settle": _("Ret, hvem der bor her"),
    "Member.add": _("Føj til husstand"),
    "Member.edit": _("Ret ophold i husstand"),
    "Member.remove": _("Tag ud af husstand"),
    "Relationship.add": _("Tilføj relation"),
    "Relationship.edit": _("Ret relation"),
    "Relationship.remove": _("Fjern relation"),
    "Relationship.descend": _("Ret, hvem barnet er barn af"),
    "Custody.add": _("Tilføj forældremyndighed"),
    "Custody.edit": _("Ret forældremyndighed"),
    "Custody.remove": _("Fjern forældremyndighed"),
}

_NETWORK: Final[Mapping[str, str]] = {
    "Contact.add": _("Tilføj kontakt"),
    "Contact.edit": _("Ret kontakt"),
    "Contact.remove": _("Fjern kontakt"),
    "Contact.serve": _("Ret, hvem kontakten er for"),
    "Serves.add": _("Føj til kontaktens opgaver"),
    "Serves.edit": _("Ret kontaktens opgave"),
    "Serves.remove": _("Tag ud af kontaktens opgaver"),
    "PlannedChange.add": _("Planlæg ændring"),
    "PlannedChange.edit": _("Ret planlagt ændring"),
    "PlannedChange.remove": _("Fjern planlagt ændring"),
    "Coordinator.add": _("Tilføj koordinerende sagsbehandler"),
    "Coordinator.edit": _("Ret koordinerende sagsbehandler"),
    "Coordinator.remove": _("Fjern koordinerende sagsbehandler"),
    "Placement.set": _("Flyt kort"),
    "Placement.release": _("Lad kortene finde deres plads"),
}

_CONSENT: Final[Mapping[str, str]] = {
    "Consent.add": _("Tilbyd samtykke"),
    "Consent.edit": _("Ret samtykke"),
    "Consent.remove": _("Fjern samtykke"),
    "Consent.answer": _("Notér svar på samtykke"),
    "Consent.withdraw": _("Træk samtykke tilbage"),
    "Consent.cover": _("Ret, hvad samtykket gælder"),
    "Consent.fetch": _("Ret, hvem der må spørges"),
    "Consent.address": _("Ret, hvem samtykket gælder for"),
    "ConsentScope.add": _("Føj til det, samtykket gælder"),
    "ConsentScope.edit": _("Ret det, samtykket gælder"),
    "ConsentScope.remove": _("Tag ud af det, samtykket gælder"),
    "ConsentSource.add": _("Tilføj kilde i samtykke"),
    "ConsentSource.edit": _("Ret kilde i samtykke"),
    "ConsentSource.remove": _("Fjern kilde i samtykke"),
    "Recipient.add": _("Tilføj modtager af samtykke"),
    "Recipient.edit": _("Ret modtager af samtykke"),
    "Recipient.remove": _("Fjern modtager af samtykke"),
}

_PLAN: Final[Mapping[str, str]] = {
    "Statement.add": _("Tilføj oplysning"),
    "Statement.edit": _("Ret oplysning"),
    "Statement.remove": _("Fjern oplysning"),
    "Goal.add": _("Tilføj mål"),
    "Goal.edit": _("Ret mål"),
    "Goal.remove": _("Fjern mål"),
    "Intervention.add": _("Tilføj indsats"),
    "Intervention.edit": _("Ret indsats"),
    "Intervention.remove": _("Fjern indsats"),
    "Intervention.move": _("Skift indsatsens tilstand"),
    "Intervention.lift": _("Ret, om der er pligt til at møde op"),
    "Concern.add": _("Tilføj, hvem det gælder"),
    "Concern.edit": _("Ret, hvem det gælder"),
    "Concern.remove": _("Fjern, hvem det gælder"),
    "Concern.change": _("Ret, hvem det gælder"),
}

_MEETING: Final[Mapping[str, str]] = {
    "Meeting.add": _("Tilføj møde"),
    "Meeting.edit": _("Ret møde"),
    "Meeting.remove": _("Fjern møde"),
    "Meeting.start": _("Begynd møde"),
    "Meeting.close": _("Luk møde"),
    "Meeting.postpone": _("Udsæt møde"),
    "Meeting.supersede": _("Ret referat"),
    "Meeting.delete_minutes": _("Slet referat med bevis"),
    "Meeting.invite": _("Ret, hvem der er med"),
    "Attendance.add": _("Tilføj til mødet"),
    "Attendance.edit": _("Ret fremmøde"),
    "Attendance.everybody": _("Notér, at alle er kommet"),
    "Attendance.remove": _("Tag ud af mødet"),
    "Confided.add": _("Tilføj hvad en ledsager må høre"),
    "Confided.edit": _("Ret hvad en ledsager må høre"),
    "Confided.remove": _("Fjern hvad en ledsager må høre"),
    "AgendaItem.add": _("Tilføj punkt"),
    "AgendaItem.edit": _("Ret punkt"),
    "AgendaItem.remove": _("Fjern punkt"),
    "Agreement.add": _("Tilføj aftale"),
    "Agreement.edit": _("Ret aftale"),
    "Agreement.remove": _("Fjern aftale"),
    "Recommendation.add": _("Tilføj indstilling"),
    "Recommendation.edit": _("Ret indstilling"),
    "Recommendation.remove": _("Fjern indstilling"),
    "Decision.add": _("Tilføj afgørelse"),
    "Decision.edit": _("Ret afgørelse"),
    "Decision.remove": _("Fjern afgørelse"),
    "Decision.issue": _("Giv afgørelse"),
    "Decision.take_effect": _("Lad afgørelser træde i kraft"),
    "Appointment.add": _("Tilføj tid"),
    "Appointment.edit": _("Ret tid"),
    "Appointment.remove": _("Fjern tid"),
    "Handout.print": _("Udlever ark"),
    "Handout.tick": _("Afkryds udleveret ark"),
}

_WRITING: Final[Mapping[str, str]] = {
    "InterventionStep.decide": _("Sig, hvilken afgørelse det hviler på"),
    "PreparationPart.add": _("Tilføj forberedende del"),
    "PreparationPart.edit": _("Ret forberedende del"),
    "PreparationPart.remove": _("Fjern forberedende del"),
    "Readiness.add": _("Tilføj det, mødet har brug for"),
    "Readiness.edit": _("Ret det, mødet har brug for"),
    "Readiness.remove": _("Fjern det, mødet har brug for"),
    "WorkNote.add": _("Tilføj arbejdsnotat"),
    "WorkNote.edit": _("Ret arbejdsnotat"),
    "WorkNote.remove": _("Fjern arbejdsnotat"),
    "Attachment.add": _("Tilføj bilag"),
    "Attachment.edit": _("Ret bilag"),
    "Attachment.remove": _("Fjern bilag"),
    "Letter.add": _("Tilføj brev"),
    "Letter.edit": _("Ret brev"),
    "Letter.remove": _("Fjern brev"),
    "Letter.collect": _("Saml afgørelser i ét brev"),
    "Letter.issue": _("Giv afgørelserne i et brev"),
    "Letter.finish": _("Gør brev endeligt"),
    "Journal.file": _("Notér journalnummer"),
    "Hearing.add": _("Tilføj partshøring"),
    "Hearing.edit": _("Ret partshøring"),
    "Hearing.remove": _("Fjern partshøring"),
    "Hearing.send": _("Send partshøring"),
    "Hearing.answer": _("Notér svar på partshøring"),
    "Complaint.receive": _("Modtag klage"),
    "Complaint.reassess": _("Notér genvurdering"),
    "Complaint.forward": _("Send klage videre"),
    "Complaint.rule": _("Notér svar på klage"),
}

_SAFETY: Final[Mapping[str, str]] = {
    "Task.add": _("Tilføj opgave"),
    "Task.edit": _("Ret opgave"),
    "Task.remove": _("Fjern opgave"),
    "Task.finish": _("Afslut opgave"),
    "Task.reopen": _("Tag opgaven op igen"),
    "Reveal.show": _("Vis beskyttet adresse"),
    "SharedRoom.allow": _("Begrund fælles møde"),
    "Clearance.clear": _("Sig, hvem teksten ikke handler om"),
    "Clearance.unclear": _("Tag tilbage, hvem teksten ikke handler om"),
    "Handover.give": _("Giv til stedfortræder"),
    "Handover.give_back": _("Giv tilbage efter at have været stedfortræder"),
    "Handover.take_back": _("Tag ændringer tilbage fra stedfortræder"),
    "Handover.renew": _("Bliv stedfortræder igen"),
}

_OTHER: Final[Mapping[str, str]] = {
    "undo": _("Fortryd"),
    "redo": _("Gør igen"),
    "case.create": _("Opret familie"),
    "case.import": _("Hent familie fra pakke"),
    "case.stand_in": _("Bliv stedfortræder"),
    "case.open": _("Åbn familie"),
    "case.export": _("Gem krypteret pakke"),
    "case.export_plain": _("Gem pakke uden kryptering"),
    "case.copy": _("Kopiér til fagsystem"),
    "map.export": _("Gem netværkskort"),
    "pack.list": _("Udskriv liste over ark til mødet"),
    "calendar.export": _("Gem kalenderfil"),
    "contacts.export": _("Gem kontakter som tabel"),
    "law.import": _("Hent kommunens egne regler"),
    "law.export": _("Gem kommunens egne regler"),
    "vault.create": _("Opret boks"),
    "vault.unlock": _("Lås boksen op"),
    "vault.lock": _("Lås boksen"),
    "vault.check": _("Kontrollér boksen"),
}

LABELS: Final[Mapping[str, str]] = {
    **_FAMILY,
    **_NETWORK,
    **_CONSENT,
    **_PLAN,
    **_MEETING,
    **_WRITING,
    **_SAFETY,
    **_OTHER,
}
"""The label of each act; a test holds it against the registry."""
