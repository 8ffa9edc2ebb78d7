"""Steps that cannot be read: in, a node; out, what is wrong with its verb or with the type of its question."""

import re
from functools import cache

from surveybot.language.fields import right_name
from surveybot.language.meant import did_you_mean, key_meant, key_surely_meant, proposal, surely_meant
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.problem import Problem, error, replaced
from surveybot.language.record import wrong_type
from surveybot.language.words import Worded
from surveybot.questions import TYPES
from surveybot.questions.rules import KINDS

VERBS = ("ask", "say", "goto", "label", "set", "repeat", "grid", "include", "review", "end")
_OTHER_TYPES = {
    **dict.fromkeys(("bool", "boolean", "confirm"), "yes_no"),
    **dict.fromkeys(("checkbox", "checkboxes", "multiple", "multiple_choice", "multiselect"), "multi"),
    **dict.fromkeys(("select_multiple", "tagbox"), "multi"),
    **dict.fromkeys(("decimal", "double", "float"), "number"),
    **dict.fromkeys(("dropdown", "options", "radio", "radiogroup", "select", "select_one", "single"), "choice"),
    **dict.fromkeys(("categorical", "enum", "single_choice"), "choice"),
    **dict.fromkeys(("int", "whole"), "integer"),
    **dict.fromkeys(("likert", "opinion_scale", "rating", "stars"), "scale"),
    **dict.fromkeys(("geo", "geolocation", "gps", "map", "place"), "location"),
    **dict.fromkeys(("image", "picture", "selfie"), "photo"),
    **dict.fromkeys(("attachment", "document", "upload"), "file"),
    **dict.fromkeys(("audio", "recording"), "voice"),
    **dict.fromkeys(("mail", "e_mail", "email_address", "mail_address"), "email"),
    **dict.fromkeys(("contact", "mobile", "phone_number", "tel", "telephone", "telephone_number"), "phone"),
    **dict.fromkeys(("order", "rank", "sort"), "ranking"),
    **dict.fromkeys(("date_time", "moment", "timestamp"), "datetime"),
    **dict.fromkeys(("comment", "input", "long_text", "short_text", "str", "string", "textarea"), "text"),
    **dict.fromkeys(("address", "full_name", "name", "paragraph", "short_answer"), "text"),
    **dict.fromkeys(("birthday", "birth_date", "date_of_birth", "day"), "date"),
    "file_upload": "file",
    **{"текст": "text", "строка": "text", "число": "number", "целое": "integer", "дата": "date", "время": "time"},
    **{"да_нет": "yes_no", "выбор": "choice", "шкала": "scale", "почта": "email", "телефон": "phone"},
    **{"фото": "photo", "файл": "file", "голос": "voice", "место": "location", "язык": "language"},
    "linear_scale": "scale",
}
"""The same types as other tools call them."""
_STEPS = {
    "say": "what asks nothing is a step `- say: …`",
    "set": "what is computed is a step `- set:`",
    "repeat": "what is asked again and again is a step `- repeat: name`",
    "group": "there are no groups: write the questions one after another",
    "grid": "a battery of statements is a step `- grid: name`",
    "end": "a `repeat` ends where its list `steps:` ends",
}
"""What is written in the place of types of other tools that are no questions here."""
_NO_QUESTIONS = {
    **dict.fromkeys(("html", "info", "message", "note", "statement"), "say"),
    **dict.fromkeys(("calculate", "calculation", "expression"), "set"),
    **dict.fromkeys(("begin_repeat", "paneldynamic", "repeat"), "repeat"),
    **dict.fromkeys(("begin_group", "end_group", "group", "panel"), "group"),
    **dict.fromkeys(("grid", "matrix"), "grid"),
    "end_repeat": "end",
}


def verb_problem(node: Mapping, verbs: list[str]) -> Problem:
    """The problem of a step that has no verb, or more than one, or `label` where the words of a question stand."""
    kind = node.get("type")
    if "ask" not in verbs and isinstance(kind, Scalar) and kind.casefold() in _NO_QUESTIONS:
        return type_problem(node, kind)
    if is_question_of_others(node, verbs):
        return _without_ask(node)
    if verbs:
        return error(
            "two-verbs",
            node.key_of(verbs[1]).span,
            "this step has two verbs, `{first}` and `{second}`",
            first=verbs[0],
            second=verbs[1],
            help="begin a new step with `- {second}: …`",
        )
    stranger = next((key for key in node if key not in _BESIDE), "")
    if "if" in node and not stranger:
        return error(
            "no-verb",
            node.key_of("if").span,
            "`if` needs `then:`, `goto:` or a verb beside it",
            help="write what it decides beside it without a dash, such as `goto: name`, or as a list under `then:`",
        )
    branch = next((key for key in ("then", "else") if key in node), None)
    if branch and next(iter(node)) == branch:
        return error(
            "no-verb",
            node.key_of(branch).span,
            "`{key}` needs an `if` beside it",
            key=branch,
            help="begin the step with `- if: …`, and put `{key}:` below it without a dash",
        )
    guesses = ((key, key_meant(key, (*VERBS, "if"))) for key in node if key not in _BESIDE)
    key, guess = next(((key, guess) for key, guess in guesses if guess), (stranger or next(iter(node), ""), ""))
    place = node.key_of(key).span if key else node.span
    if guess:
        return error(
            "unknown-key", place, "there is no verb `{key}`", key=key, guess=guess, help=proposal(key, guess, ""),
            fix=replaced(node.key_of(key), key_surely_meant(key, (*VERBS, "if"))),
        )  # fmt: skip
    return error(
        "no-verb",
        place,
        "there is no verb `{key}`" if stranger else "this step has no verb",
        key=key,
        known=", ".join(f"`{verb}`" for verb in (*VERBS, "if")),
        help="a step begins with one of {known}",
    )


def bare_step(node: Node) -> Problem:
    """The problem of a step that is no mapping: a verb without its colon, or words that nobody says."""
    wanted = "a step is written as `verb: …`"
    if isinstance(node, Scalar) and node in VERBS:
        if node == "end":
            return wrong_type(
                node,
                wanted,
                help="write `- end:`, and behind the colon the last words, if there are any",
                fix=replaced(node, "end:"),
            )
        return wrong_type(node, wanted, help="write `{verb}:`, and behind the colon what belongs to it", verb=str(node))
    if isinstance(node, Scalar) and " " in node.strip():
        help = "if the bot shall say this, write `- say: {words}`"
        return wrong_type(node, wanted, help=help, words=str(node) if len(node) <= 60 else f"{node[:60]}…")
    return wrong_type(node, wanted, help="write for example `- say: Hello!`")


def no_list_of_steps(node: Node) -> Problem:
    """The problem of steps that are no list: `then: goto bye`."""
    wanted = "steps are a list: each step begins with `- `"
    found = re.fullmatch(r"(\w+)[:\s]\s*(.+)", node) if isinstance(node, Scalar) else None
    if found is not None and found[1] in VERBS:
        help = "write `- {verb}: {words}` on the line below, further right"
        return wrong_type(node, wanted, help=help, verb=found[1], words=found[2][:60])
    if isinstance(node, Mapping) and (verb := next(iter(node), "")) in (*VERBS, "if"):
        help = "begin the step with a dash: `- {verb}: …`, and its other keys below it, two spaces further right"
        return wrong_type(node, wanted, help=help, verb=verb)
    return wrong_type(node, wanted, help="write for example `- say: Hello!` on the line below, further right")


_BESIDE = frozenset({"if", "then", "else", "status", "store", "media"})
"""Keys that stand beside a verb."""
_NAMING = ("name", "id", "key", "variable", "field", "ref", "slot")
"""What other tools write for `ask`."""


def is_question_of_others(node: Mapping, verbs: list[str]) -> bool:
    """Whether it is a question as other tools write it: with a type, and without `ask`."""
    return "type" in node and (verbs == ["label"] or (not verbs and not any(key_meant(key, VERBS) for key in node)))


def _without_ask(node: Mapping) -> Problem:
    naming = next((key for key in _NAMING if key in node), None)
    if naming is None:
        return error(
            "no-verb",
            node.key_of("type").span,
            "a question begins with `ask:` and a name for its answer",
            help="write `- ask: name`, and its words under `text:`; words that ask nothing are `- say: …`",
        )
    words = replaced(node.key_of("label"), "text") if "label" in node else ()
    return error(
        "no-verb",
        node.key_of(naming).span,
        "a question begins with `ask:`, not with `{key}:`",
        key=naming,
        name=str(node[naming]),
        help="write `- ask: {name}`, and its words under `text:`",
        fix=replaced(node.key_of(naming), "ask") + words,
    )


def type_problem(node: Mapping, kind: Node | None, asked: str = "ask") -> Problem:
    """The problem of a question that has no type, or one that does not exist."""
    misspelt = next((key for key in node if key not in elsewhere() and key_meant(key, ["type"])), "")
    if kind is None and misspelt:
        key = node.key_of(misspelt)
        return error(
            "unknown-key",
            key.span,
            "unknown key `{key}` in a question",
            key=misspelt,
            guess="type",
            help=proposal(misspelt, "type", ""),
            fix=replaced(key, "type"),
        )
    if kind is None:
        return error(
            "missing-key",
            node.key_of(asked).span,
            "the question `{name}` has no type",
            name=node[asked],
            help="add a line such as `type: text` or `type: choice`",
        )
    if not isinstance(kind, Scalar):
        return wrong_type(kind, "`type` is a word such as `text` or `choice`")
    listed = re.fullmatch(r"(\S+)\s+(\w+)", kind)
    first = listed[1].casefold() if listed else kind.casefold()
    whole = re.sub(r"\W+", "_", kind.casefold())
    guess = _OTHER_TYPES.get(whole) or _OTHER_TYPES.get(first) or did_you_mean(kind, TYPES)
    if first in _NO_QUESTIONS:
        help = _STEPS[_NO_QUESTIONS[first]]
    elif listed and guess in ("choice", "multi"):
        help = "write `type: {guess}`, and in a line below `choices: {list}`"
    else:
        help = proposal(kind, guess, "the types are {known}")
    return error(
        "unknown-type",
        kind.span,
        "there is no question type `{kind}`",
        kind=str(kind),
        guess=guess,
        known=", ".join(TYPES),
        list=listed[2] if listed else "",
        help=help,
        fix=replaced(kind, _OTHER_TYPES.get(whole) or surely_meant(kind, TYPES)),
    )


def with_words_under_text(node: Mapping, problems: list[Problem]) -> Mapping:
    """The question with its words under `text`, where they stand in the place of its name, which is told."""
    words, text = node.get("ask"), node.get("text")
    if not isinstance(words, Scalar) or text is not None or not re.search(r"\w\s+\w", words):
        return node
    naming = next((key for key in _NAMING if isinstance(node.get(key), Scalar)), "")
    name = Scalar(right_name(str(node[naming]) if naming else words.lower()), words.span)
    problems.append(
        error(
            "name-syntax",
            words.span,
            "`ask` names the answer; the words of the question stand under `text:`",
            help="write\n- ask: {right}\n  text: {words}",
            right=str(name),
            words=words if len(words) <= 60 else f"{words[:60]}…",
        )
    )
    written = node.without("ask", naming)
    written.add(node.key_of("ask"), name)
    written.add(Scalar("text", words.span), words)
    return written


def with_error_in_rules(node: Mapping) -> Mapping:
    """The question with an `error` that stands beside its rules in each of them too: where it belongs is told once."""
    rules = node.get("rules")
    if "error" not in node:
        return node
    if any(kind in node for kind in KINDS):
        return node.without("error")  # where the rule itself belongs is told
    if not isinstance(rules, Sequence):
        return node
    told = Sequence(rules.span)
    for rule in rules:
        if isinstance(rule, Mapping) and "error" not in rule:
            rule = rule.without()
            rule.add(node.key_of("error"), node["error"])
        told.append(rule)
    whole = node.without("rules")
    whole.add(node.key_of("rules"), told)
    return whole


@cache
def elsewhere() -> dict[str, Worded]:
    """Where keys belong that are right in another place than directly under a question."""
    places = {kind: Worded("belongs under `rules:`, as `- {kind}: …`", kind=kind) for kind in KINDS}
    places["error"] = Worded("belongs to a rule, under `rules:`")
    places["goto"] = Worded("is a step of its own, beginning with `- goto:`")
    for model in TYPES.values():
        for key in model.keys:
            others = ", ".join(other for other, its in TYPES.items() if key in its.keys)
            places.setdefault(key, Worded("belongs to questions of type {types}", types=others))
    return places
