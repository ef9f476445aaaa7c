"""``python -m briefgen`` and the ``briefgen`` command."""

import signal
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line.

    Until the door stands, an interrupt ends the process as the system does it: no traceback.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from briefgen.cli import main as door

    door()


if __name__ == "__main__":
    main()
