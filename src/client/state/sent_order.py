"""An order that was sent, and whose outcome is not known yet: `SentOrder`."""

from collections.abc import Mapping

import attrs


@attrs.frozen(eq=False)
class SentOrder:
    """An order, or a list of orders, that was sent.

    Attributes:
        method: by which it was sent, as ``new_order``.
        params: as sent, without time and signature.
        client_order_id: its newClientOrderId, or its listClientOrderId: by it it is looked for.
        at: this machine's clock before it was sent, in milliseconds since 1970.
    """

    method: str
    params: Mapping[str, str]
    client_order_id: str
    at: int
