"""The table of error codes."""

import pytest

from pretrade.error_codes import ERROR_CODES, Fault, error_code

# The headings of errors.md on 2022-09-30.
SEED = """
-1000 UNKNOWN
-1001 DISCONNECTED
-1002 UNAUTHORIZED
-1003 TOO_MANY_REQUESTS
-1006 UNEXPECTED_RESP
-1007 TIMEOUT
-1008 SERVER_BUSY
-1014 UNKNOWN_ORDER_COMPOSITION
-1015 TOO_MANY_ORDERS
-1016 SERVICE_SHUTTING_DOWN
-1020 UNSUPPORTED_OPERATION
-1021 INVALID_TIMESTAMP
-1022 INVALID_SIGNATURE
-1100 ILLEGAL_CHARS
-1101 TOO_MANY_PARAMETERS
-1102 MANDATORY_PARAM_EMPTY_OR_MALFORMED
-1103 UNKNOWN_PARAM
-1104 UNREAD_PARAMETERS
-1105 PARAM_EMPTY
-1106 PARAM_NOT_REQUIRED
-1111 BAD_PRECISION
-1112 NO_DEPTH
-1114 TIF_NOT_REQUIRED
-1115 INVALID_TIF
-1116 INVALID_ORDER_TYPE
-1117 INVALID_SIDE
-1118 EMPTY_NEW_CL_ORD_ID
-1119 EMPTY_ORG_CL_ORD_ID
-1120 BAD_INTERVAL
-1121 BAD_SYMBOL
-1125 INVALID_LISTEN_KEY
-1127 MORE_THAN_XX_HOURS
-1128 OPTIONAL_PARAMS_BAD_COMBO
-1130 INVALID_PARAMETER
-1134 BAD_STRATEGY_TYPE
-2010 NEW_ORDER_REJECTED
-2011 CANCEL_REJECTED
-2013 NO_SUCH_ORDER
-2014 BAD_API_KEY_FMT
-2015 REJECTED_MBX_KEY
-2016 NO_TRADING_WINDOW
"""


def test_every_code_of_the_base_date_has_its_name() -> None:
    for line in SEED.split("\n")[1:-1]:
        code, name = line.split()
        assert error_code(int(code)).name == name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (-1008, "SERVER_BUSY"),
        (-1145, "INVALID_CANCEL_RESTRICTIONS"),
        (-1225, "PENDING_PARAM_NOT_REQUIRED"),
        (-2043, "NO_REFERENCE_PRICE"),
    ],
)
def test_later_codes_have_names_too(code: int, name: str) -> None:
    assert error_code(code).name == name


def test_the_codes_that_checks_report_are_known() -> None:
    for code in (-1013, -1015, -1100, -1102, -1104, -1106, -1111, -1131, -2010, -3028):
        assert error_code(code).name != "UNKNOWN_CODE"


def test_codes_and_names_are_told_apart() -> None:
    assert all(code == one.code for code, one in ERROR_CODES.items())
    assert len({one.name for one in ERROR_CODES.values()}) == len(ERROR_CODES)
    assert list(ERROR_CODES) == sorted(ERROR_CODES, reverse=True)


def test_what_leaves_the_outcome_open_is_not_to_be_tried_again() -> None:
    assert not error_code(-1006).retryable
    assert not error_code(-1007).retryable


def test_what_may_pass_by_itself_is_retryable() -> None:
    assert {code for code, one in ERROR_CODES.items() if one.retryable} == {
        *(-1000, -1001, -1003, -1008, -1015, -1021, -1034, -1112, -1181)
    }


def test_whose_fault_it_is() -> None:
    faults = {code: error_code(code).fault for code in (-1121, -1000, -1007, -2015)}

    assert list(faults.values()) == [Fault.CALLER, Fault.EXCHANGE, Fault.NETWORK, Fault.ACCOUNT]


def test_an_unknown_code_is_not_retryable() -> None:
    unknown = error_code(-4711)

    assert (unknown.code, unknown.name, unknown.retryable) == (-4711, "UNKNOWN_CODE", False)
