"""Wrong usage of the command line, in Russian: in, nothing; out, what stands for each English template."""

USAGE = {
    "Try: {command} --help": "Подробнее: {command} --help",
    "{option} takes a whole number from {least} to {most}, not `{word}`.": (
        "{option} — это целое число от {least} до {most}, а не `{word}`."
    ),
    "{option} needs a word behind it.": "После {option} нужно ещё слово.",
    "`{command}` needs {name}.": "Для `{command}` нужно указать {name}.",
    "{option} can be given once.": "{option} указывают один раз.",
    "These words do not go together in `{command}`.": "Эти слова в `{command}` не сочетаются.",
    "`{command}` has no place for `{word}`.": "В `{command}` нет места для `{word}`.",
    "`{command}` has no place for `{word}`; the file to write is named by {option}.": (
        "В `{command}` нет места для `{word}`; файл для записи указывают так: {option}."
    ),
    "`{command}` has no option {name}.": "У `{command}` нет параметра {name}.",
    "`{command}` has no option {name}. Did you mean --{guess}?": (
        "У `{command}` нет параметра {name}. Может быть, --{guess}?"
    ),
    "There is no command {word}.": "Команды {word} нет.",
    "There is no command {word}. Did you mean {guess}?": "Команды {word} нет. Может быть, {guess}?",
    "{option} takes {choices}, not `{word}`.": "{option} может быть {choices}, но не `{word}`.",
    "{option} takes no word behind it.": "После {option} ничего не пишут.",
}
