"""The pages that can stand on the wall."""

from enum import StrEnum

__all__ = ["RoomPage"]


class RoomPage(StrEnum):
    """What can stand on the wall; ``BLACK`` is nothing at all."""

    MAP = "map"
    PLAN = "plan"
    AGREED = "agreed"
    WEEK = "week"
    SUMMARY = "summary"
    BLACK = "black"
