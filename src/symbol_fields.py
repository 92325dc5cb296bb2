"""The fields of a symbol that are not filters, and the exchange's rate limits."""

import attrs


@attrs.frozen
class SymbolFields:
    """What exchangeInfo says of one symbol besides its filters. None: it does not say.

    Attributes:
        base_asset: what is bought and sold; quantities are in it.
        quote_asset: what it is paid with; prices are in it.
        base_asset_precision: decimals that quantities may have.
        quote_asset_precision: decimals that prices may have.
        permission_sets: the account needs one permission of each set; None: unknown.
        says_filters: whether it has an array of filters, if only an empty one.
    """

    symbol: str
    status: str | None = None
    base_asset: str | None = None
    quote_asset: str | None = None
    base_asset_precision: int | None = None
    quote_asset_precision: int | None = None
    order_types: frozenset[str] | None = None
    iceberg_allowed: bool | None = None
    oco_allowed: bool | None = None
    oto_allowed: bool | None = None
    opo_allowed: bool | None = None
    amend_allowed: bool | None = None
    quote_order_qty_market_allowed: bool | None = None
    allow_trailing_stop: bool | None = None
    cancel_replace_allowed: bool | None = None
    peg_instructions_allowed: bool | None = None
    is_spot_trading_allowed: bool | None = None
    is_margin_trading_allowed: bool | None = None
    permission_sets: tuple[frozenset[str], ...] | None = None
    allowed_self_trade_prevention_modes: frozenset[str] | None = None
    says_filters: bool = True


def _window(limiter: "RateLimit") -> tuple[str, int]:
    return limiter.interval, limiter.interval_num


@attrs.frozen
class RateLimit:
    """One limiter of the exchange, as 50 ORDERS per 10 SECOND.

    Attributes:
        window: the interval and their number, as order counts are keyed.
    """

    rate_limit_type: str
    interval: str
    interval_num: int
    limit: int
    window: tuple[str, int] = attrs.field(
        init=False, eq=False, repr=False, default=attrs.Factory(_window, takes_self=True)
    )
