"""Help for testing programs that trade. Importing it costs nothing: see its modules.

`OfflineExchange` is an exchange in a box (`pretrade.testing.offline`); `replay` rebuilds one from
its journal. `pretrade.testing.strategies` (extra ``testing``) has Hypothesis strategies.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pretrade.testing.offline import OFFLINE_KEY, OfflineExchange, replay

__all__ = ["OFFLINE_KEY", "OfflineExchange", "replay"]


def __getattr__(name: str) -> object:
    """Import the exchange when it is asked for."""
    if name in __all__:
        from pretrade.testing import offline  # noqa: PLC0415  importing this package stays cheap

        return getattr(offline, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
