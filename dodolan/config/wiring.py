"""Which gateway stands behind which port, by what this machine was told."""

import logging

from django.conf import settings

from dodolan.gateways.whatsapp.sending import WhatsAppCodes, WhatsAppNotices
from dodolan.people.accounts.ports import CodeSender
from dodolan.people.accounts.queries import codes_are_sent
from dodolan.services.notices.ports import Messenger

log = logging.getLogger(__name__)


class NoSender:
    """Sends nothing and says so once: without a service, codes stand on the page of a demo and nowhere else."""

    said = False

    def send_code(self, *, phone: str, code: str) -> None:  # noqa: ARG002  the port's shape
        """Drop the code; it stands in no log."""
        if not self.said:
            self.said = True
            log.warning(
                "Sign-in codes are not sent: WHATSAPP_TOKEN and WHATSAPP_PHONE_ID are not set. %s",
                "The demo shows them on its sign-in page; in a real city the office tells them (dodolan tell_code).",
            )


def code_sender() -> CodeSender:
    """What brings sign-in codes to phones."""
    if codes_are_sent():
        return WhatsAppCodes(settings.WHATSAPP_PHONE_ID, settings.WHATSAPP_URL, settings.WHATSAPP_TOKEN)
    return NoSender()


def messenger() -> Messenger | None:
    """What brings notices to phones; None leaves them on their pages."""
    if codes_are_sent():
        return WhatsAppNotices(settings.WHATSAPP_PHONE_ID, settings.WHATSAPP_URL, settings.WHATSAPP_TOKEN)
    return None
