"""Which names strangers can reach."""

import pytest

from dodolan.kernel.hosts import public_names


@pytest.mark.parametrize(
    "name",
    ["localhost", "127.0.0.1", "[::1]", "192.168.1.7", "10.0.0.2", "toko", "pasar.local", "demo.test", "x.localhost"],
)
def test_names_of_this_machine_and_its_network(name: str):
    assert public_names([name]) == []


@pytest.mark.parametrize(
    "name", ["*", ".malangkota.go.id", "pasar.malangkota.go.id", "8.8.8.8", "[2001:4860:4860::8888]", " Pasar.ID "]
)
def test_names_that_strangers_reach(name: str):
    assert public_names(["localhost", name]) == [name]
