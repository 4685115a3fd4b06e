# ruff: noqa: E501
"""What the ServiceStack parser makes of DTOs as program text, in fifteen languages."""

from __future__ import annotations

import html
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specloom import ir
from specloom.diagnostics import Report
from specloom.ledger import Fate, Ledger
from specloom.parsers import servicestack
from specloom.parsers.servicestack.languages import LANGUAGES, detect, language
from specloom.source import Document, read

from .servicestack_code import CODE, TABLES, page, whole
from .test_ledger import account as ledger_of

EVERY = sorted(LANGUAGES)
NUMBERS = (ir.ScalarKind.INTEGER, ir.ScalarKind.DECIMAL)


def document(text: str, name: str = "page.txt") -> Document:
    return read(text.encode(), name, Report())


def parsed(*texts: str) -> tuple[ir.Api, Report]:
    report = Report()
    found = [
        part
        for number, text in enumerate(texts)
        for part in servicestack.find(document(text, f"page-{number}.txt"))
    ]
    return servicestack.parse(found, report, None), report


def shown(name: str, text: str = "") -> str:
    """The operation's page in the language `name`."""
    return page(text or CODE[name], f"{LANGUAGES[name].title} FindParcels DTOs")


def codes(report: Report) -> list[str]:
    return [diagnostic.code for diagnostic in report]


def fields(api: ir.Api, name: str) -> dict[str, ir.Type]:
    found = api.types[ir.TypeId(f"#{name}")].type
    assert isinstance(found, ir.Record)
    return {field.wire: field.type for field in found.fields}


def operations(api: ir.Api) -> dict[str, ir.Operation]:
    return {operation.id: operation for operation in ir.operations(api.root)}


def account(*texts: str) -> Ledger:
    """The ledger of a client of the documents `texts`."""
    return ledger_of(*(document(text, f"page-{i}.txt") for i, text in enumerate(texts)))


def unexplained(book: Ledger, *texts: str) -> list[str]:
    """The lines that have no fate."""
    lines = [text.split("\n") for text in texts]
    return [
        str(lines[0][int(leaf.at.path[0])])
        for leaf in book.leaves
        if leaf.fate is Fate.UNSUPPORTED and not leaf.by
    ]


# --- One operation in every language ----------------------------------------------


def plain(type: ir.Type, lost: tuple[str, ...]) -> ir.Type:
    """`type` less what a language can't say of it."""
    match type:
        case ir.Scalar(kind) if "number" in lost and kind in NUMBERS:
            return ir.Scalar(ir.ScalarKind.NUMBER)
        case ir.List(item):
            return ir.List(plain(item, lost))
        case ir.Map(value):
            return ir.Map(plain(value, lost))
        case ir.Union() if "nullable" in lost:
            return plain(ir.without_null(type), lost)
        case ir.Union(members):
            return replace(type, members=tuple(plain(m, lost) for m in members))
        case ir.Record(found, bases):
            return ir.Record(
                tuple(
                    replace(f, type=plain(f.type, lost), required=False, doc="")
                    for f in found
                ),
                bases,
            )
        case _:
            return type


def types(api: ir.Api, lost: tuple[str, ...]) -> dict[ir.TypeId, ir.Type]:
    return {
        id: plain(decl.type, lost)
        for id, decl in sorted(api.types.items())
        # What Rust and Zig don't say the request inherits, the sample shows as its own.
        if id not in ("#PageRequest", "#ParcelStatus")
    }


@pytest.mark.parametrize("name", EVERY)
def test_every_language_gives_the_types_of_the_tables(name: str) -> None:
    lost = LANGUAGES[name].lost
    found, report = parsed(shown(name))
    told, _ = parsed(page(TABLES))
    assert types(found, lost) == types(told, lost)
    known = {"server-assumed-https", *({"rows-lost"} if "bases" in lost else ())}
    rest = {code for code in codes(report) if not code.startswith("language-loses-")}
    assert rest == known


@pytest.mark.parametrize("name", EVERY)
def test_every_language_gives_the_operation_of_the_tables(name: str) -> None:
    lost = LANGUAGES[name].lost
    found = operations(parsed(shown(name))[0])
    told = operations(parsed(page(TABLES))[0])
    assert list(found) == list(told) == ["POST /depots/{DepotId}/parcels"]
    one, two = *found.values(), *told.values()
    assert one.name == two.name
    assert [(p.wire, p.type, p.required) for p in one.parameters] == [
        (p.wire, p.type, p.required) for p in two.parameters
    ]
    bodies = [[plain(body.type, lost) for body in each.bodies] for each in (one, two)]
    assert bodies[0] == bodies[1]
    assert one.responses == two.responses
    assert one.examples == two.examples


def test_csharp_on_a_page_is_the_very_model_of_the_tables() -> None:
    found, _ = parsed(shown("csharp"))
    told, _ = parsed(page(TABLES))
    assert found.types == told.types
    assert found.root == told.root
    assert found.messages == told.messages


def members(api: ir.Api, name: str) -> list[tuple[object, str]]:
    found = api.types[ir.TypeId(f"#{name}")].type
    assert isinstance(found, ir.Enum)
    return [(member.value, member.name) for member in found.members]


@pytest.mark.parametrize("name", EVERY)
def test_enums_go_by_what_is_on_the_wire(name: str) -> None:
    # Dart, Ruby and Zig print no other value than the name.
    last = ("handed-over", "Delivered")
    if name in ("dart", "ruby", "zig"):
        last = ("Delivered", "")
    found = members(parsed(shown(name))[0], "ParcelStatus")
    assert found == [("Open", ""), ("InTransit", ""), last]


@pytest.mark.parametrize("name", EVERY)
def test_documentation_is_that_of_the_property(name: str) -> None:
    api, _ = parsed(shown(name))
    found = api.types[ir.TypeId("#Parcel")].type
    assert isinstance(found, ir.Record)
    docs = {field.wire: field.doc for field in found.fields if field.doc}
    assert docs == ({} if name == "ruby" else {"weight": "In kilograms."})


@pytest.mark.parametrize("name", EVERY)
def test_each_loss_is_told_once(name: str) -> None:
    _, report = parsed(shown(name))
    told = [code for code in codes(report) if code.startswith("language-loses-")]
    assert sorted(told) == sorted(
        f"language-loses-{loss}"
        for loss in LANGUAGES[name].lost
        if name != "zig" or loss != "generics"  # here are none that it could lose
    )


@pytest.mark.parametrize("name", EVERY)
def test_nothing_of_a_page_is_left_unexplained(name: str) -> None:
    text = shown(name)
    assert unexplained(account(text), text) == []


@pytest.mark.parametrize("name", EVERY)
def test_the_text_itself_tells_its_language(name: str) -> None:
    assert detect(CODE[name].split("\n")) == name
    assert parsed(page(CODE[name]))[0].types == parsed(shown(name))[0].types


@pytest.mark.parametrize("name", EVERY)
def test_the_spaces_before_lines_may_be_lost(name: str) -> None:
    bare = "\n".join(line.strip() for line in CODE[name].split("\n"))
    assert parsed(shown(name, bare))[0].types == parsed(shown(name))[0].types


@pytest.mark.parametrize("name", EVERY)
def test_blank_lines_between_all_lines_do_not_matter(name: str) -> None:
    spread = CODE[name].replace("\n", "\n\n")
    assert parsed(shown(name, spread))[0].types == parsed(shown(name))[0].types


@pytest.mark.parametrize("name", EVERY)
def test_signs_that_html_spells_out_are_read(name: str) -> None:
    escaped = html.escape(CODE[name])
    assert parsed(shown(name, escaped))[0].types == parsed(shown(name))[0].types


@pytest.mark.parametrize("name", EVERY)
def test_text_that_is_cut_off_says_where_it_ends(name: str) -> None:
    text = CODE[name]
    half = text[: text.index("otes") + 2].rstrip()
    start = shown(name).index(text)
    api, report = parsed(shown(name)[:start] + half)
    assert ir.TypeId("#FindParcels") in api.types
    ends = [d for d in report if d.code in ("code-cut-off", "page-cut-off")]
    assert ends
    last = (shown(name)[:start] + half).count("\n")
    back = shown(name)[:start].split("\n").index("Depots")
    assert {str(d.at).rpartition("/")[2] for d in ends} == {str(last - back)}


def test_languages_have_many_names() -> None:
    spelled = ("C#", "cs", "VB.NET", "JavaScript", "ts", "TypeScript.d", "F#", "Nim")
    assert [language(each) for each in spelled] == [
        "csharp",
        "csharp",
        "vbnet",
        "mjs",
        "typescript",
        "typescript",
        "fsharp",
        "",
    ]


def test_a_page_of_javascript_without_its_answer_has_the_sample() -> None:
    text = """"use strict";
export class SeatsRequest {
    /** @param {{hall_name?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** @type {string} */
    hall_name;
}
"""
    api, report = parsed(
        page(
            text,
            "JavaScript SeatsRequest DTOs",
            operation="SeatsRequest",
            route="POST/halls/{hall_name}",
            request={"hall_name": "String"},
            response=[{"row": 0, "taken": False}],
        )
    )
    (found,) = operations(api).values()
    assert [p.wire for p in found.parameters] == ["hall_name"]
    body = found.responses[0].body
    assert body is not None
    assert isinstance(body.type, ir.List)
    assert "lines-not-understood" not in codes(report)


@pytest.mark.parametrize("more", [{}, {"seats": 0}])
def test_what_repeats_all_of_a_request_and_more_is_no_request(
    more: dict[str, object],
) -> None:
    text = """"use strict";
export class HallRequest {
    /** @type {string} */
    hall_name;
}
"""
    shown: dict[str, object] = {"hall_name": "String", **more}
    api, _ = parsed(
        page(
            text,
            "JavaScript HallRequest DTOs",
            operation="HallRequest",
            route="POST/halls/{hall_name}",
            request={"hall_name": "String"},
            response=[shown],
        )
    )
    (found,) = operations(api).values()
    body = found.responses[0].body
    assert body is not None
    assert isinstance(body.type, ir.List)
    if more:
        assert isinstance(body.type.item, ir.Record)
        assert [field.wire for field in body.type.item.fields] == [*shown]
    else:
        assert body.type.item == ir.Ref(ir.TypeId("#HallRequest"))


def test_what_a_language_loses_is_told_for_all_pages_at_once() -> None:
    text = "export class {} {{\n    /** @type {{string}} */\n    hall;\n}}\n"
    _, report = parsed(
        *(
            page(
                text.format(name),
                f"JavaScript {name} DTOs",
                operation=name,
                route=f"POST/{name.lower()}",
                request={"hall": "String"},
                response={"ok": False},
            )
            for name in ("Ask", "Tell")
        )
    )

    assert codes(report).count("language-loses-text") == 1


# --- What languages have beyond plain properties ------------------------------------

REST: dict[str, object] = {"request": {}, "response": {}}


def code(text: str, name: str, **said: object) -> tuple[ir.Api, Report]:
    """What a page makes of the program `text` of an operation called Ask."""
    given = {"operation": "Ask", "route": "POST/ask", **REST, **said}
    return parsed(page(text, f"{LANGUAGES[name].title} Ask DTOs", **given))  # type: ignore[arg-type]


GENERIC = {
    "csharp": """
public partial class Ask : IReturn<Page<Seat>> { }
public partial class Page<T> { public List<T> Items { get; set; } public T First { get; set; } }
public partial class Seat { public int Row { get; set; } }
""",
    "typescript": """
export class Page<T> { public items: T[]; public first: T; }
export class Seat { public row: number; }
export class Ask implements IReturn<Page<Seat>> { public getTypeName() { return 'Ask'; } }
""",
    "java": """
public static class Ask implements IReturn<Page<Seat>> { }
public static class Page<T> { public ArrayList<T> items = null; public T first = null; }
public static class Seat { public Integer row = null; }
""",
    "kotlin": """
open class Ask : IReturn<Page<Seat>> { }
open class Page<T> { open var items:ArrayList<T>? = null
 open var first:T? = null }
open class Seat { open var row:Int? = null }
""",
    "swift": """
public class Ask : IReturn, Codable { public typealias Return = Page<Seat>
 }
public class Page<T : Codable> : Codable { public var items:[T]?
 public var first:T? }
public class Seat : Codable { public var row:Int? }
""",
    "vbnet": """
Public Partial Class Ask
Implements IReturn(Of Page(Of Seat))
End Class
Public Partial Class Page(Of T)
Public Property Items As List(Of T)
Public Property First As T
End Class
Public Partial Class Seat
Public Property Row As Integer
End Class
""",
    "fsharp": """
type Seat() =
    member val Row:Int32 = new Int32() with get,set
type Page<'T>() =
    member val Items:ResizeArray<'T> = null with get,set
    member val First:'T = null with get,set
type Ask() =
    interface IReturn<Page<Seat>>
""",
    "python": """
@dataclass
class Seat:
    row: int = 0
@dataclass
class Page(Generic[T]):
    items: Optional[List[T]] = None
    first: Optional[T] = None
@dataclass
class Ask(IReturn[Page[Seat]]):
    pass
""",
    "go": """
type Seat struct {
    Row *int `json:"row,omitempty"`
}
type Page[T any] struct {
    Items []T `json:"items,omitempty"`
    First *T `json:"first,omitempty"`
}
type Ask struct {
}
func (Ask) CreateResponse() (r Page[Seat]) { return }
""",
    "dart": """
class Seat implements IConvertible { int? row; }
class Page<T> implements IConvertible { List<T>? items; T? first; }
class Ask implements IReturn<Page<Seat>>, IConvertible { createResponse() => Page<Seat>(); }
""",
}


@pytest.mark.parametrize("name", sorted(GENERIC))
def test_generic_classes_are_closed_by_what_is_returned(name: str) -> None:
    api, _ = code(
        GENERIC[name], name, response={"items": [{"row": 0}], "first": {"row": 0}}
    )
    (found,) = operations(api).values()
    body = found.responses[0].body
    assert body is not None
    assert body.type == ir.Ref(ir.TypeId("#Page<Seat>"))
    seat = ir.Ref(ir.TypeId("#Seat"))
    assert fields(api, "Page<Seat>") == {"items": ir.List(seat), "first": seat}


def test_a_list_without_a_type_is_of_what_the_sample_shows() -> None:
    text = """
export class Seat {
    /** @type {number} */
    row;
}
export class Ask {
    getTypeName() { return 'Ask' }
    createResponse () { return [] }
}
"""
    api, _ = code(text, "mjs", response=[{"row": 0}])
    (found,) = operations(api).values()
    body = found.responses[0].body
    assert body is not None
    assert body.type == ir.List(ir.Ref(ir.TypeId("#Seat")))


def test_interfaces_of_typescript_are_classes() -> None:
    text = """
declare module dtos
{
    interface Ask extends IReturn<Seat>, IGet
    {
        row?: number;
    }
    interface Seat
    {
        row?: number;
        side?: Side;
    }
    type Side = "Left" | "Right";
}
"""
    api, _ = parsed(whole("typescript", text))
    assert members(api, "Side") == [("Left", ""), ("Right", "")]
    assert list(fields(api, "Seat")) == ["row", "side"]


def test_what_stands_around_properties_of_csharp_is_none() -> None:
    text = r"""
public partial class Ask : IReturn<Ask>
{
    [Validate(Validator="NotEmpty", Message="say \"it\"")]
    public virtual required string Name { get; set; }
    public virtual List<string> Tags { get; set; } = [];
    public virtual Dictionary<string,int> Sizes { get; set; } = new Dictionary<string,int>{ {"a", 1} };
    public virtual string? Title { get; set; }
    [ApiMember(Name="Row", Description=@"Where; ""it"" is", ParameterType="header")]
    public virtual int? Row { get; set; }
    public const int Limit = 1;
    public static readonly string Mark = "x";
    public void Method(int a) { if (a > 1) { return; } }
}
"""
    api, _ = code(text, "csharp")
    assert list(fields(api, "Ask")) == ["name", "tags", "sizes", "title", "row"]
    (found,) = operations(api).values()
    (header,) = found.parameters
    assert header.place is ir.Place.HEADER
    assert header.doc == 'Where; "it" is'


LIMITED = """
public partial class Ask : IReturn<Ask>
{
    [StringLength(20)]
    [Validate("NotEmpty")]
    public string Name { get; set; }
    [Range(1, 9)]
    public int Row { get; set; }
    [Validate(Validator="IsPrime", Message="Primes only.")]
    public int Seat { get; set; }
}
"""


def test_what_values_are_checked_by_are_limits_and_words() -> None:
    for api in (code(LIMITED, "csharp")[0], parsed(whole("csharp", LIMITED))[0]):
        (found,) = operations(api).values()
        (body,) = found.bodies
        assert isinstance(body.type, ir.Record)
        name, row, seat = body.type.fields
        assert name.constraints == ir.Constraints(min_length=1, max_length=20)
        assert name.required
        assert row.constraints == ir.Constraints(minimum=1, maximum=9)
        assert "IsPrime" in seat.doc
        assert "Primes only." in seat.doc


def test_flags_go_by_number() -> None:
    api, _ = code(
        """
        public partial class Ask { public Care Care { get; set; } }
        [Flags]
        public enum Care { None = 0, Cold = 1, Dry = 2, Both = 3 }
        """,
        "csharp",
    )
    assert members(api, "Care") == [(0, "None"), (1, "Cold"), (2, "Dry"), (3, "Both")]


def test_numbers_of_csharp_are_not_what_goes_over_the_wire() -> None:
    api, _ = code(
        "public partial class Ask { public Care Care { get; set; } }\n"
        "public enum Care { Cold = 4, Dry = 8 }\n",
        "csharp",
    )
    assert members(api, "Care") == [("Cold", ""), ("Dry", "")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("typescript", "export enum Care\n{\n Cold = 4,\n Dry = 8,\n}"),
        (
            "java",
            "public static enum Care { Cold(4), Dry(8); private final int value; }",
        ),
        ("kotlin", "enum class Care(val value:Int)\n{\n Cold(4),\n Dry(8),\n}"),
        (
            "swift",
            "public enum Care : Int, Codable\n{\n case Cold = 4\n case Dry = 8\n}",
        ),
        ("php", "enum Care : int\n{\n case Cold = 4;\n case Dry = 8;\n}"),
        ("python", "class Care(IntEnum):\n    Cold = 4\n    Dry = 8"),
        ("rust", "#[repr(i32)]\npub enum Care {\n Cold = 4,\n Dry = 8,\n}"),
        ("zig", "pub const Care = enum(i32) {\n cold = 4,\n dry = 8,\n};"),
        ("go", "type Care int\nconst (\n CareCold Care = 4\n CareDry Care = 8\n)"),
        (
            "dart",
            "class Care\n{\n static const Care Cold = const Care._(4);\n"
            " static const Care Dry = const Care._(8);\n final int _value;\n}",
        ),
        (
            "mjs",
            'export var Care;\n(function (Care) {\n Care[Care["Cold"] = 4] = "Cold"\n'
            ' Care[Care["Dry"] = 8] = "Dry"\n})(Care || (Care = {}));',
        ),
    ],
)
def test_numbers_of_other_languages_go_over_the_wire(name: str, text: str) -> None:
    request = {
        "typescript": "export class Ask { public care: Care; }",
        "java": "public static class Ask { public Care care = null; }",
        "kotlin": "open class Ask { open var care:Care? = null }",
        "swift": "public class Ask : Codable { public var care:Care? }",
        "php": "class Ask { /** @var Care|null */ public ?Care $care=null; }",
        "python": "@dataclass\nclass Ask:\n    care: Optional[Care] = None",
        "rust": "pub struct Ask { pub care: Option<Care>, }",
        "zig": "pub const Ask = struct { care: ?Care, };",
        "go": 'type Ask struct {\n Care *Care `json:"care"`\n}',
        "dart": "class Ask implements IConvertible { Care? care; }",
        "mjs": "export class Ask {\n /** @type {Care} */\n care;\n}",
    }[name]
    api, _ = code(f"{request}\n{text}\n", name)
    assert members(api, "Care") == [(4, "Cold"), (8, "Dry")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "csharp",
            "public partial class Ask : QueryDb<Seat>, IReturn<QueryResponse<Seat>> { public int? Row { get; set; } }\npublic partial class Seat { public int Row { get; set; } }",
        ),
        (
            "typescript",
            "export class Seat { public row: number; }\nexport class Ask extends QueryDb<Seat> implements IReturn<QueryResponse<Seat>> { public row?: number; }",
        ),
        (
            "python",
            "@dataclass\nclass Seat:\n    row: int = 0\n@dataclass\nclass Ask(QueryDb[Seat], IReturn[QueryResponse[Seat]]):\n    row: Optional[int] = None",
        ),
        (
            "go",
            'type Seat struct {\n Row *int `json:"row"`\n}\ntype Ask struct {\n ss.QueryDb[Seat]\n Row *int `json:"row"`\n}\nfunc (Ask) CreateResponse() (r ss.QueryResponse[Seat]) { return }',
        ),
        (
            "mjs",
            "export class Seat {\n /** @type {number} */\n row;\n}\nexport class Ask extends QueryDb {\n /** @type {?number} */\n row;\n createResponse() { return new QueryResponse() }\n}",
        ),
    ],
)
def test_queries_take_what_their_base_takes(name: str, text: str) -> None:
    api, _ = code(
        text,
        name,
        route="GET/seats",
        response={"offset": 0, "total": 0, "results": [{"row": 0}]},
    )
    (found,) = operations(api).values()
    wires = {parameter.wire for parameter in found.parameters}
    assert {"row", "skip", "take", "orderBy", "include"} <= wires
    assert found.pagination is not None
    assert found.open_query
    results = fields(api, "QueryResponse<Seat>")["results"]
    assert results == ir.List(ir.Ref(ir.TypeId("#Seat")))


def test_classes_in_classes_are_types_of_their_own() -> None:
    api, _ = code(
        "public partial class Ask { public Inner Inner { get; set; }\n"
        "public partial class Inner { public Guid Id { get; set; } } }",
        "csharp",
        request={"inner": {"id": "0" * 32}},
    )
    assert list(fields(api, "Inner")) == ["id"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "csharp",
            "public partial class Ask { public string @class { get; set; } public string @event { get; set; } }",
        ),
        ("rust", "pub struct Ask { pub r#class: String, pub r#event: String, }"),
        (
            "swift",
            "public class Ask : Codable { public var `class`:String?\n public var `event`:String? }",
        ),
        (
            "fsharp",
            "type Ask() =\n member val ``class``:String = null with get,set\n member val ``event``:String = null with get,set",
        ),
        (
            "vbnet",
            "Public Class Ask\nPublic Property [class] As String\nPublic Property [event] As String\nEnd Class",
        ),
        (
            "typescript",
            "export class Ask { public class: string; public event: string; }",
        ),
        (
            "kotlin",
            "open class Ask { open var `class`:String? = null\n open var event:String? = null }",
        ),
        (
            "php",
            "class Ask { /** @var string */ public string $class=''; /** @var string */ public string $event=''; }",
        ),
    ],
)
def test_reserved_words_are_names_like_others(name: str, text: str) -> None:
    api, _ = code(text, name)
    assert list(fields(api, "Ask")) == ["class", "event"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "csharp",
            "public class Ask { public Dictionary<string, List<Guid>> A { get; set; } public byte[] B { get; set; } public KeyValuePair<string, int> C { get; set; } }",
        ),
        (
            "java",
            "public static class Ask { public HashMap<String,ArrayList<UUID>> a = null; public byte[] b = null; public KeyValuePair<String,Integer> c = null; }",
        ),
        (
            "kotlin",
            "open class Ask { open var a:HashMap<String,ArrayList<UUID>>? = null\nopen var b:ByteArray? = null\nopen var c:KeyValuePair<String,Int>? = null }",
        ),
        (
            "vbnet",
            "Public Class Ask\nPublic Property A As Dictionary(Of String, List(Of Guid))\nPublic Property B As Byte()\nPublic Property C As KeyValuePair(Of String, Integer)\nEnd Class",
        ),
        (
            "fsharp",
            "type Ask() =\n member val A:Dictionary<String, ResizeArray<Guid>> = null with get,set\n member val B:Byte[] = null with get,set\n member val C:KeyValuePair<String, Int32> = null with get,set",
        ),
    ],
)
def test_lists_maps_pairs_and_bytes_nest(name: str, text: str) -> None:
    api, _ = code(text, name)
    found = fields(api, "Ask")
    assert found["a"] == ir.Map(ir.List(ir.Scalar(ir.ScalarKind.UUID)))
    assert found["b"] == ir.Scalar(ir.ScalarKind.BYTES)
    assert isinstance(found["c"], ir.Record)


# --- Whole files ---------------------------------------------------------------------


@pytest.mark.parametrize("name", EVERY)
def test_a_whole_file_is_a_source_of_its_own(name: str) -> None:
    api, report = parsed(whole(name))
    (found,) = operations(api).values()
    # JavaScript is printed without routes.
    path = "/api/FindParcels" if name == "mjs" else "/depots/{DepotId}/parcels"
    assert found.id == f"POST {path}"
    assert [server.url for server in api.servers] == ["https://depots.example.org"]
    body = found.responses[0].body
    assert body is not None
    assert body.type == ir.Ref(ir.TypeId("#FindParcelsResponse"))
    assert "kind_of" in fields(api, "Parcel")
    assert all(code.startswith("language-loses-") for code in codes(report))


@pytest.mark.parametrize("name", EVERY)
def test_nothing_of_a_whole_file_is_left_unexplained(name: str) -> None:
    text = whole(name)
    assert unexplained(account(text), text) == []


@pytest.mark.parametrize("version", ["8.91", "4.056"])
def test_each_line_of_a_file_has_its_own_fate(version: str) -> None:
    text = whole("csharp", version=version)
    lines = text.split("\n")
    fates = {lines[int(leaf.at.path[0])]: leaf for leaf in account(text).leaves}
    assert fates["using System;"].by == "code-import"
    assert fates["namespace Depots.Types"].by == "code-namespace"
    assert fates["Date: 2026-01-05 10:00:00"].by == "code-head"
    weight = fates["        public virtual decimal Weight { get; set; }"]
    assert weight.fate is Fate.EMITTED


def test_hosts_before_version_five_keep_the_names_of_csharp() -> None:
    api, _ = parsed(whole("csharp", version="4.056"))
    assert list(fields(api, "PageRequest")) == ["Skip", "Limit"]


def test_capital_names_in_a_file_of_typescript_are_kept() -> None:
    text = """
// @Route("/seats", "GET")
export class Ask implements IReturn<Seat>
{
    public RowNumber: number;
}
export class Seat
{
    public RowNumber: number;
    public SeatNumber: number;
}
"""
    api, _ = parsed(whole("typescript", text))
    assert list(fields(api, "Seat")) == ["RowNumber", "SeatNumber"]


FILE = """
[Route("/seats/{Id}", "GET")]
[Route("/halls/{Hall}/seats/{Id}", "GET")]
[Api(Description="Reads one seat.")]
[ValidateHasRole("Usher")]
public partial class GetSeat : IReturn<Seat>, IGet { public int Id { get; set; } public string Hall { get; set; } }
[Route("/seats", "DELETE")]
public partial class DropSeats : IReturnVoid, IDelete { public List<int> Ids { get; set; } }
public partial class CountSeats : IReturn<string> { }
public partial class ListSeats : IReturn<List<Seat>>, IGet { }
public partial class ReadPlan : IReturn<byte[]> { }
public partial class Seat { public int Id { get; set; } public Unseen Unseen { get; set; } }
"""


def test_requests_of_a_file_are_called_as_their_marks_say() -> None:
    api, _ = parsed(whole("csharp", FILE))
    found = operations(api)
    assert list(found) == [
        "GET /seats/{Id}",
        "GET /halls/{Hall}/seats/{Id}",
        "DELETE /seats",
        "POST /api/CountSeats",
        "GET /api/ListSeats",
        "POST /api/ReadPlan",
    ]
    assert found["DELETE /seats"].responses[0].body is None
    listed = found["GET /api/ListSeats"].responses[0].body
    assert listed is not None
    assert listed.type == ir.List(ir.Ref(ir.TypeId("#Seat")))
    text = found["POST /api/CountSeats"].responses[0].body
    raw = found["POST /api/ReadPlan"].responses[0].body
    assert text is not None
    assert raw is not None
    assert text.encoding is ir.Encoding.TEXT
    assert raw.encoding is ir.Encoding.BINARY
    assert any("Usher" in each for each in found["GET /seats/{Id}"].prerequisites)


def test_a_file_whose_host_is_its_own_machine_has_no_server() -> None:
    text = whole("csharp").replace(
        "https://depots.example.org", "http://localhost:5000"
    )
    api, report = parsed(text)
    assert api.servers == ()
    assert "server-local" in codes(report)


def test_a_file_and_a_page_of_one_host_are_joined_by_name() -> None:
    api, _ = parsed(whole("typescript"), page(TABLES))
    assert list(operations(api)) == ["POST /depots/{DepotId}/parcels"]
    assert fields(api, "Parcel")["id"] == ir.Scalar(ir.ScalarKind.UUID, "hex")
    assert fields(api, "Parcel")["weight"] == ir.Scalar(ir.ScalarKind.DECIMAL)


def test_a_file_without_requests_says_so() -> None:
    _, report = parsed(
        whole("csharp", "public class Seat { public int Id { get; set; } }")
    )
    assert "operation-not-found" in codes(report)


def test_a_file_is_named_by_its_host() -> None:
    found = servicestack.find(document(whole("python"), "dtos.txt"))
    stem, text = servicestack.extract(found[0])
    assert stem == "depots-example-org"
    assert text == whole("python")


# --- Broken and hostile text ----------------------------------------------------------

BROKEN = (
    "{" * 2_000,
    "(" * 2_000,
    "public class A { " * 500,
    "[" * 1_000 + "]" * 1_000,
    "public class A : " + "B<" * 5_000,
    "public " + "List<" * 200 + "int" + ">" * 200 + " X { get; set; }",
    "/*" * 10_000,
    "/** " + "* " * 2_000,
    '"' + "\\" * 2_001,
    "// @Route(" + "(" * 5_000,
    "///<summary>" * 2_000,
    "public class " + "A" * 2_000,
    "a, " * 5_000,
    "@" * 2_000,
    "#[" * 10_000,
    "[<" * 10_000,
    "\n" * 5_000,
    "x\n\n\n" * 2_000,
    "`" * 2_001,
    '"""' * 10_001,
    "=begin\n" * 5_000,
    "public class A { public int X { get; set; } }\n" * 2_000,
    "public class A<" + "T," * 2_000 + ">",
    "A|" * 2_000,
    "-=-=" * 10_000,
)


@pytest.mark.parametrize("name", EVERY)
def test_broken_text_is_read_as_far_as_it_goes(name: str) -> None:
    for text in BROKEN:
        head = whole(name, "public class Z { public int Id { get; set; } }")
        parsed(f"{head}\n{text}")


@pytest.mark.parametrize("name", EVERY)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_text_with_pieces_lost_raises_nothing(name: str, data: st.DataObject) -> None:
    text = whole(name)
    start = data.draw(st.integers(text.index("\n\n"), len(text)))
    size = data.draw(st.integers(0, 400))
    junk = data.draw(st.text("{}()[]<>\"'`/*#@|=:;,.?\n abc", max_size=12))
    parsed(text[:start] + junk + text[start + size :] + "\nBaseUrl: https://a.example/")


def test_what_lies_too_deep_is_left_out_with_a_word() -> None:
    deep = "".join(f"public class A{i} {{ " for i in range(40))
    _, report = parsed(whole("csharp", deep + "}" * 40))
    assert "code-too-deep" in codes(report)


def test_one_name_for_two_classes_is_told() -> None:
    text = "public class A { public int X { get; set; } }\n"
    _, report = parsed(whole("csharp", f"{text}namespace B {{ {text} }}"))
    assert "code-type-twice" in codes(report)


def test_an_operation_of_a_file_has_the_verb_of_its_mark() -> None:
    for name in ("typescript", "go", "mjs", "php"):
        api, _ = parsed(whole(name))
        (message,) = api.messages
        assert message.method == "POST"


@pytest.mark.parametrize("name", EVERY)
def test_program_text_in_html_is_that_of_the_text_copy(name: str) -> None:
    sample = html.escape(shown(name).partition("actual values.\n")[2].strip())
    request, _, response = sample.partition("HTTP/1.1 200")
    text = (
        "<!doctype html><html><head><title>Depots</title></head><body>"
        '<h1>Depots</h1><div class="operation"><h2>FindParcels</h2>'
        '<table class="routes"><caption>The following routes are available for this '
        "service:</caption><tbody><tr><th>POST</th><td>/depots/{DepotId}/parcels</td>"
        "<td></td><td></td></tr></tbody></table>\n"
        f'<pre><code class="language-{name}">{html.escape(CODE[name])}</code></pre>\n'
        "<p>To override the Content-type in your clients, use the HTTP Accept Header"
        f'</p><h3>HTTP + JSON</h3><div class="request"><pre>{request}</pre></div>'
        f'<div class="response"><pre>HTTP/1.1 200{response}</pre></div></div>'
        '<p><a href="/metadata">&lt;back to all web services</a></p></body></html>'
    )
    found, told = parsed(text)[0], parsed(shown(name))[0]
    assert found.types == told.types
    assert found.root == told.root


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "csharp",
            "public class Ask : IReturn<Ask> { public Seat<<A> X { get; set; } }",
        ),
        ("typescript", "export class Ask implements IReturn<Ask> { public x: [[; }"),
        ("kotlin", "open class Ask : IReturn<Ask> { open var x:<>? = null }"),
        (
            "go",
            'type Ask struct {\n X map[ `json:"x"`\n}\nfunc (Ask) HttpMethod() string { return "GET" }',
        ),
    ],
)
def test_a_type_that_is_none_is_any_with_a_word(name: str, text: str) -> None:
    api, report = parsed(whole(name, text))
    assert "type-not-understood" in codes(report)
    assert fields(api, "Ask") == {"x": ir.ANY}


def test_bases_that_have_their_arguments_counted_are_the_same() -> None:
    text = "export class Ask extends QueryDb2<Row,Seat> implements IReturn<QueryResponse<Seat>> { }\nexport class Seat { public row: number; }"
    api, _ = parsed(whole("typescript", text))
    (found,) = operations(api).values()
    assert found.open_query


def test_words_of_other_languages_are_names_like_others() -> None:
    text = "public class Ask : IReturn<Ask> { public Default Default { get; set; } public string Context { get; set; } }\npublic class Default { public int X { get; set; } }"
    api, _ = parsed(whole("csharp", text))
    assert list(fields(api, "Ask")) == ["default", "context"]
    text = "class Ask implements IReturn<Ask>, IConvertible { String? context; TypeContext? other = _ctx; }"
    api, _ = parsed(whole("dart", text))
    assert list(fields(api, "Ask")) == ["context"]


def test_what_is_assigned_between_classes_of_python_is_no_member() -> None:
    text = "class Care(str, Enum):\n    COLD = 'Cold'\n\nT = TypeVar('T')\n\n@dataclass\nclass Ask(IReturn[None], IGet):\n    care: Optional[Care] = None\n"
    api, _ = parsed(whole("python", text))
    assert members(api, "Care") == [("Cold", "")]


TWO_SPACES = """\
/* Options:
Version: 8.23
BaseUrl: https://shop.example
*/

namespace Shop.Model
{
    [Route("/goods", "GET")]
    public partial class GetGood : IReturn<Good>, IGet { }

    public partial class Good
    {
        public virtual string Name { get; set; }
        public virtual Shop.Types.Good Other { get; set; }
        public virtual List<Good> Same { get; set; }
    }
}

namespace Shop.Types
{
    public partial class Good
    {
        public virtual Guid Id { get; set; }
    }
}
"""


def test_one_name_in_two_namespaces_of_csharp_is_two_types() -> None:
    api, report = parsed(TWO_SPACES)

    model = ir.Ref(ir.TypeId("#Shop.Model.Good"))
    assert fields(api, "Shop.Model.Good") == {
        "name": ir.STRING,
        "other": ir.Ref(ir.TypeId("#Shop.Types.Good")),
        "same": ir.List(model),
    }
    assert list(fields(api, "Shop.Types.Good")) == ["id"]
    (body,) = [one.body for one in operations(api)["GET /goods"].responses]
    assert body is not None
    assert body.type == model
    assert "code-type-twice" not in codes(report)


def test_on_a_page_what_has_one_name_in_two_namespaces_is_joined() -> None:
    text = TWO_SPACES.partition("*/\n")[2].replace("GetGood", "FindParcels")
    api, report = parsed(page(text, "C# FindParcels DTOs"))

    assert list(fields(api, "Good")) == ["name", "other", "same", "id"]
    assert fields(api, "Good")["other"] == ir.Ref(ir.TypeId("#Good"))
    assert "code-type-twice" in codes(report)
