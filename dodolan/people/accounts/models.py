"""Users, their roles, one-time codes and API tokens."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.ids import new_id
from dodolan.kernel.sealing.fields import SealedField
from dodolan.people.places.models import PublicMarket


class UserManager(BaseUserManager["User"]):
    """Finds users by their phone."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user with that phone (E.164)."""
        return self.get(phone=username)


class User(AbstractBaseUser):
    """A person with an account. Buyers, traders and runners have no usable password."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    phone = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    # The secret of the authenticator app in hex; sealed, so a copy of the database holds none.
    totp_seed = SealedField(purpose="second_key", blank=True)
    # The step last used: a code seen by somebody else does not sign in a second time.
    totp_last_step = models.BigIntegerField(default=0)

    objects: ClassVar[UserManager] = UserManager()
    # Few people in the market have an e-mail address; everybody has a number.
    USERNAME_FIELD = "phone"

    class Meta:
        db_table = "people_user"

    def __str__(self) -> str:
        return self.name


class RoleName(models.TextChoices):
    """What a person may do. Buying needs no role."""

    TRADER = "trader", _("Trader")
    RUNNER = "runner", _("Runner")
    OFFICER = "officer", _("Officer")
    TREASURER = "treasurer", _("Treasurer")


# Who works at the office signs in by password and second key; everybody else by a code to the phone.
SECOND_KEY = (RoleName.OFFICER, RoleName.TREASURER)


class Role(models.Model):
    """A right given to a user; a runner's is for one market."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="roles")
    name = models.CharField(max_length=10)
    market = models.ForeignKey(PublicMarket, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        db_table = "people_role"
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="one_role_of_a_name"),
            models.CheckConstraint(
                name="runner_has_a_market", condition=~models.Q(name="runner") | models.Q(market__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.user_id}"


class SignInCode(models.Model):
    """A one-time code on its way to a phone. The code is derived from id and the instance's key, and stored nowhere."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    phone = models.CharField(max_length=16, db_index=True)
    expires_at = models.DateTimeField()
    # Without a default: how many there are is said once, in turns.MOST_TRIES.
    tries_left = models.SmallIntegerField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "people_sign_in_code"
        constraints = [models.CheckConstraint(name="code_tries", condition=models.Q(tries_left__gte=0))]

    def __str__(self) -> str:
        return f"code for {self.phone}"


class Way(models.TextChoices):
    """How somebody signed in."""

    CODE = "code", _("by a code")
    SECOND_KEY = "second_key", _("by password and app")


class SignIn(models.Model):
    """Somebody signed in: when, how, on what device. Its session lives until it ends, runs out or is ended here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="sign_ins")
    # Of Django's own table of sessions; one that ran out is gone there.
    session_key = models.CharField(max_length=40, db_index=True)
    way = models.CharField(max_length=10, choices=Way)
    device = models.CharField(max_length=60)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "people_sign_in"
        indexes = [models.Index(fields=["user", "-at"], name="sign_in_by_user")]

    def __str__(self) -> str:
        return f"{self.way} {self.at:%Y-%m-%d %H:%M}"


# What a token needs to order for its person; everybody may, so it is no right.
BUYS = "buys"


class ApiToken(models.Model):
    """A key with which another program acts for a user; only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    label = models.CharField(max_length=80)
    # A stolen copy of the database opens nothing, and without the key nobody can try tokens against it.
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    # Keys of rights with blanks between, and BUYS; empty: all that its person may do.
    only = models.CharField(max_length=400, blank=True, db_default="", default="")
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "people_api_token"

    def __str__(self) -> str:
        return self.label

    def allows(self, key: str) -> bool:
        """Whether the token may do what a right (by its key) or BUYS stands for, if its person may."""
        return not self.only or key in self.only.split()
