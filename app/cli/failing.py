"""How a verb says that it could not do what it was asked."""

__all__ = ["Failed"]


class Failed(Exception):
    """The verb failed; the text is a sentence for the one who typed it, with nobody's data."""
