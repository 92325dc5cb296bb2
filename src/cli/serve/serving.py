"""Runs the server of ``pretrade serve``, from its start to its end: `serve`."""

import contextlib
import signal
import socket
from pathlib import Path

from pretrade import InvalidFacts
from pretrade.cli.command_error import CommandError
from pretrade.cli.input.rules_file import load_rules, warn
from pretrade.cli.serve.serve_arguments import ServeOptions
from pretrade.cli.terminal.output import Output
from pretrade.testing.server.exchange_app import ExchangeApp, open_app
from pretrade.testing.server.serving.asgi import AsgiApp
from pretrade.testing.server.serving.uvicorn_server import UvicornServer, listening_socket

try:
    import resource
except ImportError:  # not a POSIX system
    resource = None  # type: ignore[assignment]


def serve(options: ServeOptions, output: Output) -> None:
    """Serve until a signal ends it.

    Raises:
        CommandError: a file that cannot be read or written, or an address that is taken.
    """
    if options.journal is not None:
        _try(Path(options.journal))
    app = _app(options, output)
    _allow_many_connections()
    with _listen(options) as listening:
        _run(app, listening, options.host, output)
    if options.journal is not None:
        _write(Path(options.journal), app.exchange.journal)


def _app(options: ServeOptions, output: Output) -> ExchangeApp:
    rules = load_rules(options.rules, output, eager=True)
    warn(rules, output)
    try:
        return open_app(
            rules.info,
            options.prices,
            options.balances,
            keys=options.keys,
            fee_rate=options.fee_rate,
            real_time=options.real_time,
            strict_stops=options.strict_stops,
        )
    except KeyError as error:
        raise CommandError(f"--price: {error.args[0]} is not listed in {rules.name}") from error
    except InvalidFacts as error:
        raise CommandError(f"{error}; write a number, as 0.001") from error
    except ValueError as error:
        raise CommandError(str(error)) from error


def _allow_many_connections() -> None:
    """Use as many files as the system lets this process have: each connection is one."""
    if resource is not None:
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        with contextlib.suppress(OSError, ValueError):  # some systems promise more than they give
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _listen(options: ServeOptions) -> socket.socket:
    try:
        return listening_socket(options.host, options.port)
    except OSError as error:
        reason = error.strerror or error
        place = f"{options.host} port {options.port}"
        raise CommandError(f"cannot listen on {place} ({reason}); choose another --port") from error


def _run(app: ExchangeApp, listening: socket.socket, host: str, output: Output) -> None:
    name = f"[{host}]" if ":" in host else host
    url = f"http://{name}:{listening.getsockname()[1]}"

    def ready() -> None:
        output.raw(f"pretrade offline exchange on {url}")
        output.out.flush()

    server = UvicornServer(AsgiApp(app), ready)
    # uvicorn ends on these signals, and then sends them again to whom they were before it.
    before = {one: signal.signal(one, _ignore) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        server.run([listening])
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _ignore(number: int, frame: object) -> None:
    """Do nothing: the server has ended already."""
    del number, frame


def _try(path: Path) -> None:
    """Find out now, and not at the end, whether a file can be written; leave what it holds."""
    try:
        path.open("a", encoding="utf-8").close()
    except OSError as error:
        reason = error.strerror or error
        raise CommandError(
            f"{path}: cannot be written ({reason}); choose another --journal"
        ) from error


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or error
        raise CommandError(f"{path}: cannot be written ({reason}); the journal is lost") from error
