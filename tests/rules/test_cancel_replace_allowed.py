import pytest

from tests.rules.requests import KINDS, answers, judge, lacking, listing, passes, request

MSG = "Order cancel-replace is not supported for this symbol."


def test_a_cancel_replace_is_refused_where_the_symbol_takes_none() -> None:
    report = judge(
        request("cancelReplace"), listing(cancelReplaceAllowed=False), kind="cancelReplace"
    )

    assert answers(report, "CANCEL_REPLACE_ALLOWED") == [(-1013, MSG, None, None)]


def test_a_cancel_replace_passes_where_the_symbol_takes_it() -> None:
    report = judge(request("cancelReplace"), kind="cancelReplace")

    assert passes(report, "CANCEL_REPLACE_ALLOWED")


def test_it_is_unevaluated_where_the_symbol_does_not_say() -> None:
    report = judge(
        request("cancelReplace"), listing(cancelReplaceAllowed=None), kind="cancelReplace"
    )

    assert lacking(report, "CANCEL_REPLACE_ALLOWED") == ["symbol:cancelReplaceAllowed"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "cancelReplace"])
@pytest.mark.parametrize("allowed", [False, None])
def test_it_binds_no_other_request(kind: str, allowed: bool | None) -> None:
    report = judge(request(kind), listing(cancelReplaceAllowed=allowed), kind=kind)

    assert passes(report, "CANCEL_REPLACE_ALLOWED")
