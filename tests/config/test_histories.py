"""A city that runs already keeps what it has: its terms, its tries, its officers' codes and its tokens."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# In a program of its own: the tests' database is at the newest state and cannot go back.
STORY = """
import django, hashlib, hmac, base64
django.setup()
from datetime import date
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from dodolan.kernel.clock import at_wib, now
from datetime import time

OLD = [("kernel", "0003_goods_lost"), ("people", "0001_initial"), ("market", "0003_good_words_in_the_lexicon")]
opened = at_wib(date(2020, 11, 1), time(8))

def at(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps

apps = at(OLD)
make = lambda app, model, **facts: apps.get_model(app, model).objects.create(**facts)
make("people", "City", code="3573", name="Malang", help_phone="+62341", cash_multiple_rp=500, tolerance_bp=700)
user = make("people", "User", phone="+62812", joined_at=opened, password="!", totp_seed="5eed" * 8)
make("people", "User", phone="+62813", joined_at=opened, password="!")
token = "a-token-given-out-before"
plain_hash = hashlib.sha256(token.encode()).hexdigest()
make("people", "ApiToken", user=user, label="kasir", token_hash=plain_hash, made_at=opened)
district = make("people", "District", code="35.73.02", city_id="3573", name="Klojen")
village = make("people", "Village", code="35.73.02.1008", district=district, name="Oro")
market = make("people", "PublicMarket", slug="oro", name="Oro", village=village, street="x", latitude_e6=1,
    longitude_e6=1, coordinate_quality="surveyed", opens_at=time(4), closes_at=time(14))
day = make("market", "MarketDay", market=market, date=date(2020, 11, 2))
nine, eleven = at_wib(day.date, time(9)), at_wib(day.date, time(11))
slot = make("market", "DeliverySlot", day=day, starts_at=nine, ends_at=eleven, cutoff_at=nine, capacity=5)
group = make("market", "Purchase", number="A", secret="s", pin="1234", buyer_name="Ani", phone="+62814",
    channel="web", day=day, slot=slot, village=village, street="x", goods_estimate_rp=1, delivery_fee_rp=1,
    placed_at=nine)
for _ in range(2):
    make("market", "HandoverTry", group=group, runner=user, outcome="wrong_pin", at=nine, day=day.date)
seed = hmac.new(settings.SECRET_KEY.encode(), f"totp:{user.totp_seed}".encode(), hashlib.sha256).digest()[:20]
before = base64.b32encode(seed).decode()

executor = MigrationExecutor(connection)
executor.migrate(executor.loader.graph.leaf_nodes())
from dodolan.kernel.terms.models import TermValue
from dodolan.market.ordering.models import Purchase
from dodolan.people.accounts.actions import token_hash
from dodolan.people.accounts.models import User
from dodolan.people.accounts.queries import user_of_token
from dodolan.people.accounts.totp import secret_of
from dodolan.people.places.queries import city_with_terms

officer = User.objects.get(phone="+62812")
held = city_with_terms(date(2020, 11, 1))
kept = Purchase.objects.get()
assert secret_of(officer) == before, "codes"
assert User.objects.get(phone="+62813").totp_seed == "", "nobody gets a key"
assert user_of_token(token_hash(token)) == officer, "token"
assert (held.cash_multiple_rp, held.tolerance_bp) == (500, 700), "terms"
assert set(TermValue.objects.values_list("valid_from", flat=True)) == {date(2020, 11, 1)}, "first day"
assert (kept.cash_multiple_rp, kept.pin_tries_left) == (500, 3), "order"
print("kept")
"""


def test_what_a_running_city_has_is_carried_over(tmp_path: Path):
    surroundings = {
        **os.environ,
        "DODOLAN_DATA": str(tmp_path),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "dodolan.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", STORY], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "kept", done.stderr
