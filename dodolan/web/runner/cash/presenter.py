"""A cash box as rows of a sum."""

from dataclasses import dataclass

from dodolan.kernel.words import rupiah
from dodolan.market.paying.queries import BoxStory


@dataclass(frozen=True, slots=True)
class BoxCard:
    """A cash box: start, collected and paid add up to expected; counted and the rest are empty until they are known."""

    start: str
    collected: str
    paid: str
    expected: str
    counted: str
    variance: str
    verified_by: str


def box_card(story: BoxStory) -> BoxCard:
    """A cash box as rows of a sum."""
    box = story.box
    return BoxCard(
        start=rupiah(story.start),
        collected=rupiah(story.collected),
        # With a minus, so that the column adds up to what should be there.
        paid=rupiah(-story.paid),
        expected=rupiah(story.expected),
        counted="" if box.counted_rp is None else rupiah(box.counted_rp),
        variance="" if box.variance_rp is None else rupiah(box.variance_rp),
        verified_by=box.verified_by.name if box.verified_by else "",
    )
