import pytest

from tests.rules.requests import PLACING_KINDS, answers, judge, lacking, listing, passes, request
from tests.symbols import BASE_DATE

RULE = "SPOT_ALLOWED"
MARGIN_KINDS = ("marginOrder", "marginOco")
SPOT_KINDS = [kind for kind in PLACING_KINDS if kind not in MARGIN_KINDS]


@pytest.mark.parametrize("kind", SPOT_KINDS)
@pytest.mark.parametrize(
    ("as_of", "msg"),
    [
        ("2022-04-11", "This action disabled is on this account."),
        ("2022-04-12", "This action is disabled on this account."),
        (BASE_DATE, "This action is disabled on this account."),
        ("2026-01-01", "This action is disabled on this account."),
    ],
)
def test_spot_orders_are_refused_where_the_symbol_takes_none(
    kind: str, as_of: str, msg: str
) -> None:
    report = judge(request(kind), listing(isSpotTradingAllowed=False), kind=kind, as_of=as_of)

    assert answers(report, RULE) == [(-2010, msg, "symbol", "BTCUSDT")]


@pytest.mark.parametrize("kind", SPOT_KINDS)
def test_spot_orders_pass_where_the_symbol_takes_them(kind: str) -> None:
    assert passes(judge(request(kind), listing(isMarginTradingAllowed=False), kind=kind), RULE)


@pytest.mark.parametrize("kind", SPOT_KINDS)
def test_it_is_unevaluated_where_the_symbol_does_not_say(kind: str) -> None:
    report = judge(request(kind), listing(isSpotTradingAllowed=None), kind=kind)

    assert lacking(report, RULE) == ["symbol:isSpotTradingAllowed"]


@pytest.mark.parametrize("kind", MARGIN_KINDS)
def test_it_binds_no_margin_order(kind: str) -> None:
    assert passes(judge(request(kind), listing(isSpotTradingAllowed=False), kind=kind), RULE)


@pytest.mark.parametrize(
    "asked",
    [
        {"permissions": ["LEVERAGED"]},
        {"permissions": [], "permissionSets": [["SPOT"], ["LEVERAGED", "TRD_GRP_004"]]},
    ],
)
@pytest.mark.parametrize("allowed", [False, None])
def test_leveraged_tokens_trade_whatever_their_flag_says(
    asked: dict[str, object], allowed: bool | None
) -> None:
    info = listing(isSpotTradingAllowed=allowed, **asked)

    assert passes(judge(request("order"), info), RULE)
