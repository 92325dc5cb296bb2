"""How long it takes to round a price and a quantity, beside python-binance's ``round_step_size``.

All ways are measured in one run, interleaved, and compared by their minima: absolute times depend
on the machine and its mood, the ratio hardly. python-binance has floats and is given the step each
time; here a symbol knows its steps, and its bounds are kept too.

    pip install python-binance
    python benchmarks/rounding.py
"""

import time
from collections.abc import Callable
from decimal import Decimal
from importlib.resources import files

from binance.helpers import round_step_size

import pretrade

PAIRS = 64
ROUNDS = 200

SAMPLE = files("pretrade") / "sample" / "exchange_info.json"
SYMBOL = pretrade.ExchangeInfo.load(SAMPLE.read_bytes())["BTCUSDT"]

TEXTS = [(f"{26900 + index}.45{index % 10}", f"0.0{1000 + index}45") for index in range(PAIRS)]
DECIMALS = [(Decimal(price), Decimal(quantity)) for price, quantity in TEXTS]
FLOATS = [(float(price), float(quantity)) for price, quantity in TEXTS]


def python_binance() -> None:
    """Two calls of round_step_size, floats in and out."""
    for price, quantity in FLOATS:
        round_step_size(price, 0.01)
        round_step_size(quantity, 0.00001)


def from_decimals() -> None:
    """round_price and round_quantity of Decimals."""
    for price, quantity in DECIMALS:
        SYMBOL.round_price(price, "BUY")
        SYMBOL.round_quantity(quantity)


def from_texts() -> None:
    """The same from texts."""
    for price, quantity in TEXTS:
        SYMBOL.round_price(price, "BUY")
        SYMBOL.round_quantity(quantity)


def from_floats() -> None:
    """The same from floats, through their shortest repr."""
    for price, quantity in FLOATS:
        SYMBOL.round_price(price, "BUY")  # type: ignore[arg-type]
        SYMBOL.round_quantity(quantity)  # type: ignore[arg-type]


def main() -> None:
    """Print a line for each way, the ratio to python-binance last."""
    for price, quantity in FLOATS:
        rounded = SYMBOL.round_price(price, rounding="down")  # type: ignore[arg-type]
        assert float(rounded) == round_step_size(price, 0.01)
        lots = SYMBOL.round_quantity(quantity)  # type: ignore[arg-type]
        assert float(lots) == round_step_size(quantity, 0.00001)
    ways: list[Callable[[], None]] = [python_binance, from_decimals, from_texts, from_floats]
    least = dict.fromkeys(ways, float("inf"))
    for _ in range(ROUNDS):
        for way in ways:
            start = time.perf_counter()
            way()
            least[way] = min(least[way], time.perf_counter() - start)
    for way in ways:
        micros = least[way] / PAIRS * 1e6
        ratio = least[way] / least[python_binance]
        print(f"{way.__name__:18} {micros:7.2f} us   {ratio:5.2f} x python-binance")


if __name__ == "__main__":
    main()
