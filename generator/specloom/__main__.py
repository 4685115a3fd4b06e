"""The entry: runs the command line and turns what happened into an exit code."""

from __future__ import annotations

import sys


def main() -> None:
    """Run specloom with the arguments of this process."""
    import click

    from .cli import command

    try:
        code = command.main(prog_name="specloom", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = 2
    except (click.Abort, KeyboardInterrupt):
        sys.stderr.write("interrupted\n")
        code = 130
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
