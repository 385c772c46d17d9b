"""Reading accounts."""

from django.db.models import QuerySet

from dodolan.people.accounts.models import Role, RoleName, User


def roles_of(user: object) -> frozenset[str]:
    """Names of the roles a user holds at this moment; empty for nobody and for a closed account."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    return frozenset(Role.objects.filter(user=user).values_list("name", flat=True))


def users_with(role: RoleName) -> QuerySet[User]:
    """Users holding a role, by name."""
    return User.objects.filter(roles__name=role, is_active=True).order_by("name")
