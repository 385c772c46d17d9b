"""How names are written, and which of them strangers can reach."""

import pytest

from dodolan.kernel.hosts import is_this_machine, public_names, read_hosts


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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        (" , ", []),
        ("pasar.malangkota.go.id", ["pasar.malangkota.go.id"]),
        (" Pasar.ID , localhost,", ["pasar.id", "localhost"]),
        (".go.id,127.0.0.1,[::1],toko_1", [".go.id", "127.0.0.1", "[::1]", "toko_1"]),
    ],
)
def test_names_are_read(text: str, names: list[str]):
    assert read_hosts(text) == names


@pytest.mark.parametrize(
    "name",
    [
        "*",
        "http://pasar.id",
        "pasar.id:8000",
        "pasar.id/",
        "pasar id",
        "pasar..id",
        "::1",
        "[127.0.0.1]",
        "[pasar.id]",
        "*.pasar.id",
        "pas\u00e9r.id",
        "-pasar.id",
    ],
)
def test_what_is_no_name_is_refused(name: str):
    with pytest.raises(ValueError, match="is no name of a site"):
        read_hosts(f"localhost,{name}")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:8000", "[::1]", "[::1]:8000"])
def test_this_machine_is_known(host: str):
    assert is_this_machine(host)


@pytest.mark.parametrize("host", ["", "pasar.id", "localhost.pasar.id:80", "10.0.0.1", "127.0.0.1.pasar.id", "0.0.0.0"])
def test_others_are_not_this_machine(host: str):
    assert not is_this_machine(host)
