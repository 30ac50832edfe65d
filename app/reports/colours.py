"""Colours as ReportLab wants them."""

RGB = tuple[float, float, float]


def rgb(colour: str) -> RGB:
    """``#RRGGBB`` as three parts from 0 to 1."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue
