"""Where signing in leads: only ever to a page of ours."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.sign_in.next_path import next_path, page_paths

OURS = "https://oversight.example"


@pytest.mark.parametrize(
    "asked",
    ["/", "/reviews", "/reviews?as_at=2020-10-31&level=B", "/sharing?next=https%3A%2F%2Fevil.example"],
)
def test_a_page_of_ours_is_kept_with_its_filters(asked: str) -> None:
    assert next_path(asked) == asked


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "reviews",
        "//evil.example",
        "///evil.example",
        "//evil.example/reviews",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example/reviews",
        "javascript:alert(1)",
        "/reviews\r\nSet-Cookie: a=b",
        "/\t/evil.example",
        "/reviews ",
        "/sign-out",
        "/media/abc",
        "/nothing-of-ours",
        "/reviews/../sign-out",
        "/réviews",
        "/reviews?" + "a" * 2000,
    ],
)
def test_anything_else_leads_to_the_first_page(asked: str) -> None:
    assert next_path(asked) == "/"


@given(
    st.one_of(
        st.text(),
        st.builds(
            "/{}{}".format, st.sampled_from(["/", "\\", "@", ":", "reviews", ".."]), st.text(max_size=20)
        ),
        st.builds("{}evil.example/reviews".format, st.text("/\\:@htps\t\n ", max_size=8)),
    )
)
@example("/reviews//evil.example")
def test_whatever_is_asked_a_browser_stays_at_our_address_on_one_of_our_pages(asked: str) -> None:
    reached = urlsplit(urljoin(f"{OURS}/sign-in", next_path(asked)))
    assert f"{reached.scheme}://{reached.netloc}" == OURS
    assert (reached.path.rstrip("/") or "/") in page_paths()
