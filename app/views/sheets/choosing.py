"""What is chosen on the page Ark: for whom, which paper, how large; and the order that comes of it."""

from collections.abc import Iterator

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentState
from app.models.contacts import Contact
from app.models.erasing import DeletedMinutes
from app.models.letters import Hearing, Letter, LetterForm
from app.models.meetings import Decision, Handout, HandoutForm, Meeting
from app.models.people import Person
from app.models.preparing import PreparationPart
from app.models.readers import COORDINATOR, CoordinatorReader, Reader
from app.presenters.handout.choices import Choice, Group, Recipient, choices, recipients
from app.presenters.handout.copies import ORDINARY, SIZED, Order, number_for, reader_id
from app.presenters.handout.pack import Around, Bundle, Wish, bundles, meeting_of
from app.presenters.soft import softened
from app.presenters.who import concerned, meeting_label
from app.rules.lens import Lensed
from app.services.ports import Workspace
from app.views.shared.cards import CardRow
from app.words import _

__all__ = ["MAP", "PACK", "Choosing", "key_of"]

MAP = Id("map")
"""Stands among the recipients for the coordinator's map."""
PACK = Id("pack")
"""Stands there for everybody who comes to the meeting."""

_ICONS = {Group.FAMILY: "user", Group.PROFESSIONALS: "briefcase", Group.COORDINATOR: "circles-relation"}  # fmt: skip


def key_of(reader: Reader) -> Id:
    """Whom paper is for, as the cards name it."""
    return reader_id(reader) or MAP


class Choosing:
    """Remembers a form and a size for each recipient; asks the lens once for each state of a case."""

    def __init__(self, workspace: Workspace) -> None:
        """Nothing is chosen yet."""
        self._workspace = workspace
        self._lensed: Lensed | None = None
        self._recipients: tuple[Recipient, ...] = ()
        self._forms: dict[Id, str] = {}
        self._sizes: dict[Id, float] = {}
        self._views: dict[Reader, Lensed] = {}
        self.reader: Reader = COORDINATOR
        self.chosen: Id | None = None

    def show(self, lensed: Lensed, reader: Reader) -> None:
        """Take the newest state; who cannot be chosen any more is not."""
        if self._lensed is None or self._lensed.case is not lensed.case or reader != self.reader:
            self._views = {}
        self._lensed, self.reader = lensed, reader
        today = self._workspace.clock.today()
        self._recipients = tuple(
            each
            for each in recipients(lensed.case, today)
            if not self.read_only or each.reader == reader
        )
        if self.chosen not in self.keys:
            alone = self.read_only and len(self._recipients) == 1
            self.chosen = key_of(self._recipients[0].reader) if alone else None

    @property
    def case(self) -> Case | None:
        """What may be seen on this screen."""
        return None if self._lensed is None else self._lensed.case

    @property
    def read_only(self) -> bool:
        """Whether somebody else than the coordinator looks."""
        return not isinstance(self.reader, CoordinatorReader)

    @property
    def keys(self) -> frozenset[Id]:
        """Everybody that there can be paper for, and the pack where there is a meeting."""
        pack = {PACK} if self.meeting() is not None else set()
        return frozenset(key_of(each.reader) for each in self._recipients) | pack

    def rows(self) -> tuple[CardRow, ...]:
        """Everybody as cards, in their groups."""
        headings = {
            Group.FAMILY: _("Familien"),
            Group.PROFESSIONALS: _("Fagpersoner"),
            Group.COORDINATOR: _("Dig"),
        }
        everybody = (
            CardRow(
                key_of(each.reader),
                softened(each.name),
                tuple(softened(line) for line in (each.who, each.given) if line),
                _ICONS[each.group],
                group="" if self.read_only else headings[each.group],
            )
            for each in self._recipients
        )
        return (*self._pack_row(), *everybody)

    def _pack_row(self) -> Iterator[CardRow]:
        meeting = self.meeting()
        if meeting is not None:
            words = softened(meeting_label(meeting, self._workspace.clock.today()))
            lines = (words, _("Alle ark på én gang"))
            yield CardRow(PACK, _("Mødemappe"), lines, "users", group=_("Mødet"))

    def view(self) -> Lensed | None:
        """What the chosen recipient may see."""
        to, lensed = self._to(), self._lensed
        if to is None or lensed is None:
            return None
        if self.read_only or to == COORDINATOR:
            return lensed
        return self._seen_by(to, lensed.case.id)

    def meeting(self) -> Meeting | None:
        """The meeting that there can be a pack for: the coordinator's business, and with a family."""
        case = self.case
        if case is None or self.read_only or not self._recipients:
            return None
        return meeting_of(case, self._workspace.clock.today())

    def bundles(self) -> tuple[Bundle, ...]:
        """A bundle for each who comes to that meeting, as each of them wants the own sheet."""
        case, meeting = self.case, self.meeting()
        if case is None or meeting is None:
            return ()
        workspace = self._workspace
        around = Around(workspace.clock.today(), workspace.laws, workspace.holidays)
        wishes = {
            each.reader: Wish(
                self._forms.get(key_of(each.reader)) == HandoutForm.EASY,
                self._sizes.get(key_of(each.reader), ORDINARY),
            )
            for each in self._recipients
        }
        return bundles(
            case, meeting, lambda reader: self._seen_by(reader, case.id).case, around, wishes
        )

    def _seen_by(self, reader: Reader, case: Id) -> Lensed:
        if reader not in self._views:
            self._views[reader] = self._workspace.view(case, reader)
        return self._views[reader]

    def choices(self) -> tuple[Choice, ...]:
        """The forms that the chosen recipient can have."""
        to, view = self._to(), self.view()
        if to is None or view is None:
            return ()
        return choices(view.case, to, self._workspace.clock.today())

    def take(self, key: Id) -> bool:
        """Choose a recipient; False for somebody unknown."""
        if key in self.keys:
            self.chosen = key
        return key in self.keys

    def take_form(self, form: str) -> None:
        """Choose a form by its key, for the chosen recipient."""
        if self.chosen is not None:
            self._forms[self.chosen] = form

    def take_size(self, size: float) -> None:
        """Choose a size of type in points, for the chosen recipient."""
        if self.chosen is not None:
            self._sizes[self.chosen] = size

    def find(self, key: Id) -> bool:
        """Choose what leads to a record: a person, a contact, a consent or an old sheet."""
        case = self.case
        match None if case is None else case.find(key):
            case Handout() as handed:
                holder = handed.person_id or handed.contact_id or MAP
                return self._take_both(holder, Choice(handed.form))
            case Consent() as consent:
                withdrawn = consent.state is ConsentState.WITHDRAWN
                form = HandoutForm.LETTER if withdrawn else HandoutForm.CONSENT
                return self._take_both(consent.giver_id, Choice(form, consent.id))
            case Letter() as letter if letter.form is LetterForm.DECISION:
                return self._take_both(letter.person_id, Choice(HandoutForm.DECISION, letter.id))
            case Hearing() | DeletedMinutes() as about:
                return self._take_both(*_paper_about(about))
            case Decision() as decision:
                return self._take_decision(case, decision)
            case PreparationPart() as part:
                choice = Choice(HandoutForm.PREPARATION, part.person_id)
                return self._take_both(part.person_id, choice)
            case Person() | Contact():
                return self.take(key)
            case _:
                return False

    @property
    def size(self) -> float:
        """The size of type for the chosen recipient."""
        return ORDINARY if self.chosen is None else self._sizes.get(self.chosen, ORDINARY)

    def order(self) -> Order | None:
        """What is to be drawn now."""
        to, view, case = self._to(), self.view(), self.case
        if to is None or view is None or case is None:
            return None
        found = self.choices()
        wanted = self._forms.get(key_of(to), "")
        choice = next((each for each in found if each.key == wanted), found[0])
        workspace = self._workspace
        return Order(
            choice.form, to, view.case, number_for(case, to, choice.form), workspace.clock.today(),
            workspace.laws, workspace.holidays, self.size if choice.form in SIZED else ORDINARY,
            choice.record_id,
        )  # fmt: skip

    def _take_decision(self, case: Case | None, decision: Decision) -> bool:
        """The letter it stands in, or one of its own to whom it is about."""
        about = concerned(case, decision.id) if case is not None else ()
        return bool(about) and self._take_both(
            about[0], Choice(HandoutForm.DECISION, decision.letter_id or decision.id)
        )

    def _take_both(self, key: Id, choice: Choice) -> bool:
        if not self.take(key):
            return False
        self._forms[key] = choice.key
        return True

    def _to(self) -> Reader | None:
        found = (each.reader for each in self._recipients if key_of(each.reader) == self.chosen)
        return next(found, None)


def _paper_about(record: Hearing | DeletedMinutes) -> tuple[Id, Choice]:
    """For whom the paper about a record is, and which one."""
    if isinstance(record, Hearing):
        return record.person_id, Choice(HandoutForm.HEARING, record.id)
    return MAP, Choice(HandoutForm.DELETION, record.id)
