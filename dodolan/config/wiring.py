"""Which gateway stands behind which port, by what this machine was told."""

import logging

from django.conf import settings

from dodolan.gateways.whatsapp.sending import WhatsAppCodes
from dodolan.people.accounts.ports import CodeSender

log = logging.getLogger(__name__)


class NoSender:
    """Sends nothing and says so once: without a service, codes are only on the page of the demo."""

    said = False

    def send_code(self, *, phone: str, code: str) -> None:  # noqa: ARG002  the port's shape
        """Drop the code; it stands in no log."""
        if not self.said:
            self.said = True
            where = "They are shown on the sign-in page of the demo." if settings.DEMO else "Nobody can sign in so."
            log.warning("Sign-in codes are not sent: WHATSAPP_TOKEN and WHATSAPP_PHONE_ID are not set. %s", where)


def code_sender() -> CodeSender:
    """What brings sign-in codes to phones."""
    if settings.WHATSAPP_TOKEN and settings.WHATSAPP_PHONE_ID:
        return WhatsAppCodes(settings.WHATSAPP_PHONE_ID, settings.WHATSAPP_URL, settings.WHATSAPP_TOKEN)
    return NoSender()
