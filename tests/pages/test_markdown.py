import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.pages import as_html


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("<script>alert(1)</script>", "<script"),
        ("[go](javascript:alert(1))", 'href="javascript'),
        ("![see](https://elsewhere.test/one.png)", "<img"),
        ('<img src=x onerror="alert(1)">', "<img"),
        ("<svg onload=alert(1)>", "<svg"),
        ("[go](data:text/html;base64,AAAA)", 'href="data'),
        ('<p style="position:fixed">', "<p style"),
    ],
)
def test_nothing_in_an_entry_runs_or_loads(text: str, never: str) -> None:
    """Scripts, handlers, pictures from elsewhere and odd addresses come out as words."""
    assert never not in as_html(text)


def test_markdown_is_shown_as_meant() -> None:
    """Emphasis, lists, quotes and line breaks come out as HTML."""
    html = as_html("*so* tired\nof it\n\n- one\n- two\n\n> he said")
    for piece in ("<em>so</em>", "<br>", "<li>one</li>", "<blockquote>"):
        assert piece in html


@given(st.text(max_size=200))
def test_any_text_comes_out_inert(text: str) -> None:
    """No text makes an element or attribute that is not among the harmless ones."""
    for tag, rest in re.findall(r"<([a-zA-Z0-9]+)([^>]*)>", as_html(text)):
        assert tag not in {"script", "img", "iframe", "svg", "style", "object", "form", "input"}
        assert not re.search(r"\s(on\w+|style|src)\s*=", rest)
