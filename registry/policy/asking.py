"""How a requirement may treat an answer: it asks `policies/lib`, and does nothing else with it.

Knows: which uses of a fact could take unknown for yes or no, and refuses them. Does not know the law.

An answer may be unanswered, withheld, absent or of a later kind, so only a question of `lib`, which answers
"yes", "no" or "unknown", may look at it. What those words make together is left to `lib` as well: only
`severity`, `exceptions` and `exclusions`, which never decide whether a requirement is met, may compare one
with a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from registry.policy.questions import PREDICATES, QUESTIONS, WORDS, Fields, Reads
from registry.policy.rego import (
    Node,
    assigned,
    body,
    call,
    dotted,
    name,
    place,
    rules,
    some_in,
    walk,
)

_RESULTS = {"applies", "satisfied", "deferred", "severity", "exceptions", "exclusions"}
_MAY_COMPARE = {"severity", "exceptions", "exclusions"}
_PLAIN = {"array.concat"}

Scope = Mapping[str, str | None]
"""The variables that hold an answer, or an entry of a list of answers, with its path in the facts if known.
"""


def read_module(path: str, tree: Node, fields: Fields, terms: Set[str] = frozenset()) -> Mapping[str, Reads]:
    """What each rule of a requirement, or of the terms, reads, and the faults in it.

    `terms` are the names in the package `terms` for a module of that package, which uses them without its
    name.
    """
    module = _Module(path, tree, fields, terms)
    found: dict[str, Reads] = {}
    for rule in rules(tree):
        found.setdefault(name(rule), Reads())
        module.read(rule, found[name(rule)])
    return found


class _Module:
    def __init__(self, path: str, tree: Node, fields: Fields, terms: Set[str]) -> None:
        self.path = path
        self.fields = fields
        self.terms = terms
        self.functions = {name(rule): rule for rule in rules(tree) if rule["head"].get("args")}
        self.values = {
            name(rule): rule["head"]["value"]
            for rule in rules(tree)
            if "value" in rule["head"] and not body(rule) and name(rule) not in self.functions
        }
        self.aliases = {
            alias: fact
            for alias, value in self.values.items()
            if (fact := _fact(value)) and alias not in _RESULTS
        }
        self.calls = [found for rule in rules(tree) for node in walk(rule) if (found := call(node))]

    def read(self, rule: Node, into: Reads) -> None:
        """Judge one rule and note what it reads."""
        if "key" in rule["head"] or len(rule["head"]["ref"]) > 1:
            into.faults.append(f"{place(self.path, rule)}: {name(rule)} is a collection; give it one value")
        scope = {**self.aliases, **dict.fromkeys(self._parameters(rule, into))}
        inner = self._statements(body(rule), scope, into, name(rule) in _MAY_COMPARE)
        value = rule["head"].get("value")
        if value and name(rule) in self.aliases:
            self._note(value, _fact(value), into)
        elif value:
            self._term(value, None, inner, into)

    def _parameters(self, rule: Node, into: Reads) -> list[str]:
        """The parameters that may be answers: those that are not given constants wherever the rule is called."""
        found = []
        for position, parameter in enumerate(rule["head"].get("args", ())):
            given = [arguments[position] for operator, arguments in self.calls if operator == name(rule)]
            if parameter["type"] != "var":
                into.faults.append(f"{place(self.path, parameter)}: a parameter that compares; ask lib")
            elif not given or any(one["type"] != "string" for one in given):
                found.append(parameter["value"])
        return found

    def _statements(
        self, expressions: Sequence[Node], scope: Scope, into: Reads, may_compare: bool
    ) -> dict[str, str | None]:
        inner = dict(scope)
        for expression in expressions:
            if pair := some_in(expression):
                inner |= self._entries(*pair, inner, into)
            elif binding := assigned(expression):
                self._term(binding[1], None, inner, into)
            elif may_compare and self._compares_a_word(expression, inner, into):
                pass
            elif (
                (operation := call(expression))
                and operation[0] in PREDICATES
                and not expression.get("negated")
            ):
                for argument in operation[1]:
                    self._term(argument, None, inner, into)
            else:
                into.faults.append(
                    f"{place(self.path, expression)}: a condition that could take unknown for yes or no; ask lib"
                )
        return inner

    def _entries(
        self, variables: Sequence[Node], domain: Node, scope: Scope, into: Reads
    ) -> dict[str, str | None]:
        """The variables that go through the entries of a list of answers."""
        operation = call(domain)
        if not operation or operation[0] != "lib.items":
            self._term(domain, None, scope, into)
            return {}
        self._fits(domain, "items", operation[1], scope, into)
        self._term(operation[1], "lib.items", scope, into)
        listed = self._path(operation[1][0], scope)
        return {variables[-1]["value"]: f"{listed}[]" if listed else None}

    def _compares_a_word(self, expression: Node, scope: Scope, into: Reads) -> bool:
        operation = call(expression)
        if not operation or operation[0] not in ("equal", "neq") or expression.get("negated"):
            return False
        left, right = operation[1]
        if right.get("value") not in WORDS:
            return False
        self._term(left, None, scope, into)
        return True

    def _term(self, term: Any, asked: str | None, scope: Scope, into: Reads) -> None:
        """`asked` is the question of lib, or the function of this file, that takes the term."""
        if isinstance(term, list):
            for one in term:
                self._term(one, asked, scope, into)
            return
        kind = term.get("type")
        if operation := call(term) if kind == "call" else None:
            self._call(term, *operation, scope, into)
        elif str(kind).endswith("comprehension"):
            inner = self._statements(term["value"]["body"], scope, into, may_compare=False)
            for key in ("key", "value", "term"):
                if key in term["value"]:
                    self._term(term["value"][key], None, inner, into)
        elif kind in ("var", "ref"):
            self._reference(term, asked, scope, into)
        elif isinstance(term.get("value"), list):
            self._term(term["value"], asked, scope, into)

    def _call(self, term: Node, operator: str, given: Sequence[Node], scope: Scope, into: Reads) -> None:
        room, _, question = operator.partition(".")
        if operator == "lib.parameter" and given[0]["type"] == "string":
            into.parameters.add(given[0]["value"])
        elif operator in ("lib.parameter", "lib.items"):
            what = "takes a constant name" if question == "parameter" else "belongs behind `some … in`"
            into.faults.append(f"{place(self.path, term)}: {operator} {what}")
        elif room == "lib" and question in QUESTIONS:
            self._fits(term, question, given, scope, into)
            self._term(list(given), operator, scope, into)
        elif operator in self.functions:
            if operator in self.terms:
                into.terms.add(operator)
            self._term(list(given), operator, scope, into)
        elif room in ("lib", "terms") or operator in _PLAIN:
            if room == "terms":
                into.terms.add(question)
            self._term(list(given), None, scope, into)
        else:
            into.faults.append(
                f"{place(self.path, term)}: {operator} could take unknown for yes or no; ask lib"
            )

    def _fits(self, term: Node, question: str, given: Sequence[Node], scope: Scope, into: Reads) -> None:
        path = self._path(given[0], scope) if given else None
        known = self.fields.get(path or "")
        if not known:
            return
        if known["kind"] not in QUESTIONS[question]:
            into.faults.append(
                f"{place(self.path, term)}: {question} never answers for {path}, which is a {known['kind']}"
            )
        if question in ("one_of", "includes", "none_of") and known["values"]:
            for word in self._words(given[1]):
                if word["value"] not in known["values"]:
                    into.faults.append(f"{place(self.path, word)}: {path} is never {word['value']!r}")

    def _words(self, term: Node) -> Iterator[Node]:
        """The constants in a list of words, through lists that have a name in this file."""
        if term["type"] == "string":
            yield term
        elif term["type"] in ("array", "set"):
            for one in term["value"]:
                yield from self._words(one)
        elif operation := call(term):
            for one in operation[1]:
                yield from self._words(one)
        elif term["type"] == "var" and term["value"] in self.values:
            yield from self._words(self.values[term["value"]])

    def _reference(self, term: Node, asked: str | None, scope: Scope, into: Reads) -> None:
        parts = [term] if term["type"] == "var" else term["value"]
        if parts[0]["type"] != "var":
            self._term(parts[0], None, scope, into)
        self._term([part for part in parts[1:] if part["type"] != "string"], None, scope, into)
        first = parts[0]["value"]
        if parts[0]["type"] == "var" and first in ("terms", "lib") and first not in scope:
            if len(parts) == 1 or parts[1]["type"] != "string":
                into.faults.append(f"{place(self.path, term)}: {first} is asked by the names of its rules")
            elif first == "terms":
                into.terms.add(parts[1]["value"])
        elif first == "data" and [part["value"] for part in parts[1:2]] != ["profiles"]:
            into.faults.append(f"{place(self.path, term)}: a parameter is read through lib.parameter")
        elif parts[0]["type"] == "var" and first in self.terms and first not in scope:
            into.terms.add(first)
        if not self._is_answer(term, scope):
            return
        path = self._path(term, scope)
        if first == "input" and path is None:
            into.faults.append(f"{place(self.path, term)}: a fact is read by its constant path")
        self._note(term, path, into)
        if asked is None:
            what = dotted(term) or path or first
            into.faults.append(
                f"{place(self.path, term)}: {what} is an answer; only a question of lib may take it"
            )

    def _note(self, term: Node, path: str | None, into: Reads) -> None:
        if path is None:
            return
        if self.fields and path not in self.fields:
            into.faults.append(f"{place(self.path, term)}: facts have no {path}")
        into.paths.add(path.split("[]")[0])

    def _is_answer(self, term: Node, scope: Scope) -> bool:
        if term.get("type") not in ("var", "ref"):
            return False
        head = term if term["type"] == "var" else term["value"][0]
        first = head["value"] if head["type"] == "var" else None
        return first in scope or (first == "input" and not (dotted(term) or "").startswith("input.law_date"))

    def _path(self, term: Node, scope: Scope) -> str | None:
        """The path in the facts of an answer, where it is known."""
        if fact := _fact(term):
            return fact
        whole = dotted(term)
        if whole is None:
            return None
        first, _, rest = whole.partition(".")
        base = scope.get(first)
        if not base:
            return None
        return f"{base}.{rest}" if rest else base.removesuffix("[]") if not base.endswith("[]") else None


def _fact(term: Node) -> str | None:
    whole = dotted(term) or ""
    return whole.removeprefix("input.facts.") if whole.startswith("input.facts.") else None
