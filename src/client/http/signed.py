"""Builds requests: `build`; and shows what would be signed: `explain`.

The payload is the query string and the body, joined without ``&``; the signature of both comes
last. Source: "SIGNED Endpoint security", REST documentation of 2022-09-30.
"""

from collections.abc import Collection, Mapping

import attrs

from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.errors import InvalidKey, MissingKey
from pretrade.client.http.encoding import encode, percent_encode
from pretrade.client.http.headers import API_KEY, Headers
from pretrade.client.http.raw_request import RawRequest
from pretrade.client.keys.secret import Secret
from pretrade.client.keys.signer import Signer

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@attrs.frozen
class ShownRequest:
    """A request as it would be sent, without the key and the signature.

    Attributes:
        method: the HTTP method.
        url: with the query.
        body: the form; empty when there is none.
        payload: exactly what is signed; None when the endpoint is not signed.
        headers: with ``***`` for the API key.
        kind: how it is signed: ``HMAC``, ``RSA`` or ``ED25519``; None when it is not.
    """

    method: str
    url: str
    body: str
    payload: str | None
    headers: Mapping[str, str] = attrs.field(hash=False)
    kind: str | None = None

    def __str__(self) -> str:
        """Return the request line, the body and the payload, one a line."""
        lines = [f"{self.method} {self.url}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        if self.body:
            lines.append(f"body: {self.body}")
        if self.payload is None:
            lines.append("not signed")
        else:
            lines.append(f"signed{f' ({self.kind})' if self.kind else ''}: {self.payload}")
        return "\n".join(lines)


def build(  # noqa: PLR0913  keywords, each with one meaning
    endpoint: Endpoint,
    params: Mapping[str, object],
    *,
    base_url: str,
    api_key: str | Secret | None = None,
    signer: Signer | None = None,
    timestamp: int | None = None,
    body_params: Collection[str] = (),
) -> RawRequest:
    """Return the request, signed if the endpoint asks for it.

    Args:
        endpoint: a row of `pretrade.client.endpoints.ENDPOINTS`.
        params: the exchange's parameter names; None is not sent.
        base_url: scheme and host.
        api_key: needed unless the endpoint's security is NONE.
        signer: needed where the endpoint is signed.
        timestamp: milliseconds on the exchange's clock; needed where the endpoint is signed.
        body_params: these go to the body and the others to the query, whatever the endpoint's
            placement is.

    Raises:
        MissingKey: the endpoint needs an API key or a signer.
        InvalidKey: the API key cannot be sent in a header.
        TypeError: a signature or a value that cannot be sent was given, or the timestamp was not.
    """
    api_key = None if api_key is None else Secret(api_key)
    query, body = _parts(endpoint, params, timestamp, body_params)
    headers: dict[str, str | Secret] = dict(_FORM) if body else {}
    if endpoint.security.keyed:
        if not api_key:
            raise MissingKey(f"{endpoint.name} ({endpoint.security}) needs an API key")
        if not (api_key.reveal().isascii() and api_key.reveal().isprintable()):
            # An HTTP library would say so too, and show the key.
            raise InvalidKey("the API key has characters that no key has; copy it again")
        headers[API_KEY] = api_key
    if endpoint.security.signed:
        if signer is None:
            raise MissingKey(f"{endpoint.name} ({endpoint.security}) needs a secret key to sign")
        signature = "signature=" + percent_encode(signer.sign(query + body))
        if body:
            body += "&" + signature
        else:
            query += "&" + signature
    return RawRequest(endpoint.method, endpoint.path, query, body, Headers(headers), base_url)


def explain(  # noqa: PLR0913  as build
    endpoint: Endpoint,
    params: Mapping[str, object],
    *,
    base_url: str,
    signer: Signer | None = None,
    timestamp: int | None = None,
    body_params: Collection[str] = (),
) -> ShownRequest:
    """Return what `build` would send, and the exact text that it would sign. Needs no key.

    Raises:
        TypeError: as `build`.
    """
    query, body = _parts(endpoint, params, timestamp, body_params)
    signed = endpoint.security.signed
    headers = {**(_FORM if body else {}), **({API_KEY: "***"} if endpoint.security.keyed else {})}
    return ShownRequest(
        method=endpoint.method,
        url=RawRequest(endpoint.method, endpoint.path, query, base_url=base_url).url,
        body=body,
        payload=query + body if signed else None,
        headers=headers,
        kind=signer.kind if signed and signer is not None else None,
    )


def _parts(
    endpoint: Endpoint,
    params: Mapping[str, object],
    timestamp: int | None,
    body_params: Collection[str],
) -> tuple[str, str]:
    """Return query and body. The timestamp comes last: in the body, if there is one."""
    if "signature" in params:
        raise TypeError("signature is made here; leave it out")
    whole_body = endpoint.placement == "body" and not body_params
    query = {name: value for name, value in params.items() if name not in body_params}
    body = {name: value for name, value in params.items() if name in body_params}
    if whole_body:
        query, body = body, query
    if endpoint.security.signed and params.get("timestamp") is None:
        if timestamp is None:
            raise TypeError(f"{endpoint.name} is signed: give timestamp=")
        (body if body or whole_body else query)["timestamp"] = timestamp
    return encode(query), encode(body)
