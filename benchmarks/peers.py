"""The libraries beside which pretrade is measured, as far as they are installed."""

import importlib
from collections.abc import Callable, Sequence
from typing import Protocol, cast

import attrs

from benchmarks.documents import Document
from benchmarks.measure import Case

INSTALL = "python -m pip install --group bench"


class Peer(Protocol):
    """What a module about one library offers."""

    def rounding_cases(self) -> list[Case]:
        """Return how it rounds a quantity and a price."""
        ...

    def check_cases(self) -> list[Case]:
        """Return how it checks an order, or what it does instead."""
        ...

    def load_cases(self, document: Document) -> list[Case]:
        """Return what it does with a document."""
        ...


_MODULES = {
    "ccxt": "benchmarks.peers_ccxt",
    "python-binance": "benchmarks.peers_python_binance",
    "nautilus_trader": "benchmarks.peers_nautilus",
    "binance-sdk-spot": "benchmarks.peers_official_sdk",
}
LIBRARIES = tuple(_MODULES)


@attrs.define
class Peers:
    """The peers that are there, and why something of the others is not."""

    modules: dict[str, Peer] = attrs.field(factory=dict[str, Peer])
    notes: list[str] = attrs.field(factory=list[str])

    def rounding_cases(self) -> list[Case]:
        """Return how they round a quantity and a price."""
        return self._cases(lambda peer: peer.rounding_cases(), " of rounding")

    def check_cases(self) -> list[Case]:
        """Return how they check an order, or what they do instead."""
        return self._cases(lambda peer: peer.check_cases(), " of checks")

    def load_cases(self, document: Document) -> list[Case]:
        """Return what they do with a document that they can read."""
        return self._cases(lambda peer: peer.load_cases(document), f" of the {document.name}")

    def _cases(self, offer: Callable[[Peer], Sequence[Case]], where: str) -> list[Case]:
        found: list[Case] = []
        for library, peer in self.modules.items():
            try:
                offered = offer(peer)
                for case in offered:
                    case.run()
            except Exception as error:  # noqa: BLE001  whatever a peer raises is its own
                reason = f"{type(error).__name__}: {error}".partition("\n")[0]
                self.notes.append(f"{library} is left out{where}: {reason:.200}")
            else:
                found.extend(offered)
        return found


def installed(wanted: Sequence[str] = LIBRARIES) -> Peers:
    """Import those of the peers that are there."""
    peers = Peers()
    for library in wanted:
        module = _MODULES[library]
        try:
            peers.modules[library] = cast("Peer", importlib.import_module(module))
        except ImportError as error:
            peers.notes.append(f"{library} is left out ({error}): {INSTALL}")
    return peers
