"""What ``doctor`` finds out, and how it is shown: `examine`, `Examination`."""

import json
import os
from collections.abc import Mapping

import attrs

from pretrade.cli.command_error import CommandError
from pretrade.cli.input.rules_file import load_rules
from pretrade.cli.terminal.output import Output, Paint
from pretrade.client import (
    Client,
    ClientError,
    Environment,
    InvalidKey,
    MissingKey,
    TransportFailed,
    WrongEnvironment,
)
from pretrade.client.environments import PLACES, host_of, keys_from_environment
from pretrade.client.keys.secret import Secret
from pretrade.client.keys.signing import signer_of
from pretrade.client.limits.rate_limits import counts
from pretrade.client.state.age_text import age_text
from pretrade.client.state.rules_state import RulesState
from pretrade.client.state.server_time import AHEAD, ServerTime

_TIMEOUT = 5.0
_WINDOW = 5000  # the recvWindow of a request that names none, in milliseconds
_PREFIX = 4
_SHORTEST_KEY = 16  # of a shorter one the prefix would tell too much


@attrs.frozen
class Examination:
    """How things are.

    Attributes:
        environment: which exchange.
        base_url: its address.
        key: how the API key begins, as ``abcd…``; None: there is none.
        kind: what the secret is: ``HMAC``, ``RSA`` or ``ED25519``; None: there is none.
        server_time: how far off the clock is.
        weight_used: as ``7 per 1 MINUTE``; None: the exchange did not say.
        rules_age: how old the rules are, in milliseconds; None: none were given.
        problems: what is wrong, a sentence each.
    """

    environment: Environment
    base_url: str
    key: str | None
    kind: str | None
    server_time: ServerTime
    weight_used: str | None
    rules_age: int | None
    problems: tuple[str, ...]

    @property
    def host(self) -> str:
        """The host of the address."""
        return host_of(self.base_url)


def examine(
    environment: str, base_url: str | None, rules: str | None, output: Output
) -> Examination:
    """Ask the exchange for its time and look at keys and rules.

    Raises:
        CommandError: the address is not the environment's, the rules cannot be read, or the extra
            ``client`` is not installed.
    """
    held = None if rules is None else RulesState.given(load_rules(rules, output).info)
    place = Environment(environment)
    key, kind, key_problems = _keys(place, os.environ)
    with _open(place, base_url) as client:
        weight, time_problems = _ask(client)
        return Examination(
            environment=place,
            base_url=client.base_url,
            key=key,
            kind=kind,
            server_time=client.server_time,
            weight_used=weight,
            rules_age=None if held is None else held.age(client.now),
            problems=(*key_problems, *time_problems),
        )


def _open(environment: Environment, base_url: str | None) -> Client:
    try:
        # No keys: whatever is wrong with those of the process is told by itself.
        return Client("", "unused", environment=environment, base_url=base_url, timeout=_TIMEOUT)
    except WrongEnvironment as error:
        raise CommandError(f"--base-url: {error}") from error
    except ImportError as error:
        raise CommandError(str(error)) from error


def _keys(
    environment: Environment, environ: Mapping[str, str]
) -> tuple[str | None, str | None, list[str]]:
    """Return how the API key begins, what kind the secret is, and what is wrong with them."""
    try:
        key, secret = keys_from_environment(environment, environ)
    except MissingKey as missing:
        half = environ.get(f"{PLACES[environment].variable}API_KEY")
        return None, None, [f"the API key has no secret: {missing}"] if half else []
    try:
        return _prefix(key), signer_of(secret).kind, []
    except (InvalidKey, ImportError) as error:
        return _prefix(key), None, [f"the secret cannot be used: {error}"]


def _prefix(key: Secret) -> str:
    text = key.reveal()
    return f"{text[:_PREFIX]}…" if len(text) >= _SHORTEST_KEY else "…"


def _ask(client: Client) -> tuple[str | None, list[str]]:
    """Return the weight used, and what is wrong with connection and clock."""
    try:
        reply = client.sync_time()
    except TransportFailed as error:
        where = f"{host_of(client.base_url)} cannot be reached: {error.reason}"
        return None, [f"{where}; check the network, a proxy or --base-url"]
    except ClientError as error:
        return None, [f"{host_of(client.base_url)} does not answer as it should: {error}"]
    used = [
        f"{count} per {number} {interval}"
        for (kind, interval, number), count in counts(reply.headers).items()
        if kind == "REQUEST_WEIGHT"
    ]
    time = client.server_time
    fine = -_WINDOW <= time.offset_ms < AHEAD
    return ", ".join(used) or None, [] if fine else [f"the clock is {time.explain(_WINDOW)}"]


def show_text(found: Examination, output: Output) -> None:
    """Write a line for each thing, then what is wrong."""
    rows = {
        "environment": found.environment.value,
        "host": found.host,
        "key": _key(found),
        "clock": found.server_time.explain(),
        "weight used": found.weight_used or "not known",
        "rules": _rules(found),
    }
    for name, value in rows.items():
        output.line(f"{name:12} ", value)
    for problem in found.problems:
        output.line(Paint("wrong", "red"), f": {problem}")


def show_json(found: Examination, output: Output) -> None:
    """Write one object."""
    time = found.server_time
    told = {
        "ok": not found.problems,
        "environment": found.environment.value,
        "host": found.host,
        "baseUrl": found.base_url,
        "keyPrefix": found.key,
        "keyType": found.kind,
        "clockOffsetMs": time.offset_ms if time.known else None,
        "roundTripMs": time.round_trip_ms,
        "clock": time.explain(),
        "weightUsed": found.weight_used,
        "rulesAgeMs": found.rules_age,
        "problems": list(found.problems),
    }
    output.raw(json.dumps(told))


def _key(found: Examination) -> str:
    if found.key is None:
        start = PLACES[found.environment].variable
        return f"none: set {start}API_KEY and {start}API_SECRET"
    return f"{found.key} ({found.kind or 'its secret cannot be used'})"


def _rules(found: Examination) -> str:
    if found.rules_age is None:
        return "none given: --rules exchangeInfo.json tells their age"
    return f"{age_text(found.rules_age)} old"
