"""The tables: generic for all surveys, so that a new survey needs no migration. Times are Unix seconds."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0009"  # the newest in `alembic/versions`

metadata = MetaData()

# One row a person and bot. `rev` counts the sprints and is the fence of all that is written about the person;
# `sent_rev` says how far the messages are out, and the lease who sends them.
respondents = Table(
    "respondents",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("rev", Integer, nullable=False, server_default="0"),
    Column("chat", BigInteger, nullable=False),
    Column("language", Text),
    Column("current", BigInteger),
    Column("pending", Text),
    Column("blocked", Boolean, nullable=False, server_default="0"),
    Column("sent_rev", Integer, nullable=False, server_default="0"),
    Column("prompt_ref", Text),
    Column("prompt_message", BigInteger),
    Column("lease_by", Text),
    Column("lease_until", Double, nullable=False, server_default="0"),
)

# Who has messages that are not out: found at once among a million who have none.
_is_unsent = respondents.c.sent_rev < respondents.c.rev
Index("unsent", respondents.c.bot, respondents.c.user_id, sqlite_where=_is_unsent, postgresql_where=_is_unsent)

# The immutable text of a survey and of what it includes, by their SHA-256.
editions = Table(
    "editions",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("survey", Text, nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("included", Text),
    Column("media", Text),
    Column("added_at", Double, nullable=False),
)

# `due_at` is the next time at which a limit of the interview may have passed; what has, is decided when it comes.
# Silence counts from `silent_since`, which moves on by every outage; `reminders` are those sent since then.
# With `place` it holds one of the places of the survey; see `quotas`. If it `updates` another interview, that one's
# response stands until this one has made its own. `wave` is the one that it belongs to; when it has ended, `due_at` is
# when its respondent is called to the next one, and `called` the last one that he was called to. It began with the
# `first_rev` of its respondent: none of its sprints is earlier, so that they are found among his own.
interviews = Table(
    "interviews",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("bot", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("survey", Text, nullable=False),
    Column("edition", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("started_at", Double, nullable=False),
    Column("ended_at", Double),
    Column("due_at", Double),
    Column("silent_since", Double),
    Column("expires_at", Double),
    Column("reminded_at", Double),
    Column("reminders", Integer, nullable=False, server_default="0"),
    Column("place", Boolean, nullable=False, server_default="0"),
    Column("invitation", Text),
    Column("anonymous", Boolean, nullable=False, server_default="0"),
    Column("updates", BigInteger),
    Column("given", Text),
    Column("wave", Integer, nullable=False, server_default="1"),
    Column("called", Integer, nullable=False, server_default="0"),
    Column("first_rev", Integer, nullable=False, server_default="0"),
)
Index("due", interviews.c.bot, interviews.c.due_at)
Index("interviews_of", interviews.c.bot, interviews.c.user_id, interviews.c.survey)

# Every update that was handled makes one row: dedupe, journal, paradata and outbox in one.
sprints = Table(
    "sprints",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("rev", Integer, primary_key=True, autoincrement=False),
    Column("interview", BigInteger),
    Column("update_id", BigInteger),
    Column("at", Double, nullable=False),
    Column("entries", Text),
    Column("draft", Text),
    Column("messages", Text),
    UniqueConstraint("bot", "update_id", name="one_sprint_an_update"),
)

# Whose messages go when they are out: those that a worker which is gone has left are found at once.
_is_to_forget = sprints.c.interview.is_(None) & sprints.c.messages.is_not(None)
Index("to_forget", sprints.c.bot, sprints.c.user_id, sqlite_where=_is_to_forget, postgresql_where=_is_to_forget)

# All answers of a finished interview, under the interview's id.
responses = Table(
    "responses",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("bot", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("survey", Text, nullable=False),
    Column("edition", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("started_at", Double, nullable=False),
    Column("ended_at", Double, nullable=False),
    Column("content", Text, nullable=False),
)
Index("responses_of", responses.c.survey, responses.c.ended_at)

# How many places are taken: of a survey (question and code are empty), or of one choice of a question.
quotas = Table(
    "quotas",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("survey", Text, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("used", Integer, nullable=False, server_default="0"),
)

# What an anonymous survey is answered, or what ended with `store: nothing`, under a random number: no respondent, no
# time, and no hidden row number that would tell the order.
anonymous_responses = Table(
    "anonymous_responses",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("survey", Text, nullable=False),
    Column("edition", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("content", Text, nullable=False),
    sqlite_with_rowid=False,
)

# Who has taken part in what, where nothing else says so: keyed hashes.
participations = Table(
    "participations",
    metadata,
    Column("who", Text, primary_key=True),
    sqlite_with_rowid=False,
)

# Keys of our own.
secrets = Table(
    "secrets",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# Single-use links: the SHA-256 of each token, what is given with it, and the day on which it was used.
invitations = Table(
    "invitations",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("survey", Text, nullable=False),
    Column("made_at", Double, nullable=False),
    Column("used_at", Double),
    Column("given", Text),
    sqlite_with_rowid=False,
)

# The names of the bots that serve, for links to them.
bots = Table(
    "bots",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("username", Text, nullable=False),
)

# What respondents send. `name` is our own, under which a file is stored when it is fetched (`wanted` until then); what
# it is called on Telegram goes when it is no more needed. Of `erased` ones the stored file is still to be removed.
files = Table(
    "files",
    metadata,
    Column("name", Text, primary_key=True),
    Column("bot", BigInteger, nullable=False),
    Column("interview", BigInteger),
    Column("file_id", Text, nullable=False),
    Column("original", Text, nullable=False),
    Column("mime_type", Text, nullable=False),
    Column("size", BigInteger),
    Column("status", Text, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("next_at", Double, nullable=False, server_default="0"),
    sqlite_with_rowid=False,
)
Index("files_of", files.c.interview)
Index("files_to_do", files.c.bot, files.c.status, files.c.next_at)

# What the bot sends with its messages, by its SHA-256; an edition names what it needs.
media = Table(
    "media",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# When some worker of the bot was last alive: what passes while none is does not count as a respondent's silence.
uptime = Table(
    "uptime",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("alive_at", Double, nullable=False),
)

# Updates that could not be handled, as they came.
set_aside = Table(
    "set_aside",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, nullable=False),
    Column("why", Text, nullable=False),
    Column("update", Text, nullable=False),
    Column("at", Double, nullable=False),
)
