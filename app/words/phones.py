"""How telephone numbers are written."""

import re

__all__ = ["phone_text"]

_EIGHT = 8


def phone_text(number: str) -> str:
    """Write a Danish number in pairs ("00 00 00 00"); another stays as it was typed."""
    bare = re.sub(r"[\s\-.]", "", number.strip())
    prefix = ""
    for country in ("+45", "0045"):
        if bare.startswith(country):
            prefix, bare = "+45 ", bare.removeprefix(country)
    if len(bare) != _EIGHT or not bare.isdigit():
        return number.strip()
    return prefix + " ".join(bare[at : at + 2] for at in range(0, _EIGHT, 2))
