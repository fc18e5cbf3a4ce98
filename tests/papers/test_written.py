"""What a person writes: kept short, and without a number that is not the release's."""

from dataclasses import replace

import pytest

from dashboard.briefing.making import briefing_of
from dashboard.briefing.parts import Asked, Step
from dashboard.briefing.written import LONGEST, Written, from_text, to_text
from queries.errors import Tellable
from tests.papers.extremes import EVERYTHING_WRITTEN
from tests.papers.releasing import release

OWN = Written(
    purpose="To prepare the meeting of 9 March 2021.",
    decisions=(Asked("Ask the force about recommendation 2 and commitment 3.2.", "31 March 2021", ""),),
    next_steps=(Step("Renew the assessment for those under 18", "MPS", "30 April 2021"),),
    lines={"race": "We ask it because it must be asked, as in 2018."},
)


@pytest.mark.parametrize("own", [OWN, Written(), EVERYTHING_WRITTEN])
def test_dates_recommendations_and_as_much_as_there_is_room_for_may_be_written(own):
    own.check()


@pytest.mark.parametrize("own", [OWN, Written(), EVERYTHING_WRITTEN])
def test_what_was_written_is_read_again_as_it_was(own):
    assert from_text(to_text(own)) == own


@pytest.mark.parametrize(
    ("own", "why"),
    [
        (replace(OWN, purpose="We removed 488 people."), "says 488. Numbers come from the release"),
        (replace(OWN, lines={"race": "It is 2.9 times."}), "says 2.9. Numbers"),
        (replace(OWN, decisions=(Asked("Ask all 12"),)), "says 12. Numbers"),
        (replace(OWN, next_steps=(Step("Reach 9 of 10"),)), "says 9 and 10. Numbers"),
        (replace(OWN, purpose="{no_such_figure}"), "There is no figure no_such_figure"),
        (replace(OWN, purpose="p" * (LONGEST["purpose"] + 1)), "purpose has room for 240: shorten it"),
        (replace(OWN, decisions=(Asked("a"),) * 4), "three decisions at most|3 decisions at most"),
        (replace(OWN, next_steps=(Step("a"),) * 5), "4 next steps at most"),
    ],
)
def test_a_number_of_its_own_and_too_much_are_refused_in_a_sentence(own, why):
    with pytest.raises(Tellable, match=why):
        own.check()


def test_a_figure_that_is_named_is_said_as_the_release_has_it():
    own = replace(
        OWN, purpose="Why only {agreements_in_force} boroughs signed, and {zero_harm} people have no score"
    )
    made = briefing_of(release(counts={"agreements_in_force": (12, 32), "zero_harm": (3, 900)}), None, own)

    assert made.purpose == "Why only 12 of 32 (38 %) boroughs signed, and [withheld] people have no score."
