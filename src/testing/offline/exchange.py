"""The exchange in a box: `OfflineExchange`."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pretrade.client.errors import ExchangeError
from pretrade.exchange_info import ExchangeInfo
from pretrade.info.document import Source
from pretrade.order.keywords import Number
from pretrade.testing.offline import controls, faults
from pretrade.testing.offline.book.instrument import judge_rows
from pretrade.testing.offline.book.sim_account import OFFLINE_KEY, fingerprint
from pretrade.testing.offline.clock import VirtualClock
from pretrade.testing.offline.endpoint_methods import EndpointMethods
from pretrade.testing.offline.endpoints.handlers import PRIVATE, PUBLIC
from pretrade.testing.offline.endpoints.timing import judge_timing
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.journal import Document, Journal, sent
from pretrade.testing.offline.observable import Observable

Levels = Iterable[tuple[Number, Number]]
Clock = int | Callable[[], int]
BASE_TIME = 1_664_496_000_000
"""2022-09-30: where the clock of an exchange starts whose exchangeInfo has no serverTime."""


class OfflineExchange(EndpointMethods, Observable):
    """An exchange that judges orders as the real one does, and keeps accounts and books.

    In process: no network, no threads, no wall clock. Every endpoint is a method that takes the
    exchange's own parameters and returns its JSON; a refusal is an `ExchangeError` with the
    exchange's code, text and HTTP status.

    It forgets no order, trade or event, so a long simulation needs memory; `reset` frees it, but
    for the journal.

    What `check` refuses is refused, and what it accepts is accepted; a rule that lacks a fact (the
    price of a symbol that never traded) refuses nothing. Pegged orders alone are not offered.

    >>> from importlib.resources import files
    >>> rules = (files("pretrade") / "sample" / "exchange_info.json").read_text()
    >>> exchange = OfflineExchange(rules, prices={"BTCUSDT": "60000"}, balances={"USDT": "1000"})
    >>> order = exchange.new_order(
    ...     symbol="BTCUSDT",
    ...     side="BUY",
    ...     type="LIMIT",
    ...     timeInForce="GTC",
    ...     quantity="0.001",
    ...     price="59900",
    ... )
    >>> order["status"]
    'NEW'
    >>> exchange.price("BTCUSDT", "59890")
    >>> exchange.query_order(symbol="BTCUSDT", orderId=order["orderId"])["status"]
    'FILLED'
    >>> exchange.balance("BTC").free
    Decimal('0.00099900')
    """

    def __init__(  # noqa: PLR0913  what an exchange starts with
        self,
        info: ExchangeInfo | Source,
        prices: Mapping[str, Number] | None = None,
        balances: Mapping[str, Number] | None = None,
        *,
        clock: Clock | None = None,
        fee_rate: Number = "0.001",
        permissions: Iterable[str] | None = None,
        strict_stops: bool = False,
    ) -> None:
        """Open an exchange with one account, whose key is ``offline-key``.

        Args:
            info: the rules: an `ExchangeInfo`, or what `ExchangeInfo.load` takes.
            prices: symbol → price: last and average price, and a book one tick below and above,
                10^9 base deep, that follows what the rest of the world trades.
            balances: asset → what the account has free.
            clock: milliseconds since 1970 at the start, or a function that tells them; by default
                the serverTime of the rules.
            fee_rate: what the exchange takes of what is received, as a fraction.
            permissions: of the account; by default all that the symbols ask for.
            strict_stops: refuse stop prices beyond the percent band: whether the exchange does is
                disputed. By default as the rules that are given say, which take them.

        Raises:
            KeyError: a price for a symbol that is not listed.
            InvalidFacts: a number that is none, a price of 0, a fee of everything.
            InvalidExchangeInfo: a symbol without assets.
        """
        rules = info if isinstance(info, ExchangeInfo) else ExchangeInfo.load(info)
        document = rules.raw
        if strict_stops:
            rules = rules.reloaded(document, strict_stops=True)
        judge_rows(document["symbols"])
        start = document.get("serverTime") or BASE_TIME if clock is None else clock
        self._clock = VirtualClock(start)
        self._journal = Journal()
        self._faults = faults.Faults()
        rate, known = controls.fee(fee_rate), controls.prices(prices or {})
        self._engine = ExchangeState(rules, known, self._clock, rate, self._journal)
        self._journal.note(
            "start",
            self._engine.now,
            rules=Document(document),
            everyNotional=rules.exchange.every_notional,
            strictStops=rules.exchange.strict_stops,
            prices=known,
            feeRate=rate,
        )
        self.add_account(OFFLINE_KEY, balances, permissions=permissions)

    # ------------------------------------------------------------------------------ requests

    def call(self, endpoint: str, params: Mapping[str, Any], *, api_key: str | None = None) -> Any:  # noqa: ANN401  JSON
        """Send a request to the endpoint of a name; what every app comes through.

        Args:
            endpoint: as ``new_order``; the names are those of the methods.
            params: by the exchange's own names. ``timestamp`` is judged when it is there; a
                ``signature`` is passed over: to judge it is the server's business.
            api_key: whose account.

        Raises:
            ExchangeError: the exchange refuses; it has code, text and HTTP status.
            TransportFailed: the reply was lost, because `inject` said so; the work is done.
            ValueError: there is no such endpoint.
        """
        if endpoint not in PUBLIC and endpoint not in PRIVATE:
            message = f"{endpoint!r} is no endpoint; there are {', '.join([*PUBLIC, *PRIVATE])}"
            raise ValueError(message)
        account = None if api_key is None else self._engine.name_of(api_key)
        return self._send(endpoint, sent(params), account)

    def _send(self, endpoint: str, params: Mapping[str, str], account: str | None) -> Any:  # noqa: ANN401
        state, journal = self._engine, self._journal
        now = state.begin()
        journal.request(now, endpoint, account, params)
        fault = self._faults.take(endpoint) if self._faults else None
        if fault is not None and fault.milliseconds:
            self._clock.advance(fault.milliseconds)
            now = state.begin()
        try:
            if fault is not None and fault.kind == faults.ERROR:
                raise fault.error()
            reply = self._answer(endpoint, params, account)
        except ExchangeError as error:
            verdict = {"code": error.code, "msg": error.msg, "status": error.status}
            journal.note("verdict", now, ok=False, **verdict)
            raise
        else:
            journal.accepted(now)
        finally:
            state.deliver()
        if fault is not None and fault.kind == faults.LOST_REPLY:
            raise faults.lost(fault)
        return reply

    def _answer(self, endpoint: str, params: Mapping[str, str], account: str | None) -> Any:  # noqa: ANN401
        public = PUBLIC.get(endpoint)
        if public is not None:
            return public(self._engine, params)
        live = self._engine.account(account)
        if "timestamp" in params:
            judge_timing(params, self._engine.now, self._engine.rulebook)
        return PRIVATE[endpoint](self._engine, live, params)

    # ------------------------------------------------------------------------------ controls

    def trade(self, symbol: str, price: Number, quantity: Number) -> None:
        """Let the rest of the world trade.

        Open orders that the price reaches are filled first, best price first and at one price in
        the order of time, each at its own limit price, as far as the quantity goes. What is left
        trades at the price itself, which is the last price afterwards. The book moves with it,
        unless `book` made it: that one is used up, in its place among the open orders. Then stops
        are triggered.

        Raises:
            KeyError: the symbol is not listed.
            InvalidFacts: a number that is none, or a price of 0.
        """
        self._control("trade", symbol=symbol, price=price, quantity=quantity)

    def price(self, symbol: str, price: Number) -> None:
        """Bring the market to a price: last and average price, book and stops together.

        One step of the quantity trades there. Open orders that it reaches are filled whole, each
        at its own limit price. The book is the one of a start at this price, and follows trades.

        Raises:
            KeyError: the symbol is not listed.
            InvalidFacts: what is no price, or 0.
        """
        self._control("price", symbol=symbol, price=price)

    def book(self, symbol: str, bids: Levels = (), asks: Levels = ()) -> None:
        """Replace the book of the rest of the world: (price, quantity) pairs, in any order.

        Open orders that it reaches are filled at their own limit prices. Unlike the book that
        follows the price, this one stays where it is, and is used up by fills and trades.

        Raises:
            KeyError: the symbol is not listed.
            InvalidFacts: a number that is none, or bids that reach the asks.
        """
        self._control("book", symbol=symbol, bids=[*map(list, bids)], asks=[*map(list, asks)])

    def advance(self, seconds: Number) -> None:
        """Move the clock on. Orders here do not end with time, but averages and limits move."""
        self._control("advance", seconds=seconds)

    def deposit(self, asset: str, amount: Number, *, api_key: str = OFFLINE_KEY) -> None:
        """Pay into an account: a ``balanceUpdate``."""
        account = self._engine.name_of(api_key)
        self._control("deposit", asset=asset, amount=amount, account=account)

    def add_account(
        self,
        api_key: str,
        balances: Mapping[str, Number] | None = None,
        *,
        permissions: Iterable[str] | None = None,
        can_trade: bool = True,
    ) -> None:
        """Open an account for an API key.

        Raises:
            ValueError: the key has one.
        """
        self._control(
            "add_account",
            account=fingerprint(api_key),
            balances=dict(balances or {}),
            permissions=None if permissions is None else sorted(permissions),
            can_trade=can_trade,
        )

    def inject(self, fault: str | int = "error", **details: Any) -> None:  # noqa: ANN401
        """Let something go wrong. A number is the code of an error.

        Args:
            fault: what happens:
                ``error``: requests are refused with ``code`` (or answered with an HTTP status of
                500 and more), and nothing is done;
                ``latency``: requests arrive ``seconds`` later;
                ``lost_reply``: requests are carried out, but nobody hears of it; with a ``code``
                (as -1007) that is what they hear;
                ``disconnect``: streams of events break;
                ``rules``: the rows ``symbols`` of exchangeInfo replace those of the same name;
                ``wipe``: what the testnet does every month: orders and trades go, balances are
                those of the start again, keys stay.
            **details: ``code``, ``msg``, ``status``, ``seconds``; ``times``, how many requests are
                hit (1); ``endpoint``, the only one that is hit. Without it, an error or a latency
                hits whatever comes next (-1021: signed requests), and a reply is lost of what
                changes orders.

        Raises:
            ValueError: a fault, or a detail of it, that there is not.
        """
        if "symbols" in details:
            details["symbols"] = Document(details["symbols"])
        self._control("inject", fault=fault, **details)

    def reset(self) -> None:
        """Wipe the exchange as the testnet does, and forget the faults that wait.

        Orders and trades go; balances, prices and ids are those of the start; keys, clock, rules
        in force, listeners and journal stay.
        """
        self._control("reset")

    def _control(self, action: str, **details: Any) -> None:  # noqa: ANN401
        self._journal.note("control", self._engine.begin(), action=action, **details)
        try:
            controls.CONTROLS[action](self._engine, self._faults, **details)
        except (
            ExchangeError,
            KeyError,
            TypeError,
            ValueError,
        ):  # it was refused before anything changed
            self._journal.forget()
            raise
        self._engine.deliver()

    def repeat_control(self, at: int, action: str, **details: Any) -> None:  # noqa: ANN401
        """Do at a time what a record of a journal says; see `replay`."""
        self._clock.set(at)
        self._control(action, **details)

    def repeat_request(
        self, at: int, endpoint: str, params: Mapping[str, str], account: str | None
    ) -> Any:  # noqa: ANN401  JSON
        """Send at a time what a record of a journal says; see `replay`."""
        self._clock.set(at)
        return self._send(endpoint, params, account)
