"""Random APIs, full of texts and names of every length, to try the layout on."""

from __future__ import annotations

from random import Random

from specloom import ir, naming

from . import building as b

WORDS = sorted(naming.listed("""
        account plan meeting usage report daily registrant x id code
        of user zoom webinar extraordinarily service_effective callout
        countries identification
        """))

TEXTS = (
    "Some text that says things.",
    "`code` here",
    'a "quote" in it',
    "back\\slash\\",
    'ends with quote "',
    '"""',
    "日本語の説明です",
    "x" * 120,
    "tab\there",
    "control\x07 and \u202e direction",
    "line one\nline two\n\n- item one\n  - nested item\n- item two",
    "e\u0301 combining",
    "'single' and \"double\"",
    "trailing space ",
)


class RandomApi:
    """A source of one random API."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - no secret hangs on it
        # What draws by the second changes nothing of what is drawn by the first.
        self._second = Random(seed + 1)  # noqa: S311
        self._ids: list[ir.TypeId] = []

    def api(self, operations: int, types: int, groups: int) -> ir.Api:
        """An API of this size."""
        names = dict.fromkeys(f"{self._name()}{i}" for i in range(types))
        self._ids = [ir.TypeId(f"#{name}") for name in names]
        declared = [b.declared(n, self._declared(), self._text()) for n in names]
        calls = [self._operation(i) for i in range(operations)]
        root = b.group("", *calls)
        if groups:
            size = max(1, operations // groups)
            root = b.group(
                "",
                groups=[
                    b.group(f"{self._name()}{i}", *calls[i * size : (i + 1) * size])
                    for i in range(groups)
                ],
            )
        records = [d.id for d in declared if isinstance(d.type, ir.Record)]
        servers = ("", "https://x.example/v1", "https://{sub-domain}.example.com/{v}")
        return b.api(
            root,
            *declared,
            url=self._random.choice(servers),
            doc=self._text(),
            messages=tuple(self._message(id, calls) for id in records[::4] if calls),
            auths=(
                b.scheme("tok", ir.AuthKind.BEARER),
                b.scheme("basic", ir.AuthKind.BASIC),
            ),
        )

    def _message(self, id: ir.TypeId, calls: list[ir.Operation]) -> ir.Message:
        pick = self._random.choice
        return ir.Message(
            at=b.AT,
            type=id,
            operations=tuple(
                dict.fromkeys(self._second.choice(calls).id for _ in range(3))
            ),
            method=pick(["GET", "POST"]),
            path=pick(["", f"/api/{self._name()}"]),
            batch=pick(["", f"/api/{self._name()}[]"]),
            one_way=pick(["", self._text()]),
        )

    def _name(self) -> str:
        most = self._random.choice([2, 4, 8])
        count = self._random.randint(1, most)
        return "_".join(self._random.choice(WORDS) for _ in range(count))

    def _names(self, most: int) -> list[str]:
        count = self._random.randint(0, most)
        return list(dict.fromkeys(self._name() for _ in range(count)))

    def _text(self) -> str:
        pick = self._random.choice
        said = " ".join(pick(WORDS) for _ in range(pick([0, 3, 10, 40])))
        return f"{pick(['', '', *TEXTS])} {said}{pick(['', '.'])}{pick(['', *TEXTS])}"

    def _type(self, depth: int = 0) -> ir.Type:
        kind = self._random.random()
        if kind < 0.5 or depth > 3:
            scalar = self._random.choice(list(ir.ScalarKind))
            return ir.Scalar(scalar, self._random.choice(["", "", "z7"]))
        if kind < 0.65:
            return ir.List(self._type(depth + 1))
        if kind < 0.72:
            return ir.Map(self._type(depth + 1))
        if kind < 0.8:
            count = self._random.randint(2, 5)
            return ir.Union(tuple(self._type(depth + 1) for _ in range(count)))
        return ir.ANY if kind < 0.85 else self._ref()

    def _ref(self) -> ir.Type:
        return ir.Ref(self._random.choice(self._ids)) if self._ids else ir.ANY

    def _declared(self) -> ir.Type:
        kind = self._random.random()
        if kind < 0.7:
            return ir.Record(tuple(self._field(wire) for wire in self._names(12)))
        if kind < 0.85:
            return ir.Enum(tuple(self._member() for _ in range(4)))
        if kind < 0.9 and self._ids:
            values = ((n, self._random.choice(self._ids)) for n in self._names(4))
            form = self._second.choice(["", "clr"])
            tag = ir.Tag(self._name(), tuple(values), form)
            return ir.Union((self._ref(), self._ref(), self._ref()), tag)
        return self._type()

    def _field(self, wire: str) -> ir.Field:
        return ir.Field(
            at=b.AT,
            wire=wire,
            type=self._type(),
            required=self._random.random() < 0.5,
            doc=self._text(),
            default=self._random.choice([None, ir.Value(self._text()), ir.Value(3)]),
        )

    def _member(self) -> ir.EnumMember:
        value = self._random.choice([self._name(), self._text(), self._name() * 6])
        return ir.EnumMember(at=b.AT, value=value, doc=self._text())

    def _parameter(self, wire: str) -> ir.Parameter:
        return ir.Parameter(
            at=b.AT,
            wire=wire,
            place=ir.Place.QUERY,
            type=self._type(),
            required=self._random.random() < 0.3,
            doc=self._text(),
            style=self._random.choice(list(ir.Style)),
        )

    def _bodies(self) -> tuple[ir.Body, ...]:
        kind = self._random.random()
        if kind < 0.3:
            return (b.json_body(self._ref()),)
        if kind < 0.5:
            parts = tuple(
                ir.Part(
                    at=b.AT,
                    wire=wire,
                    type=self._type(),
                    file=self._random.random() < 0.2,
                    encoding=self._random.choice([ir.Encoding.TEXT, ir.Encoding.JSON]),
                )
                for wire in self._names(5)
            )
            form, media = ir.Encoding.MULTIPART, "multipart/form-data"
            return (ir.Body(at=b.AT, media=media, encoding=form, parts=parts),)
        if kind < 0.6:
            encoding = self._random.choice([ir.Encoding.BINARY, ir.Encoding.TEXT])
            return (ir.Body(at=b.AT, media=self._name(), encoding=encoding),)
        if kind < 0.7:
            return (self._graphql(),)
        return ()

    def _graphql(self) -> ir.Body:
        query = "\n".join(self._text() for _ in range(self._random.randrange(1, 6)))
        type = self._random.choice([self._ref(), self._type()])
        return ir.Body(
            at=b.AT,
            media="application/json",
            encoding=ir.Encoding.GRAPHQL,
            parts=(
                ir.Part(at=b.AT, wire="query", type=ir.STRING, default=ir.Value(query)),
                ir.Part(at=b.AT, wire="variables", type=type),
            ),
        )

    def _pagination(self, wires: list[str]) -> ir.Pagination:
        pick = self._random.choice
        kinds = [k for k in ir.Paging if k not in (ir.Paging.PROPOSED, ir.Paging.NONE)]
        paths = [(), ("items",), (self._text(), "-1")]
        return ir.Pagination(
            at=b.AT,
            paging=pick(kinds),
            items=pick([(), ("items",)]),
            parameter=pick([*wires, "/" + self._text()]),
            next=self._text(),
            next_path=pick(paths),
            first=pick([None, 0, 1]),
            total_path=pick(paths),
            pages_path=pick(paths),
            more_path=pick(paths),
        )

    def _operation(self, index: int) -> ir.Operation:
        pick, chance = self._random.choice, self._random.random
        parameters = [self._parameter(wire) for wire in self._names(8)]
        paging = self._pagination([one.wire for one in parameters])
        use = (ir.AuthUse(ir.AuthId("tok")),), (ir.AuthUse(ir.AuthId("basic")),)
        cases = (pick([400, 404, 429, 503, 302]) for _ in range(pick([0, 1, 3])))
        return b.operation(
            f"{self._name()} {index}",
            f"{pick(['GET', 'POST'])} /{self._name()}/{{p{index}}}",
            b.path(f"p{index}", self._type(3), self._text()),
            *parameters,
            returns=pick([None, self._type(), self._ref()]),
            bodies=self._bodies(),
            doc=self._text(),
            summary=pick(["", self._text()]),
            deprecated=chance() < 0.1,
            errors=tuple(b.error(c, pick(["", "7"]), self._text()) for c in cases),
            scopes=tuple(self._names(4)),
            prerequisites=(self._text(),),
            rate_limit=pick([None, ir.RateLimit(at=b.AT, label=self._text())]),
            pagination=paging if chance() < 0.2 else None,
            open_query=self._second.random() < 0.2,
            auth=pick([None, ((),), use]),
        )
