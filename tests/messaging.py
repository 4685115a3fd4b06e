"""An API whose requests are objects, as a ServiceStack parser models one."""

from __future__ import annotations

from dataclasses import replace

from specloom import ir

from . import building as b

UUID = ir.Scalar(ir.ScalarKind.UUID, "hex")
DECIMAL = ir.Scalar(ir.ScalarKind.DECIMAL)


def bookings() -> ir.Api:
    """Queries, several routes, void, text, bytes and lists; two groups."""
    return b.api(
        b.group(
            "",
            *_hello(),
            groups=(b.group("bookings", *_bookings()), b.group("files", *_files())),
        ),
        *_types(),
        url="https://bookings.example",
        messages=_messages(),
        error_shape=ir.ErrorShape(
            code=(("responseStatus", "errorCode"),),
            message=(("responseStatus", "message"),),
        ),
    )


def message(name: str, *operations: str, **facts: str) -> ir.Message:
    """A message of a host that has all the usual paths."""
    return ir.Message(
        at=b.AT,
        type=ir.TypeId(f"#{name}"),
        operations=operations,
        method=operations[0].partition(" ")[0],
        path=facts.get("path", f"/api/{name}"),
        batch=facts.get("batch", f"/api/{name}[]"),
        one_way=facts.get("one_way", f"/json/oneway/{name}"),
    )


def optional(wire: str, type: ir.Type = ir.STRING, doc: str = "") -> ir.Field:
    """A field that may be absent."""
    return b.field(wire, type, required=False, doc=doc)


def part(type: ir.Type, *wires: str) -> ir.Body:
    """A JSON body of some of a message's fields."""
    return replace(b.json_body(b.record(*(optional(w, type) for w in wires))))


def _hello() -> tuple[ir.Operation, ...]:
    said = b.ref("#HelloResponse")
    one, two, three = "GET /hello", "GET /hello/{Name}", "GET /hello/{Name}/in/{Place}"
    name, place = b.query("name"), b.query("place")
    return (
        b.operation("Hello", one, name, place, b.query("times"), returns=said),
        b.operation("Hello by name", two, b.path("Name"), place, returns=said),
        b.operation(
            "Hello in a place", three, b.path("Name"), b.path("Place"), returns=said
        ),
        b.operation("Ping", "GET /ping"),
        b.operation(
            "Echo",
            "POST /echo",
            bodies=(b.json_body(b.ref("#Echo")),),
            returns=b.ref("#Echo"),
        ),
        b.operation(
            "Put bag",
            "PUT /bags/{Id}",
            b.path("Id"),
            bodies=(b.json_body(b.ref("#PutBag")),),
        ),
        b.operation("Publish", "POST /publish", bodies=(part(ir.STRING, "text"),)),
    )


def _bookings() -> tuple[ir.Operation, ...]:
    query = b.operation(
        "Query bookings",
        "GET /bookings",
        b.query("skip", b.INTEGER),
        b.query("take", b.INTEGER),
        b.query("include"),
        replace(b.query("ids", ir.List(b.INTEGER)), style=ir.Style.COMMA),
        replace(b.query("room", b.ref("#Room")), style=ir.Style.JSV),
        returns=b.ref("#QueryResponse<Booking>"),
        summary="Find bookings",
        open_query=True,
        prerequisites=("Requires the role `Employee`.",),
        pagination=ir.Pagination(
            at=b.AT,
            paging=ir.Paging.AUTO_QUERY,
            items=("results",),
            parameter="skip",
            size="take",
            total_path=("total",),
        ),
    )
    fields = (
        b.field("cost", DECIMAL, required=False),
        optional("rooms", ir.List(b.ref("#Room"))),
        optional("note", ir.nullable(ir.STRING)),
    )
    update = b.operation(
        "Update booking",
        "PUT /bookings/{Id}",
        b.path("Id", UUID),
        bodies=(b.json_body(b.record(*fields)),),
        returns=b.ref("#Booking"),
    )
    return (
        query,
        update,
        b.operation(
            "Delete booking", "DELETE /bookings/{Id}", b.path("Id", UUID), returns=None
        ),
        b.operation(
            "Count bookings", "GET /bookings/count", returns=ir.List(b.INTEGER)
        ),
    )


def _files() -> tuple[ir.Operation, ...]:
    def answering(media: str, encoding: ir.Encoding) -> tuple[ir.Response, ...]:
        body = ir.Body(at=b.AT, media=media, encoding=encoding)
        return (ir.Response(at=b.AT, status=ir.Status.exactly(200), body=body),)

    text = b.operation("Read text", "GET /texts/{Name}", b.path("Name"))
    bytes = b.operation("Read bytes", "GET /bytes/{Name}", b.path("Name"))
    form = ir.Body(
        at=b.AT,
        media="multipart/form-data",
        encoding=ir.Encoding.MULTIPART,
        parts=(
            ir.Part(at=b.AT, wire="name", type=ir.STRING),
            ir.Part(
                at=b.AT,
                wire="content",
                type=ir.Scalar(ir.ScalarKind.BYTES),
                encoding=ir.Encoding.BINARY,
                file=True,
            ),
        ),
    )
    return (
        replace(text, responses=answering("text/plain", ir.Encoding.TEXT)),
        replace(
            bytes, responses=answering("application/octet-stream", ir.Encoding.BINARY)
        ),
        b.operation("Upload", "POST /files", bodies=(form,)),
    )


def _types() -> tuple[ir.TypeDecl, ...]:
    room = b.record(b.field("floor", b.INTEGER), optional("name"))
    booking = b.record(b.field("id", UUID), optional("cost", DECIMAL))
    found = (optional("total", b.INTEGER), optional("results", _list("#Booking")))
    query = (
        optional("skip", b.INTEGER),
        optional("take", b.INTEGER),
        optional("include"),
        optional("ids", ir.List(b.INTEGER)),
        optional("room", b.ref("#Room")),
    )
    named = b.record(optional("name"))
    return (
        b.declared("HelloResponse", b.record(b.field("result"))),
        b.declared("Booking", booking),
        b.declared("Room", room),
        b.declared("QueryResponse<Booking>", b.record(*found)),
        b.declared(
            "Hello",
            b.record(optional("name"), optional("place"), optional("times", b.INTEGER)),
            "Says hello.",
        ),
        b.declared("Ping", b.record()),
        b.declared(
            "Echo", b.record(optional("text"), optional("more", _list("#Echo")))
        ),
        b.declared("PutBag", ir.Record((optional("id"),), extra=ir.ANY)),
        b.declared("Publish", b.record(optional("text"), optional("when", b.DATE))),
        b.declared("QueryBookings", b.record(*query)),
        b.declared(
            "UpdateBooking",
            b.record(
                optional("id", UUID),
                b.field("cost", DECIMAL, required=False),
                optional("rooms", _list("#Room")),
                optional("note", ir.nullable(ir.STRING)),
            ),
        ),
        b.declared("DeleteBooking", b.record(optional("id", UUID))),
        b.declared("CountBookings", b.record()),
        b.declared("ReadText", named),
        b.declared("ReadBytes", named),
        b.declared(
            "Upload",
            b.record(
                optional("name"), optional("content", ir.Scalar(ir.ScalarKind.BYTES))
            ),
        ),
    )


def _list(id: str) -> ir.List:
    return ir.List(b.ref(id))


def _messages() -> tuple[ir.Message, ...]:
    return (
        message(
            "Hello", "GET /hello", "GET /hello/{Name}", "GET /hello/{Name}/in/{Place}"
        ),
        message("Ping", "GET /ping"),
        message("Echo", "POST /echo"),
        message("PutBag", "PUT /bags/{Id}"),
        message("Publish", "POST /publish"),
        message("QueryBookings", "GET /bookings"),
        message("UpdateBooking", "PUT /bookings/{Id}"),
        message(
            "DeleteBooking", "DELETE /bookings/{Id}", path="", batch="", one_way=""
        ),
        message("CountBookings", "GET /bookings/count"),
        message("ReadText", "GET /texts/{Name}"),
        message("ReadBytes", "GET /bytes/{Name}"),
        message("Upload", "POST /files"),
    )
