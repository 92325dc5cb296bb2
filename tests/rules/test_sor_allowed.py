import attrs
import pytest

from pretrade import ExchangeInfo, InvalidExchangeInfo
from tests.rules.requests import (
    ACCOUNT,
    LATER,
    SYMBOL,
    answers,
    judge,
    lacking,
    listing,
    order,
    passes,
)
from tests.symbols import BASE_DATE

ROUTED = attrs.evolve(ACCOUNT, prevent_sor=False)


def with_sors(*symbols: str) -> ExchangeInfo:
    sors = [{"baseAsset": "BTC", "symbols": [*symbols]}]
    return ExchangeInfo.load({"symbols": [SYMBOL], "rateLimits": [], "sors": sors})


def test_a_symbol_with_a_part_in_it_passes() -> None:
    info = with_sors("BTCUSDT", "BTCUSDC")

    report = judge(order("LIMIT"), info, kind="sorOrder", account=ROUTED, as_of=LATER)

    assert report.certain


@pytest.mark.parametrize(
    ("info", "fact"),
    [(with_sors("BTCUSDC"), "evidence:symbol_without_sor"), (listing(), "exchange:sors")],
)
def test_what_becomes_of_others_no_document_says(info: ExchangeInfo, fact: str) -> None:
    report = judge(order("LIMIT"), info, kind="sorOrder", account=ROUTED, as_of=LATER)

    assert report.ok
    assert lacking(report, "SOR_ALLOWED") == [fact]


@pytest.mark.parametrize(
    ("prevented", "fact"), [(True, "evidence:prevented_sor"), (None, "prevent_sor")]
)
def test_nor_of_an_account_that_is_kept_from_it(prevented: bool | None, fact: str) -> None:
    account = attrs.evolve(ACCOUNT, prevent_sor=prevented)

    report = judge(
        order("MARKET"), with_sors("BTCUSDT"), kind="sorOrder", account=account, as_of=LATER
    )

    assert report.ok
    assert lacking(report, "SOR_ALLOWED") == [fact]


def test_an_ordinary_order_is_none_of_it() -> None:
    account = attrs.evolve(ACCOUNT, prevent_sor=True)

    assert passes(judge(order("LIMIT"), account=account, as_of=BASE_DATE), "SOR_ALLOWED")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("quoteOrderQty", "10"),
        ("stopPrice", "1"),
        ("trailingDelta", "1"),
        ("pegPriceType", "PRIMARY_PEG"),
    ],
)
def test_it_does_not_have_every_parameter_of_an_order(name: str, value: str) -> None:
    report = judge(
        order("LIMIT", **{name: value}), with_sors("BTCUSDT"), kind="sorOrder", as_of=LATER
    )

    assert report.first is not None
    assert (report.first.code, report.first.field) == (-1104, name)


def test_it_is_by_quantity() -> None:
    report = judge(order("MARKET", quantity=None), kind="sorOrder", as_of=LATER)

    assert answers(report, "MANDATORY_PARAMETER") == [
        (
            -1102,
            "Mandatory parameter 'quantity' was not sent, was empty/null, or malformed.",
            "quantity",
            None,
        )
    ]


def test_its_test_order_never_reaches_the_matching_engine() -> None:
    report = judge(order("LIMIT"), with_sors("BTCUSDT"), kind="sorTestOrder", as_of=LATER)

    assert lacking(report, "BALANCE") == ["matching_engine"]


@pytest.mark.parametrize(
    ("sors", "reason"),
    [
        ({}, r"\$\.sors: is not an array"),
        (["BTC"], r"\$\.sors\[0\]: is not an object"),
        ([{"baseAsset": "BTC"}], r"\$\.sors\[0\]: has no symbols"),
    ],
)
def test_a_broken_list_names_its_place(sors: object, reason: str) -> None:
    with pytest.raises(InvalidExchangeInfo, match=reason):
        ExchangeInfo.load({"symbols": [SYMBOL], "sors": sors})
