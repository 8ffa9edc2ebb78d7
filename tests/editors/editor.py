"""An editor as language servers see it: in, a program that serves over stdio; out, what it says of the files opened."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

PATIENCE_SECONDS = 120  # so that a server that hangs is a failure


class Editor:
    """Files open in an editor, with all diagnostics that were published of each."""

    def __init__(self, settings: dict[str, Any], locale: str) -> None:
        """`settings` are what the server may ask for, by section; `locale` is the language of its menus."""
        self.locale = locale
        self.client = LanguageClient("tests", "1")
        self.settings = settings
        self.published: dict[str, list[lsp.PublishDiagnosticsParams]] = defaultdict(list)
        self._news = asyncio.Condition()
        self._versions: dict[str, int] = {}
        self._listen()

    def _listen(self) -> None:
        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def publish(params: lsp.PublishDiagnosticsParams) -> None:
            async with self._news:
                self.published[params.uri].append(params)
                self._news.notify_all()

        @self.client.feature(lsp.WORKSPACE_CONFIGURATION)
        def configure(params: lsp.ConfigurationParams) -> list[Any]:
            return [self.settings.get(item.section or "") for item in params.items]

        @self.client.feature(lsp.CLIENT_REGISTER_CAPABILITY)
        def register(params: lsp.RegistrationParams) -> None:
            return None

        @self.client.feature(lsp.WINDOW_LOG_MESSAGE)
        def log(params: lsp.LogMessageParams) -> None:
            return None

    async def start(self, command: Sequence[str], folder: Path) -> lsp.InitializeResult:
        """Greets the server, as an editor that knows everything that is asked of it here."""
        await self.client.start_io(*command, cwd=folder)
        capabilities = lsp.ClientCapabilities(
            workspace=lsp.WorkspaceClientCapabilities(configuration=True),
            text_document=lsp.TextDocumentClientCapabilities(
                publish_diagnostics=lsp.PublishDiagnosticsClientCapabilities(related_information=True),
                completion=lsp.CompletionClientCapabilities(),
                hover=lsp.HoverClientCapabilities(content_format=[lsp.MarkupKind.Markdown]),
                code_action=lsp.CodeActionClientCapabilities(
                    code_action_literal_support=lsp.ClientCodeActionLiteralOptions(
                        lsp.ClientCodeActionKindOptions(value_set=[lsp.CodeActionKind.QuickFix])
                    )
                ),
                document_symbol=lsp.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True),
            ),
        )
        greeting = lsp.InitializeParams(capabilities, locale=self.locale, root_uri=folder.as_uri())
        result = await self.client.initialize_async(greeting)
        self.client.initialized(lsp.InitializedParams())
        return result

    def open(self, path: Path) -> str:
        """Opens a file; its address."""
        uri = path.as_uri()
        self._versions[uri] = 1
        item = lsp.TextDocumentItem(uri, "yaml", 1, path.read_text(encoding="utf-8"))
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, text: str) -> None:
        """Types another text in place of the whole."""
        self._versions[uri] += 1
        document = lsp.VersionedTextDocumentIdentifier(version=self._versions[uri], uri=uri)
        whole = [lsp.TextDocumentContentChangeWholeDocument(text)]
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, whole))

    async def diagnostics(self, uri: str, *, after: int = 0) -> list[lsp.Diagnostic]:
        """The latest that were published of a file, once more than `after` lists have been."""
        async with asyncio.timeout(PATIENCE_SECONDS), self._news:
            await self._news.wait_for(lambda: len(self.published[uri]) > after)
            return list(self.published[uri][-1].diagnostics)

    async def proposed(self, uri: str, at: lsp.Position) -> list[lsp.CompletionItem]:
        """What could be written there."""
        params = lsp.CompletionParams(lsp.TextDocumentIdentifier(uri), at)
        found = await self.client.text_document_completion_async(params)
        return list(found.items if isinstance(found, lsp.CompletionList) else found or ())

    async def explained(self, uri: str, at: lsp.Position) -> str:
        """What is said where the pointer rests; empty if nothing is."""
        hover = await self.client.text_document_hover_async(lsp.HoverParams(lsp.TextDocumentIdentifier(uri), at))
        assert hover is None or isinstance(hover.contents, lsp.MarkupContent)
        return hover.contents.value if hover is not None else ""

    async def defined(self, uri: str, at: lsp.Position) -> Any:
        """Where it leads."""
        params = lsp.DefinitionParams(lsp.TextDocumentIdentifier(uri), at)
        return await self.client.text_document_definition_async(params)

    async def fixes(self, uri: str, range: lsp.Range) -> list[Any]:
        """The quick fixes on offer."""
        params = lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), range, lsp.CodeActionContext([]))
        return list(await self.client.text_document_code_action_async(params) or ())

    async def stop(self) -> None:
        """Says good-bye, as the protocol has it."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


@asynccontextmanager
async def editing(
    command: Sequence[str], folder: Path, settings: dict[str, Any] | None = None, locale: str = "en"
) -> AsyncIterator[Editor]:
    """An editor with a running server."""
    editor = Editor(settings or {}, locale)
    async with asyncio.timeout(PATIENCE_SECONDS):
        await editor.start(command, folder)
    yield editor
    async with asyncio.timeout(PATIENCE_SECONDS):
        await editor.stop()
