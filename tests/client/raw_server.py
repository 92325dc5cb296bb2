"""A server on loopback that answers every request with the same bytes, whatever they are."""

import socket
import struct
import threading
from collections.abc import Iterator
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
    """

    parts: tuple[bytes, ...]
    pause: float = 0
    reset: bool = False


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
        head, _, body = _until_blank_line(connection)
        if not head:
            return
        method, target, _ = head.split("\r\n", 1)[0].split(" ")
        self.requests.append(f"{method} {target.partition('?')[0]}")
        lengths = [line.split(":")[1] for line in head.lower().split("\r\n") if "length" in line]
        missing = int(lengths[0]) - len(body) if lengths else 0
        while missing > 0:
            missing -= len(connection.recv(missing))
        for part in self.raw.parts:
            connection.sendall(part)
            if self.raw.pause and self.ended.wait(self.raw.pause):
                return
        if self.raw.reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)


def _until_blank_line(connection: socket.socket) -> tuple[str, str, bytes]:
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            return "", "", b""
        data += more
    head, blank, body = data.partition(b"\r\n\r\n")
    return head.decode("latin-1"), blank.decode(), body


@contextmanager
def answering(raw: Raw) -> Iterator[RawServer]:
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
