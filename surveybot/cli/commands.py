"""The commands: in, nothing; out, where they live and what `--help` says of them; none is imported."""

from typing import NamedTuple


class Command(NamedTuple):
    """A command; `target` is `module:function` (or an app with commands of its own), `examples` stand in its help."""

    name: str
    target: str
    summary: str
    examples: tuple[str, ...] = ()


COMMANDS: tuple[Command, ...] = (
    Command(
        "validate", "surveybot.cli.validate:validate", "Check survey files: everything that is wrong, with its place.",
        (
            "surveybot validate onboarding.yaml", "surveybot validate surveys/ --strict --ignore languages",
            "surveybot validate onboarding.yaml --fix", "surveybot validate surveys/ --format sarif > problems.sarif",
            "surveybot validate surveys/ --baseline known.json", "surveybot validate onboarding.yaml --watch --lang ru",
            "surveybot validate - --stdin-filename onboarding.yaml < draft.yaml",
        ),
    ),
    Command(
        "explain", "surveybot.cli.explain:explain", "Explain a problem that validate has found, with examples.",
        ("surveybot explain goto-unknown",),
    ),
    Command(
        "rules", "surveybot.cli.rules:rules", "List every problem that validate can find.",
        ("surveybot rules", "surveybot rules --format json"),
    ),
    Command(
        "test", "surveybot.cli.test:play_tests", "Play the test dialogues that stand in survey files.",
        (
            "surveybot test onboarding.yaml", "surveybot test surveys/ -k consent",
            "surveybot test surveys/ --min-coverage 80 --junit report.xml",
            "surveybot test onboarding.yaml --watch", "surveybot test --record onboarding.yaml",
        ),
    ),
    Command(
        "try", "surveybot.cli.try_:try_", "Answer a survey here in the terminal, as a respondent would in the chat.",
        ("surveybot try onboarding.yaml", "surveybot try onboarding.yaml --language ru"),
    ),
    Command(
        "graph", "surveybot.cli.graph:graph", "Draw the way through a survey: questions, conditions, jumps back, ends.",
        ("surveybot graph onboarding.yaml", "surveybot graph onboarding.yaml --language ru --out flow.png"),
    ),
    Command(
        "new", "surveybot.cli.new:new", "Begin a survey as a copy of a template.",
        ("surveybot new", "surveybot new pulse --id team_pulse"),
    ),
    Command(
        "schema", "surveybot.cli.schema:schema", "Print the JSON Schema of the survey language, for editors.",
        ("surveybot schema > survey.schema.json",),
    ),
    Command(
        "lsp", "surveybot.cli.lsp:lsp", "Help an editor with surveys: problems, proposals, jumps, fixes as one types.",
        ("surveybot lsp",),
    ),
    Command(
        "serve", "surveybot.cli.serve:serve", "Run the bot: ask these surveys in Telegram and store what is answered.",
        ("surveybot serve surveys/",),
    ),
    Command(
        "invite", "surveybot.cli.invite:invite", "Make links that let one person each take part in a survey.",
        ("surveybot invite exit_interview --count 20", "surveybot invite exit_interview --bot our_hr_bot > links.txt"),
    ),
    Command(
        "export", "surveybot.cli.export:export", "Write the answers of a survey to a file.",
        ("surveybot export onboarding -o answers.csv", "surveybot export onboarding -o answers.csv --loops"),
    ),
    Command(
        "diff", "surveybot.cli.diff:diff", "Tell what has changed in a survey, and what becomes of open interviews.",
        ("surveybot diff old.yaml new.yaml", "surveybot diff served onboarding.yaml --format json"),
    ),
    Command(
        "migrate", "surveybot.cli.migrate:migrate", "Move the open interviews of a survey to its changed file.",
        ("surveybot migrate onboarding onboarding.yaml --dry-run", "surveybot migrate onboarding onboarding.yaml"),
    ),
    Command("i18n", "surveybot.cli.i18n:app", "Send the texts of surveys to translators, and take their work back."),
    Command("sandbox", "surveybot.cli.sandbox:sandbox", "A stand-in for Telegram on this computer, with a chat page."),
    Command("demo", "surveybot.cli.demo:demo", "Bot and sandbox together, to look around without a token."),
    Command("db", "surveybot.cli.db:app", "Look after the database."),
    Command(
        "backup", "surveybot.cli.backup:backup", "Copy the database while it is served.",
        ("surveybot backup backup.db", "surveybot backup /backups/$(date +%F).db --db sqlite:///surveybot.db"),
    ),
    Command(
        "doctor", "surveybot.cli.doctor:doctor", "Find out what keeps the service from working.",
        ("surveybot doctor", "BOT_TOKEN=… surveybot doctor --db sqlite:///surveybot.db"),
    ),
)  # fmt: skip
