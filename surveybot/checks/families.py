"""The families of problems: in, a code, a letter or a name; out, the codes that are meant. A code is in one family."""

from typing import NamedTuple

from surveybot.language.meant import did_you_mean


class Family(NamedTuple):
    """Codes that belong together; each can be named by its letter or its name as well."""

    letter: str
    name: str
    about: str
    codes: tuple[str, ...]


FAMILIES = (
    Family(
        "Y", "file", "the file and its YAML",
        (
            "file-empty", "file-encoding", "ignore-unknown", "ignore-unused", "yaml-alias", "yaml-brace-map",
            "yaml-duplicate-key", "yaml-escape", "yaml-glued-colon", "yaml-invisible", "yaml-lost-comment",
            "yaml-merge", "yaml-multidoc", "yaml-nbsp", "yaml-quote-needed", "yaml-smart-dash",
            "yaml-smart-quote", "yaml-syntax", "yaml-tab", "yaml-tag", "yaml-too-big", "yaml-too-deep",
        ),
    ),
    Family(
        "S", "structure", "keys, names, files taken in",
        (
            "close-before-open", "empty-section", "given-set", "given-type", "given-without-invite", "header-clash",
            "id-duplicate", "id-syntax", "include-cycle", "include-missing", "include-twice", "key-wrong-place",
            "limit-in-repeat", "limit-without-expire", "message-placeholder", "message-unknown", "missing-key",
            "name-case-duplicate", "name-duplicate", "name-reserved", "name-syntax", "no-verb",
            "remind-after-timeout", "repeat-kind", "repeat-times", "report-by", "review-empty", "review-in-repeat",
            "timezone-unknown", "too-many-steps", "two-verbs", "unknown-key", "unknown-type", "update-without-review",
            "waves-from", "wrong-type",
        ),
    ),
    Family(
        "F", "flow", "the way through a survey",
        (
            "dead-branch", "endless-silent-loop", "fall-into-label", "goto-inward", "goto-unknown", "long-path",
            "loops-too-deep", "no-way-out", "non-exhaustive", "unreachable", "unused-label",
        ),
    ),
    Family(
        "D", "answers", "which answers there are where",
        (
            "placeholder-unknown", "ref-maybe-unanswered", "ref-never-before", "ref-unanswered-again", "ref-unknown",
            "round-unknown",
        ),
    ),
    Family(
        "X", "expressions", "conditions and computations",
        (
            "cond-constant", "date-impossible", "div-by-zero", "expr-syntax", "expr-type", "func-arguments",
            "func-unknown", "multi-compare", "placeholder-syntax", "self-compare",
        ),
    ),
    Family(
        "R", "rules", "what an answer must meet",
        (
            "default-invalid", "range-empty", "regex-escaped-twice", "regex-invalid", "regex-latin-only",
            "regex-matches-empty", "regex-matches-nothing", "regex-no-yo", "regex-odd-range", "regex-too-big",
            "regex-unsupported", "rule-kind", "rule-without-error",
        ),
    ),
    Family(
        "O", "choices", "choices and their codes",
        (
            "choice-code-syntax", "choice-duplicate-code", "choice-duplicate-label", "choice-label-not-code",
            "choice-list-unknown", "choice-unknown", "choice-without-code", "other-without-text",
            "pick-beyond", "pick-range-empty", "placeholder-misplaced", "scale-points",
            "scale-unlabelled-ends", "too-few-options", "unused-choice-list",
        ),
    ),
    Family(
        "I", "languages", "texts in several languages",
        (
            "default-language-missing", "language-unknown", "markup-mismatch", "mixed-script",
            "placeholder-mismatch", "plural-form-extra", "plural-form-missing", "same-as-source",
            "translation-alphabet", "translation-extra-language", "translation-missing",
        ),
    ),
    Family(
        "T", "telegram", "what Telegram can show and send",
        (
            "button-too-wide", "emoji-only-label", "label-too-long", "markup-unknown", "media-missing",
            "media-too-big", "text-empty", "text-too-long", "too-many-answers", "url-invalid",
        ),
    ),
    Family("P", "people", "personal data, and the craft of asking",
        (
            "anonymous-given", "anonymous-pii", "anonymous-small-group", "anonymous-update", "double-barrelled",
            "personal-data-without-consent", "question-text-duplicate", "secret-in-file",
        ),
    ),
    Family(
        "Z", "tests", "the test dialogues of a survey",
        (
            "test-answer-unknown", "test-failed", "test-name-duplicate", "test-name-unknown",
            "test-reply-left-over", "test-status-unknown",
        ),
    ),
)  # fmt: skip

FAMILY_OF = {code: family for family in FAMILIES for code in family.codes}


def codes_meant(word: str) -> frozenset[str]:
    """The codes of a family by its letter or name, or one code; ValueError with a sentence where there is none."""
    for family in FAMILIES:
        if word.casefold() in (family.letter.casefold(), family.name):
            return frozenset(family.codes)
    if word in FAMILY_OF:
        return frozenset({word})
    raise ValueError(f"There is no problem code or family `{word}`.{guess(word)}")


def guess(word: str) -> str:
    """` Did you mean …?`, or an empty text."""
    near = did_you_mean(word, [*FAMILY_OF, *(family.name for family in FAMILIES)])
    return f" Did you mean `{near}`?" if near else ""
