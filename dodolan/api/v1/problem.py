"""The shape of a problem, for the description of the API."""

from typing import Annotated, Any

from ninja import Schema
from pydantic import Field


class FaultAnswer(Schema):
    """A field of the request and what is wrong with it, in words for people."""

    field: Annotated[str, Field(description="its path in the request", examples=["lines.0.steps"])]
    detail: str


class ProblemAnswer(Schema):
    """Why a call was refused (RFC 9457). code is for programs, detail is a sentence for people."""

    type: Annotated[str, Field(examples=["urn:dodolan:problem:ordering.slot_full"])]
    title: Annotated[str, Field(examples=["Conflict"])]
    status: Annotated[int, Field(examples=[409])]
    detail: Annotated[str, Field(examples=["Waktu itu sudah penuh. Silakan pilih yang lain."])]
    code: Annotated[str, Field(examples=["ordering.slot_full"])]
    facts: Annotated[dict[str, Any], Field(description="values that belong to the code")]
    errors: Annotated[list[FaultAnswer], Field(description="one for each field that is at fault, if any is")]
    request_id: Annotated[str, Field(description="read it out when you ask for help", examples=["7KQ2MXA"])]


def problems(*statuses: int) -> dict[int, Any]:
    """The statuses with which a call may be refused, as its description lists them."""
    return dict.fromkeys((*statuses, 500, 503), ProblemAnswer)
