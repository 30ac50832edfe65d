"""What a thief with the key could read: every page of a database and of its log, free space and all.

Pages are AES-256-CBC under the raw key, the IV in the reserved bytes at the end (SQLCipher 4).
"""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

__all__ = ["plain_log", "plain_pages"]

PAGE, RESERVED, SALT = 4096, 80, 16
LOG_HEAD, FRAME_HEAD = 32, 24


def plain_pages(database: Path, key: bytes) -> bytes:
    """The database file, decrypted."""
    data = database.read_bytes()
    starts = range(0, len(data), PAGE)
    return b"".join(_page(data[at : at + PAGE], key, first=at == 0) for at in starts)


def plain_log(database: Path, key: bytes) -> bytes:
    """The write-ahead log beside it, decrypted; empty where there is none."""
    log = database.with_name(database.name + "-wal")
    data = log.read_bytes()[LOG_HEAD:] if log.exists() else b""
    size = FRAME_HEAD + PAGE
    frames = [data[at : at + size] for at in range(0, len(data) - size + 1, size)]
    return b"".join(
        _page(each[FRAME_HEAD:], key, first=int.from_bytes(each[:4], "big") == 1) for each in frames
    )


def _page(data: bytes, key: bytes, *, first: bool) -> bytes:
    iv = data[PAGE - RESERVED : PAGE - RESERVED + 16]
    reading = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return reading.update(data[SALT if first else 0 : PAGE - RESERVED]) + reading.finalize()
