"""Every right is asked at a door or in an action: one that nobody asks is a row in a table and nothing else."""

import ast
from pathlib import Path

from tests.house.sources import nodes, python_files

ASKING = {"allow", "require"}
# Where rights are named without being asked.
NAMED_IN = {"rights.py", "roles.py"}


def rights_named(paths: list[Path]) -> set[str]:
    """The names of the rights that files of rights make."""
    return {
        target.id
        for path in paths
        for node in nodes(path, ast.Assign)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "Right"
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def asked(paths: list[Path]) -> set[str]:
    """The names that stand in a call of `allow` or `require`; `may` only shows a button."""
    return {
        said.id
        for path in paths
        for node in nodes(path, ast.Call)
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ASKING
        for said in [*node.args, *(word.value for word in node.keywords)]
        if isinstance(said, ast.Name)
    }


def test_every_right_is_asked():
    files = python_files("dodolan")
    named = rights_named([path for path in files if path.name == "rights.py"])
    assert len(named) > 20
    assert named - asked([path for path in files if path.name not in NAMED_IN]) == set()


def test_the_check_sees_a_right_that_nobody_asks(tmp_path: Path):
    (tmp_path / "rights.py").write_text("".join(f'{name} = Right("a.{name}", "")\n' for name in "ABCDE"))
    page = tmp_path / "pages.py"
    page.write_text("@allow(A, sending=B)\ndef f(request):\n    queries.require(user, C)\n    may(request, D)\n")
    assert rights_named([tmp_path / "rights.py"]) - asked([page]) == {"D", "E"}
