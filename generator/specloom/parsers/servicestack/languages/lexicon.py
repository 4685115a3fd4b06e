"""The languages that ServiceStack prints DTOs in, as far as reading them differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto


class Shape(Enum):
    """How a property is written."""

    TYPE_NAME = auto()  # Type name;
    NAME_COLON = auto()  # name: Type
    NAME_AS = auto()  # Property name As Type
    NAME_TYPE = auto()  # Name Type `json:"name"`
    DOCUMENTED = auto()  # /** @type {Type} */ name;
    ACCESSOR = auto()  # # @return [Type], attr_accessor :name
    PROMOTED = auto()  # __construct(public Type $name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What tells one language from another.

    `title` is what pages call the language, `keys` are other names of it. `comment`
    begins a comment up to the line's end, `blocks` enclose one, and one that begins as
    `doc` says documents what follows, or what stands before with `doc_after`. `fenced`
    is a mark around text of several lines. `wired` are the names of properties if they
    are as on the wire, else they are C#'s or, with `snake`, made from C#'s. `counted`
    enums print numbers for what goes over the wire by name. With `marks` a mark on what
    is a value in C# means that it may be null; with `text_marks` also on what is text
    in this language only. What the language loses is in `lost`.
    """

    name: str
    title: str
    keys: tuple[str, ...] = ()
    shape: Shape
    words: Mapping[str, str] = field(default_factory=dict)
    comment: str = "//"
    blocks: tuple[tuple[str, str], ...] = (("/*", "*/"),)
    doc: tuple[str, ...] = ("/**",)
    doc_after: bool = False
    fenced: str = ""
    quotes: str = "\"'"
    doubled: bool = False
    attribute: str = ""
    attribute_word: str = "@"
    bodies: bool = True
    lines: bool = False
    commas: bool = False
    brackets: str = "<"
    snake: bool = False
    wired: bool = True
    counted: bool = False
    marks: bool = False
    text_marks: bool = True
    lost: tuple[str, ...] = ()


def _words(text: str) -> dict[str, str]:
    """Pairs of a word of the language and what C# says for it."""
    found = text.split()
    return dict(zip(found[::2], found[1::2], strict=True))


_SCRIPT = _words(
    "number number boolean bool any object unknown object Object object "
    "Uint8Array byte[] ArrayBuffer byte[] Blob Stream Date DateTime void object"
)
_JVM = _words(
    "String string Integer int Int int Long long Short short Byte byte Double double "
    "Float float Boolean bool BigDecimal decimal BigInteger ulong Date DateTime "
    "UUID Guid TimeSpan TimeSpan ArrayList List HashMap Dictionary ByteArray byte[] "
    "InputStream Stream Object object Any object Character char Char char Class Type "
    "List List Map Dictionary"
)

LANGUAGES: Mapping[str, Lexicon] = {
    each.name: each
    for each in (
        Lexicon(
            name="csharp",
            title="C#",
            keys=("cs",),
            shape=Shape.TYPE_NAME,
            doc=("///",),
            attribute="[",
            wired=False,
            counted=True,
            marks=True,
        ),
        Lexicon(
            name="typescript",
            title="TypeScript",
            keys=("ts", "typescript.d", "d.ts"),
            shape=Shape.NAME_COLON,
            words=_SCRIPT,
            quotes="\"'`",
            marks=True,
            lost=("number", "text"),
        ),
        Lexicon(
            name="mjs",
            title="JavaScript",
            keys=("javascript", "js", "commonjs", "jsmodule"),
            shape=Shape.DOCUMENTED,
            words=_SCRIPT,
            quotes="\"'`",
            marks=True,
            lost=("number", "text", "generics"),
        ),
        Lexicon(
            name="java",
            title="Java",
            shape=Shape.TYPE_NAME,
            words=_JVM,
            attribute="@",
            lost=("nullable",),
        ),
        Lexicon(
            name="kotlin",
            title="Kotlin",
            keys=("kt",),
            shape=Shape.NAME_COLON,
            words=_JVM,
            attribute="@",
            lines=True,
            lost=("nullable",),
        ),
        Lexicon(
            name="swift",
            title="Swift",
            shape=Shape.NAME_COLON,
            words=_words(
                "String string Int int Int8 sbyte Int16 short Int32 int Int64 long "
                "UInt8 byte UInt16 ushort UInt32 uint UInt64 ulong Double double "
                "Float float Bool bool Date DateTime TimeInterval TimeSpan Data byte[] "
                "Any object JSONObject object Character char Decimal decimal UUID Guid"
            ),
            attribute="@",
            quotes='"',
            lines=True,
            lost=("number", "text", "nullable"),
        ),
        Lexicon(
            name="dart",
            title="Dart",
            shape=Shape.TYPE_NAME,
            words=_words(
                "String string int int double double bool bool num number "
                "DateTime DateTime Duration TimeSpan Uint8List byte[] dynamic object "
                "Map Dictionary Object object List List"
            ),
            lost=("number", "text", "nullable"),
        ),
        Lexicon(
            name="php",
            title="PHP",
            shape=Shape.PROMOTED,
            words=_words(
                "string string int int float double bool bool DateTime DateTime "
                "DateInterval TimeSpan ByteArray byte[] mixed object array array "
                "ArrayList List object object KeyValuePair2 KeyValuePair"
            ),
            attribute="#",
            marks=True,
            lost=("number", "text"),
        ),
        Lexicon(
            name="vbnet",
            title="VB.NET",
            keys=("vb",),
            shape=Shape.NAME_AS,
            words=_words(
                "String string Integer int Long long Short short Byte byte SByte sbyte "
                "UInteger uint ULong ulong UShort ushort Boolean bool Double double "
                "Single float Decimal decimal Date DateTime Char char Object object"
            ),
            comment="'",
            blocks=(),
            doc=("'''",),
            quotes='"',
            doubled=True,
            attribute="<",
            bodies=False,
            lines=True,
            brackets="Of",
            wired=False,
            counted=True,
            marks=True,
        ),
        Lexicon(
            name="fsharp",
            title="F#",
            keys=("fs",),
            shape=Shape.NAME_COLON,
            words=_words("ResizeArray List obj object unit object"),
            blocks=(("(*", "*)"),),
            doc=("///",),
            quotes='"',
            attribute="[<",
            bodies=False,
            lines=True,
            wired=False,
            counted=True,
            marks=True,
        ),
        Lexicon(
            name="python",
            title="Python",
            keys=("py",),
            shape=Shape.NAME_COLON,
            words=_words(
                "str string int int float double bool bool Decimal decimal "
                "decimal.Decimal decimal datetime.datetime DateTime "
                "datetime.timedelta TimeSpan datetime.date DateOnly bytes byte[] "
                "List List list List Dict Dictionary dict Dictionary Set HashSet "
                "Any object object object Object object Optional Nullable"
            ),
            comment="#",
            blocks=(),
            doc=(),
            doc_after=True,
            fenced='"""',
            attribute="@",
            bodies=False,
            lines=True,
            brackets="[",
            snake=True,
            wired=False,
            text_marks=False,
            marks=True,
            lost=("number", "text", "members"),
        ),
        Lexicon(
            name="ruby",
            title="Ruby",
            keys=("rb",),
            shape=Shape.ACCESSOR,
            words=_words(
                "String string Integer int Float double TrueClass bool BigDecimal "
                "decimal DateTime DateTime Time TimeSpan Array array Hash map "
                "Object object"
            ),
            comment="#",
            blocks=(("=begin", "=end"),),
            doc=("#",),
            bodies=False,
            lines=True,
            snake=True,
            wired=False,
            lost=("number", "text", "nullable", "generics", "returns"),
        ),
        Lexicon(
            name="go",
            title="Go",
            keys=("golang",),
            shape=Shape.NAME_TYPE,
            words=_words(
                "string string bool bool int int int8 sbyte int16 short int32 int "
                "int64 long uint8 byte byte byte uint16 ushort uint32 uint "
                "uint64 ulong float32 float float64 double time.Time DateTime "
                "time.Duration TimeSpan interface object any object"
            ),
            doc=("//",),
            quotes='"`',
            lines=True,
            brackets="[",
            lost=("number", "text", "nullable"),
        ),
        Lexicon(
            name="rust",
            title="Rust",
            keys=("rs",),
            shape=Shape.NAME_COLON,
            words=_words(
                "String string bool bool char char u8 byte i8 sbyte i16 short i32 int "
                "i64 long u16 ushort u32 uint u64 ulong f32 float f64 double Vec List "
                "HashMap Dictionary Option Nullable serde_json::Value object "
                "Object object Value object"
            ),
            doc=("///",),
            attribute="#",
            quotes='"',
            commas=True,
            attribute_word="",
            lost=("number", "text", "nullable", "bases", "returns"),
        ),
        Lexicon(
            name="zig",
            title="Zig",
            shape=Shape.NAME_COLON,
            words=_words(
                "bool bool u8 byte i8 sbyte i16 short i32 int i64 long u16 ushort "
                "u32 uint u64 ulong f32 float f64 double isize long Object object "
                "std.StringHashMap Dictionary std.json.Value object anyopaque object"
            ),
            blocks=(),
            doc=("///",),
            quotes='"',
            commas=True,
            brackets="(",
            snake=True,
            wired=False,
            lost=(
                "number",
                "text",
                "nullable",
                "members",
                "generics",
                "bases",
                "returns",
            ),
        ),
    )
}
"""The languages by the name that ServiceStack has for each in its addresses."""

_NAMES = {
    key.casefold(): each.name
    for each in LANGUAGES.values()
    for key in (each.name, each.title, *each.keys)
}


def language(text: str) -> str:
    """The name of the language that `text` means, in any of its spellings; or empty."""
    return _NAMES.get(text.strip().casefold(), "")
