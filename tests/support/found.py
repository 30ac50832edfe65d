"""Everything that can be found in a PDF: what leak tests search."""

import re
import subprocess
from io import BytesIO

import pikepdf

__all__ = ["everything_in", "read_text"]


def everything_in(pdf: bytes) -> str:
    """Raw bytes, decompressed streams, decoded strings and metadata, as one text."""
    parts = [pdf.decode("latin-1"), pdf.decode("utf-16-be", "ignore")]
    with pikepdf.open(BytesIO(pdf)) as file:
        for item in file.objects:
            if isinstance(item, pikepdf.Stream):
                data = item.read_bytes()
                parts += [data.decode("latin-1"), data.decode("utf-8", "ignore")]
            parts += _strings(item)
        parts += [str(value) for value in file.docinfo.values()]
    return "\n".join(parts) + read_text(pdf)


def _strings(item: object) -> list[str]:
    """The strings of one object; what it refers to is an object of its own."""
    if isinstance(item, pikepdf.String):
        return [str(item)]
    if isinstance(item, (pikepdf.Dictionary, pikepdf.Array)):
        parts = item.values() if isinstance(item, pikepdf.Dictionary) else list(item)
        direct = [each for each in parts if not getattr(each, "is_indirect", False)]
        return [text for each in direct for text in _strings(each)]
    return []


def read_text(pdf: bytes) -> str:
    """What a reader of the file can select and copy, hyphens at line ends undone."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    text = done.stdout.decode()
    return text + re.sub(r"-\n", "", text).replace("\n", " ")
