"""`surveybot i18n`: in, survey files and what translators send back; out, files for them, and translated surveys."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, Parameter

from surveybot.authoring.files import write_file
from surveybot.authoring.translations.document import open_document
from surveybot.authoring.translations.importing import Imported, imported, language_of
from surveybot.authoring.translations.lock import Translated, lock_path, lock_text, read_lock
from surveybot.authoring.translations.po import from_po, to_po
from surveybot.authoring.translations.rows import Sheet, sheet_for
from surveybot.authoring.translations.standing import Standing, standing_of
from surveybot.authoring.translations.tags import wrong_tag
from surveybot.authoring.translations.texts import SurveyTexts, is_part, open_texts
from surveybot.cli.files import survey_files
from surveybot.cli.formats.summary import counted
from surveybot.cli.output import Output
from surveybot.console.cells import visible
from surveybot.errors import CannotRead, SurveybotError
from surveybot.language.reader import read_bytes

app = App(
    name="i18n",
    help="Send the texts of surveys to translators, and take their work back.",
    help_epilogue="""Examples:
  surveybot i18n export onboarding.yaml --to de --to uk
  surveybot i18n import onboarding.yaml onboarding.de.po
  surveybot i18n status surveys/ --check""",
)


@app.command
def export(
    file: Path,
    /,
    *,
    to: Annotated[tuple[str, ...], Parameter(negative=())],
    format: Annotated[Literal["po", "xlsx"], Parameter(name="--format")] = "po",
    out: Annotated[Path | None, Parameter(name=["--out", "-o"])] = None,
    force: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Write the texts of a survey to a file for translators, with the translations that there are.

    :param file: The survey file.
    :param to: The language to translate into, such as `de` or `pt-BR`; may be given several times.
    :param format: `po` for Poedit and the tools of agencies, `xlsx` for Excel.
    :param out: A file or folder to write to; else a file beside the survey, such as onboarding.de.po.
    :param force: Write over a file that is there, though translations in it may not have been imported.
    """
    survey = open_texts(file)
    wrong = wrong_tag(*to)
    if survey.source_language in to:
        wrong = f"{file.name} is written in {survey.source_language} already."
    elif out is not None and not out.is_dir() and len(to) > 1:
        wrong = f"{out} is one file: give a folder for several languages."
    if wrong:
        return _wrong_usage(wrong)
    translated = Translated(read_lock(file), survey.texts)
    for language in to:
        path = _target(file, language, format, out)
        if path.exists() and not force:
            raise SurveybotError(
                f"{path} is there already: import it first; --force writes over it, --out FILE elsewhere."
            )
        _write_sheet(path, sheet_for(survey, language, translated), format)
        _say_exported(path, standing_of(survey, translated, language))
    for orphan in survey.orphans:
        words = f"this text is missing in {survey.source_language}, so nobody can translate it"
        Output(stderr=True).say(f"{orphan.node.span}: {words}")
    return 0


def _wrong_usage(words: str) -> int:
    Output(stderr=True).say(f"surveybot: {words}")
    return 2


def _target(file: Path, language: str, format: str, out: Path | None) -> Path:
    name = f"{file.stem}.{language}.{format}"
    if out is None:
        return file.with_name(name)
    return out / name if out.is_dir() else out


def _write_sheet(path: Path, sheet: Sheet, format: str) -> None:
    if format == "po":
        write_file(path, to_po(sheet).encode("utf-8"))
    else:
        from surveybot.authoring.translations.xlsx import to_xlsx

        write_file(path, to_xlsx(sheet))


def _say_exported(path: Path, standing: Standing) -> None:
    todo = [f"{len(standing.missing)} to translate"] if standing.missing else []
    todo += [f"{len(standing.stale)} to look at again"] if standing.stale else []
    Output().say(f"{path}: {counted(standing.total, 'text')}, {', '.join(todo) or 'all translated'}")


@app.command(name="import")
def import_(
    file: Path,
    /,
    *translations: Annotated[Path, Parameter(required=True)],
    to: str | None = None,
    stale_too: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Write translations into a survey file; its comments and its layout stay as they are.

    What cannot be taken over is told, each with the remedy; the rest is taken over.

    :param file: The survey file.
    :param translations: PO or Excel files that `i18n export` has made and somebody has filled in.
    :param to: Their language, where a file does not say it.
    :param stale_too: Take over also translations of texts that have changed since the export; they stay stale.
    """
    if to is not None and wrong_tag(to):
        return _wrong_usage(wrong_tag(to))
    failed = False
    for path in translations:
        survey = open_texts(file)
        sheet = _read_sheet(path)
        language = language_of(sheet, to or "", survey)
        with _patience(f"{path}: {counted(len(sheet.rows), 'text')}", len(sheet.rows)):
            done = imported(survey, sheet, language, stale_too=stale_too)
        for was, document in zip(survey.documents.values(), done.survey.documents.values(), strict=True):
            if document.text != was.text:
                write_file(document.path, document.bytes_with(document.text))
        _write_lock(file, lock_text(done.lock))
        failed = failed or bool(done.remarks)
        _say_imported(file, language, done)
    return 1 if failed else 0


def _patience(words: str, texts: int) -> AbstractContextManager[object]:
    """Something that moves, on a terminal, while what takes over a second is done."""
    output = Output(stderr=True)
    return output.status(words) if texts > 1_000 and output.is_terminal else nullcontext()


def _read_sheet(path: Path) -> Sheet:
    source = _bytes_of(path)
    if path.suffix.lower() == ".po":
        return from_po(source, path.name)
    if path.suffix.lower() == ".xlsx":
        from surveybot.authoring.translations.xlsx import from_xlsx

        return from_xlsx(source, path.name)
    raise CannotRead(f"{path} is neither a .po nor an .xlsx file: save it as one of these.")


def _bytes_of(path: Path) -> bytes:
    read_bytes(path)  # for its sentences about files that cannot be opened
    return path.read_bytes()


def _write_lock(file: Path, text: str) -> None:
    path = lock_path(file)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        write_file(path, text.encode("utf-8"))


def _say_imported(file: Path, language: str, done: Imported) -> None:
    for remark in done.remarks:
        Output().say(visible(str(remark)))
    numbers = {
        "new": done.new, "changed": done.changed, "as before": done.same,
        "still empty": done.empty, "not taken over": len(done.remarks),
    }  # fmt: skip
    told = [f"{number} {words}" for words, number in numbers.items() if number]
    Output().say((f"{file}, {language}: {', '.join(told) or 'nothing in it'}", "bold"))


@app.command
def status(
    *paths: Annotated[Path, Parameter(required=True)],
    to: str | None = None,
    list: Annotated[bool, Parameter(name="--list", negative=())] = False,
    check: Annotated[bool, Parameter(negative=())] = False,
    accept: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Show how far surveys are translated, and which translations are older than their source.

    :param paths: Survey files, or folders with survey files in them.
    :param to: Only this language.
    :param list: Name each text that is missing or stale.
    :param check: Exit with 1 if a text is missing or stale.
    :param accept: Take all translations that are there for up to date: somebody has looked.
    """
    if to is not None and wrong_tag(to):
        return _wrong_usage(wrong_tag(to))
    files, output = survey_files(paths), Output()
    output.say((_line("survey", "language", "translated", "missing", "stale", "of"), "bold"))
    standings = []
    failures = []
    for path in files:
        try:
            if is_part(open_document(path)):
                continue
            survey = open_texts(path)
            if accept:
                _accept(survey, to)
            standings += _say_status(output, survey, to, in_full=list)
        except CannotRead as failure:
            failures.append(failure)
    if failures:
        raise CannotRead(" ".join(map(str, failures)))
    return 1 if check and not all(standing.is_complete for standing in standings) else 0


def _say_status(output: Output, survey: SurveyTexts, to: str | None, *, in_full: bool) -> list[Standing]:
    translated = Translated(read_lock(survey.document.path), survey.texts)
    languages = [language for language in survey.languages[1:] if to in (None, language)]
    standings = [standing_of(survey, translated, language) for language in languages]
    name = visible(survey.id)
    if not standings:
        output.say(_line(name, survey.source_language, "-", "-", "-", str(len(survey.texts))))
    for standing in standings:
        numbers = (standing.translated, len(standing.missing), len(standing.stale), standing.total)
        style = "green" if standing.is_complete else "yellow"
        output.say((_line(name, standing.language, *map(str, numbers)), style))
        name = ""
    for standing in standings if in_full else ():
        marked = [*((text, "missing") for text in standing.missing), *((text, "stale") for text in standing.stale)]
        for text, what in sorted(marked, key=lambda pair: pair[0].span):
            output.say(f"  {text.span}: {standing.language} {what}: {visible(text.id)}")
    return standings


def _line(survey: str, language: str, *numbers: str) -> str:
    cells = (f"{number:>{width}}" for number, width in zip(numbers, (10, 7, 5, 5), strict=True))
    return "  ".join([f"{survey:<32}", f"{language:<8}", *cells])


def _accept(survey: SurveyTexts, to: str | None) -> None:
    translated = Translated(read_lock(survey.document.path), survey.texts)
    made = {
        (text.id, language): text.hash for text in survey.texts for language in text.words if to in (None, language)
    }
    _write_lock(survey.document.path, lock_text(translated.updated(survey, made)))
