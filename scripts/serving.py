"""The site behind a free port of this machine, in a thread of this process, for as long as a block runs."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application
from django.test.utils import override_settings

# Names without a hash: nothing has to be gathered first.
PLAIN_FILES = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


class _ManyAtOnce(ThreadingMixIn, WSGIServer):
    """Browsers hold lines open that they do not use; each gets a thread."""

    daemon_threads = True
    request_queue_size = 64


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_words: object) -> None:
        """Nobody reads a line per picture."""


@contextmanager
def serving() -> Iterator[str]:
    """The address of the site, "http://127.0.0.1:port"."""
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": PLAIN_FILES}):
        site = StaticFilesHandler(get_wsgi_application())
        server = make_server("127.0.0.1", 0, site, server_class=_ManyAtOnce, handler_class=_Quiet)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
