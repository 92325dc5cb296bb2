"""An exchange in a box, in process: the same rules, accounts, books and events, and no network.

See `OfflineExchange`. It has no threads and reads no clock: time moves when it is told to.
"""

from pretrade.testing.offline.book.sim_account import OFFLINE_KEY
from pretrade.testing.offline.exchange import OfflineExchange
from pretrade.testing.offline.replaying import replay

__all__ = ["OFFLINE_KEY", "OfflineExchange", "replay"]
