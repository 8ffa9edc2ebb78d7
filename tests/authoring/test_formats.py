"""PO and Excel files: what other programs make of ours, and what we make of theirs."""

import io
import os
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from babel.messages.pofile import read_po

from surveybot.authoring.translations.po import from_po, to_po
from surveybot.authoring.translations.rows import Row, Sheet
from surveybot.authoring.translations.xlsx import from_xlsx, to_xlsx
from tests.authoring.stage import sheet, texts
from tests.cli.conftest import run

SURVEY = """\
surveybot: 1
id: office
title: Office
languages: [en, uk]
steps:
  - ask: years
    type: integer
    text: |
      How many years?

        "Roughly" will do.
    hint: =1+1 is 100 % no formula, and {{this}} no placeholder
  - say: That is {plural(years, "# year", "# years")}, {years or "colleague"}.
  - say: { en: שלום 👋, uk: <r>Привіт</r> }
"""


def rows(name: str) -> Sheet:
    """A sheet as a translator into Ukrainian has it."""
    return sheet(texts(SURVEY, name), "uk")


def test_babel_reads_our_po_files() -> None:
    """Every text with its id as context, its place, its notes; nothing is marked as a format of Python."""
    sent = rows("my survey.yaml")
    catalog = read_po(io.BytesIO(to_po(sent).encode()), abort_invalid=True)
    assert str(catalog.locale) == "uk"
    assert {(m.context, m.id, m.string) for m in catalog if m.id} == {
        (r.id, r.source, r.translation) for r in sent.rows
    }
    assert {tuple(m.locations) for m in catalog if m.id} == {
        (("my survey.yaml", int(row.place.rpartition(":")[2])),) for row in sent.rows
    }
    assert "-format" not in to_po(sent)
    notes = " ".join(" ".join(m.auto_comments) for m in catalog)
    assert 'Write {plural(years, "…", "…", "…")}: `uk` has 3 forms, in this order: one (1, 21, 31, 41, …);' in notes
    assert 'Keep {years or "colleague"}' in notes
    assert 'Belongs to: How many years? "Roughly" will do.' in notes


def test_we_read_what_poedit_makes_of_it() -> None:
    """Other widths, other line ends, a mark at the beginning, comments of the translator, and no notes of ours."""
    theirs = (
        '\ufeff# Anna\r\nmsgid ""\r\nmsgstr ""\r\n"Language: pt_BR\\n"\r\n"Project-Id-Version: office\\n"\r\n\r\n'
        "#  translator's note\r\n#: survey.yaml:7\r\n#, fuzzy, no-wrap\r\n"
        'msgctxt "office/"\r\n"say.1"\r\nmsgid ""\r\n"One \\"and\\"\\n"\r\n"two"\r\nmsgstr ""\r\n"Um\\t"\r\n"dois"\r\n'
        '#~ msgctxt "office/say.2"\r\n#~ msgid "gone"\r\n#~ msgstr "perdido"\r\n'
        'msgctxt "office/say.3"\r\nmsgid "a"\r\nmsgstr "b"\r\n'
    )
    back = from_po(theirs.encode(), "back.po")
    assert (back.language, back.survey, back.remarks) == ("pt-BR", "office", ())
    assert [(row.id, row.source, row.translation, row.mark) for row in back.rows] == [
        ("office/say.1", 'One "and"\ntwo', "Um\tdois", "fuzzy"),
        ("office/say.3", "a", "b", ""),
    ]


def test_a_po_file_in_another_encoding_is_read_as_it_says() -> None:
    """The header names it."""
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=koi8-r\\n"\n'
    text = header + '\nmsgctxt "a"\nmsgid "b"\nmsgstr "да"\n'
    assert from_po(text.encode("koi8-r"), "back.po").rows[0].translation == "да"


def test_no_cell_of_ours_is_a_formula() -> None:
    """A text that looks like one, like a number or like a link, is a text; what is typed will be one too."""
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(rows("survey.yaml"))))
    page = book["Texts"]
    cells = [cell for line in page.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {page.cell(row, 3).number_format for row in range(2, 7)} == {"@"}
    assert [cell.value for cell in page[1]] == [
        "id",
        "source (en)",
        "translation (uk)",
        "state",
        "notes",
        "place",
        "hash",
    ]


def changed(sent: Sheet, cells: dict[str, object]) -> bytes:
    """The workbook with values that Excel has put into cells."""
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(sent)))
    for place, value in cells.items():
        book["Texts"][place] = value
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_what_excel_has_made_of_texts() -> None:
    """A number is read as it was typed where there is no doubt; else a sentence names the cell and the remedy."""
    labels = ["007", "5", "0.5", "a date", "true", "a formula", "an error", "=1"]
    sent = Sheet(
        "x.yaml", "x", "en", "de", tuple(Row(f"x/{n}", text, "", "", "x.yaml:1") for n, text in enumerate(labels))
    )
    import datetime

    values = [7, 12, 1.5, datetime.datetime(2026, 5, 1), True, "=A1", "#N/A", "'=1"]
    back = from_xlsx(changed(sent, {f"C{line}": value for line, value in enumerate(values, 2)}), "back.xlsx")
    assert {row.id: row.translation for row in back.rows} == {"x/0": "007", "x/1": "12", "x/7": "'=1"}
    assert [str(remark) for remark in back.remarks] == [
        "back.xlsx, cell C4: x/2: holds 1.5, of which Excel has made a number: "
        "set the cell to “Text” and type it again",
        "back.xlsx, cell C5: x/3: holds 2026-05-01 00:00:00, of which Excel has made a date or a time: "
        "set the cell to “Text” and type it again",
        "back.xlsx, cell C6: x/4: holds True, of which Excel has made a true or false: "
        "set the cell to “Text” and type it again",
        "back.xlsx, cell C7: x/5: holds a formula: type an apostrophe (') before the text",
        "back.xlsx, cell C8: x/6: holds the error #N/A: type the text again",
    ]


def test_columns_may_be_moved_and_rows_added() -> None:
    """Columns are known by their titles; a row without an id is a remark of somebody's."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Sent to the agency on Monday"])
    page.append(["Translation (de)", None, "ID", "comment"])
    page.append(["Hallo", None, "x/say.1", "easy"])
    page.append(["so far", None, None, None])
    buffer = io.BytesIO()
    book.save(buffer)
    back = from_xlsx(buffer.getvalue(), "back.xlsx")
    assert [(row.id, row.translation, row.place) for row in back.rows] == [("x/say.1", "Hallo", "back.xlsx, row 3")]
    assert (back.language, back.survey) == ("de", "x")


def test_libreoffice_gives_the_workbook_back(tmp_path: Path, soffice: str) -> None:
    """Opened and saved again as Excel does it, every text, id and mark is the same."""
    sent = rows("survey.yaml")
    source = tmp_path / "office.xlsx"
    source.write_bytes(to_xlsx(sent))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [
        soffice,
        home,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(tmp_path / "out"),
    ]
    subprocess.run([*command, str(source)], check=True, capture_output=True, env=os.environ | {"HOME": str(tmp_path)})
    back = from_xlsx((tmp_path / "out/office.xlsx").read_bytes(), "office.xlsx")
    was = [(row.id, row.source, row.translation, row.hash, row.mark) for row in sent.rows]
    assert [(row.id, row.source, row.translation.rstrip("\n"), row.hash, row.mark) for row in back.rows] == was
    assert back.remarks == ()


def bomb() -> bytes:
    """A small archive with a big file in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (51 << 20))
    return buffer.getvalue()


def empty_book() -> bytes:
    """A workbook with nothing in it."""
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


DAMAGED = {
    "text.xlsx": (b"no workbook", "text.xlsx is no Excel workbook (.xlsx), or it is damaged: "),
    "cut.xlsx": (to_xlsx(rows("survey.yaml"))[:2000], "cut.xlsx is no Excel workbook (.xlsx), or it is damaged: "),
    "bomb.xlsx": (bomb(), "bomb.xlsx is too big: "),
    "empty.xlsx": (empty_book(), "empty.xlsx has no columns `id` and `translation (…)`: "),
    "empty.po": (b"", "empty.po is no PO file: "),
    "yaml.po": (SURVEY.encode(), "yaml.po is no PO file: "),
    "latin.po": (b'msgid ""\nmsgstr "Language: de"\n\nmsgctxt "office/title"\nmsgid "Office"\nmsgstr "B\xfcro"\n',
                 "latin.po is not in the encoding utf-8: save it as UTF-8."),
    "unsaid.po": (b'msgctxt "office/title"\nmsgid "Office"\nmsgstr "A"\n', "unsaid.po does not say its language: "),
    "german.po": (b'msgid ""\nmsgstr "Language: German"\n', "german.po names the language `German`: "),
    "english.po": (b'msgid ""\nmsgstr "Language: en"\n', "`en` is the language that office.yaml is translated from: "),
    "other.po": (b'msgid ""\nmsgstr "Language: de"\n\nmsgctxt "home/title"\nmsgid "Home"\nmsgstr "Heim"\n',
                 "other.po translates the survey `home`, but office.yaml is `office`: "),
    "notes.doc": (b"", "notes.doc is neither a .po nor an .xlsx file: "),
    "missing.po": (None, "There is no file missing.po."),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGED)
def test_a_file_that_cannot_be_used(name: str, tmp_path: Path) -> None:
    """One sentence, exit code 3, and the survey is as it was."""
    content, sentence = DAMAGED[name]
    survey = tmp_path / "office.yaml"
    survey.write_text(SURVEY, encoding="utf-8")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ran = run("i18n", "import", "office.yaml", name, cwd=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"surveybot: {sentence}")
    assert len(ran.err.splitlines()) == 1
    assert survey.read_text(encoding="utf-8") == SURVEY
    assert sorted(path.name for path in tmp_path.iterdir() if path != survey) == ([name] if content is not None else [])
