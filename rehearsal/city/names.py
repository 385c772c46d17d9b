"""Names in the manner of Java for people who do not exist, and phones in a block that rings nowhere."""

from dataclasses import dataclass
from enum import IntEnum
from random import Random

MARK = " (demo)"
# By its form 0860 is a mobile prefix, so every check of numbers lets it pass; the national numbering plan has given
# it to no operator, so a message sent by mistake reaches nobody.
PHONE_BLOCK = "+62860"

# Common names of East Java, put together by dice: nobody in particular is meant.
WOMEN = (
    "Sri Siti Endang Tutik Wiwik Ninik Yanti Sulastri Suparti Mulyani Rahayu Kasiati Tumini Lilik Umi Nur Dewi Ratna "
    "Retno Ponirah Sumiati Juminten Painah Rukmini Warsini Marsiyah Kartini Sundari Hartini Purwanti Ngatmi Wagiyem "
    "Musrifah Khotimah Halimah Romlah Aminah Fatimah Anik Titik Yuliati Erna Rini Sarmi Tinah Wartini"
).split()
MEN = (
    "Slamet Bambang Agus Joko Sugeng Wahyudi Supriyanto Sutrisno Mulyono Hadi Eko Dwi Budi Teguh Suwarno Kasdi Paimin "
    "Ngateno Tukiman Wagimin Sholeh Imam Kholil Rofiq Mustofa Anwar Yusuf Darto Karno Sarno Legiman Misdi Samsul Heri "
    "Yanto Pujiono Triyono Gunawan Rudi Sumardi Ponidi Ribut Untung Basuki Santoso Widodo"
).split()
WOMENS_SECOND = (
    "Wahyuni Lestari Handayani Astuti Rahmawati Kurniawati Ningsih Puspitasari Utami Setyowati Indrawati Maryati"
).split()
MENS_SECOND = (
    "Setiawan Prasetyo Wibowo Nugroho Hidayat Purnomo Saputra Kurniawan Susilo Hartono Raharjo Utomo"
).split()
CALLS = [(title, first, WOMENS_SECOND) for title in ("Bu", "Mbak", "Mbok") for first in WOMEN] + [
    (title, first, MENS_SECOND) for title in ("Pak", "Cak", "Mas") for first in MEN
]
STREETS = "Mawar Melati Kenanga Cempaka Anggrek Kemuning Flamboyan Dahlia Bougenville Teratai Seruni Kamboja".split()


class Circle(IntEnum):
    """Who a demo phone belongs to: the digit after the block."""

    OFFICE = 0
    RUNNERS = 1
    TRADERS = 2
    BUYERS = 3


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who does not exist; call is what neighbours say ("Bu Tutik")."""

    name: str
    call: str
    phone: str


def demo_phone(circle: Circle, number: int) -> str:
    """The E.164 number of the number-th person of a circle, counted from 1."""
    return f"{PHONE_BLOCK}{circle.value}{number:07d}"


def people(dice: Random, circle: Circle, count: int) -> list[Person]:
    """So many people of a circle, no two with the same call; ValueError for more than there are calls."""
    return [
        Person(f"{first} {dice.choice(second)}{MARK}", f"{title} {first}", demo_phone(circle, number))
        for number, (title, first, second) in enumerate(dice.sample(CALLS, count), start=1)
    ]


def street(dice: Random) -> str:
    """An address that many towns have: "Jl. Melati 12"."""
    return f"Jl. {dice.choice(STREETS)} {dice.randint(1, 90)}"
