"""BALANCE: more than the account has free (-2010).

A BUY needs its worth in the quote asset, a SELL its quantity in the base asset. What a BUY is worth
is documented for limit orders only; the rest is ours: a MARKET order by quantity is *estimated*
from the best ask (or the average), a STOP_LOSS or TAKE_PROFIT from its stop price, a trailing one
from the last price, an OCO is its dearer order, and a SELL by ``quoteOrderQty`` is estimated from
the best bid. A pegged BUY needs its worth at the price that it follows. Fees are left out: the
exchange takes them from what is received. Of a cancel-replace the cancelled order frees funds
first, of a MARGIN_BUY or AUTO_BORROW_REPAY some are borrowed: what the free balance does not cover
is then unevaluated. Of a list with pending orders the working one is paid for now; what the others
need is asked once they are placed, and is unevaluated. The pending orders of an OPO sell what was
bought. Smart order routing buys at the best price of several books ("Smart Order Routing" FAQ of
2023-08-08): what the own book's price makes too dear is unevaluated.

Source: "Account has insufficient balance for requested action.", documentation of 2022-09-30.
"""

from collections.abc import Callable, Iterator

from pretrade.check import Fitted, NumericRule, Scope
from pretrade.constraint import (
    AMOUNT,
    QUANTITY,
    STOP_PRICE,
    Comparison,
    Constraint,
    Term,
    Unknown,
    at_each_price,
    field,
)
from pretrade.context import Context
from pretrade.enums import (
    BUY,
    MARGIN_KINDS,
    MARKET,
    OPO_KINDS,
    PRICED_TYPES,
    SOR_KINDS,
    Phase,
    RequestKind,
)
from pretrade.facts.evidence import SOR_BOOKS
from pretrade.facts.fact import (
    LAST_PRICE,
    PAID_PRICE,
    RECEIVED_PRICE,
    free,
    held,
    order_fact,
    symbol_fact,
)
from pretrade.order import CancelReplace, MarginOco, MarginOrder, Shape
from pretrade.order.parameters import AUTO_BORROW_REPAY
from pretrade.report.violation import ACCOUNT_CODE


def constraints(shape: Shape, context: Context) -> Iterator[Constraint]:
    """Bind what the request needs by what is free."""
    if shape.kind in OPO_KINDS and shape.phase is Phase.PENDING:
        return  # what the working order buys is locked for it
    buying, symbol = shape.side is BUY, context.symbol
    asset = symbol.quote_asset if buying else symbol.base_asset
    if asset is None:
        yield Unknown((symbol_fact("quoteAsset" if buying else "baseAsset"),))
        return
    now = _within(Term(facts=(free(asset),)), shape)
    if shape.kind is RequestKind.CANCEL_REPLACE:
        at_all = _within(Term(facts=(held(asset),)), shape)
        for fits, ever in zip(now, at_all, strict=True):
            if isinstance(fits, Comparison) and isinstance(ever, Comparison):
                fits_at_all = ever.but(shows=free(asset))
                yield fits_at_all
                yield fits.but(unless=_cancels, after=fits_at_all)
            else:
                yield fits
    elif shape.kind in MARGIN_KINDS:
        for fits in now:
            yield fits.but(unless=_borrows(asset)) if isinstance(fits, Comparison) else fits
    else:
        yield from now


def _within(funds: Term, shape: Shape) -> Iterator[Constraint]:
    """State that what a request needs is within some funds; of each order of a BUY list."""
    if shape.side is not BUY:
        yield QUANTITY <= funds if shape.by_quantity else AMOUNT <= funds * RECEIVED_PRICE
    elif shape.legs:
        for leg, form in zip(shape.legs, shape.forms, strict=True):
            names = form.names
            for fits in _pays(leg, names.get, funds):
                if isinstance(fits, Comparison):
                    yield fits.but(of_list=True)
                else:
                    assert isinstance(fits, Unknown)  # noqa: S101  no grid binds funds
                    renamed = {order_fact(own): order_fact(name) for own, name in names.items()}
                    yield Unknown(tuple(renamed.get(one, one) for one in fits.missing))
    else:
        yield from _pays(shape, lambda name: name, funds)


def _pays(order: Shape, name: Callable[[str], str | None], funds: Term) -> Iterator[Constraint]:
    """State that some funds pay for a BUY; ``name`` is how the request calls a field of it."""
    if order.type not in PRICED_TYPES:
        pays, routed = _cost(order, name) <= funds, order.kind in SOR_KINDS
        yield pays.but(disputed=SOR_BOOKS) if routed and order.type is MARKET else pays
        return
    own = field(name("price") or "price")
    yield from at_each_price(
        order, lambda price: ((own if price.fields else price) * QUANTITY <= funds,)
    )


def _cost(shape: Shape, name: Callable[[str], str | None]) -> Term:
    """Return how much of the quote asset a BUY needs that names no price."""
    if not shape.by_quantity:
        return AMOUNT
    if shape.type is MARKET:
        return QUANTITY * PAID_PRICE
    if "stopPrice" in shape.given:
        own = name("stopPrice")
        return STOP_PRICE * QUANTITY if own is None else field(own) * QUANTITY
    return QUANTITY * LAST_PRICE


def _cancels(_: CancelReplace) -> str:
    """Name what would have to be known: what the order that is cancelled gives back."""
    return "cancelled_order"


_BORROWING = frozenset({"MARGIN_BUY", AUTO_BORROW_REPAY})


def _borrows(asset: str) -> Callable[[MarginOrder | MarginOco], str | None]:
    def lacking(request: MarginOrder | MarginOco) -> str | None:
        return f"borrowable:{asset}" if request.side_effect_type in _BORROWING else None

    return lacking


BALANCE = NumericRule(
    "BALANCE",
    constraints,
    ACCOUNT_CODE,
    "Account has insufficient balance for requested action.",
    Scope.PLACED,
    needs=("side",),
    fitted=Fitted.ON_REQUEST,  # how much to spend less is the owner's to say
)
