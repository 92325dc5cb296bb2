"""What the guards raise is an exception of the library, too: programs live on."""
# The libraries are untyped, or typed in part.
# pyright: basic
# ruff: noqa: ANN401

import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import ccxt
import pytest
from binance.exceptions import BinanceAPIException, BinanceOrderException, BinanceRequestException

from pretrade import Account, OrderRejected
from tests.adapters import ccxt_exchanges, guarded_clients
from tests.adapters.ccxt_exchanges import TOO_SMALL
from tests.adapters.guarded_clients import GOOD, OFF_STEP
from tests.adapters.loopback import RULES, LoopbackExchange
from tests.adapters.python_binance_clients import Client

POOR = Account(balances={"USDT": "20"})


def refused_by_ccxt(
    server: LoopbackExchange, cls: type[Any], order: tuple[Any, ...], **options: Any
) -> Exception:
    with pytest.raises(OrderRejected) as raised:
        ccxt_exchanges.run(server, cls, lambda one: one.create_order(*order), **options)
    assert server.orders == []
    return raised.value


def refused_by_python_binance(
    server: LoopbackExchange, cls: type[Any], order: dict[str, str], **options: Any
) -> Any:
    with pytest.raises(OrderRejected) as raised:
        guarded_clients.run(
            server, cls, lambda client: client.create_order(**order), rules=RULES, **options
        )
    assert server.orders == []
    return raised.value


def kind_seen_by_freqtrade(error: Exception) -> str:
    """As Exchange.create_order of freqtrade 2026.9 tells them apart (exchange/exchange.py)."""
    try:
        raise error
    except ccxt.InsufficientFunds:
        return "insufficient funds: reported"
    except ccxt.InvalidOrder:
        return "invalid order: reported"
    except ccxt.DDoSProtection:
        return "slow down"
    except (ccxt.OperationFailed, ccxt.ExchangeError):
        return "temporary: sent again"
    except ccxt.BaseError:
        return "the bot stops"


@ccxt_exchanges.both
def test_a_bot_on_ccxt_reports_a_refused_order_and_does_not_send_it_again(
    server: LoopbackExchange, cls: type[Any]
) -> None:
    error = refused_by_ccxt(server, cls, TOO_SMALL)

    assert kind_seen_by_freqtrade(error) == "invalid order: reported"
    assert not isinstance(error, ccxt.OperationFailed)  # what ccxt and others try again
    assert "NOTIONAL: price × quantity = 2.7" in str(error)


@ccxt_exchanges.both
def test_a_bot_on_ccxt_tells_an_order_that_cannot_be_paid_from_others(
    server: LoopbackExchange, cls: type[Any]
) -> None:
    order = ("BTC/USDT", "limit", "buy", 0.001, 27000)

    error = refused_by_ccxt(server, cls, order, account=POOR)

    assert kind_seen_by_freqtrade(error) == "insufficient funds: reported"
    assert isinstance(error, ccxt.InvalidOrder)


@ccxt_exchanges.both
def test_of_an_order_with_two_faults_ccxt_hears_the_one_that_the_exchange_would_tell(
    server: LoopbackExchange, cls: type[Any]
) -> None:
    error = refused_by_ccxt(server, cls, TOO_SMALL, account=Account(balances={}))

    assert not isinstance(error, ccxt.InsufficientFunds)


@ccxt_exchanges.both
def test_strict_refusals_are_invalid_orders_of_ccxt_too(
    server: LoopbackExchange, cls: type[Any]
) -> None:
    sor = ("BTC/USDT", "limit", "buy", 0.001, 27000, {"sor": True})
    for order in (sor[:-1], sor):
        error = refused_by_ccxt(server, cls, order, validate="strict")
        assert kind_seen_by_freqtrade(error) == "invalid order: reported"


@guarded_clients.both
def test_a_program_on_python_binance_catches_what_the_exchange_would_have_answered(
    server: LoopbackExchange, cls: type[Any]
) -> None:
    error = refused_by_python_binance(server, cls, OFF_STEP)

    assert isinstance(error, BinanceAPIException)
    assert isinstance(error, BinanceOrderException)
    assert not isinstance(error, BinanceRequestException)
    assert (error.code, error.message) == (-1013, "Filter failure: LOT_SIZE")
    assert (error.status_code, error.response, error.request) == (400, None, None)
    assert "LOT_SIZE: quantity 0.0000015" in str(error)


@guarded_clients.both
def test_what_python_binance_could_not_have_judged_has_no_code_of_the_exchange(
    server: LoopbackExchange, cls: type[Any]
) -> None:
    error = refused_by_python_binance(server, cls, GOOD, validate="strict")

    assert error.code == 0
    assert error.message == str(error)
    assert "could not be judged" in error.message


@pytest.mark.parametrize(
    "refuse",
    [
        lambda server: refused_by_ccxt(server, ccxt.binance, TOO_SMALL),
        lambda server: refused_by_ccxt(
            server, ccxt.binance, ("BTC/USDT", "limit", "buy", 0.001, 27000), account=POOR
        ),
        lambda server: refused_by_python_binance(server, Client, OFF_STEP),
    ],
    ids=["InvalidOrder", "InsufficientFunds", "BinanceAPIException"],
)
def test_rejections_reach_other_processes(
    server: LoopbackExchange, refuse: Callable[[LoopbackExchange], Any]
) -> None:
    error = refuse(server)

    copy = pickle.loads(pickle.dumps(error))  # noqa: S301  our own

    assert type(copy) is type(error)
    assert (str(copy), copy.report) == (str(error), error.report)


def test_neither_library_is_imported_before_a_client_of_it_is_guarded() -> None:
    program = """
import sys
import pretrade.adapters
print([name for name in ("ccxt", "binance") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert done.stdout.strip() == b"[]"
