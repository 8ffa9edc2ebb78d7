"""The templates of all messages: in, the source of the program; out, each template, as the modules write it down.

A template is a literal, or what two of them are put together from; a name or a function that stands for one is
followed. What cannot be followed is a mistake: nobody could translate it.
"""

import ast
from collections.abc import Iterator
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[1] / "surveybot"
ROOMS = ("language", "questions", "survey", "program", "checks", "trial", "cli")

MAKERS = {
    "error": (2, "help"),
    "warning": (2, "help"),
    "info": (2, "help"),
    "Problem": (3, 5, "help_template"),
    "Label": (1,),
    "Worded": (0,),
    "wrong_type": (1, "help"),
    "too_big": (1,),
    "complain": (2, 3, "help"),
    "proposal": (2,),
    "refuse": (2, 3),
    "warn": (2, 3),
    "_complain": (2, 3),
    "_stop": (2, 3),
    "_report": (3, 4),
    "_cannot_be_told": (2, 4),
    "_not_there": (1,),
    "_needs_quotes": (2,),
    "read_scalar": (2,),
    "differs": ("help",),
    "_constant": (1, 2),
    "said": (1,),
    "problem": (),  # gets a whole complaint, and the functions that make one are looked at
}
"""Where the templates stand in a call: the places of arguments, or their names."""


def templates() -> dict[str, str]:
    """Every template, with the module that writes it."""
    found = {}
    for path in (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))):
        module = _Module(path)
        for template in module.templates():
            found.setdefault(template, module.name)
    return found


class _Module:
    """One module, with the function that each node of it stands in."""

    def __init__(self, path: Path) -> None:
        self.name = path.relative_to(ROOT).as_posix()
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.around: dict[ast.AST, ast.AST] = {}
        for node in ast.walk(self.tree):
            for child in ast.iter_child_nodes(node):
                self.around[child] = node

    def templates(self) -> Iterator[str]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                for place in MAKERS.get(name, ()):
                    argument = _argument(node, place)
                    if argument is not None:
                        yield from self.strings(argument, argument)
            elif isinstance(node, ast.FunctionDef) and _is_complaint(node):
                for returned in (inner for inner in ast.walk(node) if isinstance(inner, ast.Return)):
                    assert isinstance(returned.value, ast.Tuple)
                    for part in returned.value.elts[:2]:
                        yield from self.strings(part, part)

    def strings(self, node: ast.expr, at: ast.AST) -> set[str]:
        """What an expression can be, none of them empty."""
        return {text for text in self._strings(node, at) if text}

    def _strings(self, node: ast.expr, at: ast.AST) -> set[str]:
        match node:
            case ast.Constant(value=str(text)):
                return {text}
            case ast.IfExp(body=body, orelse=other):
                return self._strings(body, at) | self._strings(other, at)
            case ast.BoolOp(values=values):
                return set().union(*(self._strings(value, at) for value in values))
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return {a + b for a, b in product(self._strings(left, at), self._strings(right, at))}
            case ast.Name(id=name):
                return self._of_name(name, at)
            case ast.Call(func=ast.Attribute(value=value, attr="get"), args=[_, *rest]):
                return self._strings(value, at).union(*(self._strings(other, at) for other in rest))
            case ast.Subscript(value=value):
                return self._strings(value, at)
            case ast.Dict(values=values):
                return set().union(*(self._strings(value, at) for value in values))
            case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
                return self._of_function(name)
        raise AssertionError(f"{self.name}:{node.lineno}: {ast.unparse(node)} is no template that can be followed")

    def _of_name(self, name: str, at: ast.AST, index: int | None = None) -> set[str]:
        scope: ast.AST = at
        while scope is not self.tree:
            scope = self.around[scope]
            if not isinstance(scope, ast.FunctionDef | ast.Module):
                continue
            found = list(self._assigned(scope, name, index))
            if found:
                return set().union(*found)
            if isinstance(scope, ast.FunctionDef) and name in _parameters(scope):
                assert scope.name in MAKERS, f"{self.name}: {scope.name} gets a template as `{name}`; add it to MAKERS"
                return self._default(scope, name)  # whoever calls it is looked at where he does
        return self._imported(name)

    def _default(self, function: ast.FunctionDef, name: str) -> set[str]:
        """What a parameter is where nothing is given for it."""
        pairs = zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
        found = [default for argument, default in pairs if argument.arg == name and default is not None]
        return set().union(*(self._strings(default, default) for default in found))

    def _assigned(self, scope: ast.AST, name: str, within: int | None = None) -> Iterator[set[str]]:
        """What is assigned to a name in a function, or at the top of a module."""
        for node in ast.walk(scope) if isinstance(scope, ast.FunctionDef) else ast.iter_child_nodes(scope):
            if isinstance(node, ast.AnnAssign) and node.value is not None:
                targets: list[ast.expr] = [node.target]
            elif isinstance(node, ast.Assign):
                targets = node.targets
            else:
                continue
            assert node.value is not None
            for target in targets:
                names = target.elts if isinstance(target, ast.Tuple) else [target]
                for index, one in enumerate(names):
                    if isinstance(one, ast.Name) and one.id == name:
                        yield self._element(node.value, index if isinstance(target, ast.Tuple) else within, node)

    def _element(self, value: ast.expr, index: int | None, at: ast.AST) -> set[str]:
        match value:
            case _ if index is None:
                return self._strings(value, at)
            case ast.Tuple(elts=elements):
                return self._strings(elements[index], at)
            case ast.IfExp(body=body, orelse=other):
                return self._element(body, index, at) | self._element(other, index, at)
            case ast.Name(id=name) | ast.Subscript(value=ast.Name(id=name)):
                return self._of_name(name, at, index)
            case ast.Dict(values=values):
                return set().union(*(self._element(one, index, at) for one in values))
            case ast.Call(func=ast.Name(id=name)):
                return self._of_function(name, index or 0)
        raise AssertionError(f"{self.name}:{value.lineno}: {ast.unparse(value)} cannot be followed")

    def _of_function(self, name: str, index: int = 0) -> set[str]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef) and node.name == name:
                returned = [inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return) and inner.value]
                parts = [value.elts[index] if isinstance(value, ast.Tuple) else value for value in returned]
                return set().union(*(self._strings(part, part) for part in parts))
        module, own = self._origin(name)
        return module._of_function(own, index)

    def _imported(self, name: str) -> set[str]:
        module, own = self._origin(name)
        found = list(module._assigned(module.tree, own))
        assert found, f"{self.name}: {name} cannot be followed"
        return set().union(*found)

    def _origin(self, name: str) -> tuple["_Module", str]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("surveybot."):
                for alias in node.names:
                    if (alias.asname or alias.name) == name:
                        path = ROOT.parent / node.module.replace(".", "/")
                        whole = path.with_suffix(".py")
                        return _Module(whole if whole.exists() else path / "__init__.py"), alias.name
        raise AssertionError(f"{self.name}: {name} cannot be followed")


def _argument(call: ast.Call, place: int | str) -> ast.expr | None:
    if isinstance(place, int):
        return call.args[place] if place < len(call.args) else None
    return next((keyword.value for keyword in call.keywords if keyword.arg == place), None)


def _is_complaint(node: ast.FunctionDef) -> bool:
    return isinstance(node.returns, ast.Name) and node.returns.id == "Complaint"


def _parameters(function: ast.FunctionDef) -> set[str]:
    arguments = function.args
    return {argument.arg for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
