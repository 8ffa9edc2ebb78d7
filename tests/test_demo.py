"""`surveybot demo` as a newcomer meets it: a real process, a real browser, and the answers as CSV afterwards."""

import csv
import io
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.sandbox.browsing import READABLE

ROOT = Path(__file__).resolve().parents[1]
SCREENSHOTS = ROOT / "build" / "screenshots"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
PATIENT_MS = 60_000.0  # a slow machine is no failure

# What somebody does in the exit interview in Russian, and what is to be read then: `>` is typed, `*` is tapped.
INTERVIEW = """
* Русский | Сколько лет вы у нас проработали?
> семь | Пришлите, пожалуйста, число цифрами
> 100 | Пришлите число от 0 до 60.
> /help | стереть мои ответы
> 4 | Почему вы уходите?
* ☐ Зарплата | ☑ Зарплата
* ☐ Без особой причины | ☐ Зарплата
* Готово | Моя зарплата была справедливой за 4 года работы.
> /back | Почему вы уходите?
* ☐ Другое | ☐ Без особой причины
* ☐ Переезд | ☑ Переезд
* ☐ Нагрузка | ☑ Нагрузка
* ☐ Руководитель | ☑ Руководитель
* Готово | Сейчас выбрано: 4.
* ☑ Нагрузка | ☐ Нагрузка
* Готово | Напишите, пожалуйста, свой вариант
> Шумный офис | Что руководитель мог бы сделать иначе?
* Не хочу отвечать | Моя зарплата была справедливой
> может быть | Такого варианта в списке нет.
* Согласен | Насколько вероятно
> 11 | Выберите, пожалуйста, число от 0 до 10.
* 5 | Что нам исправить в первую очередь?
> Кондиционер | Чтобы изменить ответ, нажмите его номер.
> что-нибудь | Нажмите номер ответа
* ✎ 2 | ↩ 4
> 2 | Чтобы изменить ответ, нажмите его номер.
* ✎ 5 | ↩ 5
* 9 | Вернулись бы вы когда-нибудь?
* Да | Чтобы изменить ответ, нажмите его номер.
* ✓ Всё верно | Спасибо и удачи!
> /start | Вы уже прошли этот опрос
"""
# Names: of the bot, of a language, and of a link that is made to be copied.
NAMES = {"@sandbox_survey_bot", "English"}


@contextmanager
def demo(folder: Path, *surveys: Path) -> Iterator[str]:
    """A running demo in `folder`; gives the address of its chat page, and stops it as Ctrl-C does."""
    command = [sys.executable, "-m", "surveybot", "demo", *map(str, surveys), "--port", "0"]
    variables = os.environ | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    with subprocess.Popen(command, cwd=folder, env=variables, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        try:
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found is not None, process.stdout.read()
            yield found[0]
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait() == 0


@contextmanager
def visiting(chromium: str, address: str, locale: str = "en-US") -> Iterator[Page]:
    """The chat page on a phone-sized screen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 390, "height": 844}, locale=locale)
        page.set_default_timeout(PATIENT_MS)
        page.goto(address)
        yield page
        browser.close()


def say(page: Page, words: str, answer: str) -> None:
    """Types a message and waits until the bot has said `answer`."""
    page.get_by_placeholder("Message").fill(words)
    page.keyboard.press("Enter")
    expect(page.get_by_text(answer).last).to_be_visible(timeout=PATIENT_MS)


def test_a_newcomer_talks_to_the_bot_and_reads_the_answers(tmp_path: Path, chromium: str) -> None:
    """Typed answers and taps lead to a row of the CSV; a second demo goes on with the same database."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    with demo(tmp_path) as address, visiting(chromium, address) as page:
        page.get_by_role("button", name="START").click()
        page.get_by_role("button", name="Сложение чисел").click()
        expect(page.get_by_text("Введите первое число")).to_be_visible(timeout=PATIENT_MS)
        say(page, "два", "Это не число. Введите, например, 42")
        say(page, "2", "Введите второе число")
        say(page, "3", "Будет 5")
        page.screenshot(path=SCREENSHOTS / "demo.png")
    with demo(tmp_path) as address, visiting(chromium, address) as page:
        page.get_by_role("button", name="START").click()
        page.get_by_role("button", name="Продолжить").click()
        expect(page.get_by_text("Сложить ещё?").last).to_be_visible(timeout=PATIENT_MS)
        say(page, "нет", "Пока! Сначала - /start")
    command = [sys.executable, "-m", "surveybot", "export", "adder"]
    variables = os.environ | {"PYTHONPATH": str(ROOT)}
    exported = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, check=True)
    (row,) = csv.DictReader(io.StringIO(exported.stdout.decode("utf-8-sig"), newline=""))
    assert (row["first"], row["second"], row["more"], row["total"]) == ("2", "3", "no", "5")
    assert (row["respondent"], row["status"]) == ("1001", "complete")
    assert (tmp_path / "surveybot.db").stat().st_mode & 0o077 == 0


def english(page: Page) -> list[str]:
    """What can be read on the page that has Latin letters in it and is no name."""
    return [words for words in page.evaluate(READABLE) if re.search("[A-Za-z]", words) and words not in NAMES]


def test_the_exit_interview_in_russian_has_no_english_word(tmp_path: Path, chromium: str) -> None:
    """From the invitation to the end: every question, refusals, back, a write-in, changes; nothing English, no code."""
    survey = ROOT / "surveys" / "exit_interview.yaml"
    with demo(tmp_path, survey) as address, visiting(chromium, address, "ru-RU") as page:
        page.get_by_role("button", name="Пригласить").click()
        expect(page.get_by_text("Приглашение: Выходное интервью")).to_be_visible(timeout=PATIENT_MS)
        assert [words for words in english(page) if not words.startswith("https://t.me/")] == []
        page.locator(".ticket").click()
        expect(page.get_by_text("На каком языке Вам удобнее?")).to_be_visible(timeout=PATIENT_MS)
        for line in INTERVIEW.strip().splitlines():
            deed, _, answer = line.partition(" | ")
            if deed[0] == "*":
                page.get_by_role("button", name=deed[2:], exact=True).last.click()
            else:
                own = page.locator(".message.own")
                written = own.count()
                page.get_by_placeholder("Сообщение").fill(deed[2:])
                page.keyboard.press("Enter")
                expect(own).to_have_count(written + 1, timeout=PATIENT_MS)  # else an older reply may be taken for it
            newest = page.locator(".message:nth-last-of-type(-n+2)")
            expect(newest.filter(has_text=answer)).to_be_visible(timeout=PATIENT_MS)
            assert english(page) == [], line
        page.screenshot(path=SCREENSHOTS / "exit-interview-ru.png")
