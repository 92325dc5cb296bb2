"""Every code that the exchange answers errors with: its name, whose fault it is, what may help.

The 43 codes of errors.md on 2022-09-30 and those that were added until July 2026. Not as
names on that page: -1010 and -2038 (in the heading of its messages), -1099 and -1131 (in the change
log), -2021 and -2022 (sentences there). -1167 came and went (2024). -3028 is of the margin
endpoints. Whose fault it is, and whether to try again, is our reading.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import attrs


class Fault(StrEnum):
    """Who can do something about an error."""

    CALLER = "caller"  # the request, or how often it was sent
    EXCHANGE = "exchange"
    NETWORK = "network"  # between the exchange's own servers
    ACCOUNT = "account"  # what the account, or its key, holds or may


CALLER, EXCHANGE, NETWORK, ACCOUNT = Fault


@attrs.frozen
class ErrorCode:
    """What a code means.

    Attributes:
        code: as -1121.
        name: the exchange's name, as ``BAD_SYMBOL``.
        fault: who can do something about it.
        retryable: the same request may do better later, signed anew. Not so where the outcome is
            unknown: there, ask first.
    """

    code: int
    name: str
    fault: Fault
    retryable: bool = False


_CODES = (
    ErrorCode(-1000, "UNKNOWN", EXCHANGE, retryable=True),
    ErrorCode(-1001, "DISCONNECTED", NETWORK, retryable=True),
    ErrorCode(-1002, "UNAUTHORIZED", ACCOUNT),
    ErrorCode(-1003, "TOO_MANY_REQUESTS", CALLER, retryable=True),
    ErrorCode(-1006, "UNEXPECTED_RESP", NETWORK),
    ErrorCode(-1007, "TIMEOUT", NETWORK),
    ErrorCode(-1008, "SERVER_BUSY", EXCHANGE, retryable=True),
    ErrorCode(-1010, "ERROR_MSG_RECEIVED", CALLER),
    ErrorCode(-1013, "INVALID_MESSAGE", CALLER),
    ErrorCode(-1014, "UNKNOWN_ORDER_COMPOSITION", CALLER),
    ErrorCode(-1015, "TOO_MANY_ORDERS", CALLER, retryable=True),
    ErrorCode(-1016, "SERVICE_SHUTTING_DOWN", EXCHANGE),
    ErrorCode(-1020, "UNSUPPORTED_OPERATION", CALLER),
    ErrorCode(-1021, "INVALID_TIMESTAMP", CALLER, retryable=True),
    ErrorCode(-1022, "INVALID_SIGNATURE", CALLER),
    ErrorCode(-1033, "COMP_ID_IN_USE", CALLER),
    ErrorCode(-1034, "TOO_MANY_CONNECTIONS", CALLER, retryable=True),
    ErrorCode(-1035, "LOGGED_OUT", CALLER),
    ErrorCode(-1099, "NOT_FOUND_AUTHENTICATED_OR_AUTHORIZED", ACCOUNT),
    ErrorCode(-1100, "ILLEGAL_CHARS", CALLER),
    ErrorCode(-1101, "TOO_MANY_PARAMETERS", CALLER),
    ErrorCode(-1102, "MANDATORY_PARAM_EMPTY_OR_MALFORMED", CALLER),
    ErrorCode(-1103, "UNKNOWN_PARAM", CALLER),
    ErrorCode(-1104, "UNREAD_PARAMETERS", CALLER),
    ErrorCode(-1105, "PARAM_EMPTY", CALLER),
    ErrorCode(-1106, "PARAM_NOT_REQUIRED", CALLER),
    ErrorCode(-1108, "PARAM_OVERFLOW", CALLER),
    ErrorCode(-1111, "BAD_PRECISION", CALLER),
    ErrorCode(-1112, "NO_DEPTH", EXCHANGE, retryable=True),
    ErrorCode(-1114, "TIF_NOT_REQUIRED", CALLER),
    ErrorCode(-1115, "INVALID_TIF", CALLER),
    ErrorCode(-1116, "INVALID_ORDER_TYPE", CALLER),
    ErrorCode(-1117, "INVALID_SIDE", CALLER),
    ErrorCode(-1118, "EMPTY_NEW_CL_ORD_ID", CALLER),
    ErrorCode(-1119, "EMPTY_ORG_CL_ORD_ID", CALLER),
    ErrorCode(-1120, "BAD_INTERVAL", CALLER),
    ErrorCode(-1121, "BAD_SYMBOL", CALLER),
    ErrorCode(-1122, "INVALID_SYMBOLSTATUS", CALLER),
    ErrorCode(-1125, "INVALID_LISTEN_KEY", CALLER),
    ErrorCode(-1127, "MORE_THAN_XX_HOURS", CALLER),
    ErrorCode(-1128, "OPTIONAL_PARAMS_BAD_COMBO", CALLER),
    ErrorCode(-1130, "INVALID_PARAMETER", CALLER),
    ErrorCode(-1131, "BAD_RECV_WINDOW", CALLER),
    ErrorCode(-1134, "BAD_STRATEGY_TYPE", CALLER),
    ErrorCode(-1135, "INVALID_JSON", CALLER),
    ErrorCode(-1139, "INVALID_TICKER_TYPE", CALLER),
    ErrorCode(-1145, "INVALID_CANCEL_RESTRICTIONS", CALLER),
    ErrorCode(-1151, "DUPLICATE_SYMBOLS", CALLER),
    ErrorCode(-1152, "INVALID_SBE_HEADER", CALLER),
    ErrorCode(-1153, "UNSUPPORTED_SCHEMA_ID", CALLER),
    ErrorCode(-1155, "SBE_DISABLED", EXCHANGE),
    ErrorCode(-1158, "OCO_ORDER_TYPE_REJECTED", CALLER),
    ErrorCode(-1160, "OCO_ICEBERGQTY_TIMEINFORCE", CALLER),
    ErrorCode(-1161, "DEPRECATED_SCHEMA", EXCHANGE),
    ErrorCode(-1165, "BUY_OCO_LIMIT_MUST_BE_BELOW", CALLER),
    ErrorCode(-1166, "SELL_OCO_LIMIT_MUST_BE_ABOVE", CALLER),
    ErrorCode(-1167, "BOTH_OCO_ORDERS_CANNOT_BE_CONTINGENT", CALLER),
    ErrorCode(-1168, "BOTH_OCO_ORDERS_CANNOT_BE_LIMIT", CALLER),
    ErrorCode(-1169, "INVALID_TAG_NUMBER", CALLER),
    ErrorCode(-1170, "TAG_NOT_DEFINED_IN_MESSAGE", CALLER),
    ErrorCode(-1171, "TAG_APPEARS_MORE_THAN_ONCE", CALLER),
    ErrorCode(-1172, "TAG_OUT_OF_ORDER", CALLER),
    ErrorCode(-1173, "GROUP_FIELDS_OUT_OF_ORDER", CALLER),
    ErrorCode(-1174, "INVALID_COMPONENT", CALLER),
    ErrorCode(-1175, "RESET_SEQ_NUM_SUPPORT", CALLER),
    ErrorCode(-1176, "ALREADY_LOGGED_IN", CALLER),
    ErrorCode(-1177, "GARBLED_MESSAGE", CALLER),
    ErrorCode(-1178, "BAD_SENDER_COMPID", CALLER),
    ErrorCode(-1179, "BAD_SEQ_NUM", CALLER),
    ErrorCode(-1180, "EXPECTED_LOGON", CALLER),
    ErrorCode(-1181, "TOO_MANY_MESSAGES", CALLER, retryable=True),
    ErrorCode(-1182, "PARAMS_BAD_COMBO", CALLER),
    ErrorCode(-1183, "NOT_ALLOWED_IN_DROP_COPY_SESSIONS", CALLER),
    ErrorCode(-1184, "DROP_COPY_SESSION_NOT_ALLOWED", CALLER),
    ErrorCode(-1185, "DROP_COPY_SESSION_REQUIRED", CALLER),
    ErrorCode(-1186, "NOT_ALLOWED_IN_ORDER_ENTRY_SESSIONS", CALLER),
    ErrorCode(-1187, "NOT_ALLOWED_IN_MARKET_DATA_SESSIONS", CALLER),
    ErrorCode(-1188, "INCORRECT_NUM_IN_GROUP_COUNT", CALLER),
    ErrorCode(-1189, "DUPLICATE_ENTRIES_IN_A_GROUP", CALLER),
    ErrorCode(-1190, "INVALID_REQUEST_ID", CALLER),
    ErrorCode(-1191, "TOO_MANY_SUBSCRIPTIONS", CALLER),
    ErrorCode(-1194, "INVALID_TIME_UNIT", CALLER),
    ErrorCode(-1196, "BUY_OCO_STOP_LOSS_MUST_BE_ABOVE", CALLER),
    ErrorCode(-1197, "SELL_OCO_STOP_LOSS_MUST_BE_BELOW", CALLER),
    ErrorCode(-1198, "BUY_OCO_TAKE_PROFIT_MUST_BE_BELOW", CALLER),
    ErrorCode(-1199, "SELL_OCO_TAKE_PROFIT_MUST_BE_ABOVE", CALLER),
    ErrorCode(-1210, "INVALID_PEG_PRICE_TYPE", CALLER),
    ErrorCode(-1211, "INVALID_PEG_OFFSET_TYPE", CALLER),
    ErrorCode(-1220, "SYMBOL_DOES_NOT_MATCH_STATUS", CALLER),
    ErrorCode(-1221, "INVALID_SBE_MESSAGE_FIELD", CALLER),
    ErrorCode(-1222, "OPO_WORKING_MUST_BE_BUY", CALLER),
    ErrorCode(-1223, "OPO_PENDING_MUST_BE_SELL", CALLER),
    ErrorCode(-1224, "WORKING_PARAM_REQUIRED", CALLER),
    ErrorCode(-1225, "PENDING_PARAM_NOT_REQUIRED", CALLER),
    ErrorCode(-2010, "NEW_ORDER_REJECTED", ACCOUNT),
    ErrorCode(-2011, "CANCEL_REJECTED", CALLER),
    ErrorCode(-2013, "NO_SUCH_ORDER", CALLER),
    ErrorCode(-2014, "BAD_API_KEY_FMT", ACCOUNT),
    ErrorCode(-2015, "REJECTED_MBX_KEY", ACCOUNT),
    ErrorCode(-2016, "NO_TRADING_WINDOW", EXCHANGE),
    ErrorCode(-2021, "ORDER_CANCEL_REPLACE_PARTIALLY_FAILED", CALLER),
    ErrorCode(-2022, "ORDER_CANCEL_REPLACE_FAILED", CALLER),
    ErrorCode(-2026, "ORDER_ARCHIVED", EXCHANGE),
    ErrorCode(-2035, "SUBSCRIPTION_ACTIVE", CALLER),
    ErrorCode(-2036, "SUBSCRIPTION_INACTIVE", CALLER),
    ErrorCode(-2038, "ORDER_AMEND_REJECTED", CALLER),
    ErrorCode(-2039, "CLIENT_ORDER_ID_INVALID", CALLER),
    ErrorCode(-2042, "MAXIMUM_SUBSCRIPTION_IDS", CALLER),
    ErrorCode(-2043, "NO_REFERENCE_PRICE", EXCHANGE),
    ErrorCode(-3028, "NOT_A_VALID_MARGIN_PAIR", CALLER),
)

ERROR_CODES: Mapping[int, ErrorCode] = MappingProxyType({one.code: one for one in _CODES})
"""Every known code, from -1000 downward."""


def error_code(code: int) -> ErrorCode:
    """Return what a code means; an unknown one is the caller's fault and not retryable.

    >>> error_code(-1121).name, error_code(-1).name
    ('BAD_SYMBOL', 'UNKNOWN_CODE')
    """
    return ERROR_CODES.get(code) or ErrorCode(code, "UNKNOWN_CODE", CALLER)
