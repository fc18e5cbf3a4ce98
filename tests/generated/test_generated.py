"""Packs that nobody has seen: every row of every figure is the recount's, on both databases."""

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.generated.comparing import differences, differences_listed, load_all
from tests.generated.days import as_at_dates
from tests.generated.packs import Made, made_packs
from tests.proving import cases, proving

SEED = 20210228
COUNT = cases(sample=4, full=200)

# An example takes about two seconds, most of it asking; the same seed makes the same packs. To make a failing one
# smaller can take minutes: `make prove` does.
trying = settings(
    max_examples=COUNT,
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink) if proving() else (Phase.generate,),
    suppress_health_check=list(HealthCheck),
    print_blob=False,
)


def test_every_row_of_made_packs_is_the_recounts(fresh, proof):
    compared: list[int] = []
    engines: set[str] = set()

    @seed(SEED)
    @trying
    @given(made_packs(as_at_dates()))
    def compare(made: Made) -> None:
        with fresh(made.on_reference) as (engine, folder):
            engines.add(engine.dialect.name)
            load_all(engine, made, folder)
            found, count = differences(made)
            compared.append(count)
            assert found == []
            assert differences_listed(made) == []

    compare()
    name = f"made packs: questions = recount, on {' and '.join(engines)}"
    proof(name, len(compared), SEED, f"{sum(compared):,} rows equal")
