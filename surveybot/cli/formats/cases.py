"""JUnit XML: in, files, cases and what went wrong; out, the elements, as CI servers read them.

There is no one standard. This is the schema of Jenkins (jenkinsci/xunit-plugin, junit-10.xsd), and beyond it only the
`file` and `line` of a case, which GitLab, CircleCI and many reporters look for.
"""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

# Everything but what XML 1.0 allows (https://www.w3.org/TR/xml/#charsets).
HEAD = "<?xml version='1.0' encoding='utf-8'?>\n"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def new_suite(root: Element, file: str) -> Element:
    """The suite of one file."""
    return SubElement(root, "testsuite", name=allowed(file), file=allowed(file))


def new_case(suite: Element, name: str, line: int, seconds: float = 0) -> Element:
    """A case that has passed."""
    file = suite.attrib["file"]
    group = file.removesuffix(".yaml").removesuffix(".yml")  # Jenkins would make a package of what is before a dot
    values = {"name": allowed(name), "classname": group, "file": file, "line": str(line), "time": f"{seconds:.3f}"}
    return SubElement(suite, "testcase", values)


def fail(case: Element, kind: str, code: str, message: str, text: str) -> None:
    """Lets a case fail; `kind` is `failure` or `error`."""
    SubElement(case, kind, message=allowed(message), type=code).text = allowed(text)


def count(element: Element, seconds: float = 0) -> None:
    """Writes down how many cases there are below, and how they went."""
    cases = list(element.iter("testcase"))
    failures, errors = (sum(case.find(kind) is not None for case in cases) for kind in ("failure", "error"))
    tally(element, len(cases), failures, errors, seconds)


def tally(element: Element, cases: int, failures: int, errors: int = 0, seconds: float = 0) -> None:
    """Writes down so many cases, and how they went."""
    counts = {"tests": cases, "failures": failures, "errors": errors}
    element.attrib.update({name: str(number) for name, number in counts.items()}, time=f"{seconds:.3f}")


def document(root: Element) -> bytes:
    """The whole document, in UTF-8."""
    indent(root)
    return f"{HEAD}{tostring(root, 'unicode')}\n".encode()


def opening(element: Element) -> str:
    """The tag with which an element begins that has nothing in it yet."""
    return tostring(element, "unicode").removesuffix(" />") + ">"


def written(case: Element) -> str:
    """A case as it stands in its suite."""
    indent(case, level=2)
    return "    " + tostring(case, "unicode")


def allowed(text: str) -> str:
    """The text, with signs for what XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)
