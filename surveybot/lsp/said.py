"""What the editor is told: in, problems, proposals and entries; out, the protocol's words for them."""

from pathlib import Path

from lsprotocol import types as lsp

from surveybot.authoring.editing.outline import Entry
from surveybot.authoring.editing.proposals import Proposal, Sort
from surveybot.language.problem import Problem, Severity
from surveybot.lsp.places import Places, uri_of

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}
_KINDS: dict[Sort, lsp.CompletionItemKind] = {
    "key": lsp.CompletionItemKind.Property,
    "value": lsp.CompletionItemKind.Value,
    "name": lsp.CompletionItemKind.Variable,
    "function": lsp.CompletionItemKind.Function,
    "file": lsp.CompletionItemKind.File,
}


def diagnostic(problem: Problem, places: Places) -> lsp.Diagnostic:
    """A problem with its remedy below it, and its other places as related ones."""
    related = [lsp.DiagnosticRelatedInformation(places.location(label.span), label.message) for label in problem.labels]
    return lsp.Diagnostic(
        places.range(problem.span),
        "\n".join(words for words in (problem.message, problem.help) if words),
        severity=_SEVERITIES[problem.severity],
        code=problem.code,
        source="surveybot",
        related_information=related,
    )


def fix(problem: Problem, places: Places) -> lsp.CodeAction:
    """The mending of a problem, in the words of its remedy."""
    edits: dict[str, list[lsp.TextEdit]] = {}
    for span, text in problem.fix:
        edits.setdefault(uri_of(Path(span.file)), []).append(lsp.TextEdit(places.range(span), text))
    return lsp.CodeAction(
        _change(problem, places) or (problem.help or problem.message).partition("\n")[0],
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(problem, places)],
        edit=lsp.WorkspaceEdit(changes=edits),
    )


def _change(problem: Problem, places: Places) -> str:
    """What gives way to what, as far as it can be told in a few words."""
    (span, new), *more = problem.fix
    old = places.text(span)
    is_short = not more and old.strip() and new.strip() and len((old + new).splitlines()) == 1
    return f"{old} → {new}" if is_short else ""


def item(proposal: Proposal, number: int, replaced: lsp.Range) -> lsp.CompletionItem:
    """A proposal, the `number`-th in our order."""
    return lsp.CompletionItem(
        proposal.word,
        kind=_KINDS[proposal.sort],
        documentation=markdown(proposal.meaning),
        sort_text=f"{number:04}",
        text_edit=lsp.TextEdit(replaced, proposal.written or proposal.word),
    )


def markdown(text: str) -> lsp.MarkupContent:
    """A text with markup."""
    return lsp.MarkupContent(lsp.MarkupKind.Markdown, text)


def symbol(entry: Entry, places: Places, path: Path) -> lsp.DocumentSymbol:
    """An entry of the outline, and those inside of it."""
    return lsp.DocumentSymbol(
        entry.name,
        lsp.SymbolKind.Namespace if entry.inside else lsp.SymbolKind.Field,
        places.range(entry.span),
        places.range(entry.place),
        detail=entry.about,
        children=[symbol(inside, places, path) for inside in entry.inside],
    )
