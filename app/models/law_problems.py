"""What can be wrong with a file of law data; ``app.words.law`` makes sentences of it."""

__all__ = ["LawDataProblem"]


class LawDataProblem(Exception):
    """A file of law data is wrong: ``file`` by name, ``place`` such as ``references/3/act``.

    ``reason`` is a short word, never a value. In a file that ships with the program this is a fault
    of the installation, in a municipality's own one it is told to the user.
    """

    def __init__(self, file: str, place: str, reason: str) -> None:
        """Keep where and why."""
        super().__init__(f"{file}: {place}: {reason}")
        self.file = file
        self.place = place
        self.reason = reason
