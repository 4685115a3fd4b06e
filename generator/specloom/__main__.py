"""The entry: runs the command line and turns what happened into an exit code."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run specloom with the arguments of this process, and end it."""
    import click

    from .cli import command

    # What a run makes lives as long as the run, so there is little garbage to look for.
    gc.set_threshold(_ALLOCATIONS)
    try:
        code = command.main(prog_name="specloom", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = 2
    except (click.Abort, KeyboardInterrupt):
        sys.stderr.write("interrupted\n")
        code = 130
    _leave(code if isinstance(code, int) else 0)


_ALLOCATIONS = 500_000
"""How many new objects there may be before garbage is looked for."""


def _leave(code: int) -> NoReturn:
    """End the process without taking it apart, which takes as long as most runs do."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or 1
    os._exit(code)


if __name__ == "__main__":
    main()
