"""The network address that a request comes from: the last resort for counting those who show nothing else."""

from ipaddress import IPv6Address, ip_address

LONGEST_ADDRESS = 45
# Whoever has one address of a home or a phone has all of these.
_HOME_BITS = 64


def address_of(*, forwarded: str, remote: str, behind_proxy: bool) -> str:
    """The network address asked from, at most LONGEST_ADDRESS signs; behind our own proxy the proxy's word for it.

    forwarded is the header X-Forwarded-For ("" without one), remote the address of the connection.
    """
    # Only behind our own proxy, and only its last word; everything before it can be made up.
    said = forwarded.rsplit(",", maxsplit=1)[-1].strip() if behind_proxy else ""
    return (said or remote)[:LONGEST_ADDRESS]


def network_of(address: str) -> str:
    """What an address is counted as: itself, or for IPv6 the /64 around it, which belongs to one connection.

    An IPv4 address written as IPv6 is the IPv4 one; text that is no address comes back unchanged.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return f"{IPv6Address(int(found) >> _HOME_BITS << _HOME_BITS)}/{_HOME_BITS}"
