"""What a buyer's phone sends: lines into a basket, and the checkout form."""

import gzip
import re
from typing import Any

from django.http import HttpResponse
from django.test import Client, RequestFactory

from dodolan.kernel.words import MINUS, TO
from dodolan.market.ordering.models import DeliverySlot, Purchase
from dodolan.market.stalls.models import Offer
from dodolan.people.places.models import PublicMarket
from dodolan.web.kit.devices import remember

MARKET = "/pasar/oro-oro-dowo/"
BASKET = MARKET + "keranjang/"
PUT = BASKET + "isi/"
REMOVE = BASKET + "keluarkan/"
PLACE = MARKET + "pesan/"


def put(client: Client, *lines: tuple[Offer, str], **more: Any) -> Any:
    """Put lines of (offer, amount) in the basket in one request."""
    return client.post(PUT, {"line": [f"{offer.pk}:{amount}" for offer, amount in lines]}, **more)


def hidden(client: Client) -> dict[str, str]:
    """The hidden key and seal of the basket's page."""
    page = client.get(BASKET).content.decode()
    return dict(re.findall(r'name="(key|seal)" value="([^"]*)"', page))


def checkout(market: PublicMarket, **more: str) -> dict[str, str]:
    """A form filled in well for the market's one slot, with what is to be different."""
    slot = DeliverySlot.objects.get(day__market=market)
    return {
        "name": "Bu Ani",
        "phone": "0812 3456 7890",
        "village": market.village_id,
        "street": "Jalan Contoh 7",
        "note": "pagar hijau",
        "slot": str(slot.pk),
        **more,
    }


def order(client: Client, market: PublicMarket, **more: str) -> Any:
    """Read the basket's page and send its form."""
    return client.post(PLACE, {**hidden(client), **checkout(market, **more)})


def placed(client: Client, market: PublicMarket, *lines: tuple[Offer, str]) -> Purchase:
    """An order made on the pages."""
    put(client, *lines)
    response = order(client, market)
    assert response.status_code == 302, response.content.decode()
    return Purchase.objects.get(secret=response["Location"].split("/")[2])


def known_here(client: Client, phone: str = "+6281234567890") -> Client:
    """The same device, on which this phone (E.164) was proved before."""
    response, request = HttpResponse(), RequestFactory().get("/")
    request.COOKIES.update({name: cookie.value for name, cookie in client.cookies.items()})
    remember(request, response, phone)
    client.cookies.update(response.cookies)
    return client


def text(response: Any) -> str:
    """The words of a page, without tags, spaces folded, dashes and minus signs as on a keyboard."""
    body = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(body.split()).replace(TO, "-").replace(MINUS, "-")


def kilobytes(response: Any) -> float:
    """How heavy a page is when compressed."""
    return len(gzip.compress(response.content, 9)) / 1024
