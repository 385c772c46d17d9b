"""The command `dodolan`: one door for running a city; Django's own commands pass through it."""

import os
import sys
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from textwrap import dedent
from typing import NoReturn

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line, get_commands, load_command_class

DEFAULT_CITY = "3573"
# What a shell says of a program that SIGPIPE, or SIGINT, ended.
READER_LEFT, INTERRUPTED = 141, 130
_HELP = ("help", "--help", "-h")
_DJANGOS_OWN = ("--version", "version")


def main(argv: list[str] | None = None) -> None:
    """Run one command; leave with 2 and a sentence if the command or the surroundings make no sense."""
    try:
        try:
            _run([*(sys.argv if argv is None else argv)])
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read along has read enough, as `head` does; what is left to say goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(READER_LEFT) from None
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        raise SystemExit(INTERRUPTED) from None
    except EOFError:
        # Ctrl-D at a question.
        _refuse("The question was left without an answer, so nothing was done.")


def _run(words: list[str]) -> None:
    # Names, addresses and second keys lie in what a city writes; no other user of this machine reads them.
    os.umask(0o077)
    pure = _pure_commands()
    if len(words) > 1 and words[1] in pure:
        raise SystemExit(pure[words[1]].load().main(words[2:]))
    # Before Django reads its settings: the city decides where the data lies.
    _name_the_city()
    try:
        django.setup()
    except (ImproperlyConfigured, OSError, ValueError) as wrong:
        _refuse(_sentence(wrong))
    commands = get_commands()
    if len(words) < 2 or (words[1] in _HELP and len(words) == 2):
        sys.stdout.write(_help(commands, pure))
    elif words[1] not in {*commands, *_HELP, *_DJANGOS_OWN}:
        _refuse(f"There is no command {words[1]!r}. `dodolan --help` lists them all.")
    else:
        execute_from_command_line(words)


def _pure_commands() -> dict[str, EntryPoint]:
    """Commands that need no database and no settings, by name: they start in a moment and stay small.

    Found by their entry points, so that a package beside this one can bring its own.
    """
    return {found.name: found for found in entry_points(group="dodolan.commands")}


def _name_the_city() -> None:
    """Every city but the first keeps its data beside it, so that two run at once without knowing of each other."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dodolan.config.settings")
    city = os.environ.get("CITY") or DEFAULT_CITY
    if not (city.isascii() and city.isdigit()):
        _refuse(f"CITY must be the number of a city, such as {DEFAULT_CITY} for Malang. It was {city!r}.")
    # Only the folder is handed on: a number that nobody said must not look like one to the command.
    if not os.environ.get("DODOLAN_DATA"):
        os.environ["DODOLAN_DATA"] = str(Path.cwd() / ("data" if city == DEFAULT_CITY else f"data-{city}"))


def _sentence(wrong: Exception) -> str:
    """What went wrong in the surroundings, said to the person who set them."""
    if isinstance(wrong, OSError):
        data = os.environ["DODOLAN_DATA"]
        return f"The data folder {data} cannot be used: {wrong.strerror}. Set DODOLAN_DATA to a folder of yours."
    if isinstance(wrong, ValueError):
        return f"DATABASE_URL is not an address: {wrong}. It looks like postgresql://user:password@host:5432/name."
    return str(wrong)


def _refuse(sentence: str) -> NoReturn:
    sys.stderr.write(f"dodolan: {sentence}\n")
    raise SystemExit(2)


def _help(commands: dict[str, str], pure: dict[str, EntryPoint]) -> str:
    """Our own commands with one line each; Django's are there too, but a market officer needs none of them."""
    # Among all of Django's commands an officer would not find the few that matter.
    tops = ("dodolan.", *(found.value for found in entry_points(group="dodolan.apps")))
    ours = [name for name, app in commands.items() if app.startswith(tops)]
    said = {name: str(load_command_class(commands[name], name).help) for name in ours}
    said |= {name: command.load().SUMMARY for name, command in pure.items()}
    lines = [f"  {name:<18}{sentence.splitlines()[0]}" for name, sentence in sorted(said.items())]
    top = """\
        dodolan: an online traditional market for a city.

        Usage: dodolan COMMAND [OPTIONS]      dodolan COMMAND --help says more about one.

        Commands:
        """
    bottom = "\nSettings: CITY, PORT, DODOLAN_DATA, DATABASE_URL (see README).\n"
    return dedent(top) + "\n".join(lines) + "\n" + bottom
