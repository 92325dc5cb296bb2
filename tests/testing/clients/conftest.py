"""One server for all clients, fresh for each test."""

from collections.abc import Iterator

import pytest

from tests.testing.clients.serving import Served, serving


@pytest.fixture(scope="session")
def running() -> Iterator[Served]:
    with serving() as served:
        yield served


@pytest.fixture
def served(running: Served) -> Served:
    """The exchange as it was at the start: BTCUSDT at 60 000, 1 000 USDT, 1 BTC."""
    running.control("reset")
    return running
