"""Small builders of the model, and three APIs to try the Python target on."""

from __future__ import annotations

from collections.abc import Iterable

from specloom import ir
from specloom.diagnostics import Pointer

AT = Pointer("test.json")

BOOLEAN = ir.Scalar(ir.ScalarKind.BOOLEAN)
INTEGER = ir.Scalar(ir.ScalarKind.INTEGER)
NUMBER = ir.Scalar(ir.ScalarKind.NUMBER)
DATE = ir.Scalar(ir.ScalarKind.DATE)


def datetime(form: str = "z") -> ir.Type:
    """A date-time of one dialect."""
    return ir.Scalar(ir.ScalarKind.DATETIME, form)


def field(wire: str, type: ir.Type = ir.STRING, **facts: object) -> ir.Field:
    """A field, required unless `facts` say otherwise."""
    return ir.Field(at=AT, wire=wire, type=type, **{"required": True, **facts})  # type: ignore[arg-type]


def record(*fields: ir.Field) -> ir.Record:
    """A record."""
    return ir.Record(fields)


def enum(*values: str | int) -> ir.Enum:
    """An enum of undocumented values."""
    return ir.Enum(tuple(ir.EnumMember(at=AT, value=value) for value in values))


def declared(name: str, type: ir.Type, doc: str = "") -> ir.TypeDecl:
    """A type that the source names."""
    return ir.TypeDecl(
        at=AT, id=ir.TypeId(f"#{name}"), name=ir.Name(name), type=type, doc=doc
    )


def inferred(id: str, name: ir.Name, type: ir.Type) -> ir.TypeDecl:
    """A type that a pass found inline."""
    return ir.TypeDecl(at=AT, id=ir.TypeId(id), name=name, type=type, inferred=True)


def ref(id: str) -> ir.Ref:
    """A reference."""
    return ir.Ref(ir.TypeId(id))


def query(wire: str, type: ir.Type = ir.STRING, doc: str = "") -> ir.Parameter:
    """An optional query parameter."""
    return ir.Parameter(at=AT, wire=wire, place=ir.Place.QUERY, type=type, doc=doc)


def path(wire: str, type: ir.Type = ir.STRING, doc: str = "") -> ir.Parameter:
    """A path parameter."""
    return ir.Parameter(
        at=AT, wire=wire, place=ir.Place.PATH, type=type, required=True, doc=doc
    )


def json_body(type: ir.Type) -> ir.Body:
    """A JSON body."""
    return ir.Body(
        at=AT, media="application/json", encoding=ir.Encoding.JSON, type=type
    )


def operation(
    name: str,
    id: str,
    *parameters: ir.Parameter,
    returns: ir.Type | None = None,
    **facts: object,
) -> ir.Operation:
    """An operation that answers 200, or 204 if it returns nothing."""
    method, _, way = id.partition(" ")
    body = None if returns is None else json_body(returns)
    status = ir.Status.exactly(200 if body else 204)
    return ir.Operation(
        at=AT,
        id=id,
        name=ir.Name(name),
        method=method,
        path=way,
        parameters=parameters,
        responses=(ir.Response(at=AT, status=status, body=body),),
        **facts,  # type: ignore[arg-type]
    )


def group(
    name: str, *operations: ir.Operation, groups: Iterable[ir.Group] = ()
) -> ir.Group:
    """A group; the outermost one has no name."""
    return ir.Group(
        at=AT, name=ir.Name(name), operations=operations, groups=tuple(groups)
    )


def error(status: int, code: str, doc: str) -> ir.ErrorCase:
    """A documented failure."""
    return ir.ErrorCase(at=AT, status=ir.Status.exactly(status), code=code, doc=doc)


def api(root: ir.Group, *types: ir.TypeDecl, url: str = "", **facts: object) -> ir.Api:
    """An API; `url` is where it lives."""
    return ir.Api(
        at=AT,
        name="test",
        root=root,
        types={decl.id: decl for decl in types},
        servers=(ir.Server(at=AT, url=url),) if url else (),
        **facts,  # type: ignore[arg-type]
    )


def scheme(id: str, kind: ir.AuthKind) -> ir.AuthScheme:
    """A way to prove who is asking."""
    return ir.AuthScheme(at=AT, id=ir.AuthId(id), kind=kind)


# --- Three APIs ----------------------------------------------------------------


def zoom() -> ir.Api:
    """Inferred types, form parts, documented errors."""
    daily, plans, batch = (
        "GET /report/daily",
        "GET /accounts/{accountId}/plans",
        "POST /webinars/{webinarId}/batch_registrants",
    )
    bearer = ((ir.AuthUse(ir.AuthId("oauth2")),),)
    plan = record(
        field("type"),
        field("hosts", INTEGER),
        field("service_effective_date", datetime()),
        field("next_invoice_date", datetime("z0")),
        field("status"),
    )
    phone_base = record(field("type"), field("callout_countries"))
    said, response, item = ir.Role.PROPERTY, ir.Role.RESPONSE, ir.Role.ITEM
    at_plans, at_batch = f"{plans}/response/200", f"{batch}/response/200"
    types = (
        inferred(
            f"{daily}/response/200",
            ir.Name("Get daily usage report", response, daily),
            record(
                field("year", INTEGER),
                field("month", INTEGER),
                field("dates", ir.List(ref(f"{daily}/response/200/dates[]"))),
            ),
        ),
        inferred(
            f"{daily}/response/200/dates[]",
            ir.Name("dates", item, f"{daily}/response/200"),
            record(field("date", DATE), field("new_users", INTEGER)),
        ),
        inferred(
            at_plans,
            ir.Name("Get account plan information", response, plans),
            record(
                field("plan_base", ref(f"{at_plans}/plan_base")),
                field("plan_zoom_rooms", ref(f"{at_plans}/plan_base")),
                field("plan_phone", ref(f"{at_plans}/plan_phone")),
            ),
        ),
        inferred(
            f"{at_plans}/plan_base",
            ir.Name("plan", said, at_plans, ("plan_base", "plan_zoom_rooms")),
            plan,
        ),
        inferred(
            f"{at_plans}/plan_phone",
            ir.Name("plan_phone", said, at_plans),
            record(field("plan_base", ref(f"{at_plans}/plan_phone/plan_base"))),
        ),
        inferred(
            f"{at_plans}/plan_phone/plan_base",
            ir.Name("plan_base", said, f"{at_plans}/plan_phone"),
            phone_base,
        ),
        inferred(
            f"{batch}/request/registrants[]",
            ir.Name("registrants", item, batch),
            record(field("email", required=False), field("first_name", required=False)),
        ),
        inferred(
            at_batch,
            ir.Name("Perform batch registration", response, batch),
            record(
                field("registrants", ir.List(ref(f"{at_batch}/registrants[]"))),
            ),
        ),
        inferred(
            f"{at_batch}/registrants[]",
            ir.Name("registrants", item, at_batch),
            record(field("join_url"), field("email")),
        ),
    )
    form = ir.Body(
        at=AT,
        media="multipart/form-data",
        encoding=ir.Encoding.MULTIPART,
        parts=(
            ir.Part(at=AT, wire="auto_approve", type=BOOLEAN),
            ir.Part(
                at=AT,
                wire="registrants",
                type=ir.List(ref(f"{batch}/request/registrants[]")),
                encoding=ir.Encoding.JSON,
            ),
        ),
    )
    calls = (
        operation(
            "Get account plan information",
            plans,
            path("accountId", doc="The account's ID."),
            returns=ref(at_plans),
            auth=bearer,
            doc="Use this API to return plan information of a subaccount managed"
            " by a Master account.\n\n- one\n- two",
            errors=(
                error(400, "2100", "This sub account is on self pay mode."),
                error(404, "", "Account does not exist: {subAccountId}."),
            ),
            scopes=("billing:master", "billing:read:admin"),
            rate_limit=ir.RateLimit(at=AT, label="Medium"),
        ),
        operation(
            "Get daily usage report",
            daily,
            query("year", INTEGER, "Year for this report"),
            query("month", INTEGER, "Month for this report"),
            returns=ref(f"{daily}/response/200"),
            auth=bearer,
            prerequisites=("Pro or higher plan.",),
            errors=(
                error(
                    400,
                    "300",
                    "Daily report can only be provided for a month that falls within"
                    " the recent 6 months.",
                ),
            ),
        ),
        operation(
            "Perform batch registration",
            batch,
            path("webinarId"),
            bodies=(form,),
            returns=ref(at_batch),
            auth=bearer,
        ),
    )
    return api(
        group("", *calls),
        *types,
        url="https://api.zoom.us/v2",
        auths=(scheme("oauth2", ir.AuthKind.OAUTH2),),
    )


def ccc() -> ir.Api:
    """Declared types, other spellings on the wire, an error type, optional nulls."""
    guid = ir.Scalar(ir.ScalarKind.UUID, "hex")
    usage = "GET /api/services/{ServiceGuid}/users/{UserGuid}/usage"
    call = operation(
        "GetServiceUserUsage",
        usage,
        path("ServiceGuid", guid),
        path("UserGuid", guid),
        query("PeriodType", ref("#PeriodType")),
        query("Period", datetime("z7")),
        returns=ref("#GetServiceUserUsageResponse"),
    )
    return api(
        group("", call),
        declared("PeriodType", enum("Daily", "Monthly")),
        declared("ServiceUserStatusEnum", enum("Active", "active", "+1", "-1")),
        declared(
            "GetServiceUserUsageResponse",
            record(
                field("serviceGuid", guid, required=False),
                field("date", DATE, required=False),
                field("list", ir.List(DATE), required=False),
                field(
                    "status",
                    ir.nullable(ref("#ServiceUserStatusEnum")),
                    required=False,
                ),
                field("note", ir.nullable(ir.STRING)),
                field("cost", ir.Scalar(ir.ScalarKind.DECIMAL), required=False),
                field("whatever", ir.ANY, required=False),
            ),
        ),
        declared(
            "ResponseStatus",
            record(
                field("errorCode", required=False), field("message", required=False)
            ),
        ),
        error_shape=ir.ErrorShape(
            type=ref("#ResponseStatus"),
            path=("responseStatus",),
            code=(("responseStatus", "errorCode"),),
        ),
        auths=(scheme("basic", ir.AuthKind.BASIC),),
    )


def webex() -> ir.Api:
    """Groups, paging, aliases, a reference to nowhere, a tagged union."""
    usage = "GET /meetingReports/usage"
    listed = operation(
        "List meeting usage reports",
        usage,
        query("siteUrl"),
        query("serviceType", ref("#ServiceType")),
        query("from", datetime("offset")),
        query("max", INTEGER),
        returns=ref(f"{usage}/response/200"),
        pagination=ir.Pagination(
            at=AT, paging=ir.Paging.LINK, items=("items",), next="next"
        ),
    )
    create = operation(
        "Create meeting",
        "POST /meetings",
        bodies=(json_body(ref("#Meeting")),),
        returns=ref("#Meeting"),
    )
    delete = operation(
        "Delete meeting", "DELETE /meetings/{id}", path("id"), deprecated=True
    )
    return api(
        group(
            "",
            groups=[
                group("Reports", listed, groups=[group("Models", delete)]),
                group("Meetings", create),
            ],
        ),
        inferred(
            f"{usage}/response/200",
            ir.Name("List meeting usage reports", ir.Role.RESPONSE, usage),
            record(field("items", ir.List(ref("#Meeting")))),
        ),
        declared("ServiceType", enum("Meeting", "Webinar"), "What a meeting is for."),
        declared(
            "Meeting",
            record(
                field("meetingId", required=False, doc="Unique identifier."),
                field("from", datetime("offset"), required=False),
                field("trackingCodes", ir.List(ref("#TrackingCode")), required=False),
                field("shape", ref("#Shape"), required=False),
                field("children", ir.Map(ref("#Meeting")), required=False),
            ),
            "A meeting.",
        ),
        declared("TrackingCode", ir.ANY),
        declared(
            "Shape",
            ir.Union(
                (ref("#Circle"), ref("#Square")),
                ir.Tag(
                    "kind",
                    (("round", ir.TypeId("#Circle")), ("square", ir.TypeId("#Square"))),
                ),
            ),
        ),
        declared("Circle", record(field("kind"), field("radius", NUMBER))),
        declared("Square", record(field("kind"), field("side", NUMBER))),
        declared("Tree", ir.Union((ir.STRING, ir.List(ref("#Tree"))))),
        url="https://webexapis.com/v1",
        auths=(scheme("bearer", ir.AuthKind.BEARER),),
    )
