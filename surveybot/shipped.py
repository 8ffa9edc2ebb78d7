"""Where the files that come with surveybot are: in, a folder's name; out, its path, in a wheel or in a checkout."""

from pathlib import Path


def shipped(name: str) -> Path:
    """A folder that the wheel carries inside the package, and a checkout at its top."""
    package = Path(__file__).resolve().parent
    inside = package / "_shipped" / name
    return inside if inside.is_dir() else package.parent / name
