"""``pretrade serve``: runs an offline exchange as a server."""

from collections.abc import Sequence

from pretrade.cli.screen import Screen
from pretrade.cli.serve_arguments import read_serve_options
from pretrade.cli.trouble import Trouble


def run(arguments: Sequence[str], screen: Screen) -> int:
    """Serve until a signal ends it, and return the exit status.

    Raises:
        Trouble: bad usage, a file that cannot be read, an address that is taken, a missing extra.
    """
    options = read_serve_options(arguments)
    try:
        # Here, so that the other commands do not wait for the server to load.
        from pretrade.cli.serving import serve  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise Trouble(str(error)) from error
    serve(options, screen)
    return 0
