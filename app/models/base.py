"""What every record has: an id, its case, a place in the order, a version."""

from typing import ClassVar, NewType

from app.models.facts import About, Subject, own, record

__all__ = ["Id", "Record"]

Id = NewType("Id", str)
"""A uuid4 as text; made by a port, never derived from anything about a person."""


@record
class Record:
    """A row of a case; ``name`` of the class in the vocabulary stands in ``RECORD_NAMES``.

    ``seq`` is the explicit order within the case. ``version`` grows with each change and lets an
    operation notice that what it saw has moved. ``invented`` marks teaching material: a value no
    source document states.
    """

    about: ClassVar[About] = Subject.COORDINATION
    area_field: ClassVar[str | None] = None
    kind_field: ClassVar[str | None] = None

    id: Id = own()
    case_id: Id = own()
    seq: int = own(default=0)
    version: int = own(default=1)
    invented: bool = own(default=False)
