"""What will be left of a purchase when it is sold again, told before it is made."""

from decimal import Decimal

from pretrade.decimals import divide_up, multiply, short, subtract
from pretrade.enums import LIMIT, SELL
from pretrade.sizing.amounts import trimmed
from pretrade.sizing.exit_reserve import reserve_at
from pretrade.sizing.results import BuyPlan, Sellable
from pretrade.sizing.selling import after_fee, sellable
from pretrade.sizing.sizing import Sizing

_FEE_ASSET = "BNB"  # what the exchange takes fees in, at a discount, when it is told to


def plan_buy(
    sizing: Sizing, quantity: Decimal, fee_rate: Decimal, price: Decimal | None
) -> BuyPlan:
    """Return what will become of a quantity whose fee is taken from it.

    Args:
        sizing: the symbol and the date.
        quantity: what is bought, in the base asset.
        fee_rate: the fraction of it that the exchange keeps; 0: the fee is paid in another asset.
        price: at which it will be sold; None: what it is worth then does not count.
    """
    received = after_fee(quantity, fee_rate)
    sold, without_fee = _sold(sizing, received, price), _sold(sizing, quantity, price)
    return BuyPlan(
        quantity=trimmed(quantity),
        fee=trimmed(subtract(quantity, received)),
        received=received,
        sellable=sold.quantity,
        dust=sold.dust,
        warnings=_dust_warning(sizing, quantity, sold.dust, without_fee.dust),
    )


def with_stop(
    sizing: Sizing, plan: BuyPlan, price: Decimal, stop: Decimal, fee_rate: Decimal
) -> BuyPlan:
    """Return a plan that also warns when a stop below the entry would be refused."""
    reserve, cost = reserve_at(sizing, price, stop, fee_rate), multiply(plan.quantity, price)
    if cost >= reserve:
        return plan
    asset = sizing.venue.symbol.quote_asset or "of the quote asset"
    warning = (
        f"entry legal, stop would be refused: it costs {short(cost)} {asset}, "
        f"its stop needs an entry of at least {short(reserve)} {asset}"
    )
    return plan._replace(warnings=(*plan.warnings, warning))


def _sold(sizing: Sizing, held: Decimal, price: Decimal | None) -> Sellable:
    return sellable(sizing, held, sizing.order(LIMIT, SELL, price), sizing.facts())


def _dust_warning(
    sizing: Sizing, quantity: Decimal, dust: Decimal, dust_without_fee: Decimal
) -> tuple[str, ...]:
    if not dust:
        return ()
    percent = divide_up(multiply(dust, Decimal(100)), quantity, 1)
    text = f"{short(dust)} of {short(quantity)} ({short(percent)} %) becomes dust"
    if dust_without_fee >= dust:
        return (text,)
    own = sizing.venue.symbol.base_asset == _FEE_ASSET
    return (f"{text} unless the fee is paid in {'another asset' if own else _FEE_ASSET}",)
