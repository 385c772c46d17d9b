"""Every route says who may use it."""

import inspect
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, include, path
from ninja import NinjaAPI, Router

EVERYONE = frozenset({"everyone"})


def rule_of(callback: Callable[..., Any]) -> bool:
    """Whether a view carries a rule; of an API's path, whether each of its operations does."""
    operations = _operations(callback)
    if operations is not None:
        return all(_has_rule(operation.view_func) for operation in operations)
    return _has_rule(callback)


def routes_without_rule(patterns: Sequence[URLPattern | URLResolver], above: str = "/") -> Iterator[str]:
    """Addresses whose view has no `rule`."""
    for pattern in patterns:
        address = f"{above}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from routes_without_rule(pattern.url_patterns, address)
        elif not rule_of(pattern.callback):
            yield address


def _has_rule(view: Callable[..., Any]) -> bool:
    return bool(getattr(view, "rule", None))


def _operations(callback: Callable[..., Any]) -> list[Any] | None:
    """The operations behind one path of the API, which it keeps inside a closure."""
    if not inspect.isfunction(callback) or not callback.__module__.startswith("ninja."):
        return None
    inside = inspect.getclosurevars(callback).nonlocals.get("self")
    return getattr(inside, "operations", None)


def test_every_route_has_a_rule():
    assert list(routes_without_rule(get_resolver().url_patterns)) == []


def _page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def _bare(request: HttpRequest) -> None:
    return None


def _ruled(request: HttpRequest) -> None:
    return None


vars(_ruled)["rule"] = EVERYONE


def _for_everyone(view: Callable[..., Any]) -> Callable[..., Any]:
    wrapped = partial(view)
    vars(wrapped)["rule"] = EVERYONE
    return wrapped


def test_the_check_sees_a_bare_page():
    empty = partial(_page)
    vars(empty)["rule"] = None
    inner = [path("bare/", _page), path("empty/", empty), path("ruled/", _for_everyone(_page))]
    assert list(routes_without_rule([path("a/", include((inner, "inner")))])) == ["/a/bare/", "/a/empty/"]


def test_the_check_sees_a_bare_operation():
    api = NinjaAPI(urls_namespace="house", openapi_url=None)
    router = Router()

    router.get("/ruled")(_ruled)
    router.get("/half")(_ruled)
    router.post("/half")(_bare)
    api.add_router("", router)
    assert set(routes_without_rule([path("v1/", api.urls)])) == {"/v1/", "/v1/half"}
