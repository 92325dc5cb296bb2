"""The exchange on loopback that the adapters' tests send to."""

from collections.abc import Iterator

import pytest

from tests.adapters.loopback import LoopbackExchange, loopback_exchange


@pytest.fixture
def server() -> Iterator[LoopbackExchange]:
    with loopback_exchange() as exchange:
        yield exchange
