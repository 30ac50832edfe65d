"""Forgets the source text of modules that were just imported.

Once Qt's binding is loaded, it reads the source of every module that is imported to see whether it uses the
binding, and the standard library keeps the lines: 15 MB when a vault is open. Nobody asks for them again
but a traceback, which reads them anew.
"""

import linecache

__all__ = ["forget_sources"]


def forget_sources() -> None:
    """Give the memory of the source lines back; what is imported next uses it."""
    linecache.clearcache()
