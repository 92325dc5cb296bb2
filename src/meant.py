"""Which name was meant by one that is not known: `meant_name`."""

from collections.abc import Iterable, Mapping

_LONGEST = 40  # characters: no name is longer, and a text of megabytes is not compared with any
_ALIKE = 0.7  # of `difflib`: at less, names of different things are alike

_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    # orders
    "qty": ("quantity",),
    "amount": ("quantity",),
    "size": ("quantity",),
    "volume": ("quantity",),
    "origqty": ("quantity",),
    "quoteqty": ("quoteOrderQty",),
    "quoteamount": ("quoteOrderQty",),
    "cost": ("quoteOrderQty",),
    "tif": ("timeInForce",),
    "limitprice": ("price",),
    "trigger": ("stopPrice",),
    "triggerprice": ("stopPrice",),
    "stop": ("stopPrice",),
    "ordertype": ("type",),
    "orderside": ("side",),
    "pair": ("symbol",),
    "ticker": ("symbol",),
    "clientid": ("newClientOrderId", "clientOrderId"),
    "clientorderid": ("newClientOrderId", "listClientOrderId"),
    "origclientorderid": ("newClientOrderId",),
    # prices
    "last": ("lastPrice",),
    "close": ("lastPrice",),
    "price": ("lastPrice",),
    "bid": ("bidPrice",),
    "bestbid": ("bidPrice",),
    "ask": ("askPrice",),
    "bestask": ("askPrice",),
    "avg": ("avgPrice",),
    "average": ("avgPrice",),
    "averageprice": ("avgPrice",),
    "averageprices": ("avgPrice",),
    "weightedavgprice": ("avgPrice",),
    "reference": ("referencePrice",),
    "time": ("at",),
    "timestamp": ("at",),
    # accounts
    "balance": ("balances",),
    "currency": ("asset",),
    "coin": ("asset",),
    "available": ("free",),
    "used": ("locked",),
    "orders": ("openOrders",),
    "ratelimits": ("orderCounts",),
    "quantity": ("origQty",),
    "executed": ("executedQty",),
    "filled": ("executedQty",),
}
"""What others call a thing, in lower case and without underscores → what the exchange calls it."""


def _bare(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def meant_name(given: object, names: Iterable[str]) -> str | None:
    """Return which of some names was probably meant; None: none is like it.

    Args:
        given: a name that is not among them.
        names: those that could be meant.

    >>> meant_name("qty", ["price", "quantity"]), meant_name("stop_price", ["stopPrice"])
    ('quantity', 'stopPrice')
    >>> meant_name("prcie", ["price", "quantity"]), meant_name("foo", ["price", "quantity"])
    ('price', None)
    """
    text = given if isinstance(given, str) else repr(type(given))
    if len(text) > _LONGEST:
        return None
    bare = _bare(text)
    known = {_bare(name): name for name in names}
    if bare in known:
        return known[bare]
    if bare in _SYNONYMS:
        return next((known[one] for one in map(_bare, _SYNONYMS[bare]) if one in known), None)
    import difflib  # noqa: PLC0415  only for a mistake, and slow to import

    alike = difflib.get_close_matches(bare, known, n=1, cutoff=_ALIKE)
    return known[alike[0]] if alike else None
