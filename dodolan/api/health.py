"""Whether this instance lives, and whether it can take orders, for whoever watches over it."""

from collections.abc import Callable
from shutil import disk_usage

from django.conf import settings
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from dodolan.api.access import ANYONE, allow
from dodolan.kernel.clock import now
from dodolan.kernel.gate import TooBusy, write_tx
from dodolan.kernel.hosts import is_this_machine
from dodolan.kernel.ids import new_id
from dodolan.kernel.inbox.actions import keep_once
from dodolan.kernel.sealing.proof import why_key_does_not_fit

# Bytes. The disk is not full yet, so that somebody has time to come and orders are still taken.
LEAST_FREE = 100_000_000


@require_safe
@allow(ANYONE)
def alive(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  every view gets its request
    """The process answers; the database is not asked."""
    return JsonResponse({"status": "alive"})


@require_safe
@allow(ANYONE)
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The disk has room, the key is this city's and the database takes a row, which is taken back; 503 if not.

    `what` says which of them is wrong: disk, key, database.
    """
    if _is_nearly_full():
        return _not_ready("disk")
    try:
        if why_key_does_not_fit():
            return _not_ready("key")
        with write_tx():
            keep_once(provider="ready", event_id=str(new_id()), body="", at=now())
            # A read-only file or database shows only in a write; a full disk not even then, as it is taken back.
            transaction.set_rollback(True)
    except (DatabaseError, TooBusy):
        return _not_ready("database")
    return JsonResponse({"status": "ready"})


def _is_nearly_full() -> bool:
    try:
        return disk_usage(settings.DATA).free < LEAST_FREE
    except OSError:
        return True


class HealthOfThisMachine:
    """Answers both questions to whoever asks at this machine itself, whatever names the site is served under."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or go on."""
        view = QUESTIONS.get(request.path_info)
        if view is not None and is_this_machine(request.META.get("HTTP_HOST", "")):
            return view(request)
        return self.get_response(request)


QUESTIONS = {"/sehat/": alive, "/siap/": ready}


def _not_ready(what: str) -> HttpResponse:
    return JsonResponse({"status": "not ready", "what": what}, status=503)
