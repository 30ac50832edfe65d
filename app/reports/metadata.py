"""What a PDF says of itself: PDF/UA-1 and PDF/A-2a in its metadata, its colours, its language.

The description carries a title and a language and nothing else: no author, no time, no machine.
"""

from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape  # only escapes; nothing is parsed

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
)

_PROFILE = Path(__file__).resolve().parents[2] / "resources" / "colour" / "srgb.icc"

# pdfuaid is no schema that PDF/A knows, so PDF/A (ISO 19005-2, 6.6.2.3) wants it described.
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


class Catalog(PDFCatalog):
    """The document's root, which may also name an output intent."""

    __NoDefault__ = (*PDFCatalog.__NoDefault__, "OutputIntents")
    __Refs__ = __NoDefault__


class LineEndedStream(PDFStream):
    """A stream whose data ends its line before ``endstream`` (ISO 19005-2, 6.1.7.1)."""

    def format(self, document: Any) -> bytes:
        """ReportLab's bytes, and a line end that its length does not count."""
        data: bytes = super().format(document)
        return data.removesuffix(b"endstream\n") + b"\nendstream\n"


class ArchiveDocument(PDFDocument):
    """A document in which every stream ends its line."""

    def Reference(self, obj: Any, name: str | None = None) -> Any:
        """Register an object; ReportLab makes its streams late, and here all of them pass."""
        if type(obj) is PDFStream:
            obj.__class__ = LineEndedStream
        return super().Reference(obj, name)


def describe(document: Any, title: str, language: str, tree: Any) -> None:
    """Write the catalog of a tagged document; ``tree`` is the reference of its structure tree."""
    catalog = Catalog()
    catalog.Pages = document.Pages
    catalog.Outlines = document.Outlines
    catalog.Lang = PDFString(language)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    catalog.StructTreeRoot = tree
    catalog.Metadata = _metadata(title, language)
    catalog.OutputIntents = PDFArray([_output_intent(document)])
    document.Catalog = catalog


def _metadata(title: str, language: str) -> PDFStream:
    content = _XMP.format(title=escape(title), language=escape(language)).encode("utf-8")
    names = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    return PDFStream(PDFDictionary(names), content, filters=[])


def _output_intent(document: Any) -> PDFDictionary:
    profile = PDFStream(PDFDictionary({"N": 3}), _profile(), filters=[])
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB"),
            "DestOutputProfile": document.Reference(profile),
        }
    )


@cache
def _profile() -> bytes:
    return _PROFILE.read_bytes()
