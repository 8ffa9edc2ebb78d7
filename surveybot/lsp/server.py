"""The server itself: in, what an editor asks and tells on standard input; out, answers and problems to it."""

import asyncio
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from surveybot import __version__
from surveybot.authoring.editing.cursor import cursor_at
from surveybot.authoring.editing.explained import explained_at
from surveybot.authoring.editing.names import included_at
from surveybot.authoring.editing.outline import outline
from surveybot.authoring.editing.proposals import proposals
from surveybot.language.problem import Problem
from surveybot.lsp.desk import Desk, Examine, Prove
from surveybot.lsp.places import Places, path_of, uri_of
from surveybot.lsp.said import diagnostic, fix, item, markdown, symbol
from surveybot.russian import in_russian

PAUSE_SECONDS = 0.2  # of typing, before a survey is looked at
MOST_FILES = 200
_TRIGGERS = [" ", '"', "{", "[", "."]


class SurveyServer(LanguageServer):
    """A server with a desk; what was typed is looked at when the author pauses."""

    def __init__(self, examine: Examine, proves: Prove, language: str) -> None:
        """Problems are told in a language, unless the editor speaks another.

        Full texts are exchanged: editors and Python do not agree on what ends a line.
        """
        super().__init__("surveybot", __version__, lsp.TextDocumentSyncKind.Full)
        self.desk = Desk(examine, proves)
        self.language = language
        self._looking: dict[Path, asyncio.Task[None]] = {}
        self._told: set[Path] = set()

    @property
    def places(self) -> Places:
        """Places in the editor's units."""
        return Places(self.desk, self.workspace.position_codec)

    def look(self, path: Path, *, after_seconds: float = PAUSE_SECONDS) -> None:
        """Looks at the surveys of a file, unless it changes again before."""
        earlier = self._looking.pop(path, None)
        if earlier is not None:
            earlier.cancel()
        self._looking[path] = asyncio.get_running_loop().create_task(self._look(path, after_seconds))

    async def _look(self, path: Path, after_seconds: float) -> None:
        await asyncio.sleep(after_seconds)
        try:
            self.desk.take(path, await asyncio.to_thread(self.desk.examined, path))
        except Exception as bug:  # noqa: BLE001  # the edge of one look
            words = f"something went wrong inside surveybot ({type(bug).__name__}: {bug})"
            self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, words))
        self.tell()

    def told(self, problem: Problem) -> Problem:
        """A problem in the author's language."""
        return in_russian(problem) if self.language.lower().startswith("ru") else problem

    def tell(self) -> None:
        """Publishes what is wrong in each file, also that nothing is any more."""
        files = self.desk.files()
        for path in sorted(files | self._told):
            found = [diagnostic(self.told(problem), self.places) for problem in self.desk.problems(path)]
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri_of(path), found))
        self._told = files


def make_server(examine: Examine, proves: Prove, language: str) -> SurveyServer:
    """A server that answers whatever it promises; `start_io` runs it."""
    server = SurveyServer(examine, proves, language)
    _follow_files(server)
    _answer(server)
    return server


def _follow_files(server: SurveyServer) -> None:
    desk = server.desk

    @server.feature(lsp.INITIALIZE)
    def greet(params: lsp.InitializeParams) -> None:
        server.language = params.locale or server.language
        desk.root = Path(server.workspace.root_path) if server.workspace.root_path else None

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        desk.texts[path] = params.text_document.text
        server.look(path, after_seconds=0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        desk.texts[path] = server.workspace.get_text_document(params.text_document.uri).source
        server.look(path)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.look(path_of(params.text_document.uri), after_seconds=0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        desk.close(path_of(params.text_document.uri))
        server.tell()


def _answer(server: SurveyServer) -> None:
    desk = server.desk

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=_TRIGGERS))
    def complete(params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
        path = path_of(params.text_document.uri)
        if not desk.is_of_a_survey(path):
            return []
        places = server.places
        cursor = cursor_at(places.lines(path), *places.cursor(path, params.position))
        found = proposals(cursor, desk.known(path), _beside(path))
        return [
            item(each, number, places.before(path, params.position, each.replaces)) for number, each in enumerate(found)
        ]

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def explain(params: lsp.HoverParams) -> lsp.Hover | None:
        path = path_of(params.text_document.uri)
        places = server.places
        line, column = places.cursor(path, params.position)
        words = explained_at(places.lines(path), line, column, str(path), desk.known(path))
        return lsp.Hover(markdown(words)) if words and desk.is_of_a_survey(path) else None

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def define(params: lsp.DefinitionParams) -> lsp.Location | None:
        path = path_of(params.text_document.uri)
        known = desk.known(path)
        if known is None:
            return None
        line, column = (number + 1 for number in server.places.cursor(path, params.position))
        part = included_at(known.survey, str(path), line, column)
        if part is not None:
            start = lsp.Position(0, 0)
            return lsp.Location(uri_of(Path(known.survey.span.file).parent / part), lsp.Range(start, start))
        named = known.meant_at(str(path), line, column)
        return server.places.location(named.place.span) if named is not None else None

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def list_steps(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        path = path_of(params.text_document.uri)
        known = desk.known(path)
        entries = outline(known.survey, str(path)) if known is not None else []
        return [symbol(entry, server.places, path) for entry in entries]

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix]))
    async def mend(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        path = path_of(params.text_document.uri)
        first, last = params.range.start.line + 1, params.range.end.line + 1
        problems = await asyncio.to_thread(desk.fixable, path, first, last)
        return [fix(server.told(problem), server.places) for problem in problems]


def _beside(path: Path) -> Iterator[str]:
    """The first files in a survey's folder and below, which it can name."""
    names = (
        (Path(folder) / name).relative_to(path.parent).as_posix()
        for folder, folders, files in os.walk(path.parent)
        for name in _shown(folders, files)
    )
    return (name for name in islice(names, MOST_FILES) if name != path.name)


def _shown(folders: list[str], files: list[str]) -> list[str]:
    """The files that are not hidden; hidden folders are left out of the walk."""
    folders[:] = sorted(name for name in folders if not name.startswith("."))
    return sorted(name for name in files if not name.startswith("."))
