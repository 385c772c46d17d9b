"""A key is made once, strong, for its owner only; what is no key is not taken for one."""

import threading
from pathlib import Path

import pytest

from dodolan.kernel.sealing.key_file import is_strong, make_key, read_key


def test_many_that_make_one_at_once_share_it(tmp_path: Path):
    keys: list[str] = []
    makers = [threading.Thread(target=lambda: keys.append(make_key(tmp_path / "new" / "secret.key"))) for _ in range(6)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert len(keys) == 6
    assert set(keys) == {read_key(tmp_path / "new" / "secret.key")}
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["secret.key"]
    assert (tmp_path / "new" / "secret.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "text", ["", "abc", "\n", "a" * 67, "abcabcabc" * 9, "0123456789abcdef" * 3, "x7Kq-9" * 7, "q8Xz_Lm3-Rt5Vw" * 3]
)
def test_what_is_too_short_is_no_key(tmp_path: Path, text: str):
    (tmp_path / "secret.key").write_text(text)
    assert read_key(tmp_path / "secret.key") == ""


@pytest.mark.parametrize(
    "text", ["0123456789abcdef" * 4, "abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNO+", "x7Kq-9Lm3R" * 5]
)
def test_what_can_hold_32_bytes_is_one(text: str):
    assert is_strong(text)


def test_where_there_is_none_or_no_text_there_is_no_key(tmp_path: Path):
    assert read_key(tmp_path / "secret.key") == ""
    (tmp_path / "secret.key").write_bytes(b"\xff\xfe" * 40)
    assert read_key(tmp_path / "secret.key") == ""
