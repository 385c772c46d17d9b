"""What a line of the log says: which request it was, and no traceback where the cause stands outside the program."""

import logging
from copy import copy

from django.core.exceptions import DisallowedHost

from dodolan.kernel.outages import is_outage


class Line(logging.Formatter):
    """Names the request, and spares the traceback of a name that is not served and of a database that is away."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text; the record itself stays as it is, for others who read it."""
        told = copy(record)
        told.msg, told.args = record.getMessage(), ()
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, DisallowedHost):
            # Strangers send these all day, and each would fill a screen.
            told.exc_info = told.exc_text = None
        elif is_outage(error):
            # Every request meets it until somebody sees to the machine; where in the program it did says nothing.
            told.exc_info = told.exc_text = None
            told.msg = f"{told.msg} ({type(error).__name__}: {str(error).partition(chr(10))[0]})"
        known_as = getattr(getattr(record, "request", None), "request_id", "")
        if known_as:
            # The code stands on the error page: what somebody reads out by phone is found here.
            told.msg = f"{known_as} {told.msg}"
        return super().format(told)
