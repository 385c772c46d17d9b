"""What Django's fields say of bad input, listed so that our catalogues say it in our own words.

A sentence of our catalogues goes before Django's for the same words; only what is named in our code stays in them.
"""

from django.utils.translation import gettext_noop, ngettext_lazy

SENTENCES: tuple[str, ...] = (
    gettext_noop("This field is required."),
    gettext_noop("Select a valid choice. %(value)s is not one of the available choices."),
    gettext_noop("Select a valid choice. That choice is not one of the available choices."),
    gettext_noop("Enter a list of values."),
    gettext_noop("Enter a valid UUID."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Null characters are not allowed."),
)
TOO_LONG = ngettext_lazy(
    "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
    "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
    "limit_value",
)
