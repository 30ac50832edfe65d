"""The finished map: everything moved to its final coordinates, painted and put into words."""

from app.presenters.drawing import Item, Picture
from app.presenters.map import paint
from app.presenters.map.around import FRAME_TITLE
from app.presenters.map.cards import accessible_card, draw_card, served_ids
from app.presenters.map.colours import ICONS, sector_title
from app.presenters.map.content import MapContent, MemberContent
from app.presenters.map.geometry import Box, hull, moved
from app.presenters.map.layout import Layout
from app.presenters.map.sentences import (
    count_sentence,
    difference_sentence,
    findings,
    frame_words,
    star_sentence,
)
from app.presenters.map.sides import MARGIN
from app.presenters.map.spec import (
    CardSpec,
    HouseholdSpec,
    LineSpec,
    MapMode,
    MapOptions,
    MapSpec,
    MemberSpec,
    SectorSpec,
    TieSpec,
)
from app.words import _


class Assembly:
    """Moves everything to its final coordinates and paints it."""

    def __init__(self, content: MapContent, layout: Layout, options: MapOptions) -> None:
        self.content = content
        self.layout = layout
        self.options = options
        planned = options.mode is MapMode.PLANNED
        self.count = count_sentence(content.planned_counts if planned else content.counts)
        self.star = star_sentence(content.coordinator, content.deputy)
        self.difference = difference_sentence(
            content.counts, content.planned_counts, content.difference
        )
        bounds = self._bounds()
        self.header = paint.set_header(
            self.count,
            self.star,
            self.difference if planned else "",
            found=content.coordinator is not None,
            width=bounds.w,
        )
        self.dx = MARGIN - bounds.x
        self.dy = paint.HEADER_AT[1] + self.header.height + 10.0 - bounds.y
        self.bounds = bounds

    def _bounds(self) -> Box:
        layout = self.layout
        frame = layout.place.frame
        title = Box(frame.x, frame.y - FRAME_TITLE, frame.w, frame.h + FRAME_TITLE)
        boxes = [
            title,
            *layout.around.cards.values(),
            *layout.hand_set.cards.values(),
            *(s.box for s in layout.around.sectors),
        ]
        return hull(boxes)

    def _box(self, box: Box) -> Box:
        return box.moved(self.dx, self.dy)

    def spec(self) -> MapSpec:
        """The map, ready to be shown."""
        cards = self._cards()
        members = self._members()
        households = self._households()
        lines = tuple(
            LineSpec(
                each.contact_id, each.target_id, each.sector, moved(each.path, self.dx, self.dy)
            )
            for each in self.layout.lines
        )
        ties = tuple(
            TieSpec(
                each.form,
                each.person_ids,
                tuple(moved(path, self.dx, self.dy) for path in each.paths),
                each.accessible_text,
            )
            for each in self.layout.ties
        )
        sectors = tuple(
            SectorSpec(
                each.sector,
                sector_title(each.sector),
                ICONS[each.sector],
                self._box(each.title_box),
                self._box(each.box),
            )
            for each in self.layout.around.sectors
        )
        x, y = self.layout.centre
        return MapSpec(
            picture=self._picture(cards, members, households, lines, ties, sectors),
            centre=(x + self.dx, y + self.dy),
            cards=cards,
            members=members,
            households=households,
            lines=lines,
            ties=ties,
            sectors=sectors,
            counts=self.content.counts,
            planned_counts=self.content.planned_counts,
            count_sentence=self.count,
            star_sentence=self.star,
            difference=self.content.difference,
            difference_sentence=self.difference,
            gaps=self.content.gaps,
            doubles=self.content.doubles,
            findings=findings(self.content),
            reading_order=(*(each.id for each in members), *(each.id for each in cards)),
        )

    def _cards(self) -> tuple[CardSpec, ...]:
        return tuple(
            CardSpec(
                id=card.id,
                role=card.role,
                name=card.name,
                organisation=card.organisation,
                phone=card.phone,
                call_about=card.call_about,
                sector=card.sector,
                kind=card.kind,
                served=card.served,
                served_ids=served_ids(card),
                tags=card.tags,
                box=self._box(self.layout.card_box(card.id)),
                accessible_text=accessible_card(card),
                star=card.star,
                unstated=not card.targets,
                doubled=card.doubled,
                hand_set=card.id in self.layout.hand_set.cards,
            )
            for card in self.layout.order
        )

    def _members(self) -> tuple[MemberSpec, ...]:
        seats = self.layout.seating.seats
        content = {each.id: each for each in self.content.members}
        ordered = sorted(content.values(), key=lambda m: (seats[m.id].row, seats[m.id].across))
        return tuple(
            MemberSpec(
                id=member.id,
                name=member.name,
                subtitle=" · ".join(p for p in (member.subtitle, member.note) if p),
                shape=member.shape,
                badge=member.badge,
                box=self._box(self.layout.place.members[member.id]),
                accessible_text=self._spoken(member),
                hand_set=member.id in self.layout.hand_set.members,
            )
            for member in ordered
        )

    def _spoken(self, member: MemberContent) -> str:
        parts = (member.name, member.subtitle, member.note, member.badge)
        return ", ".join(part for part in parts if part)

    def _households(self) -> tuple[HouseholdSpec, ...]:
        frame = self._box(self.layout.place.frame)
        names = {each.id: each.name for each in self.content.households}
        outer = HouseholdSpec(*frame_words(self.content, boxed=self.layout.boxed), frame)
        homes = (
            HouseholdSpec(each.household_id, names[each.household_id], "", self._box(each.box))
            for each in self.layout.place.homes
        )
        return (outer, *homes)

    def _picture(
        self,
        cards: tuple[CardSpec, ...],
        members: tuple[MemberSpec, ...],
        households: tuple[HouseholdSpec, ...],
        lines: tuple[LineSpec, ...],
        ties: tuple[TieSpec, ...],
        sectors: tuple[SectorSpec, ...],
    ) -> Picture:
        items: list[Item] = [paint.paint_frame(households[0], boxed=self.layout.boxed)]
        for home, place in zip(households[1:], self.layout.place.homes, strict=True):
            items.append(paint.paint_home(home, place.title))
        items += [paint.paint_tie(each) for each in ties]
        items += [paint.paint_line(each) for each in lines]
        items += [paint.paint_member(each, self.layout.member_faces[each.id]) for each in members]
        items += [paint.paint_heading(each) for each in sectors]
        items += [
            draw_card(content, self.layout.faces[content.id], card.box)
            for content, card in zip(self.layout.order, cards, strict=True)
        ]
        items += self.header.items
        bottom = self.bounds.bottom + self.dy + 12.0
        legend, width = paint.paint_legend(cards, MARGIN, bottom)
        items += [legend] if legend.items else []
        height = bottom + (18.0 if legend.items else 0.0) + 6.0
        total = max(self.bounds.w, width, self.header.width) + 2 * MARGIN
        return Picture(total, height, tuple(items), _("Netværkskort"), self.count)
