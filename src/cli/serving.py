"""Runs the server of ``pretrade serve``, from its start to its end: `serve`."""

import contextlib
import signal
import socket
from pathlib import Path

from pretrade import InvalidFacts
from pretrade.cli.rules_file import load_rules, warn
from pretrade.cli.screen import Screen
from pretrade.cli.serve_arguments import ServeOptions
from pretrade.cli.trouble import Trouble
from pretrade.testing.server.asgi import AsgiApp
from pretrade.testing.server.front_door import FrontDoor
from pretrade.testing.server.opening import open_door
from pretrade.testing.server.uvicorn_server import UvicornServer, listening_socket

try:
    import resource
except ImportError:  # not a POSIX system
    resource = None  # type: ignore[assignment]


def serve(options: ServeOptions, screen: Screen) -> None:
    """Serve until a signal ends it.

    Raises:
        Trouble: a file that cannot be read or written, or an address that is taken.
    """
    if options.journal is not None:
        _try(Path(options.journal))
    door = _door(options, screen)
    _allow_many_connections()
    with _listen(options) as listening:
        _run(door, listening, options.host, screen)
    if options.journal is not None:
        _write(Path(options.journal), door.exchange.journal)


def _door(options: ServeOptions, screen: Screen) -> FrontDoor:
    rules = load_rules(options.rules, screen, eager=True)
    warn(rules, screen)
    try:
        return open_door(
            rules.info,
            options.prices,
            options.balances,
            keys=options.keys,
            fee_rate=options.fee_rate,
            real_time=options.real_time,
            strict_stops=options.strict_stops,
        )
    except KeyError as error:
        raise Trouble(f"--price: {error.args[0]} is not listed in {rules.name}") from error
    except InvalidFacts as error:
        raise Trouble(f"{error}; write a number, as 0.001") from error
    except ValueError as error:
        raise Trouble(str(error)) from error


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
        raise Trouble(f"cannot listen on {place} ({reason}); choose another --port") from error


def _run(door: FrontDoor, listening: socket.socket, host: str, screen: Screen) -> None:
    name = f"[{host}]" if ":" in host else host
    url = f"http://{name}:{listening.getsockname()[1]}"

    def ready() -> None:
        screen.raw(f"pretrade offline exchange on {url}")
        screen.out.flush()

    server = UvicornServer(AsgiApp(door), ready)
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
        raise Trouble(f"{path}: cannot be written ({reason}); choose another --journal") from error


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or error
        raise Trouble(f"{path}: cannot be written ({reason}); the journal is lost") from error
