"""The governance of a made pack: several agreements to a borough, documents of one kind, promises of its own."""

from hypothesis import strategies as st

from tests.generated.world import Strategy, Tables, Text, World, maybe, numbered, of, rows, some

BOARDS = ("ethics_panel", "audit_board", "oversight_board", "oversight_group", "disproportionality_board")
KINDS = ("sop", "policy", "dpia", "eia", "legal_mandate", "pilot_review", "annual_review", "data_strategy")
TOPICS = (
    "faq",
    "governance",
    "training",
    "effect_on_individual",
    "information_sharing",
    "adding_and_removing",
    "multi_agency_process",
    "serious_organised_crime",
)
CHECKS = (
    "secure_location",
    "dpia",
    "sharing_agreement",
    "access_logs",
    "policy_document",
    "retention_policy",
)
CHAIRS = ("", "mopac", "deputy_mayor_policing", "met_intelligence;deputy_mayor_policing", "mayor;mopac")
PAPERS = ("document", "minute", "report", "link")
# Held to something, to nothing, not at London, not yet due, and to no figure that there is.
CONTROLS = ("sop_reviewed", "forms_overdue", "matrix_population", "days_since_review", "reappraisal_coverage")
SHIPPED = ("1.1", "1.4", "2.1", "7.1", "9.2", "4.4")


def tables(world: World) -> Strategy[Tables]:
    day, perhaps = world.day(), world.day_or_none()
    return st.fixed_dictionaries(
        {
            "agreements": rows(
                10,
                {
                    "partner": some([*world.boroughs, "hmpps", "hmpps"]),
                    "sent_on": perhaps,
                    "signed_on": day | perhaps,
                    "sharing_started_on": day | perhaps,
                    "ended_on": perhaps,
                },
            ).map(_agreements),
            "documents": rows(
                12,
                {
                    "kind": some(KINDS),
                    "version": of("1", "2", "3", "10"),
                    "approved_on": perhaps,
                    "published_on": perhaps,
                    "review_due_on": perhaps,
                },
                key="kind version",
            ),
            "publication_topics": rows(8, {"topic": some(TOPICS), "published_on": perhaps}, key="topic"),
            "meetings": rows(
                12,
                {"board": some([*BOARDS, "oversight_group"]), "held_on": day, "chairs": of(*CHAIRS)},
                key="board held_on",
            ),
            "reports": rows(
                8,
                {"board": some(BOARDS), "period_end": day, "reported_on": perhaps, "published_on": perhaps},
                key="board period_end",
            ),
        }
    )


def _agreements(found: list[Text]) -> list[Text]:
    """Signed before ended, or never ended."""
    kept = [
        row | {"ended_on": row["ended_on"] if row["ended_on"] >= row["signed_on"] else ""} for row in found
    ]
    return numbered("D", "agreement_id")(kept)


@st.composite
def datasets(draw: st.DrawFn, world: World) -> Tables:
    names = draw(st.lists(of("one", "two"), unique=True))
    if not names:
        return {}
    checks = rows(
        10,
        {
            "dataset": some(names),
            "check": some(CHECKS),
            "checked_on": world.day(),
            "met": of("yes", "yes", "no"),
        },
        key="dataset check checked_on",
    )
    return {"datasets": [{"dataset": name} for name in names], "dataset_checks": draw(checks)}


@st.composite
def promises(draw: st.DrawFn, world: World) -> Tables:
    """Recommendations and commitments of the pack's own beside those that ship, with claims and papers."""
    own = draw(rows(4, _COMMITMENT, key="commitment"))
    known = [*(SHIPPED if world.on_reference else ()), *(row["commitment"] for row in own)]
    made: Tables = {"recommendations": _RECOMMENDATIONS if own else [], "commitments": own}
    if not known:
        return made
    claims = rows(12, _status(known, world, "claim", "complete complete_by_other_route in_progress"))
    assessments = rows(8, _status(known, world, "assessment", "met sustained partly_met"))
    papers = rows(6, {"commitment": some(known), "dated_on": world.day(), "kind": some(PAPERS)})
    updates = {
        (row["commitment"], row["source"], row["recorded_on"]): row
        for row in [*draw(claims), *draw(assessments)]
    }
    return made | {
        "status_updates": list(updates.values()),
        "evidence": numbered("P", "evidence_id")(draw(papers)),
    }


def _status(known: list[str], world: World, source: str, statuses: str) -> dict[str, Strategy[str]]:
    return {
        "commitment": some(known),
        "source": st.just(source),
        "recorded_on": world.day(),
        "status": of(*statuses.split()),
    }


_RECOMMENDATIONS = [{"recommendation": number, "title": "A promise"} for number in ("1", "4", "10", "11")]
_COMMITMENT: dict[str, Strategy[str]] = {
    "commitment": of("1.1", "1.10", "4.4", "10.1", "10.2"),
    "recommendation": of("1", "4", "10"),
    "title": st.just("A promise of the pack's own"),
    "control": maybe(*CONTROLS),
    "late_control": maybe("reappraisal_done", "hmpps_agreement"),
    "evidence_kind": maybe(*PAPERS),
}
