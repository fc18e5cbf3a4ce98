"""What is asked once for each run is asked anew by the next, and outside of one each time."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.this_run import forget, once


def test_outside_of_a_run_it_is_asked_each_time():
    answers = iter((1, 2))

    assert (once("x", lambda: next(answers)), once("x", lambda: next(answers))) == (1, 2)
    forget("x")


def test_a_run_asks_once_and_the_next_run_asks_anew():
    def script():
        import streamlit as st  # noqa: PLC0415 # AppTest runs the body of this function alone

        from dashboard.this_run import forget, once  # noqa: PLC0415

        def ask():
            st.session_state["asked"] = st.session_state.get("asked", 0) + 1
            return st.session_state["asked"]

        seen = [once("x", ask), once("x", ask), once(("x", "another"), ask)]
        forget("x")
        st.text([*seen, once("x", ask)])

    page = AppTest.from_function(script).run()
    assert page.text[0].value == "[1, 1, 2, 3]"
    assert page.run().text[0].value == "[4, 4, 5, 6]"


def test_what_raises_is_not_kept():
    def fails():
        raise ValueError

    with pytest.raises(ValueError):
        once("x", fails)
    assert once("x", lambda: 7) == 7
