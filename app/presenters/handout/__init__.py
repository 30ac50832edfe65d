"""Paper for people: the sheet of one reader, the map, the recovery kit."""

from app.presenters.handout.card import contact_card
from app.presenters.handout.child import child_page
from app.presenters.handout.easy import easy_sheet
from app.presenters.handout.papers import map_document, recovery_kit
from app.presenters.handout.readability import Readability, names_in, readability
from app.presenters.handout.sheet import sheet
from app.presenters.handout.view import SheetOptions
from app.presenters.handout.words_of_law import words_of_law

__all__ = [
    "Readability",
    "SheetOptions",
    "child_page",
    "contact_card",
    "easy_sheet",
    "map_document",
    "names_in",
    "readability",
    "recovery_kit",
    "sheet",
    "words_of_law",
]
