"""A cash box as rows of a sum."""

from typing import Any

from dodolan.kernel.words import rupiah
from dodolan.market.paying.queries import BoxStory


def box_card(story: BoxStory) -> dict[str, Any]:
    """A cash box as rows of a sum."""
    box = story.box
    return {
        "start": rupiah(story.start),
        "collected": rupiah(story.collected),
        # With a minus, so that the column adds up to what should be there.
        "paid": rupiah(-story.paid),
        "expected": rupiah(story.expected),
        "counted": "" if box.counted_rp is None else rupiah(box.counted_rp),
        "variance": "" if box.variance_rp is None else rupiah(box.variance_rp),
        "verified_by": box.verified_by.name if box.verified_by else "",
    }
