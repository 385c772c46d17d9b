"""The command's door: help in plain words, and one sentence when the surroundings make no sense."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dodolan.config.cli import main

NO_HOST = "DODOLAN_HOSTS is a list of names like pasar.example.go.id, without http:// and port:"


def dodolan(*words: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Run the command the way a person does."""
    clean = {name: value for name, value in os.environ.items() if name not in ("CITY", "DATABASE_URL")}
    return subprocess.run(
        [sys.executable, "-c", "from dodolan.config.cli import main; main()", *words],
        env=clean | surroundings,
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_lists_our_commands_in_plain_words(capsys: pytest.CaptureFixture[str]):
    main(["dodolan", "--help"])
    said = capsys.readouterr().out
    assert "  start             Serve the city that was opened here: web server and worker, until Ctrl-C." in said
    assert "collectstatic" not in said


def test_no_words_mean_help(capsys: pytest.CaptureFixture[str]):
    main(["dodolan"])
    assert capsys.readouterr().out.startswith("dodolan: an online traditional market for a city.\n")


def test_an_unknown_command_is_refused_with_a_sentence():
    done = dodolan("buka")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "dodolan: There is no command 'buka'. `dodolan --help` lists them all.\n"


@pytest.mark.parametrize(
    ("breaks", "code", "sentence"),
    [
        (KeyboardInterrupt, 130, "\nStopped.\n"),
        (EOFError, 2, "dodolan: The question was left without an answer, so nothing was done.\n"),
    ],
)
def test_a_question_left_by_a_key_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    breaks: type[BaseException],
    code: int,
    sentence: str,
):
    def broken(_words: list[str]) -> None:
        raise breaks

    monkeypatch.setattr("dodolan.config.cli._run", broken)
    with pytest.raises(SystemExit) as left:
        main(["dodolan", "open_city"])
    assert (left.value.code, capsys.readouterr().err) == (code, sentence)


def test_djangos_commands_pass_through(tmp_path: Path):
    done = dodolan("version", DODOLAN_DATA=str(tmp_path))
    assert (done.returncode, done.stdout.startswith("5.2.")) == (0, True)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("CITY", "malang", "CITY must be the number of a city, such as 3573 for Malang. It was 'malang'."),
        ("DATABASE_URL", "mysql://here/x", "DATABASE_URL must look like postgresql://user:password@host:5432/name."),
        ("DATABASE_URL", "postgresql://h:x/y", "DATABASE_URL is not an address"),
        ("DODOLAN_HTTPS", "true", "DODOLAN_HTTPS must be 0 or 1. It was 'true'."),
        ("DODOLAN_HOSTS", "localhost, https://x.id", f"{NO_HOST} 'https://x.id' is no name of a site."),
        ("DODOLAN_HOSTS", "*", f"{NO_HOST} '*' is no name of a site."),
        ("DODOLAN_DATA", "/proc/nowhere/data", "The data folder /proc/nowhere/data cannot be used"),
    ],
)
def test_wrong_surroundings_give_one_sentence(name: str, value: str, sentence: str):
    done = dodolan("check", **{name: value})
    assert done.returncode == 2
    assert done.stderr.startswith(f"dodolan: {sentence}")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("city", "folder"), [("3573", "data"), ("", "data"), ("3404", "data-3404")])
def test_each_city_has_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, city: str, folder: str):
    monkeypatch.chdir(tmp_path)
    done = dodolan("version", CITY=city, DODOLAN_DATA="")
    assert done.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == [folder]


@pytest.mark.parametrize("command", ["--help", "simulate_runners --days 1 --orders 1"])
def test_a_reader_who_leaves_early_hears_no_complaint(command: str):
    script = (
        f"{sys.executable} -c 'from dodolan.config.cli import main; main()' {command} | true; echo ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("141\n", "")


def test_a_city_that_nobody_named_is_not_opened(tmp_path: Path):
    done = dodolan("open_city", DODOLAN_DATA=str(tmp_path))
    assert done.returncode == 1
    assert "Which city? Say --city NUMBER" in done.stderr
