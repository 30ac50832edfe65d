"""Paper for people: the sheet of one reader, the map, the recovery kit."""

from app.presenters.handout.papers import map_document, recovery_kit
from app.presenters.handout.sheet import sheet
from app.presenters.handout.view import SheetOptions

__all__ = ["SheetOptions", "map_document", "recovery_kit", "sheet"]
