"""`python -m surveybot`: the same as the command `surveybot`."""

from surveybot.cli.main import main

if __name__ == "__main__":
    main()
