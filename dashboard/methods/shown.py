"""The parts of the page Methods and data, each as its reader is told of it."""

from collections.abc import Sequence

import streamlit as st

from dashboard.as_loaded import as_loaded
from dashboard.contents import PAGES
from dashboard.kept import kept
from dashboard.kinds import FIGURES, LISTINGS
from dashboard.links import to
from dashboard.methods import checked
from dashboard.methods.described import Described, describe
from dashboard.methods.families import BY_OUR_TESTS_ALONE, Section, section_of, sections
from dashboard.methods.glossary import GLOSSARY, UNTOLD
from dashboard.methods.loads import loads_seen, loads_table
from dashboard.methods.opening import Methods
from dashboard.methods.sources import ask_sources, other_tables, sources_table, states
from dashboard.page import in_london, say_missing
from dashboard.permissions import is_told_of_loads
from dashboard.presenting import presenting
from dashboard.sentences import methods as said
from dashboard.showing import quiet, section
from dashboard.sign_in.viewer import viewer
from dashboard.tables import render

FIGURE, SECTION, FIND = "figure", "section", "find"  # in the URL
LISTS = Section("Lists of rows", (), BY_OUR_TESTS_ALONE)
Group = tuple[Section, list[Described]]


@st.fragment
def show_figures() -> None:
    """Drawn again alone when another section is chosen or a word is looked for; one alone, where a link names it."""
    asked = st.query_params.get(FIGURE, "")
    if asked in FIGURES or asked in LISTINGS:
        st.html(_one(asked))
        return
    name, words = _chosen()
    st.html(_holding(words) if words else _of(name))


def show_sources(of: Methods) -> None:
    """How fresh each source is, for who is told."""
    if of.page is None:
        return
    found = ask_sources(of.page, of.reader)
    section(said.fresh_heading(states(found)), "Against how often each should speak, as at the date above")
    st.html(sources_table(found))
    quiet(other_tables(found, of.reader))


def show_checks(of: Methods) -> None:
    """What the checks found, for who is told."""
    if is_told_of_loads(of.reader):
        _checks()


@st.fragment
def _checks() -> None:
    """Where somebody had the records checked since the last load, what was found; else the way to do so."""
    section("What the checks of the records found", said.CHECKS_SAID)
    found = checked.kept() or _check_if_asked()
    if found is None:
        st.html(f'<p class="missing">{said.NOT_CHECKED}</p>')
        return
    broken, hold = checked.told(found, viewer())
    st.html(
        render(
            "methods_checks.html",
            sentence=said.checks_sentence(broken, hold),
            when=in_london(found.at),
            checks=broken,
            counted=said.rows_counted,
        )
    )


def _check_if_asked() -> checked.Checked | None:
    """The button gives way to what was found."""
    if presenting():
        return None
    place = st.empty()
    if not place.button("Check the records now", key="check"):
        return None
    with place, st.spinner("The records are being checked: a minute for a large log."):
        found = checked.check_now()
    place.empty()
    return found


def show_loads(of: Methods) -> None:
    """Every load there was, for who is told."""
    if not is_told_of_loads(of.reader):
        say_missing(said.NOT_TOLD)
        return
    section(
        said.loads_heading(loads_seen(of.reader)), "The latest first. A load is taken in whole or not at all"
    )
    st.html(loads_table(of.reader))


def show_words() -> None:
    """What these records cannot tell, and the glossary."""
    st.html(_words())


@kept
def _words() -> str:
    return render("methods_words.html", untold=UNTOLD, terms=GLOSSARY)


def _chosen() -> tuple[str, str]:
    """The section chosen, and the words to find in any section."""
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    with left:
        name = st.selectbox("Section", list(_every()), key=SECTION, bind="query-params")
    with right:
        words = st.text_input("Find in all sections", key=FIND, bind="query-params", placeholder="zero harm")
    return name, words or ""


def _every() -> dict[str, Section]:
    return {each.title: each for each in (*sections(), LISTS)}


@kept
def _one(id_: str) -> str:
    if id_ in LISTINGS:
        return _drawn([(LISTS, [describe(LISTINGS[id_])])], alone=True)
    return _drawn([(section_of(id_), [describe(FIGURES[id_], as_loaded().controls)])], alone=True)


@kept
def _of(name: str) -> str:
    return _drawn([_described(_every()[name])], alone=False)


def _holding(words: str) -> str:
    """Whatever holds the words, in every section: made anew, as no two readers look for the same."""
    described = (_described(each) for each in _every().values())
    found = ((of, [each for each in group if each.holds(words)]) for of, group in described)
    return _drawn([(of, group) for of, group in found if group], alone=False)


def _described(of: Section) -> Group:
    shown = LISTINGS.values() if of is LISTS else of.figures
    controls = as_loaded().controls
    return of, [describe(each, controls) for each in shown]


def _drawn(groups: Sequence[Group], *, alone: bool) -> str:
    role = viewer().role
    leads = any(entry.slug == "recommendations" and role in entry.roles for entry in PAGES)
    return render(
        "methods_figures.html",
        groups=groups,
        alone=alone,
        back=to("methods"),
        leads=_to_commitment if leads else None,
        said=said.checked_sentence,
    )


def _to_commitment(commitment: str) -> str:
    return to("recommendations", commitment=commitment)
