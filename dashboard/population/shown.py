"""The parts of the page Population, each from its answers."""

import streamlit as st

from dashboard.behind import behind
from dashboard.charts.forms import DotsOf, parts
from dashboard.figures import people, register
from dashboard.figures import population as figures
from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.looking_behind import look_behind_figures
from dashboard.page import Page
from dashboard.population.activity import activity_table
from dashboard.population.groups import KINDS, RECORDED, YOUNG_BLACK_MALE, called
from dashboard.population.pilot import offered_rows
from dashboard.population.published import published_rows
from dashboard.population.ratios import bounds, heading, ratios
from dashboard.population.shares import Group, groups, most_over_represented, whole
from dashboard.population.turnover import has_rates, turnover, turnover_rows
from dashboard.sentences import population as said
from dashboard.showing import quiet, section, show, show_table
from dashboard.tables import render
from dashboard.words import of_with_share
from queries.scope import LC, LONDON_AREA

OF_A_BCU = (
    "London’s residents are not this BCU’s: who lives there may be others, so that a ratio says less of one BCU than "
    "of London."
)
OF_A_RELEASE = "A release holds shares of residents and no counts of them: no relative rate can be told."
WITHHELD = "The count is withheld, and with it every share and ratio made of it."
ELIGIBLE = " Eligible: Green, or a zero harm score, or information lapsed."
RATES = ("Removed, of those eligible a year ago", "95 % interval")
NO_RATES = "A release does not hold who of those eligible for removal a year ago has been removed."
NO_RATIO = "No ratio: there is no other population to set beside, or nothing that is recorded."


@st.fragment
def show_who(page: Page) -> None:
    """The dot plot, one group in the light, and that group's ratios beside it; drawn again alone."""
    found = page.ask(figures.who, (page.compared_with, page.as_at))
    now = groups(found)
    picture, beside = st.columns([3, 2], gap="large")
    with picture:
        lit = _chosen(now)
        show(page, found, said.dots_sentence(found), DotsOf((lit.kind, lit.group)) if lit else None)
    with beside:
        if lit:
            st.html(_ratios(lit))


def _chosen(now: tuple[Group, ...]) -> Group | None:
    """The group that the reader names; the most over-represented one, until they do."""
    names = {called(group.kind, group.group): group for group in now}
    first = most_over_represented(now)
    usual = called(first.kind, first.group) if first else None
    if usual is None:
        return None
    chosen = st.selectbox(
        "Group shown",
        list(names),
        list(names).index(usual),
        key="group",
        bind="query-params",
        label_visibility="collapsed",  # as high as what stands in its place while it loads
        width=320,
    )
    return names[chosen]


@kept
def _ratios(group: Group) -> str:
    own = group.own
    return render(
        "ratios.html",
        heading=heading(group) if not group.is_unknown else f"{KINDS[group.kind]} not recorded",
        count=_count(group),
        ratios=ratios(group),
        no_ratio="" if group.is_withheld else NO_RATIO,
        bounds=bounds(group),
        caution=OF_A_BCU
        if own.area != LONDON_AREA
        else OF_A_RELEASE
        if group.rounded and group.residents
        else "",
    )


def _count(group: Group) -> str:
    """How many of how many; that they are withheld."""
    own = group.own
    if group.is_withheld:
        return WITHHELD
    whom = "people" if group.is_unknown else f"people {RECORDED.get(group.kind, '')}"
    return f"{of_with_share(own.numerator, whole(own))} {whom.strip()} on the Matrix."


def show_turnover(page: Page) -> None:
    """Additions and removals of a year, and the removals among those eligible, group by group."""
    lines = turnover(page)
    rated = has_rates(lines)
    section(said.turnover_sentence(lines), f"London.{ELIGIBLE if rated else ''}")
    headings = ["Ethnicity", "Added in 12 months", "Removed in 12 months", *(RATES if rated else ())]
    rows = turnover_rows(lines)
    st.html(render("table.html", caption="By ethnicity", headings=headings, rows=rows, kind="turnover"))
    quiet(figures.ELIGIBLE, *(() if rated else (NO_RATES,)))
    every = (*people.additions, *people.removals, *figures.REMOVAL_RATES.values())
    look_behind_figures(page, every, "turnover")


def show_young_black_men(page: Page, found: Answer, who: Answer) -> None:
    """How many there are, over time, and what there is to set beside them."""
    show(page, found, said.young_sentence(found), parts)
    group = next((group for group in groups(who) if group.kind == YOUNG_BLACK_MALE), None)
    quiet(*said.young_beside(group))


def show_activity(page: Page) -> None:
    """Stops and arrests by group, for each person on the Matrix."""
    found = page.ask(figures.stops_and_arrests)
    show_table(page, found, activity_table, said.activity_sentence(found))


def show_offered(page: Page) -> None:
    """What was offered in the pilot's BCUs, and how many of whom it is not recorded elsewhere."""
    found = page.ask(register.interventions_offered, levels=LC)
    section(said.offered_sentence(found))
    rows = [[name, pilot or "–", told] for name, pilot, told in offered_rows(found)]
    headings = ["BCU", "Pilot", "Of the people on the Matrix"]
    if rows or not found.asked.releases:
        st.html(render("table.html", caption="Support offered", headings=headings, rows=rows, kind="offered"))
    else:
        quiet(said.offered_in_london(found))
    behind(page, found)
    uptake = page.ask(register.intervention_uptake).row(LONDON_AREA, page.as_at)
    if uptake and uptake.denominator:
        quiet(
            f"Of the interventions of which it is recorded, {of_with_share(uptake.numerator, uptake.denominator)} in London "
            "were taken up."
        )


def show_published(page: Page) -> None:
    """What others published, with its source, beside what the records say of the same day."""
    rows = published_rows(page)
    section(
        "What was published, as it was published, beside these records",
        "Where sources disagree both stand. All of London.",
    )
    headings = ["What", "As at", "As published", "These records", "Source"]
    st.html(render("table.html", caption="Published", headings=headings, rows=rows, kind="published"))
    if page.fresh.synthetic:
        quiet("These records are made up: that they differ from what was published says nothing.")
