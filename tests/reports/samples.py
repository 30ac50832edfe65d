"""One document of every kind that paper must carry, and one with every block at its worst."""

from dataclasses import replace

from app.presenters.document import (
    Block,
    BulletList,
    Callout,
    CardEntry,
    Cards,
    Column,
    ContactBox,
    Day,
    Document,
    Figure,
    Heading,
    KeepTogether,
    NumberedList,
    PageBreak,
    Paper,
    Paragraph,
    Quote,
    Run,
    SignatureLine,
    Table,
    Week,
    runs,
)
from app.presenters.drawing import Group, Icon, Path, Picture, Rect, Text

PHONE = "00\u00a000\u00a000\u00a000"
LONG = "En lang tekst om aftaler og planer, som brydes over flere linjer. "

STEPS = Table(
    (Column("Hvem gør hvad", 3), Column("Hvornår", 1, "end")),
    (
        ((Run("Din rådgiver", bold=True), Run(" ringer om praktik")), runs("fredag 16. januar")),
        (
            (Run("Du", bold=True), Run(" siger til, hvis to tider falder sammen")),
            runs("hele tiden"),
        ),
    ),
)
CONTACTS = Table(
    (Column("Hvem", 2), Column("Ring om", 2), Column("Telefon", 1, "end")),
    (
        (runs("Mentor (job og hverdag)"), runs("hjælp derhjemme, praktik"), runs(PHONE)),
        (runs("Praktiserende læge"), runs("medicin og attester"), runs(PHONE)),
    ),
    show_head=True,
)
WEEK = Week((Day("man"), Day("tirs", ("10.00 mentor",)), Day("ons"), Day("tors"), Day("fre")))


def handout(base_size: float = 12.0) -> Document:
    """A citizen's sheet."""
    blocks: tuple[Block, ...] = (
        Heading(1, "Sannes plan"),
        Heading(2, "Min drøm"),
        Quote("»Jeg vil gerne noget med børn igen, bare nogle timer. Og have ro om aftenen.«"),
        Heading(2, "De næste skridt"),
        STEPS,
        Heading(2, "Ring til én"),
        ContactBox("phone", "Din koordinerende sagsbehandler", f"{PHONE} · alle spørgsmål"),
        Heading(2, "Mine kontaktpersoner"),
        CONTACTS,
        Heading(2, "Min uge"),
        WEEK,
        Heading(2, "Hvad teamet anbefaler"),
        Paragraph(runs("Praktik i en børnehave, og én mentor til både job og hverdag.")),
        Callout(runs("Det er en anbefaling. Kommunen sender dig en afgørelse.")),
    )
    return Document(
        "Mit ark",
        blocks,
        base_size=base_size,
        header_left="Kommunen",
        header_right="12. januar 2026 · ark 1 · gælder til næste møde",
        footer="Arket er dit.",
        reader_label="Til Sanne",
    )


def picture() -> Picture:
    """A small map with every primitive."""
    card = Group(
        "contact-1",
        "Voksenstøtte, myndighed, social",
        (
            Rect(20, 20, 170, 60, 8, "surface", "area.social.ink", 1.5, (4, 3)),
            Rect(20, 20, 26, 60, 8, "area.social.ink", corners=(True, False, False, True)),
            Icon("shield-check", 23, 38, 20, "area.social.on_ink"),
            Text(54, 45, "Voksenstøtte", 14, 600),
            Text(185, 65, "Social & sundhed", 12, 400, "quiet_ink", "end"),
        ),
    )
    line = Path((("M", 190, 50), ("C", 250, 50, 250, 150, 300, 150)), "area.social.ink", 1.5)
    arrow = Path((("M", 300, 150), ("L", 290, 145), ("L", 290, 155), ("Z",)), fill="ink")
    star = Icon("star-filled", 350, 20, 24, "star")
    name = Text(340, 155, "Sanne", 16, 700, anchor="middle")
    return Picture(400, 200, (card, line, arrow, star, name), "Netværkskort", "Én kontakt")


def map_sheet(paper: Paper = Paper.A3_LANDSCAPE) -> Document:
    """The map on one leaf, and its twin as a table."""
    blocks = (
        Heading(1, "Netværkskort"),
        Figure(picture(), "Kort: Voksenstøtte har kontakt med Sanne."),
        Heading(2, "Kontakterne som tabel"),
        CONTACTS,
    )
    return Document("Netværkskort", blocks, paper=paper, header_left="Kommunen")


def everything(base_size: float = 12.0) -> Document:
    """Every block, long enough to cross pages."""
    rows = tuple(
        (runs(f"Kontakt {n}"), runs(LONG * (3 if n % 7 == 0 else 1)), runs("1. februar"))
        for n in range(40)
    )
    blocks: tuple[Block, ...] = (
        Heading(1, "Alle slags blokke med en lang overskrift, som går over to linjer"),
        Heading(2, "Lister", icon="home-heart", colour="area.social.ink"),
        BulletList((runs("Første"), runs(LONG * 2))),
        NumberedList(tuple(runs(f"Punkt {n}") for n in range(1, 12))),
        Heading(3, "Tekst"),
        Paragraph(
            (Run("Virksomhedskonsulenten er "), Run("vigtig", bold=True), Run(".", quiet=True))
        ),
        Paragraph(runs("Egne\nlinjer og " + LONG * 9)),
        Callout(runs("Husk! " + LONG), "warning"),
        Callout(runs("Se på det."), "caution"),
        Callout(runs("Godt."), "good"),
        Heading(2, "Stor tabel"),
        Table((Column("Hvem"), Column("Hvad", 2), Column("Hvornår")), rows, show_head=True),
        Table((Column(),), ((runs(LONG * 40),),), row_heads=False),
        Table((Column(), Column()), ()),
        KeepTogether((Heading(2, "Underskrift"), SignatureLine("Dato, borger"))),
        PageBreak(),
        Week(tuple(Day(d, ("10.00 virksomhedskonsulentmøde",)) for d in ("man", "tirs", "ons"))),
        Week(tuple(Day(d, ("virksomhedskonsulent",)) for d in ("a", "b", "c", "d", "e"))),
        Figure(picture(), "Kort over én kontakt"),
        Paragraph(runs("Ukendt: Ж. Kendt: ✓ → ≥ ½ »ja« Ñandú")),
    )
    return Document("Alle slags", blocks, base_size=base_size, header_right="Et langt ord " * 12)


def card_sheet(count: int = 19, size: float = 10.0) -> Document:
    """Cards to cut out: many people, one with a long role and more than one number."""
    entries = tuple(
        CardEntry(f"Kontakt {n}", PHONE, f"Ring til mig om emne {n}") for n in range(count)
    )
    odd = (CardEntry("Sagsbehandler: tabt arbejdsfortjeneste", f"{PHONE} eller {PHONE}"),)
    cards = Cards("Mine kontakter", (*entries, *odd), size)
    return Document("Ark", (Heading(1, "Sannes kontakter"), cards), header_left="Kommunen")


def every_kind() -> dict[str, Document]:
    """Each document by a file name."""
    return {
        "handout.pdf": handout(),
        "handout-16.pdf": handout(16),
        "handout-20.pdf": handout(20),
        "map-a3.pdf": map_sheet(),
        "map-a4.pdf": map_sheet(Paper.A4_LANDSCAPE),
        "everything.pdf": everything(),
        "everything-20.pdf": everything(20),
        "easy-16.pdf": replace(handout(16), spacing=1.4),
        "cards.pdf": card_sheet(),
        "empty.pdf": Document("Tomt", ()),
    }
