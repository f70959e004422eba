"""Files written as a whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path


def save(path: Path, data: bytes) -> None:
    """Put `data` into a file; whatever happens meanwhile, it holds either what it did or all of `data`.

    Permissions and owner stay, and so does a symbolic link: the file that it leads to is written.
    Raises OSError.
    """
    target = Path(os.path.realpath(path))
    try:
        old = target.stat()
    except FileNotFoundError:
        old = None
    if old and not stat.S_ISREG(old.st_mode):  # /dev/stdout, a pipe
        target.write_bytes(data)
        return
    if old and not os.access(target, os.W_OK):
        # The folder alone would have a say in whether the file may be replaced.
        raise PermissionError(13, "Permission denied")
    temporary = target.with_name(f".rsttrans-{os.getpid()}-{os.urandom(4).hex()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if old:
            if hasattr(os, "chown"):
                with suppress(OSError):
                    os.chown(temporary, old.st_uid, old.st_gid)
            temporary.chmod(stat.S_IMODE(old.st_mode))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def exchange(path: Path, old: bytes, new: bytes) -> None:
    """Put `new` into a file that holds `old`.  Raises OSError, also if it holds something else by now."""
    if path.read_bytes() != old:
        raise OSError(0, "it has changed since it was read")
    save(path, new)
