"""Makes the state of a client from what its constructor was given: `open_session`."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypedDict

from pretrade.client.environments import (
    Environment,
    base_url_for,
    environment_of,
    keys_from_environment,
)
from pretrade.client.errors import MissingKey
from pretrade.client.keys.secret import Secret
from pretrade.client.keys.signer import Signer
from pretrade.client.keys.signing import signer_of
from pretrade.client.state.circuit_breaker import CircuitBreaker
from pretrade.client.state.client_state import ClientState
from pretrade.client.state.defaults import machine_clock, unique_id
from pretrade.client.state.facts_state import FactsState
from pretrade.client.state.rules_state import RulesChanged, RulesState
from pretrade.client.validate import Validate, validate_of
from pretrade.exchange_info import ExchangeInfo
from pretrade.info.document import Source
from pretrade.meant import meant_name

LONGEST_WINDOW = 60_000
"""The longest recvWindow that the exchange takes, in milliseconds (change log of 2019-08-15)."""


class Settings(TypedDict, total=False):
    """What a client may be set to besides environment and keys; each may be left out.

    Attributes:
        rules: an ExchangeInfo or what `ExchangeInfo.load` takes; None: read before the first order.
        base_url: another address of the environment, or one on this machine.
        validate: ``known`` (default), ``strict`` or ``off``.
        recv_window: for how many milliseconds a request is good: 5000, at most 60000.
        clock: returns milliseconds since 1970; this machine's by default.
        wait_for_limits: wait where a limit is reached, and go on once; orders never wait.
        facts_most_age: for how many milliseconds prices and account are relied on after they were
            read: 60000; None: for ever.
        query_waits: milliseconds to wait before each query for an order whose reply was lost.
        most_refusals: after so many equal refusals of one order (3) it is not sent again.
        new_id: makes client order ids.
        on_rules_changed: is called when the exchange's rules turn out to have changed.
    """

    rules: ExchangeInfo | Source | None
    base_url: str | None
    validate: Validate | str
    recv_window: int
    clock: Callable[[], int]
    wait_for_limits: bool
    facts_most_age: int | None
    query_waits: Sequence[int]
    most_refusals: int
    new_id: Callable[[], str]
    on_rules_changed: Callable[[RulesChanged], object] | None


def hidden_text(given: str | bytes | Secret | None) -> Secret | None:
    """Wrap a key at once, so that no traceback shows it."""
    return None if given is None else Secret.of(given)


def hidden(given: str | bytes | Secret | Signer | None) -> Secret | Signer | None:
    """Wrap a secret, unless it is something that signs."""
    return Secret.of(given) if isinstance(given, str | bytes | Secret) else given


def open_session(
    keys: tuple[Secret | None, Secret | Signer | None, Secret | None],
    environment: Environment | str,
    environ: Mapping[str, str],
    settings: Settings,
) -> ClientState:
    """Return a new state.

    Args:
        keys: API key, secret and passphrase.
        environment: where orders go.
        environ: environment variables, where keys are looked for if neither key is given.
        settings: the rest.

    Raises:
        WrongEnvironment: the environment is none, or the address is another one's.
        InvalidKey: the secret cannot be read.
        InvalidExchangeInfo: the rules cannot be read.
        ValueError: ``validate`` is no mode, or ``recv_window`` too long.
        TypeError: there is no such setting.
    """
    for name in settings.keys() - Settings.__annotations__.keys():
        meant = meant_name(name, Settings.__annotations__)
        hint = (
            f"did you mean {meant}?"
            if meant
            else "see pretrade.client.state.make_client_state.Settings"
        )
        raise TypeError(f"a client has no setting {name}; {hint}")
    place = environment_of(environment)
    base_url = base_url_for(place, settings.get("base_url"))
    api_key, signer, missing = _keys(keys, place, environ)
    rules = settings.get("rules")
    state = ClientState(
        environment=place,
        base_url=base_url,
        api_key=api_key,
        signer=signer,
        missing=missing,
        clock=settings.get("clock", machine_clock),
        new_id=settings.get("new_id", unique_id),
        validate=validate_of(settings.get("validate", Validate.KNOWN)),
        recv_window=_window(settings.get("recv_window", 5000)),
        wait_for_limits=settings.get("wait_for_limits", False),
        query_waits=tuple(settings.get("query_waits", (250, 1000, 3000))),
        on_rules_changed=settings.get("on_rules_changed"),
        rules=None if rules is None else RulesState.given(rules),
        facts=FactsState(settings.get("facts_most_age", 60_000)),
        breaker=CircuitBreaker(settings.get("most_refusals", 3)),
    )
    if state.rules is not None:
        state.tracker.adopt(state.rules.info.exchange.rate_limits)
    return state


def _keys(
    keys: tuple[Secret | None, Secret | Signer | None, Secret | None],
    environment: Environment,
    environ: Mapping[str, str],
) -> tuple[Secret | None, Signer | None, MissingKey | None]:
    """Return API key and signer; without any, why there is none: prices need no key."""
    api_key, secret, passphrase = keys
    if api_key is None and secret is None:
        try:
            api_key, secret = keys_from_environment(environment, environ)
        except MissingKey as missing:
            return None, None, missing
    return api_key, None if secret is None else signer_of(secret, passphrase), None


def _window(milliseconds: int) -> int:
    if 0 < milliseconds <= LONGEST_WINDOW:
        return milliseconds
    raise ValueError(f"recv_window is 1 to {LONGEST_WINDOW} milliseconds, not {milliseconds}")
