"""The parts of the page Methods and data, each as its reader is told of it."""

from collections.abc import Iterator

import streamlit as st

from dashboard.as_loaded import as_loaded
from dashboard.contents import PAGES
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
    is_one = asked in FIGURES or asked in LISTINGS
    groups = [_one(asked)] if is_one else _chosen()
    reader = viewer()
    opens = {entry.slug for entry in PAGES if reader.role in entry.roles}
    st.html(
        render(
            "methods_figures.html",
            groups=groups,
            alone=is_one,
            back=to("methods"),
            leads=(lambda commitment: to("recommendations", commitment=commitment))
            if "recommendations" in opens
            else None,
            said=said.checked_sentence,
        )
    )


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
    st.html(render("methods_words.html", untold=UNTOLD, terms=GLOSSARY))


def _one(id_: str) -> Group:
    if id_ in LISTINGS:
        return LISTS, [describe(LISTINGS[id_])]
    return section_of(id_), [describe(FIGURES[id_], as_loaded().controls)]


def _chosen() -> list[Group]:
    """The section chosen; with words to find, whatever holds them in any section."""
    every = [*sections(), LISTS]
    names = [each.title for each in every]
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    with left:
        name = st.selectbox("Section", names, key=SECTION, bind="query-params")
    with right:
        words = st.text_input("Find in all sections", key=FIND, bind="query-params", placeholder="zero harm")
    if words:
        return [group for group in map(_described, every) for group in _holding(group, words)]
    return [_described(next(each for each in every if each.title == name))]


def _described(of: Section) -> Group:
    shown = LISTINGS.values() if of is LISTS else of.figures
    controls = as_loaded().controls
    return of, [describe(each, controls) for each in shown]


def _holding(group: Group, words: str) -> Iterator[Group]:
    found = [each for each in group[1] if each.holds(words)]
    if found:
        yield group[0], found
