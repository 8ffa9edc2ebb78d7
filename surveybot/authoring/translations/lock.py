"""Which source each translation was made from: in, the lock file beside a survey; out, the translations gone stale.

`exit_interview.i18n.json` lies beside `exit_interview.yaml`: one line a text, sorted, for each language the
fingerprint of the source text at the time of its translation. Without the file nothing is known to be stale.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from surveybot.authoring.translations.texts import SurveyTexts, Translatable, kind_of
from surveybot.errors import CannotRead
from surveybot.language.reader import read_bytes

Lock = Mapping[str, Mapping[str, str]]  # id → language → fingerprint


def lock_path(survey: Path) -> Path:
    """Where the lock of a survey file lies."""
    return survey.with_name(f"{survey.stem}.i18n.json")


def read_lock(survey: Path) -> Lock:
    """The lock of a survey file, empty if there is none; CannotRead if it is damaged."""
    path = lock_path(survey)
    if not path.exists():
        return {}
    try:
        lock = json.loads(read_bytes(path))
        return {str(id): {str(tag): str(hash) for tag, hash in hashes.items()} for id, hashes in lock.items()}
    except (ValueError, AttributeError, RecursionError):
        raise CannotRead(
            f"{path} is damaged: delete it, or fetch it from a backup. "
            "Without it surveybot does not know which translations are older than their source."
        ) from None


def lock_text(lock: Lock) -> str:
    """What is written to the file: one line a text, so that two people's changes can be merged."""
    entries = ((id, lock[id]) for id in sorted(lock) if lock[id])
    lines = (f"{json.dumps(id, ensure_ascii=False)}: {json.dumps(hashes, sort_keys=True)}" for id, hashes in entries)
    return "{\n" + ",\n".join(lines) + "\n}\n"


class Translated:
    """For each text and language the source that was translated, as far as the lock of the survey knows it."""

    def __init__(self, lock: Lock, texts: Iterable[Translatable]) -> None:
        """Entries follow their texts where a step put before them has changed the numbers in the ids."""
        texts = tuple(texts)
        self._hashes: dict[str, Mapping[str, str]] = {text.id: {} for text in texts}
        languages = {language for hashes in lock.values() for language in hashes}
        for language in languages:
            entries = {id: hashes[language] for id, hashes in lock.items() if language in hashes}
            for id, text in followed(entries, texts).items():
                self._hashes[text] = {**self._hashes[text], language: entries[id]}

    def is_stale(self, text: Translatable, language: str) -> bool:
        """Whether a translation that is there was made from another source than today's."""
        return language in text.words and self._hashes[text.id].get(language, text.hash) != text.hash

    def updated(self, survey: SurveyTexts, made: Mapping[tuple[str, str], str]) -> Lock:
        """The lock for the texts of today; `made` says of (id, language) which source was translated.

        A translation of which nothing was known counts as made from the source of today.
        """
        lock = {}
        for text in survey.texts:
            known = self._hashes.get(text.id, {})
            lock[text.id] = {
                language: made.get((text.id, language)) or known.get(language, text.hash)
                for language in text.words
                if language != survey.source_language
            }
        return lock


def followed(entries: Mapping[str, str], texts: Iterable[Translatable]) -> dict[str, str]:
    """Which text of today each entry (id → fingerprint of its source) belongs to; left out where there is none.

    That is the text with its id; but if that has other words now, and just one text of the same kind has the
    words of the entry, it is that one: a step was put before it, and it has another number.
    """
    today = {text.id: text.hash for text in texts}
    places: dict[tuple[str, str], list[str]] = {}
    for id, hash in today.items():
        if entries.get(id) != hash:
            places.setdefault((kind_of(id), hash), []).append(id)
    moved: dict[str, str] = {}
    taken: set[str] = set()
    for id, hash in entries.items():
        found = places.get((kind_of(id), hash), [])
        if today.get(id) != hash and len(found) == 1 and found[0] not in taken:
            moved[id] = found[0]
            taken.add(found[0])
    stayed = {id: id for id in entries if id in today and id not in moved and id not in taken}
    return {**stayed, **moved}
