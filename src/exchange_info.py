"""The exchange's rules as it publishes them: `ExchangeInfo`."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self, cast

from pretrade.enums import RequestKind, Rounding
from pretrade.facts.account import Account, account_of
from pretrade.facts.market import UNKNOWN_MARKET, Market, market_of
from pretrade.info.diff import RuleChange, diff, differing
from pretrade.info.document import Source, index_symbols, read_document, server_day, unknown_filters
from pretrade.info.exchange import Exchange
from pretrade.info.symbol_rules import read_filters, read_rate_limits, read_sors, read_symbol
from pretrade.json_values import json_copy
from pretrade.order import Order, Request, read_request
from pretrade.order.keywords import Number
from pretrade.order.websocket_call import is_call
from pretrade.report.report import Report
from pretrade.rulebook import AsOf
from pretrade.sizing import Fit
from pretrade.symbol import Symbol
from pretrade.symbol_fields import SymbolFields


class ExchangeInfo(Mapping[str, Symbol]):
    """Every symbol that the exchange lists: a mapping symbol name → `Symbol`.

    Symbols are built on first use, so that loading thousands costs little more than parsing the
    JSON. See `load`.
    """

    __slots__ = ("_exchange", "_index", "_pool", "_raw", "_symbols")

    def __init__(
        self, source: Source, *, every_notional: bool = True, strict_stops: bool = False
    ) -> None:
        """Read and index an exchangeInfo; see `load`."""
        self.__setstate__((read_document(source), every_notional, strict_stops))

    def __getstate__(self) -> tuple[Mapping[str, Any], bool, bool]:
        """Return what a pickle or a copy holds: what was read, not what was built of it."""
        return self._raw, self._exchange.every_notional, self._exchange.strict_stops

    def __setstate__(self, state: tuple[Mapping[str, Any], bool, bool]) -> None:
        """Index a document that is this object's own: nobody may alter it from now on."""
        raw, every_notional, strict_stops = state
        self._raw = raw
        self._index = index_symbols(raw)
        self._symbols: dict[str, Symbol] = {}
        self._pool: dict[Any, Any] = {}
        self._exchange = Exchange(
            filters=read_filters(raw.get("exchangeFilters") or [], "$.exchangeFilters", self._pool),
            rate_limits=read_rate_limits(raw.get("rateLimits") or []),
            day=server_day(raw),
            every_notional=every_notional,
            says_rate_limits=raw.get("rateLimits") is not None,
            strict_stops=strict_stops,
            sor_symbols=read_sors(raw.get("sors")),
        )

    @classmethod
    def load(
        cls,
        source: Source,
        *,
        eager: bool = False,
        every_notional: bool = True,
        strict_stops: bool = False,
    ) -> Self:
        """Read an exchangeInfo. Never touches the network.

        Args:
            source: a path, JSON as bytes or str, or the parsed document, which is copied: later
                edits of it change nothing. Symbols without a document do too: a row, as
                python-binance's ``get_symbol_info`` returns it, a list of rows, a market of ccxt,
                or its ``markets``. Then there are no rate limits and no day.
            eager: build every symbol now, so that a broken value anywhere is found now.
            every_notional: judge MIN_NOTIONAL by stop price and iceberg products too (the safe
                side); False: by price times quantity only.
            strict_stops: refuse stop prices beyond the band of PERCENT_PRICE(_BY_SIDE), which is
                disputed; False: they are unevaluated.

        >>> info = ExchangeInfo.load({"symbols": [{"symbol": "BTCUSDT", "status": "TRADING"}]})
        >>> info["BTCUSDT"].status
        'TRADING'

        Raises:
            InvalidExchangeInfo: it is not JSON, has the wrong shape, or names a symbol twice;
                with ``eager`` also a broken value.
            OSError: the file cannot be read.
        """
        info = cls(source, every_notional=every_notional, strict_stops=strict_stops)
        if eager:
            for name in info:
                info[name]
        return info

    @classmethod
    def sample(cls) -> Self:
        """Return the exchangeInfo that comes with the package: made up, to try things on.

        >>> ExchangeInfo.sample()["BTCUSDT"].filters["LOT_SIZE"].step_size
        Decimal('0.00001000')
        """
        return cls(Path(__file__).with_name("sample").joinpath("exchange_info.json"))

    def reloaded(self, source: Source, *, strict_stops: bool | None = None) -> Self:
        """Read another exchangeInfo, to be judged by the same choices as this one.

        Args:
            source: as `load` takes it.
            strict_stops: another choice; None: the same.

        Raises:
            InvalidExchangeInfo: see `load`.
        """
        own = self._exchange
        stops = own.strict_stops if strict_stops is None else strict_stops
        return type(self)(source, every_notional=own.every_notional, strict_stops=stops)

    def __getitem__(self, name: str) -> Symbol:
        """Return one symbol.

        Raises:
            KeyError: it is not listed.
            InvalidExchangeInfo: one of its values is broken.
        """
        found = self._symbols.get(name)
        if found is None:
            index = self._index[name]
            rules = read_symbol(self._raw["symbols"][index], f"$.symbols[{index}]", self._pool)
            # Another thread may have built it meanwhile: both get the same.
            found = self._symbols.setdefault(name, Symbol(rules, self._exchange))
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._index

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)

    def __repr__(self) -> str:
        return f"ExchangeInfo({len(self)} symbols, {self._exchange.day or 'no serverTime'})"

    @property
    def raw(self) -> dict[str, Any]:
        """The document as it was parsed: a copy, made anew each time; edits stay in it."""
        copy: dict[str, Any] = json_copy(self._raw)
        return copy

    @property
    def exchange(self) -> Exchange:
        """Exchange filters, rate limits and date."""
        return self._exchange

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was kept without being understood: one sentence for each unknown filterType."""
        return unknown_filters(self._raw)

    def check(
        self,
        order: Request | Mapping[str, object] | None = None,
        /,
        *,
        request: RequestKind | str | None = None,
        market: Market | Mapping[str, Market] | None = None,
        account: Account | None = None,
        as_of: AsOf = None,
        **parameters: Any,  # noqa: ANN401  the parameters of the request
    ) -> Report:
        """Judge one request: everything that the exchange would refuse.

        Args:
            order: a request object, or a mapping of the exchange's own parameter names.
            request: what a mapping or keywords are, as ``oco``; a new order by default.
            market: the prices of the symbol, or a mapping symbol → prices.
            account: the state of the account.
            as_of: the date whose rules hold; else the serverTime's, else today (UTC).
            **parameters: the request as keywords, in either spelling.

        Raises:
            TypeError: a keyword that no request has, or a mapping and keywords together.
            InvalidExchangeInfo: a value of the symbol is broken.
        """
        if request is not None or parameters:
            judged = read_request(order, request, parameters)
        elif type(order) is dict:  # the usual mapping: a closer look, or a cast, is felt
            judged = Order.from_params(order)  # pyright: ignore[reportUnknownArgumentType]
        elif isinstance(order, Request):
            judged = order
        else:
            judged = read_request(order, request, parameters)
        name = judged.symbol
        prices = market if isinstance(market, Market) else market_of(market, name)
        symbol = self._symbols.get(name or "")
        if symbol is None and name in self._index:
            symbol = self[name]
        if symbol is not None:
            return symbol.judge(judged, prices, account, as_of)
        if name is None and is_call(order := cast("Mapping[str, object] | None", order)):
            order = read_request(order, None, {})
            return self.check(order, market=market, account=account, as_of=as_of)
        rulebook = self._exchange.rulebook(as_of)
        fields = SymbolFields(name or "")
        plan = self._exchange.plan(judged.shape, rulebook, fields, {}, listed=False)
        return plan.check(judged, prices or UNKNOWN_MARKET, account_of(account))

    def fit(  # noqa: PLR0913  what a fit may know and do
        self,
        order: Request | Mapping[str, object],
        /,
        *,
        request: RequestKind | str | None = None,
        market: Market | Mapping[str, Market] | None = None,
        account: Account | None = None,
        price: Rounding | str | None = None,
        quantity: Rounding | str = Rounding.DOWN,
        tolerance: Number | None = None,
        afford: bool = False,
        insist: bool = False,
        as_of: AsOf = None,
    ) -> Fit:
        """Return the nearest legal order, the changes that lead to it, and its report.

        Args:
            order: a request object, or a mapping of the exchange's own parameter names.
            request: what a mapping is, as ``oco``; a new order by default.
            market: the prices of the symbol, or a mapping symbol → prices.
            account: the state of the account.
            price: which way prices go: see `Symbol.fit`.
            quantity: which way quantities go: ``down``, ``up``, ``nearest`` or ``keep``.
            tolerance: how far a value may go, as a fraction of it; None: any distance.
            afford: bring the quantity down to what the account can pay for, too.
            insist: raise when the nearest order is not legal.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: with ``insist``; the report says what is still wrong.
            InvalidFacts: the tolerance is not a number of at least 0.
            ValueError: a direction is no such word.
        """
        given = read_request(order, request, {})
        if given.symbol is not None and given.symbol in self._index:
            return self[given.symbol].fit(
                given,
                market=market,
                account=account,
                price=price,
                quantity=quantity,
                tolerance=tolerance,
                afford=afford,
                insist=insist,
                as_of=as_of,
            )
        report = self.check(given, market=market, account=account, as_of=as_of)
        why = "" if report.first is None else f"{report.first.rule}: {report.first.text}"
        fit = Fit(given, (), report, why)
        return fit.insisted() if insist else fit

    def check_many(
        self,
        orders: Iterable[Request | Mapping[str, object]],
        *,
        request: RequestKind | str | None = None,
        market: Market | Mapping[str, Market] | None = None,
        account: Account | None = None,
        as_of: AsOf = None,
    ) -> Iterator[Report]:
        """Judge requests one after the other, each by the same facts; yields a report for each.

        Args:
            orders: request objects or mappings.
            request: what the mappings are; new orders by default.
            market: the prices of the symbol, or a mapping symbol → prices.
            account: the state of the account; it is the same for every order.
            as_of: the date whose rules hold.
        """
        for order in orders:
            yield self.check(order, request=request, market=market, account=account, as_of=as_of)

    def diff(self, newer: "ExchangeInfo") -> tuple[RuleChange, ...]:
        """Return what changed from this document to a newer one.

        >>> old = ExchangeInfo.load({"symbols": [{"symbol": "BTCUSDT", "status": "TRADING"}]})
        >>> new = ExchangeInfo.load({"symbols": [{"symbol": "BTCUSDT", "status": "BREAK"}]})
        >>> print(old.diff(new)[0])
        BTCUSDT SYMBOL_STATUS.status: TRADING -> BREAK

        Raises:
            InvalidExchangeInfo: a symbol that differs is broken in one of the documents.
        """
        raw = newer._raw  # noqa: SLF001  of the same class; `raw` would copy it
        for name in differing(self._raw, raw):
            for info in (self, newer):
                info.__getitem__(name)  # a broken symbol raises here, with its place
        return diff(self._raw, raw)
