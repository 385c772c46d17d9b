"""What notices bring for the whole house."""

from dodolan.services.notices.events import EVENTS

PLUGS = (*EVENTS,)
