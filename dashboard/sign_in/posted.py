"""What a form sent, read with care: small, of the one kind our forms send, and nothing in it twice."""

from urllib.parse import parse_qsl

from starlette.requests import Request

MOST_BYTES = 16 * 1024
MOST_FIELDS = 10
KIND = "application/x-www-form-urlencoded"


class NotAForm(Exception):
    """What was sent is none of our forms."""


async def posted(request: Request) -> dict[str, str]:
    """
    The fields of a form, exactly as they were typed.

    :raises NotAForm: where it is larger or other than a form of ours.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != KIND:
        raise NotAForm
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise NotAForm
    return _fields(bytes(body))


def _fields(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, strict_parsing=True, errors="strict",
            max_num_fields=MOST_FIELDS,
        )  # fmt: skip
    except ValueError as error:
        raise NotAForm from error
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise NotAForm
    return fields
