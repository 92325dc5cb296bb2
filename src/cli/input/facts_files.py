"""Loads the files of ``--market`` and ``--account``."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import pretrade
from pretrade import Account, InvalidFacts, Market
from pretrade.cli.command_error import CommandError, unreadable
from pretrade.cli.input.json_text import NotReadable, read_json
from pretrade.cli.input.rules_file import SAMPLE
from pretrade.cli.input.symbol_names import plain_symbol
from pretrade.info.own_filters import expect_readable
from pretrade.json_values import is_object

_MARKET_SHAPE = 'write {"BTCUSDT": {"lastPrice": "27000", ...}, ...}'
_ACCOUNT_SHAPE = 'write {"balances": [...], "openOrders": [...], ...}'


SAMPLES = Path(str(pretrade.__file__)).with_name("sample")


def load_markets(path: Path | None, listed: Collection[str]) -> Mapping[str, Market]:
    """Load the prices of every symbol; no file: none are known.

    Args:
        path: of the file; ``sample``: the one that comes with pretrade.
        listed: the symbols of the exchangeInfo; the file may have others, but none of these in
            another spelling: its prices would never be found.

    Raises:
        CommandError: it cannot be read.
    """
    if path is None:
        return {}
    document = _load(path, _MARKET_SHAPE, "market.json")
    if not is_object(document):
        raise CommandError(f"{path}: is not a JSON object; {_MARKET_SHAPE}")
    markets: dict[str, Market] = {}
    for symbol, prices in document.items():
        plain = plain_symbol(symbol)
        if plain != symbol and plain in listed:
            raise CommandError(f"{path}: {symbol} is no symbol; did you mean {plain}?")
        try:
            markets[symbol] = Market.from_json(prices)
        except InvalidFacts as error:
            where = symbol if error.path == "market" else f"{symbol}.{error.path}"
            raise CommandError(
                f"{path}: {where}: {error.reason}{_shape(error, _MARKET_SHAPE)}"
            ) from error
    return markets


def load_account(path: Path | None) -> Account | None:
    """Load the state of the account; no file: nothing is known of it.

    Args:
        path: of the file; ``sample``: the one that comes with pretrade.

    Raises:
        CommandError: it cannot be read.
    """
    if path is None:
        return None
    document = _load(path, _ACCOUNT_SHAPE, "account.json")
    try:
        account = Account.from_json(document)
        expect_readable(account)
    except InvalidFacts as error:
        raise CommandError(f"{path}: {error}{_shape(error, _ACCOUNT_SHAPE)}") from error
    return account


def _shape(error: InvalidFacts, shape: str) -> str:
    """Say how a file is written, unless the error has said what was meant."""
    return "" if error.reason.endswith("?") else f"; {shape}"


def _load(path: Path, hint: str, sample: str) -> Any:  # noqa: ANN401  any JSON value
    path = SAMPLES / sample if str(path) == SAMPLE else path
    try:
        return read_json(path.read_bytes().decode("utf-8-sig"), hint)
    except NotReadable as error:
        raise CommandError(f"{path}: {error}") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{path}: is not UTF-8 text; save it as UTF-8") from error
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
