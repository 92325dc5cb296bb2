"""A real HTTP server on loopback that plays the exchange, by a script where one is given."""

import json
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from types import TracebackType
from typing import Any, Self, cast
from urllib.parse import parse_qsl

import attrs


@attrs.frozen
class Answer:
    """What the server does with one request.

    Attributes:
        status: the HTTP status; None: the exchange behind the server answers.
        body: a JSON value, or bytes as they are.
        headers: besides the content type.
        delay: seconds to sleep before the reply is written.
        cut: hang up instead of replying, after the request was read (and carried out).
    """

    status: int | None = None
    body: Any = None
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])
    delay: float = 0
    cut: bool = False

    @property
    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


def refusal(code: int, msg: str, status: int = 400, **more: object) -> Answer:
    """An error of the exchange."""
    return Answer(status, {"code": code, "msg": msg, **more})


@attrs.frozen
class Received:
    """One request as it came in."""

    method: str
    path: str
    query: str
    body: str
    headers: Mapping[str, str]

    @property
    def route(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def params(self) -> dict[str, str]:
        return dict(parse_qsl(self.query) + parse_qsl(self.body))


Answering = Callable[[Received], Answer]


class _Counting:
    """Counts what is read from a socket."""

    def __init__(self, file: BufferedIOBase, count: Callable[[int], None]) -> None:
        self._file = file
        self._count = count

    def readline(self, limit: int = -1) -> bytes:
        line = self._file.readline(limit)
        self._count(len(line))
        return line

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._count(len(data))
        return data

    def close(self) -> None:
        self._file.close()

    @property
    def closed(self) -> bool:
        return self._file.closed


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def setup(self) -> None:
        super().setup()
        owner = cast("_Listener", self.server).owner
        self.rfile = cast("Any", _Counting(self.rfile, owner.count))

    def respond(self) -> None:
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = cast("_Listener", self.server).owner.answer_to(
            Received(self.command, path, query, body, headers)
        )
        time.sleep(answer.delay)
        if answer.cut:
            self.close_connection = True
            return
        content = answer.content
        self.send_response(answer.status or 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_DELETE = respond  # noqa: N815  the names are the library's

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
        """Say nothing."""


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    owner: "Server"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that gave up is part of the tests."""


class Server:
    """Listens on 127.0.0.1 and counts every byte that comes in.

    Attributes:
        received: the requests, in order.
        bytes_received: everything that was read from sockets.
    """

    def __init__(self, exchange: Answering) -> None:
        self.received: list[Received] = []
        self.bytes_received = 0
        self._exchange = exchange
        self._script: dict[str, deque[Answer]] = defaultdict(deque)
        self._lock = threading.Lock()
        self._listener = _Listener(("127.0.0.1", 0), _Handler)
        self._listener.owner = self
        self._thread = threading.Thread(
            target=self._listener.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.server_port}"

    def script(self, route: str, *answers: Answer) -> None:
        """Answer the next requests to a route, as ``POST /api/v3/order``, in this way."""
        self._script[route].extend(answers)

    def routes(self) -> list[str]:
        """The method and path of every request so far."""
        return [request.route for request in self.received]

    def count(self, size: int) -> None:
        with self._lock:
            self.bytes_received += size

    def answer_to(self, request: Received) -> Answer:
        with self._lock:
            self.received.append(request)
            queue = self._script[request.route]
            planned = queue.popleft() if queue else Answer()
            if planned.status is not None:
                return planned
            own = self._exchange(request)
            return attrs.evolve(
                own,
                headers={**own.headers, **planned.headers},
                delay=planned.delay,
                cut=planned.cut,
            )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._listener.shutdown()
        self._listener.server_close()
        self._thread.join()
