"""The text of an edition: in, a survey file and the files that it includes; out, the hash by which it is known."""

import hashlib
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class EditionText(NamedTuple):
    """The text of a survey file, of every file that it includes, and what it sends, by their paths from the survey."""

    source: bytes
    included: Mapping[str, bytes]
    media: Mapping[str, bytes] = MappingProxyType({})

    @property
    def hash(self) -> str:
        """The SHA-256 by which it is known: of the file, or of the list of all files with theirs."""
        if not self.included and not self.media:
            return hashlib.sha256(self.source).hexdigest()
        files = {"": self.source, **self.media, **self.included}
        listed = [[name, hashlib.sha256(files[name]).hexdigest()] for name in sorted(files)]
        return hashlib.sha256(json.dumps(listed, ensure_ascii=False).encode()).hexdigest()
