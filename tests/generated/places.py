"""The map of a made pack: the reference's as it is, one that changes it, or one of the pack's own."""

from hypothesis import strategies as st

from tests.generated.world import Strategy, Tables, Text, maybe, of, rows, some

REAL_BCUS = ("CE", "CN", "AS", "NA")
REAL_BOROUGHS = ("E09000012", "E09000030", "E09000007", "E09000019", "E09000010", "E09000022")
OWN_BCUS = ("NA", "ZZ", "None")
OWN_BOROUGHS = ("E09000010", "E09000014", "E09000099", "X1")


@st.composite
def maps(draw: st.DrawFn) -> tuple[bool, list[str], list[str], Tables]:
    """Whether the reference lies under it, the BCUs and boroughs that rows may name, and the rows of the map."""
    on_reference = draw(st.booleans())
    bcus = list(REAL_BCUS if on_reference else OWN_BCUS)
    boroughs = list(REAL_BOROUGHS if on_reference else OWN_BOROUGHS)
    changed = draw(st.booleans()) if on_reference else True
    if not changed:
        return True, bcus, boroughs, {}
    added = [*bcus, "W1"] if on_reference else bcus
    named = draw(st.lists(some(boroughs), min_size=1, unique=True)) if on_reference else boroughs
    # A borough may lie in no BCU, and a BCU may have no borough.
    tables = {
        "bcus": [{"bcu": bcu, "name": f"The BCU {bcu}"} for bcu in added],
        "boroughs": [_borough(name, draw(maybe(*added, *added, *added))) for name in named],
    }
    return on_reference, added, boroughs, tables


def _borough(borough: str, bcu: str) -> Text:
    return {"borough": borough, "name": f"Borough {borough}", "bcu": bcu, "tile_row": "1", "tile_col": "1"}


def populations(boroughs: list[str]) -> Strategy[list[Text]]:
    """Populations beside the reference's: later years, other breakdowns, groups left out, nobody at all."""
    return rows(
        8,
        {
            "area": some(["LONDON", "LONDON", "LONDON", *boroughs]),
            "year": of("2019", "2021", "2022"),
            "source": of("census", "offending_profile"),
            "gender": of("", "", "", "male"),
            "age_band": of("", "", "", "18_24"),
            "ethnicity": of("asian", "black", "black", "mixed", "white", "other", ""),
            "persons": of("0", "10", "10", "30", "7", ""),
        },
        key="area year source gender age_band ethnicity",
    )
