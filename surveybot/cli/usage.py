"""Wrong usage: in, what the command-line library says of some words; out, one sentence of ours, and where help is."""

import os
from collections.abc import Callable, Iterable, Sequence
from inspect import signature
from shlex import quote
from typing import Any, get_args

from cyclopts import CycloptsError, Parameter, Token, UnknownCommandError, UnusedCliTokensError, ValidationError
from cyclopts.exceptions import CoercionError, MissingArgumentError, RepeatArgumentError, UnknownOptionError

from surveybot.cli.speech import Language, said, spoken
from surveybot.language.meant import did_you_mean


def told(wrong: CycloptsError) -> str:
    """The sentence, in the language of the computer, and the command that says more."""
    command, language = " ".join(["surveybot", *(wrong.command_chain or ())]), spoken(os.environ)
    return _with_help(_sentence(wrong, command, language), command, language)


def no_such_command(word: str, known: Iterable[str]) -> str:
    """The same of a word that is none of the commands."""
    language = spoken(os.environ)
    return _with_help(_no_command(word, known, language), "surveybot", language)


def whole(least: int, most: int) -> Parameter:
    """A whole number in these bounds."""

    def convert(_: object, tokens: Sequence[Token]) -> int:
        """The number; the sentence says what it can be."""
        word = tokens[0].value
        if word.isdecimal() and len(word) < 10 and least <= int(word) <= most:
            return int(word)
        between = "{option} takes a whole number from {least} to {most}, not `{word}`."
        told = said(spoken(os.environ), between, option=tokens[0].keyword, least=least, most=most, word=word)
        raise ValidationError(exception_message=told)

    return Parameter(converter=convert)


def _with_help(sentence: str, command: str, language: Language) -> str:
    return f"surveybot: {sentence}\n{said(language, 'Try: {command} --help', command=command)}"


def _sentence(wrong: CycloptsError, command: str, language: Language) -> str:
    match wrong:
        case UnusedCliTokensError(unused_tokens=[word, *_]):
            return _one_too_many(word, wrong.target, command, language)
        case UnknownCommandError(unused_tokens=[str(word), *_]) if word.startswith("-"):
            return _no_option(word, (), command, language)
        case UnknownCommandError(unused_tokens=[str(word), *_], app=app) if app is not None:
            return _no_command(word, (name for name in app if not name.startswith("-")), language)
        case UnknownOptionError():
            names = [name for argument in wrong.argument_collection for name in argument.names]
            return _no_option(wrong.token.keyword or wrong.token.value, names, command, language)
        case MissingArgumentError(argument=argument) if argument is not None:
            if wrong.keyword is not None:
                return said(language, "{option} needs a word behind it.", option=wrong.keyword)
            name = argument.name.lstrip("-").upper() if argument.field_info.is_positional else argument.name
            return said(language, "`{command}` needs {name}.", command=command, name=name)
        case RepeatArgumentError():
            return said(language, "{option} can be given once.", option=wrong.token.keyword)
        case CoercionError(token=token, target_type=type_) if token is not None and type_ is not None:
            return _impossible(token, type_, language)
        case ValidationError():
            return wrong.exception_message
    return said(language, "These words do not go together in `{command}`.", command=command)


def _one_too_many(word: str, target: Callable[..., Any] | None, command: str, language: Language) -> str:
    parameters = signature(target).parameters if target is not None else ()
    option = next((f"--{name} {quote(word)}" for name in ("out", "output") if name in parameters), "")
    template = "`{command}` has no place for `{word}`."
    if option:
        template = "`{command}` has no place for `{word}`; the file to write is named by {option}."
    return said(language, template, command=command, word=word, option=option)


def _no_option(word: str, known: Sequence[str], command: str, language: Language) -> str:
    name = word.partition("=")[0]
    guess = did_you_mean(name.lstrip("-"), [one.removeprefix("--") for one in known if one.startswith("--")])
    template = "`{command}` has no option {name}."
    if guess:
        template = "`{command}` has no option {name}. Did you mean --{guess}?"
    return said(language, template, command=command, name=name, guess=guess)


def _no_command(word: str, known: Iterable[str], language: Language) -> str:
    guess = did_you_mean(word, known)
    template = "There is no command {word}."
    if guess:
        template = "There is no command {word}. Did you mean {guess}?"
    return said(language, template, word=word, guess=guess)


def _impossible(token: Token, type_: object, language: Language) -> str:
    choices = ", ".join(map(str, get_args(type_)))
    template = "{option} takes {choices}, not `{word}`."
    if type_ is bool:
        template = "{option} takes no word behind it."
    return said(language, template, option=token.keyword, choices=choices, word=token.value)
