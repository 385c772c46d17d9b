"""The API itself: its calls, how it reads bodies, how it refuses, and its description."""

import json
from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.operation import Operation
from ninja.parser import Parser

from dodolan.api.access import ANYONE, BearerOrGuest, BearerToken
from dodolan.api.problems import MEDIA_TYPE, answer_error
from dodolan.api.refusals import NotJson
from dodolan.api.v1 import browsing, buying, selling

ABOUT = """Markets, goods, orders and prices of one city, for other programs.

Amounts are whole numbers: rupiah; grams, millilitres or pieces ("steps"). Instants are UTC, days are days in WIB.
A refused call gets a problem (RFC 9457) whose `code` is for your program and whose `detail` is for your user."""


class JsonOnly(Parser):
    """Reads bodies that say that they are JSON, and no others."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body as plain values; what is raised here ends as problem 400 or 415."""
        # Forms can be sent by any page in a browser; JSON cannot without asking us first.
        if request.content_type != "application/json":
            raise NotJson("Send application/json.")
        return json.loads(request.body)


class MarketApi(NinjaAPI):
    """Describes problems with their own media type, and calls that take a token or none."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The plain name of a call, on which client programs are built: never change one."""
        return str(operation.view_func.__name__)

    def get_openapi_schema(self, **_where: Any) -> Any:
        """The description of the API (OpenAPI 3.1), which stands at one address."""
        return self._description

    @cached_property
    def _description(self) -> Any:
        # Made once: it takes as long as eight pages, and whoever likes may ask for it.
        described = super().get_openapi_schema()
        for calls in described["paths"].values():
            for call in calls.values():
                _name_problems(call)
                if call.get("security") == [{BearerOrGuest.__name__: []}]:
                    call["security"] = [{}, {BearerToken.__name__: []}]
        # Guests need no scheme; leaving it in would make generators ask for a token.
        described["components"]["securitySchemes"].pop(BearerOrGuest.__name__, None)
        return described


def _name_problems(call: dict[str, Any]) -> None:
    for status, answer in call["responses"].items():
        if status >= 400:
            answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}


def _for_anyone(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def shown(*args: Any, **kwargs: Any) -> HttpResponse:
        return view(*args, **kwargs)

    shown.rule = ANYONE  # type: ignore[attr-defined]
    return shown


api = MarketApi(
    title="Dodolan",
    version="1",
    description=ABOUT,
    urls_namespace="api-v1",
    docs_url=None,
    docs_decorator=_for_anyone,
    parser=JsonOnly(),
)
# The nearest class decides, and ninja has its own answers for three of them.
for kind in (Exception, Http404, HttpError, ValidationError):
    api.add_exception_handler(kind, answer_error)
for router in (browsing.router, buying.router, selling.router):
    api.add_router("", router)
