"""What the operating system may do with this process's memory."""

import ctypes
import sys
from typing import Final

__all__ = ["protect_process"]

_PR_SET_DUMPABLE: Final = 4


def protect_process(*, wanted: bool = True) -> bool:
    """Deny core files and other processes of the same user a look into memory; Linux only.

    Measured: reading ``/proc/PID/mem`` goes from allowed to denied, core files from one to none. It
    also keeps a debugger out, hence the switch. It does not help against an administrator, a page
    file or hibernation.

    Returns:
        Whether both were put in force.
    """
    if not wanted or sys.platform != "linux":
        return False
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return bool(ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
