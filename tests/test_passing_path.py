"""What passes costs no object, no text and no number: those are for refusals."""

import importlib
import pkgutil
import re
import sys
from decimal import Decimal

import pytest

import pretrade
import pretrade.region.breach
import pretrade.region.refusal
import pretrade.report.report
import pretrade.report.violation
import pretrade.wording
from pretrade import Oco, Order
from pretrade.facts.fact import Facts
from pretrade.facts.open_orders import OpenOrder
from pretrade.region.plan import Plan
from pretrade.report.report import ACCEPTED
from pretrade.report.violation import Bound
from tests.executed import Executed, executed
from tests.passing_orders import AT_MARKET, LIMIT, OCO, STOP_LOSS_LIMIT, Run, checking

PASSING = {
    "an Order": checking(Order.from_params(LIMIT)),
    "an Oco": checking(Oco.from_params(OCO)),
    "LIMIT": checking(LIMIT),
    "MARKET": checking(AT_MARKET),
    "STOP_LOSS_LIMIT": checking(STOP_LOSS_LIMIT),
    "OCO": checking(OCO, "oco"),
}
passing = pytest.mark.parametrize("run", PASSING.values(), ids=PASSING)

WRITES_TEXT = {"FORMAT_VALUE", "FORMAT_SIMPLE", "FORMAT_WITH_SPEC", "BUILD_STRING"}
MAKES_TEXT = {"format", "str.format", "str.join", "repr"}

FOR_REFUSALS = [
    pretrade.report.violation,
    pretrade.report.report,
    pretrade.region.breach,
    pretrade.region.refusal,
    pretrade.wording,
    *(
        importlib.import_module(f"pretrade.wording.{module.name}")
        for module in pkgutil.iter_modules(pretrade.wording.__path__)
    ),
]
GENERATED = re.compile(r"<attrs generated .*pretrade\.(?:violation|report|wording)\..*>")


def warm(run: Run) -> Executed:
    for _ in range(3):  # what is made on first use is made
        run()
    return executed(run)


def entered_for_refusals(found: Executed) -> set[str]:
    """The functions entered that only a refusal needs, those that attrs wrote included."""
    places = tuple(str(module.__file__) for module in FOR_REFUSALS)
    return {
        f"{code.co_filename} {code.co_qualname}"
        for code in found.codes
        if code.co_filename in places or GENERATED.fullmatch(code.co_filename)
    }


@passing
def test_a_pass_enters_nothing_that_only_a_refusal_needs(run: Run) -> None:
    assert entered_for_refusals(warm(run)) == set()


@passing
def test_a_pass_writes_no_text(run: Run) -> None:
    found = warm(run)

    assert found.operations & WRITES_TEXT == set()
    assert found.builtins & MAKES_TEXT == set()


@passing
def test_a_pass_returns_the_report_that_all_share(run: Run) -> None:
    assert run() is ACCEPTED


def test_a_refusal_is_seen_by_the_same_means() -> None:
    found = warm(lambda: str(checking({**LIMIT, "price": "26900.515"})()))

    entered = " ".join(entered_for_refusals(found))
    assert "pretrade.report.violation.Violation> " in entered
    assert "pretrade.report.report.Report> " in entered
    assert "sentence" in entered
    assert "refusal" in entered
    assert found.operations & WRITES_TEXT
    assert found.builtins & MAKES_TEXT


class CountingDecimal(type):
    """Stands for `Decimal` in the modules of pretrade, and keeps what it is asked to read."""

    read: list[str]

    def __call__(cls, number: str) -> Decimal:
        cls.read.append(number)
        return Decimal(number)

    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, Decimal)


@pytest.fixture
def decimals_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every number that pretrade makes a Decimal of from here on."""
    stand_in = CountingDecimal("Decimal", (), {"read": []})
    for name, module in [*sys.modules.items()]:
        if name.startswith("pretrade") and getattr(module, "Decimal", None) is Decimal:
            monkeypatch.setattr(module, "Decimal", stand_in)
    return stand_in.read


@pytest.mark.parametrize(
    ("run", "numbers"),
    [
        (PASSING["an Order"], []),
        (PASSING["an Oco"], []),
        (PASSING["LIMIT"], ["0.01000", "26900.51"]),
        (PASSING["MARKET"], ["0.01000"]),
        (PASSING["STOP_LOSS_LIMIT"], ["0.01000", "25900.51", "26000.00"]),
    ],
    ids=["an Order", "an Oco", "LIMIT", "MARKET", "STOP_LOSS_LIMIT"],
)
def test_each_number_is_read_once_and_no_other(
    decimals_read: list[str], run: Run, numbers: list[str]
) -> None:
    run()
    decimals_read.clear()

    found = executed(run)

    assert decimals_read == numbers
    assert "Context.create_decimal" not in found.builtins


def test_a_decimal_that_was_given_is_kept() -> None:
    price = Decimal("26900.51")

    first, second = (Order.from_params({**LIMIT, "price": price}) for _ in range(2))

    assert first.price is price
    assert second.price is price


def test_the_orders_of_a_list_keep_its_numbers() -> None:
    oco = Oco.from_params(OCO)
    limit, stop = (leg.order for leg in oco.legs)

    assert limit.price is oco.price
    assert stop.stop_price is oco.stop_price
    assert stop.price is oco.stop_limit_price
    assert limit.quantity is stop.quantity is oco.quantity


SLOTTED = [
    pretrade.Violation,
    Bound,
    pretrade.Unevaluated,
    pretrade.Report,
    Order,
    Oco,
    Facts,
    OpenOrder,
    pretrade.Balance,
    pretrade.Market,
    pretrade.Account,
    pretrade.Region,
    Plan,
]


@pytest.mark.parametrize("cls", SLOTTED, ids=lambda cls: cls.__name__)
def test_what_is_made_in_numbers_has_slots(cls: type) -> None:
    assert cls.__dictoffset__ == 0, f"instances of {cls.__name__} carry a __dict__"
