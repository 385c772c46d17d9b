"""What the web server runs."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, connection

# As the command does: what is written belongs to its owner alone.
os.umask(0o077)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dodolan.config.settings")
application = get_wsgi_application()

# Tables can be imported only once Django stands.
from dodolan.kernel.sealing.proof import why_key_does_not_fit  # noqa: E402
from dodolan.operations.opening.serving import public_demo  # noqa: E402


def refuse_what_may_not_be_served() -> None:
    """Raise ImproperlyConfigured for a demo under a public name and a key of another city, also if started by hand."""
    was_open = connection.connection is not None
    try:
        refusal = why_key_does_not_fit() or public_demo()
    except DatabaseError:
        # A database that is away comes back; no page shows a code then either (places.queries.shows_demo_codes).
        # A key that is missing is found without it.
        refusal = ""
    finally:
        # The server forks after this, and two processes cannot share one connection.
        if not was_open:
            connection.close()
    if refusal:
        raise ImproperlyConfigured(refusal)


refuse_what_may_not_be_served()
