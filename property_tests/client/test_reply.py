"""The law of replies: whatever comes is a value or one of the client's errors, never a surprise."""

import json

from hypothesis import given
from hypothesis import strategies as st

from pretrade.client.errors import ClientError
from pretrade.client.http.reply import RawReply, parse_reply

scalars = st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False)
values = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=10
)
errors = st.fixed_dictionaries(
    {},
    optional={
        "code": st.integers(-9999, 9999) | scalars,
        "msg": st.text() | scalars | st.text().map(lambda text: f"IP banned until {text}"),
        "data": values,
    },
)
bodies = st.binary() | (values | errors).map(lambda value: json.dumps(value).encode())
headers = st.dictionaries(st.sampled_from(["Retry-After", "Date"]), st.text())
statuses = st.sampled_from([200, 204, 302, 400, 401, 403, 404, 409, 418, 429, 500, 503])


@given(statuses, headers, bodies)
def test_any_reply_is_a_value_or_an_error_of_the_client(
    status: int, header: dict[str, str], body: bytes
) -> None:
    told: object
    try:
        told = parse_reply(RawReply(status, header, body), 1_659_761_900_000)
    except ClientError as error:
        told = error
    else:
        assert 200 <= status < 300
    assert str(told) or told == ""
