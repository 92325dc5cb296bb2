"""The rules beyond filters: one file and one row of a table for each, in the exchange's order.

The exchange answers with one error; the tables are in the order in which it looks, so that the
first violation of a report is what it would answer. Steps 1, 2, 4, 5, 7 to 10 and 13 are seen in
real answers, the rest is ours.
"""

from pretrade.check import Check
from pretrade.rules.amend_allowed import AMEND_ALLOWED
from pretrade.rules.amended_order import AMENDED_ORDER
from pretrade.rules.balance import BALANCE
from pretrade.rules.can_trade import CAN_TRADE
from pretrade.rules.cancel_replace_allowed import CANCEL_REPLACE_ALLOWED
from pretrade.rules.duplicate_client_order_id import (
    DUPLICATE_CLIENT_ORDER_ID,
    DUPLICATE_IN_LIST,
    DUPLICATE_LIST,
    DUPLICATE_OF_AMENDMENT,
)
from pretrade.rules.empty_book import EMPTY_BOOK
from pretrade.rules.empty_parameter import EMPTY_PARAMETER
from pretrade.rules.forbidden_parameter import FORBIDDEN_PARAMETER
from pretrade.rules.iceberg_allowed import ICEBERG_ALLOWED
from pretrade.rules.iceberg_quantity import ICEBERG_QUANTITY
from pretrade.rules.iceberg_time_in_force import ICEBERG_TIME_IN_FORCE
from pretrade.rules.mandatory_parameter import MANDATORY_OF_ENDPOINT, MANDATORY_PARAMETER
from pretrade.rules.margin_allowed import MARGIN_ALLOWED
from pretrade.rules.oco_allowed import OCO_ALLOWED
from pretrade.rules.oco_prices import OCO_LEGS, OCO_PRICES
from pretrade.rules.oco_types import OCO_TYPES
from pretrade.rules.opo_allowed import OPO_ALLOWED
from pretrade.rules.opo_sides import OPO_SIDES
from pretrade.rules.order_rate import ORDER_RATE
from pretrade.rules.order_type import ORDER_TYPE
from pretrade.rules.order_type_value import ORDER_TYPE_VALUE
from pretrade.rules.oto_allowed import OTO_ALLOWED
from pretrade.rules.overflow import OVERFLOW
from pretrade.rules.parameter_combination import PARAMETER_COMBINATION
from pretrade.rules.pegged_price import PEG_LIQUIDITY, PEGGED_PRICE
from pretrade.rules.permissions import PERMISSIONS
from pretrade.rules.post_only import POST_ONLY
from pretrade.rules.precision import PRECISION
from pretrade.rules.price_range import PRICE_RANGE
from pretrade.rules.quote_order_qty import QUOTE_ORDER_QTY, QUOTE_ORDER_QTY_BEFORE_2021
from pretrade.rules.recv_window import RECV_WINDOW
from pretrade.rules.self_trade_prevention import SELF_TRADE_PREVENTION
from pretrade.rules.side import SIDE
from pretrade.rules.sor_allowed import SOR_ALLOWED, SOR_OF_ACCOUNT
from pretrade.rules.spot_allowed import SPOT_ALLOWED
from pretrade.rules.strategy_type import STRATEGY_TYPE
from pretrade.rules.symbol import SYMBOL
from pretrade.rules.symbol_filters import SYMBOL_FILTERS
from pretrade.rules.symbol_status import SYMBOL_STATUS
from pretrade.rules.syntax import SYNTAX
from pretrade.rules.time_in_force import TIME_IN_FORCE
from pretrade.rules.timing import TIMING
from pretrade.rules.trailing_stop_allowed import TRAILING_STOP_ALLOWED
from pretrade.rules.trigger_price import TRIGGER_PRICE
from pretrade.rules.unknown_parameter import UNKNOWN_PARAMETER
from pretrade.rules.unsupported_operation import UNSUPPORTED_OPERATION
from pretrade.rules.unsupported_type import UNSUPPORTED_TYPE
from pretrade.rules.zero_notional import ZERO_NOTIONAL
from pretrade.rules.zero_value import ZERO_VALUE

BEFORE_FILTERS: tuple[Check, ...] = (
    UNSUPPORTED_OPERATION,
    MANDATORY_OF_ENDPOINT,  # 1 names
    UNKNOWN_PARAMETER,
    SYNTAX,  # 2 texts
    EMPTY_PARAMETER,
    SIDE,  # 3 words and the symbol
    ORDER_TYPE_VALUE,
    TIME_IN_FORCE,
    SYMBOL,
    FORBIDDEN_PARAMETER,  # 4 what must not be there
    QUOTE_ORDER_QTY_BEFORE_2021,
    MANDATORY_PARAMETER,  # 5 what must be there for the type
    PARAMETER_COMBINATION,  # 6 what goes together
    UNSUPPORTED_TYPE,
    OCO_TYPES,
    OPO_SIDES,
    PEGGED_PRICE,
    STRATEGY_TYPE,
    RECV_WINDOW,
    TIMING,
    OVERFLOW,  # 7 digits
    PRECISION,
    ZERO_VALUE,  # 8 zeros
    ZERO_NOTIONAL,
    ORDER_TYPE,  # 9 what the symbol takes
    QUOTE_ORDER_QTY,
    ICEBERG_ALLOWED,
    OCO_ALLOWED,
    OTO_ALLOWED,
    OPO_ALLOWED,
    SOR_ALLOWED,
    AMEND_ALLOWED,
    TRAILING_STOP_ALLOWED,
    CANCEL_REPLACE_ALLOWED,
    SELF_TRADE_PREVENTION,
    ICEBERG_TIME_IN_FORCE,
    ICEBERG_QUANTITY,
    SYMBOL_STATUS,
    SPOT_ALLOWED,
    MARGIN_ALLOWED,
)
"""Steps 1 to 9: the request by itself, then by what the symbol takes. Step 10 is the filters."""

AFTER_FILTERS: tuple[Check, ...] = (
    SYMBOL_FILTERS,  # 10 filters that are not known
    OCO_LEGS,  # prices that contradict each other
    DUPLICATE_IN_LIST,
)
"""The end of step 10: the last that follows from request, symbol and average price."""

ACCOUNT_RULES: tuple[Check, ...] = (
    PERMISSIONS,  # 11 the account
    CAN_TRADE,
    SOR_OF_ACCOUNT,
    AMENDED_ORDER,
    DUPLICATE_OF_AMENDMENT,
    DUPLICATE_LIST,
    DUPLICATE_CLIENT_ORDER_ID,
)
"""The start of step 11; the filters of the account come next."""

LAST: tuple[Check, ...] = (
    ORDER_RATE,
    EMPTY_BOOK,  # 12 the market
    PEG_LIQUIDITY,
    TRIGGER_PRICE,
    OCO_PRICES,
    POST_ONLY,
    BALANCE,  # 13 the funds
)
"""The end of step 11, then steps 12 and 13."""

RULES: tuple[Check, ...] = (*BEFORE_FILTERS, *AFTER_FILTERS, *ACCOUNT_RULES, *LAST)
"""Every rule that is not a filter."""

WARNINGS: tuple[Check, ...] = (PRICE_RANGE,)
"""What refuses nothing: it tells what may become of an order that is taken."""
