"""What a browser loads first: Streamlit's shell with our style and our script in it, under a policy that is no looser."""

import asyncio
import base64
import hashlib
import re

import pytest
from starlette.requests import Request

from dashboard import shell
from dashboard.sign_in.headers import page_policy
from dashboard.theme import style


def body(response):
    return response.body.decode()


def served(endpoint):
    return asyncio.run(endpoint(Request({"type": "http"})))


def test_the_shell_loads_our_style_before_anything_is_drawn_and_one_script_of_ours():
    page = body(served(shell.shell))

    assert page.index('<link rel="stylesheet" href="/style.css">') < page.index('<div id="root">')
    assert '<script src="/keys.js" defer></script>' in page
    assert '<html lang="en-GB">' in page
    assert "Loading…" in page


def test_every_inline_script_of_the_shell_is_one_the_policy_names_and_there_is_no_other():
    inline = re.findall(r"<script>(.*?)</script>", body(served(shell.shell)), re.DOTALL)

    assert inline
    for script in inline:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in page_policy()


def test_every_part_that_is_fetched_ahead_is_there():
    ahead = re.findall(
        r'<link rel="modulepreload" crossorigin href="\./(static/js/(\w+)\.[^"]+)">', shell._parts()
    )

    assert {part for _, part in ahead} == set(shell.PARTS)
    assert all((shell.STATIC / file).is_file() for file, _ in ahead)


def test_the_style_and_the_script_are_served_as_what_they_are():
    style_sheet, keys = served(shell.style_sheet), served(shell.keys)

    assert (style_sheet.media_type, body(style_sheet)) == ("text/css", style())
    assert keys.media_type == "text/javascript"
    assert "ArrowRight" in body(keys)


def test_a_shell_of_another_streamlit_is_noticed_and_not_served_without_the_style(tmp_path, monkeypatch):
    (tmp_path / "index.html").write_text(
        '<html lang="en"><title>Streamlit</title><div id="app"></div></html>'
    )
    monkeypatch.setattr(shell, "STATIC", tmp_path)
    shell._shell.cache_clear()

    with pytest.raises(RuntimeError, match="no longer holds"):
        served(shell.shell)

    monkeypatch.undo()
    shell._shell.cache_clear()
    assert "/style.css" in body(served(shell.shell))
