"""The arguments of ``pretrade serve``."""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from pretrade.cli.arguments import Parser, add_rules
from pretrade.cli.command_error import CommandError

_USAGE = "pretrade serve --rules FILE [--price SYMBOL=PRICE ...] [--balance ASSET=AMOUNT ...]"

_SUMMARY = """\
Runs an exchange in a box on this machine, for clients in any language: it judges orders as Binance
Spot would, keeps accounts and books, and never touches the network. When it is ready it prints one
line with its address; Ctrl-C ends it.
"""

_EPILOG = """\
A symbol with a --price has a book one tick below and above it, which follows the price; others
wait for the first trade. What happens on the market is told by POST to /__control__/price, /trade,
/book, /advance, /inject and /reset; GET /__control__/journal shows all that happened.

examples:
  pretrade serve --rules exchangeInfo.json --price BTCUSDT=60000 --balance USDT=1000
  pretrade serve --rules sample --port 9000 --price BTCUSDT=60000 --price ETHUSDT=3000 \\
      --balance USDT=1000 --balance BTC=1 --key alice:secret1 --key bob:secret2
  pretrade serve --rules sample --clock virtual --journal journal.jsonl

exit status:
  0  it was told to end
  2  bad usage, a file that cannot be read, an address that is taken, or a missing extra
"""

_LAST_PORT = 65_535


@attrs.frozen
class ServeOptions:
    """What ``serve`` was asked to do.

    Attributes:
        rules: the name of the exchangeInfo.
        host: the address to listen on.
        port: 0: a free one.
        prices: symbol → price, as written.
        balances: asset → amount, as written; each account has them.
        keys: API key → secret; None: the usual one.
        fee_rate: as written.
        real_time: the exchange's clock follows the machine's.
        strict_stops: stop prices beyond the percent band are refused.
        journal: a file to write at the end.
    """

    rules: str | None
    host: str
    port: int
    prices: Mapping[str, str]
    balances: Mapping[str, str]
    keys: Mapping[str, str] | None = attrs.field(repr=False)
    fee_rate: str
    real_time: bool
    strict_stops: bool
    journal: str | None


def read_serve_options(arguments: Sequence[str]) -> ServeOptions:
    """Read the arguments.

    Raises:
        CommandError: they cannot be understood.
    """
    read = _parser().read(arguments)
    return ServeOptions(
        rules=read.rules,
        host=read.host,
        port=_port(read.port),
        prices=_pairs("--price", "SYMBOL=PRICE", read.price),
        balances=_pairs("--balance", "ASSET=AMOUNT", read.balance),
        keys=_keys(read.key) if read.key else None,
        fee_rate=read.fee_rate,
        real_time=read.clock == "wall",
        strict_stops=read.strict_stops,
        journal=read.journal,
    )


def _parser() -> Parser:
    parser = Parser("serve", _USAGE, _SUMMARY, _EPILOG)
    add_rules(parser)
    add = parser.add_argument
    add("--port", metavar="N", default="0", help="where to listen; 0 (default) picks a free one")
    add(
        "--host",
        metavar="ADDRESS",
        default="127.0.0.1",
        help="on which address (default: 127.0.0.1, which only this machine reaches)",
    )
    add("--price", action="append", metavar="SYMBOL=PRICE", help="its last price; may be repeated")
    add(
        "--balance",
        action="append",
        metavar="ASSET=AMOUNT",
        help="what each account has free; may be repeated",
    )
    add(
        "--key",
        action="append",
        metavar="KEY:SECRET",
        help="an account with this API key; may be repeated (default: offline-key:offline-secret)",
    )
    add(
        "--fee-rate",
        metavar="FRACTION",
        default="0.001",
        help="what is taken of what is received (default: 0.001)",
    )
    add(
        "--clock",
        choices=("wall", "virtual"),
        default="wall",
        help="wall (default): the time of this machine, plus what it is advanced; virtual: starts "
        "at the serverTime of the rules, and moves only when it is advanced",
    )
    add(
        "--strict-stops",
        action="store_true",
        help="refuse stop prices beyond the percent band (whether Binance does is disputed)",
    )
    add("--journal", metavar="FILE", help="write all that happened to this file at the end")
    return parser


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text[:6]) <= _LAST_PORT:
        return int(text[:6])
    raise CommandError(f"--port: {text!r} is no port; give a number from 0 to {_LAST_PORT}")


def _pairs(option: str, form: str, given: Iterable[str] | None) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for text in given or ():
        name, separator, value = text.partition("=")
        if not (name and separator and value):
            raise CommandError(f"{option}: {text!r} cannot be read; write {form}")
        if name in pairs:
            raise CommandError(f"{option}: {name} is given twice; give it once")
        pairs[name] = value
    return pairs


def _keys(given: Iterable[str]) -> dict[str, str]:
    """Read API keys; no message shows what was given, for it holds secrets."""
    keys: dict[str, str] = {}
    for number, text in enumerate(given, 1):
        key, separator, secret = text.partition(":")
        if not (key and separator and secret):
            raise CommandError(f"--key: number {number} cannot be read; write KEY:SECRET")
        if key in keys:
            raise CommandError(
                f"--key: number {number} has the key of one before; give each key once"
            )
        keys[key] = secret
    return keys
