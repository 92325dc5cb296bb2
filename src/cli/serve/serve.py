"""``pretrade serve``: runs an offline exchange as a server."""

from collections.abc import Sequence

from pretrade.cli.command_error import CommandError
from pretrade.cli.serve.serve_arguments import read_serve_options
from pretrade.cli.terminal.output import Output


def run(arguments: Sequence[str], output: Output) -> int:
    """Serve until a signal ends it, and return the exit status.

    Raises:
        CommandError: bad usage, a file that cannot be read, an address that is taken, a missing
            extra.
    """
    options = read_serve_options(arguments)
    try:
        # Here, so that the other commands do not wait for the server to load.
        from pretrade.cli.serve.serving import serve  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise CommandError(str(error)) from error
    serve(options, output)
    return 0
