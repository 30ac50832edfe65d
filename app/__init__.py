"""Rundbord: one map, one plan and one decision for the meeting about a family."""

__version__ = "0.1.0"
