"""The method of a symbol that sizes a buy with a stop and a target behind it: `SymbolLists`."""

from decimal import Decimal

from pretrade.constraint.span import trimmed
from pretrade.decimals import ONE, ZERO, multiply, short, subtract
from pretrade.enums import RequestKind
from pretrade.errors import InvalidFacts
from pretrade.facts.account import Account, account_of
from pretrade.facts.market import UNKNOWN_MARKET, Market, market_of
from pretrade.order import Opoco, Otoco
from pretrade.order.keywords import Number
from pretrade.rulebook import AsOf
from pretrade.sizing.amounts import after_fee, amount, fraction
from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.change import Change
from pretrade.sizing.fit_limits import KEEP, FitLimits
from pretrade.sizing.fitting import Fitting
from pretrade.sizing.list_sizing import Budget, ListSizing
from pretrade.sizing.results import ListPlan
from pretrade.sizing.sized import Markets, Sized

_LISTS = {RequestKind.OTOCO: Otoco, RequestKind.OPOCO: Opoco}
_PRICES = FitLimits.of(None, KEEP, None, afford=False)


class SymbolLists(Sized):
    """Sizes a buy with a stop and a target behind it.

    >>> from importlib.resources import files
    >>> from pretrade import ExchangeInfo
    >>> sample = files("pretrade") / "sample" / "exchange_info.json"
    >>> symbol = ExchangeInfo.load(sample.read_bytes())["BTCUSDT"]
    >>> prices = {"price": 60000, "stop": 57000, "stop_limit": 56900, "target": 66000}
    >>> plan = symbol.plan_list(**prices, quote=1000, fee_rate="0.001", as_of="2026-01-15")
    >>> plan.quantity, plan.sold, plan.cost
    (Decimal('0.01666'), Decimal('0.01664'), Decimal('999.6'))
    >>> plan.worst_loss, plan.gain
    (Decimal('53.730816'), Decimal('97.54176'))
    """

    __slots__ = ()

    def plan_list(  # noqa: PLR0913  a buy, a stop, a target, and what they may cost
        self,
        *,
        stop: Number,
        target: Number,
        price: Number | None = None,
        stop_limit: Number | None = None,
        quote: Number | None = None,
        risk: Number | None = None,
        fee_rate: Number = 0,
        fee_asset: str | None = None,
        request: RequestKind | str = RequestKind.OTOCO,
        market: Markets = None,
        account: Account | None = None,
        as_of: AsOf = None,
    ) -> ListPlan:
        """Return the largest LIMIT BUY that an OCO behind it can protect, within a budget.

        All three orders are legal: the buy by its price, and what arrives of it, after the
        commission and in whole steps, by the prices of the target and of the stop. Prices go onto
        their ticks as `fit` moves them. With an account, what is free counts, and MAX_POSITION.

        Args:
            stop: the stop price, at which to give up, in the quote asset.
            target: at which to sell with a profit.
            price: at which to buy; None: the best ask of the market.
            stop_limit: the least to sell for once the stop has triggered; None: any price, and the
                loss is worked out at the stop price.
            quote: the most that the buy may cost, in the quote asset.
            risk: the most that may be lost where the stop is hit, as a part of what the account has
                free of the quote asset: 0.01 is one percent. Lost is what the buy costs, less what
                the sale at the stop brings, commission on both counted.
            fee_rate: the part that the exchange takes of each trade, as 0.001.
            fee_asset: what it is paid in; by default it is taken of what is received. In another
                asset it counts as a loss of the same worth, and is not in the cost.
            request: ``otoco``, or ``opoco``, of which the exchange itself works out what is sold.
            market: the prices of the symbol.
            account: its state; ``risk`` needs the balance of the quote asset.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: nothing legal is within the budget: the reasons name the order, the filter,
                and a way out; or what numbers cannot mend is wrong: the report says what.
            InvalidFacts: a number is not what it should be, or the prices are not in the order
                stop limit, stop, price, target.
            TypeError: neither ``quote`` nor ``risk`` is given; or no price, and no best ask.
            ValueError: the request is neither ``otoco`` nor ``opoco``.
        """
        if quote is None and risk is None:
            message = "plan_list needs quote=, risk=, or both"
            raise TypeError(message)
        of = _LISTS.get(RequestKind(request))
        if of is None:
            message = f"plan_list plans otoco and opoco, not {request}"
            raise ValueError(message)
        prices, known = market_of(market, self.name) or UNKNOWN_MARKET, account_of(account)
        entry = prices.best_ask if price is None else self.exact_positive(price, "price", as_of)
        if not entry:  # 0: nobody sells
            lacks = "; the market has no ask" if entry == 0 else ""
            message = f"plan_list needs price=, or a market with a best ask{lacks}"
            raise TypeError(message)
        draft = Otoco.buy_then_protect(
            self.name,
            quantity=ONE,  # until the prices are settled
            price=entry,
            stop_price=self.exact_positive(stop, "stopPrice", as_of),
            target_price=self.exact_positive(target, "price", as_of),
            stop_limit_price=None
            if stop_limit is None
            else self.exact_positive(stop_limit, "price", as_of),
        )
        _exit_price(draft)  # in their order as given, and still so on their ticks
        draft, changes = self._priced(draft, prices, known, as_of)
        exit_price = _exit_price(draft)
        region = self.plan_for(draft.shape, as_of, known).region(prices, known)
        symbol = region.plan.context.symbol
        taken = fee_asset is None or fee_asset == symbol.base_asset
        fee = fraction(fee_rate, "fee_rate")
        sizing = ListSizing.of(region, draft, fee, of_base=taken)
        spent = None if quote is None else amount(quote, "quote")
        bought = sizing.largest(Budget(spent, *_lost(risk, known, symbol.quote_asset)), exit_price)
        sold = sizing.sold(bought)
        sized = draft.replace(workingQuantity=bought, pendingQuantity=sold)
        if of is Opoco:
            sized = Opoco.from_params(sized.replace(pendingQuantity=None).given())
        report = self.plan_for(sized.shape, as_of, known).region(prices, known).judge(sized)
        if not report.ok:
            raise CannotFit(report, map(str, report.violations))
        arrived = after_fee(bought, fee if taken else ZERO)
        return ListPlan(
            request=sized,
            quantity=bought,
            sold=sold,
            dust=trimmed(subtract(arrived, sold)),
            cost=trimmed(sizing.cost(bought)),
            worst_loss=sizing.loss(bought, exit_price),
            gain=sizing.result(bought, draft.pending_above.price or ZERO),
            changes=changes,
            warnings=(*_warnings(draft), *map(str, report.warnings)),
        )

    def _priced(
        self, draft: Otoco, market: Market, account: Account, as_of: AsOf
    ) -> tuple[Otoco, tuple[Change, ...]]:
        """Move the prices onto their ticks, whatever the quantities; return what was moved, too."""
        bare = draft.replace(workingQuantity=None, pendingQuantity=None)
        region = self.plan_for(bare.shape, as_of, account).region(market, account)
        fitting = Fitting(region, _PRICES, bare)
        moved, changes = fitting.fit()
        if fitting.passes_another(moved):
            raise CannotFit(reasons=map(str, changes))
        return draft.replace(**{one.field: one.new for one in changes}), changes


def _exit_price(request: Otoco) -> Decimal:
    """Return what one unit is sold for where the stop is hit; the prices must be in their order.

    Raises:
        InvalidFacts: they are not.
    """
    below = request.pending_below
    stop, entry, target = below.stop_price, request.working.price, request.pending_above.price
    assert stop is not None and entry is not None and target is not None  # noqa: S101, PT018
    if stop >= entry:
        raise InvalidFacts("stop", f"{short(stop)} is not below the price {short(entry)}")
    if target <= entry:
        raise InvalidFacts("target", f"{short(target)} is not above the price {short(entry)}")
    if below.price is None:
        return stop
    if below.price > stop:
        raise InvalidFacts("stop_limit", f"{short(below.price)} is above the stop {short(stop)}")
    return below.price


def _lost(
    risk: Number | None, account: Account, asset: str | None
) -> tuple[Decimal | None, Decimal | None]:
    """Return the most that may be lost, and the part of the account that it is."""
    if risk is None:
        return None, None
    part, held = fraction(risk, "risk"), account.balance(asset)
    if held is None:
        raise CannotFit(reasons=[f"risk needs balance:{asset}"])
    return multiply(part, held.free), part


def _warnings(request: Otoco) -> tuple[str, ...]:
    """Say that the loss is no bound where the stop sells at any price."""
    below = request.pending_below
    if below.price is not None:
        return ()
    text = f"the stop sells at any price, and the loss is that at {short(below.stop_price or ZERO)}"
    return (f"{text}; stop_limit= bounds it, and leaves unsold what nobody buys at that price",)
