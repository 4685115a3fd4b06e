"""What methods and marks of a class tell: its answer, and the verb it is sent with."""

from __future__ import annotations

from collections.abc import Sequence

from ..types import Expr
from . import exprs
from .lexicon import Lexicon
from .model import Definition
from .tokens import Kind, Token, tokenize

_VERBS = frozenset(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])


def read(
    words: Sequence[str], body: Sequence[Token], holder: Definition, lexicon: Lexicon
) -> None:
    """Take what a method says that returns the verb, or an answer to fill."""
    if "getMethod" in words:
        holder.verb = verb(body) or holder.verb
        return
    if not any(token.kind is not Kind.SIGN for token in body):
        holder.void = True
        return
    returned = list(body)
    while returned and returned[0].is_name("return", "new"):
        returned.pop(0)
    if [token.text for token in returned[:2]] == ["[", "]"]:
        holder.returns = holder.returns or Expr("List", (exprs.OBJECT,))
        return
    if returned and returned[0].kind is Kind.TEXT:
        holder.returns = holder.returns or Expr("string")
        return
    found = exprs.read(returned, lexicon)
    created = [token.text for token in returned if token.kind is Kind.TEXT]
    if found is not None and holder.returns is None:
        args = found[0].args or tuple(map(Expr, created))
        name = found[0].name.removesuffix("::create")
        holder.returns = Expr(name, args)


def finish(found: Definition, lexicon: Lexicon) -> None:
    """Draw what a definition says of its answer out of what it inherits."""
    if found.kind == "open":
        found.kind = "interface"
    for each in found.parents:
        if each.name == "Generic":
            found.params = tuple(arg.name for arg in each.args)
        elif each.name == "IReturn" and each.args:
            found.returns = each.args[0]
        elif each.name == "IReturnVoid":
            found.void = True
    marker = found.attribute("Returns")
    if marker is not None and found.returns is None:
        tokens = tokenize([marker.value("", 0)], lexicon.name).all
        read = exprs.read(tokens, lexicon)
        found.returns = None if read is None else read[0]
    found.members = list({each.name: each for each in found.members}.values())
    if not found.doc:
        api = found.attribute("Api")
        found.doc = "" if api is None else api.value("Description", 0)


def verb(tokens: Sequence[Token]) -> str:
    """The verb among the texts of `tokens`; empty without one."""
    texts = (token.text for token in tokens if token.kind is Kind.TEXT)
    return next((text for text in texts if text in _VERBS), "")
