"""Addresses of the API and of the two questions about health."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt

from dodolan.api.access import ANYONE, allow
from dodolan.api.health import alive, ready
from dodolan.api.problems import problem
from dodolan.api.refusals import NoAddress
from dodolan.api.v1.door import api


@csrf_exempt
@allow(ANYONE)
def nowhere(request: HttpRequest) -> HttpResponse:
    """A problem for every other address below /api/."""
    return problem(request, NoAddress("No such address."))


calls, app, namespace = api.urls
for call in calls:
    # ninja's page at the bare address ends in a 404 made of HTML.
    if isinstance(call, URLPattern) and call.name == "api-root":
        call.callback = nowhere

urlpatterns = [
    path("sehat/", alive, name="alive"),
    path("siap/", ready, name="ready"),
    path("api/v1/", (calls, app, namespace)),
    re_path("^api/", nowhere),
]
