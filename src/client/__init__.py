"""A client that checks every order, and only then signs and sends it.

`Client` blocks, `AsyncClient` is awaited; their methods have the same names. Extra ``client`` sends
by httpx2, extra ``keys`` reads RSA and Ed25519 keys; neither is needed for what is pure.
"""

from pretrade.client.async_client import AsyncClient
from pretrade.client.client import Client
from pretrade.client.environments import Environment
from pretrade.client.errors import (
    Banned,
    CancelReplaceFailed,
    CircuitOpen,
    ClientError,
    EndpointRetired,
    ExchangeError,
    FirewallBlocked,
    InvalidKey,
    LimitReached,
    MalformedReply,
    MissingKey,
    NotServed,
    OutcomeUnknown,
    RestrictedLocation,
    TransportFailed,
    WrongEnvironment,
)
from pretrade.client.http.raw_request import RawRequest
from pretrade.client.http.reply import RawReply, Reply, parse_reply
from pretrade.client.http.transport import AsyncTransport, Transport
from pretrade.client.keys.signing import signer_of
from pretrade.client.may_be_gone import MayBeGone
from pretrade.client.state.make_client_state import Settings
from pretrade.client.state.rules_state import RulesChanged
from pretrade.client.state.sent_order import SentOrder
from pretrade.client.user_data.user_data_state import UserDataState
from pretrade.client.validate import Validate

__all__ = [
    "AsyncClient",
    "AsyncTransport",
    "Banned",
    "CancelReplaceFailed",
    "CircuitOpen",
    "Client",
    "ClientError",
    "EndpointRetired",
    "Environment",
    "ExchangeError",
    "FirewallBlocked",
    "InvalidKey",
    "LimitReached",
    "MalformedReply",
    "MayBeGone",
    "MissingKey",
    "NotServed",
    "OutcomeUnknown",
    "RawReply",
    "RawRequest",
    "Reply",
    "RestrictedLocation",
    "RulesChanged",
    "SentOrder",
    "Settings",
    "Transport",
    "TransportFailed",
    "UserDataState",
    "Validate",
    "WrongEnvironment",
    "parse_reply",
    "signer_of",
]
