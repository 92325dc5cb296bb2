"""A server on loopback that answers every request with the same bytes, whatever they are."""

import socket
import struct
import threading
from collections.abc import Generator
from contextlib import contextmanager

import attrs

_RESET = struct.pack("ii", 1, 0)


@attrs.frozen
class Raw:
    """What is written to each request; then the connection is closed.

    Attributes:
        parts: written one after the other.
        pause: seconds between the parts.
        reset: break the connection off instead of closing it.
        first: what the first request of a connection gets; the parts are for the second one then.
    """

    parts: tuple[bytes, ...]
    pause: float = 0
    reset: bool = False
    first: bytes = b""


@attrs.define
class RawServer:
    """Notes the first line of every request, as ``POST /api/v3/order``."""

    raw: Raw
    listener: socket.socket
    requests: list[str] = attrs.field(factory=list[str])
    ended: threading.Event = attrs.field(factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def run(self) -> None:
        while not self.ended.is_set():
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with connection:
                try:
                    self._answer(connection)
                except OSError:  # the client has hung up
                    continue

    def _answer(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        if self.raw.first and self._has_read(connection):
            connection.sendall(self.raw.first)
        if not self._has_read(connection):
            return
        for part in self.raw.parts:
            connection.sendall(part)
            if self.raw.pause and self.ended.wait(self.raw.pause):
                return
        if self.raw.reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)

    def _has_read(self, connection: socket.socket) -> bool:
        """Read one request, if one comes."""
        data = b""
        while b"\r\n\r\n" not in data:
            more = connection.recv(65536)
            if not more:
                return False
            data += more
        head, _, body = data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        method, target, _ = lines[0].split(" ")
        self.requests.append(f"{method} {target.partition('?')[0]}")
        lengths = [line.split(":")[1] for line in lines if line.lower().startswith("content-l")]
        missing = int(lengths[0]) - len(body) if lengths else 0
        while missing > 0:
            missing -= len(connection.recv(missing))
        return True


@contextmanager
def answering(raw: Raw) -> Generator[RawServer]:
    """Run a server that answers like this."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = RawServer(raw, listener)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.ended.set()
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()
