"""What can be wrong with a case package; ``app.words.package`` makes sentences of it."""

from enum import StrEnum

__all__ = ["PackageCode", "PackageProblem"]


class PackageCode(StrEnum):
    """Reasons for which a package is refused; nothing of it is imported then."""

    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    TOO_DEEP = "too_deep"
    NOT_JSON = "not_json"
    NOT_A_PACKAGE = "not_a_package"
    WRONG_VERSION = "wrong_version"
    DUPLICATE_KEY = "duplicate_key"
    BAD_TEXT = "bad_text"
    UNKNOWN_FIELD = "unknown_field"
    MISSING_FIELD = "missing_field"
    WRONG_TYPE = "wrong_type"
    UNKNOWN_VALUE = "unknown_value"
    IMPOSSIBLE_DATE = "impossible_date"
    IMPOSSIBLE_TIME = "impossible_time"
    OUT_OF_RANGE = "out_of_range"
    TEXT_TOO_LONG = "text_too_long"
    EMPTY_TEXT = "empty_text"
    BAD_ID = "bad_id"
    DUPLICATE_ID = "duplicate_id"
    DANGLING_REFERENCE = "dangling_reference"
    NEEDS_ONE_TARGET = "needs_one_target"
    SAME_PERSON = "same_person"
    PERIOD_REVERSED = "period_reversed"
    BAD_IDENTIFIER = "bad_identifier"
    NOT_SEALED = "not_sealed"
    NEEDS_PASSPHRASE = "needs_passphrase"
    NEEDS_KEY = "needs_key"
    PASSPHRASE_TOO_SHORT = "passphrase_too_short"
    WRONG_PASSPHRASE = "wrong_passphrase"
    WRONG_KEY = "wrong_key"
    BAD_KEY = "bad_key"
    DAMAGED = "damaged"
    BAD_RECIPIENT = "bad_recipient"
    OWN_KEY = "own_key"
    IS_RETURN = "is_return"
    NOT_A_RETURN = "not_a_return"
    OTHER_HANDOVER = "other_handover"
    OTHER_BASE = "other_base"


class PackageProblem(Exception):
    """A package cannot be read, or not opened.

    ``place`` says where, as a path such as ``contacts/3/area`` (counted from 0); it is empty when
    the whole file is meant. Values never come along: this exception may end in a log.
    """

    def __init__(self, code: PackageCode, place: str = "", line: int | None = None) -> None:
        """Keep the reason and the place; ``line`` is the line of the file, counted from 1."""
        super().__init__(f"{code}:{place}")
        self.code = code
        self.place = place
        self.line = line
