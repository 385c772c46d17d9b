"""What a line of the log says: which request it was, and no traceback where the cause stands outside the program."""

import logging
from copy import copy

from django.core.exceptions import DisallowedHost


class Line(logging.Formatter):
    """Names the request, and spares the traceback for whoever asks under a name that is not served."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text; the record itself stays as it is, for others who read it."""
        told = copy(record)
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, DisallowedHost):
            # Strangers send these all day, and each would fill a screen.
            told.exc_info = told.exc_text = None
        known_as = getattr(getattr(record, "request", None), "request_id", "")
        if known_as:
            # The code stands on the error page: what somebody reads out by phone is found here.
            told.msg = f"{known_as} {record.msg}"
        return super().format(told)
