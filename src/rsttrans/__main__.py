"""The program: `rsttrans` and `python -m rsttrans`."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from .cli import main


def run() -> NoReturn:
    """Run one command and leave.

    The process ends without taking its objects apart one by one, which would take a fifth of the run; all
    files are closed by then.
    """
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass
    os._exit(status)


if __name__ == "__main__":
    run()
