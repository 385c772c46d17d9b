"""Promises about roles and keys: each is what the trail says of it, counted on the live database."""

from uuid import UUID

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.checks import Check, Finding, finding
from dodolan.kernel.sealing.errors import Unsealable
from dodolan.people.accounts.actions import role_facts
from dodolan.people.accounts.audit import ROLE_GIVEN, ROLE_TAKEN, SECOND_KEY_MADE, TOKEN_MADE, TOKEN_REVOKED
from dodolan.people.accounts.fingerprints import second_key_fingerprint, token_fingerprint
from dodolan.people.accounts.models import ApiToken, Role, User

Held = tuple[UUID, str]


def roles_are_their_trail() -> Finding:
    """Who holds a role was given it, for that market, and it was not taken away since; who was given one holds it."""
    given: dict[Held, str] = {}
    rows = AuditEntry.objects.filter(action__in=(ROLE_GIVEN.key, ROLE_TAKEN.key)).order_by("number")
    for action, user, before, after in rows.values_list("action", "subject", "before", "after").iterator():
        if action == ROLE_GIVEN.key:
            given[user, after["role"]] = after.get("market", "")
        else:
            given.pop((user, before["role"]), None)
    held = {(role.user_id, role.name): role_facts(role).get("market", "") for role in Role.objects.all()}
    broken = {key for key in given.keys() | held.keys() if given.get(key) != held.get(key)}
    return finding("roles as the trail gave and took them", len(held), (f"{user} {role}" for user, role in broken))


def second_keys_are_their_trail() -> Finding:
    """Passwords and second keys of the office are those that were last made, and nobody else has any."""
    made = dict(_fingerprints(SECOND_KEY_MADE.key))
    # A key that does not open must not hide the others, so each is read by itself; few people work at an office.
    users = (User.objects.exclude(totp_seed="") | User.objects.filter(pk__in=made)).defer("totp_seed")
    broken = [user.pk for user in users if made.get(user.pk, "") != _second_key(user)]
    return finding("second keys as they were made", len(users), broken)


def _second_key(user: User) -> str | None:
    try:
        return second_key_fingerprint(user)
    except Unsealable:
        return None


def tokens_are_their_trail() -> Finding:
    """API keys act for whom they were made, open as they were made, and stay worthless once they were revoked."""
    made = dict(_fingerprints(TOKEN_MADE.key))
    revoked = set(AuditEntry.objects.filter(action=TOKEN_REVOKED.key).values_list("subject", flat=True))
    broken, there = made.keys() - set(ApiToken.objects.values_list("pk", flat=True)), ApiToken.objects.all()
    for token in there:
        if made.get(token.pk) != token_fingerprint(token) or (token.revoked_at is not None) != (token.pk in revoked):
            broken.add(token.pk)
    return finding("API keys as they were made and revoked", len(there), broken)


def _fingerprints(action: str) -> list[tuple[UUID, str]]:
    """(subject, fingerprint), oldest first, so that the newest is left in a dict."""
    rows = AuditEntry.objects.filter(action=action).order_by("number").values_list("subject", "after")
    return [(subject, after.get("fingerprint", "")) for subject, after in rows]


CHECKS = (
    Check("accounts.roles_are_their_trail", roles_are_their_trail),
    Check("accounts.second_keys_are_their_trail", second_keys_are_their_trail),
    Check("accounts.tokens_are_their_trail", tokens_are_their_trail),
)
