"""`surveybot demo`: in, nothing; out, the real bot on our own stand-in for Telegram, and the address of a chat page."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from surveybot.cli.called import called
from surveybot.cli.checking import Checked
from surveybot.cli.output import Output
from surveybot.cli.sandbox import PORT, Port
from surveybot.cli.serve import run_until_stopped, serve_files, sound_files, start_logging
from surveybot.cli.shelf import ServedFiles
from surveybot.settings import Settings
from surveybot.shipped import shipped
from surveybot.survey.given import samples

if TYPE_CHECKING:
    from surveybot.sandbox.invitations import Invitations
    from surveybot.telegram.setup import Bot


def demo(*paths: Path, db: str | None = None, port: Port = PORT) -> int:
    """Run the bot without a token, on a stand-in for Telegram, and talk to it in the browser.

    :param paths: Survey files or folders; else the ones that come with surveybot.
    :param db: Where answers are kept; else SURVEYBOT_DB, else surveybot.db in this folder.
    :param port: Where the chat page is, on 127.0.0.1; the next free one if it is taken.
    """
    files = sound_files(list(paths) or [shipped("surveys")])
    if files is None:
        return 1
    run_until_stopped(_demo(files, db or Settings().db, port))
    return 0


async def _demo(files: ServedFiles, db: str, port: int) -> None:
    from surveybot.sandbox.server import start
    from surveybot.serve.app import Options
    from surveybot.serve.media_folder import usual

    try:
        local = await start(port=port)
    except OSError:
        local = await start(port=0)
    start_logging(local.token)

    def ready(bot: "Bot") -> None:
        ids = [str(checked.survey.id) for checked in files.first if checked.survey]
        local.offer(_invitations(files.first, db, bot.username))
        output = Output()
        output.say("Talk to the bot here: ", (local.page_url, "bold"))
        output.say(f"Then read the answers: {called()} export {ids[0]}   (surveys: {', '.join(ids)}; Ctrl-C stops)")

    try:
        await serve_files(Options(local.token, db, local.base_url, usual(db)), files, ready)
    finally:
        await local.close()


def _invitations(surveys: list[Checked], db: str, bot: str) -> "Invitations":
    """The surveys that are open only to who has an invitation, for the button on the chat page.

    What is given comes as samples.
    """
    from surveybot.sandbox.invitations import Invitations
    from surveybot.serve.catalogue import Edition
    from surveybot.serve.inviting import invitation_link

    editions = [Edition("", checked.program) for checked in surveys if checked.program is not None]
    closed = [edition for edition in editions if edition.program.survey.invite == "tokens"]
    titles = [
        (edition.survey, {language: edition.title(language) for language in map(str, edition.program.survey.languages)})
        for edition in closed
    ]
    given = {edition.survey: edition.program.survey.given for edition in closed}
    return Invitations(
        lambda: titles, lambda survey: invitation_link(db, bot, survey, samples(given[survey], date.today()))
    )
