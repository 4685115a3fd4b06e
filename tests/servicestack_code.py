# ruff: noqa: E501
"""One operation as every language shows it, in the layouts that ServiceStack prints.

The operation is made up: it looks for parcels in a depot. `CODE` is by language; `page`
puts any program text on an operation page, `whole` makes a file of it.
"""

from __future__ import annotations

import json

TABLES = """\
FindParcels Parameters:
Name\tParameter\tData Type\tRequired\tDescription
DepotId\tpath\tGuid\tYes\tWhere to look.
Status\tbody\tParcelStatus?\tNo\t
Since\tbody\tDateTime?\tNo\t
Class\tbody\tstring\tNo\t
PageRequest Parameters:
Name\tParameter\tData Type\tRequired\tDescription
Skip\tform\tint\tNo\t
Limit\tform\tint?\tNo\t
FindParcelsResponse Parameters:
Name\tParameter\tData Type\tRequired\tDescription
Parcels\tform\tList<Parcel>\tNo\t
Totals\tform\tDictionary<string, int>\tNo\t
PageResponse Parameters:
Name\tParameter\tData Type\tRequired\tDescription
Total\tform\tint\tNo\t
ResponseStatus\tform\tResponseStatus\tNo\t
Parcel Parameters:
Name\tParameter\tData Type\tRequired\tDescription
Id\tform\tGuid\tNo\t
Weight\tform\tdecimal\tNo\tIn kilograms.
Sent\tform\tDateTime\tNo\t
Held\tform\tTimeSpan\tNo\t
kind_of\tform\tstring\tNo\t
Notes\tform\tList<string>\tNo\t
Next\tform\tParcel\tNo\t
ParcelStatus Enum:
Name\tValue
Open\tOpen
InTransit\tInTransit
Delivered\thanded-over
"""

_STATUS = {"errorCode": "String", "message": "String"}
_PARCEL = {
    "id": "0" * 32,
    "weight": 0,
    "sent": "0001-01-01T00:00:00.0000000",
    "held": "PT0S",
    "kind_of": "String",
    "notes": ["String"],
}
ASKED = {
    "depotId": "0" * 32,
    "status": "Open",
    "since": "0001-01-01T00:00:00.0000000",
    "class": "String",
    "skip": 0,
    "limit": 0,
}
ANSWERED = {
    "parcels": [{**_PARCEL, "next": _PARCEL}],
    "totals": {"String": 0},
    "total": 0,
    "responseStatus": _STATUS,
}


def page(
    text: str,
    footer: str = "",
    *,
    operation: str = "FindParcels",
    route: str = "POST/depots/{DepotId}/parcels",
    request: object = ASKED,
    response: object = ANSWERED,
) -> str:
    """An operation page as text, with `text` where the tables stand."""
    verb, _, path = route.partition("/")
    return (
        f"Depots\n\n<back to all web services\n\n{operation}\n\n"
        "The following routes are available for this service:\n"
        f"{route}\n{text}\n{footer}\n\n"
        "To override the Content-type in your clients, use the HTTP Accept Header\n\n"
        "HTTP + JSON\n\n"
        "The following are sample HTTP requests and responses. "
        "The placeholders shown need to be replaced with actual values.\n\n"
        f"{verb} /{path} HTTP/1.1 \nHost: depots.example.org \n"
        "Accept: application/json\nContent-Type: application/json\n"
        f"Content-Length: length\n\n{json.dumps(request)}\n"
        "HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: length\n\n"
        f"{json.dumps(response)}\n"
    )


def whole(language: str, text: str = "", version: str = "8.91") -> str:
    """A file of DTOs, with the head that ServiceStack puts over it."""
    said = [
        "Date: 2026-01-05 10:00:00",
        f"Version: {version}",
        "BaseUrl: https://depots.example.org",
    ]
    match language:
        case "vbnet":
            head = [
                "' Options:",
                *(f"'{line}" for line in said),
                "'''MakePartial: True",
            ]
        case "fsharp":
            head = ["(* Options:", *said, "//MakeVirtual: True", "*)"]
        case "python":
            head = ['""" Options:', *said, "#AddServiceStackTypes: True", '"""']
        case "ruby":
            head = ["# Options:", "=begin", *said, "#MakePartial: ", "=end"]
        case "zig":
            head = ["/// Options:", *(f"/// {line}" for line in said), "///"]
        case "php":
            head = ["<?php namespace dtos;", "/* Options:", *said, "*/"]
        case _:
            head = ["/* Options:", *said, "//AddServiceStackTypes: True", "*/"]
    body = text or CODE[language]
    return "\n".join([*head, "", body.removeprefix("<?php namespace dtos;\n")])


CODE = {
    "csharp": """\
using System;
using System.Collections.Generic;
using System.Runtime.Serialization;
using ServiceStack;

namespace Depots.Types
{
    [Route("/depots/{DepotId}/parcels", "POST")]
    public partial class FindParcels
        : PageRequest, IReturn<FindParcelsResponse>, IPost
    {
        ///<summary>
        ///Where to look.
        ///</summary>
        [Required]
        public virtual Guid DepotId { get; set; }
        public virtual ParcelStatus? Status { get; set; }
        public virtual DateTime? Since { get; set; }
        public virtual string @Class { get; set; }
    }

    public partial class PageRequest
    {
        public virtual int Skip { get; set; }
        public virtual int? Limit { get; set; }
    }

    public partial class FindParcelsResponse
        : PageResponse
    {
        public FindParcelsResponse()
        {
            Parcels = new List<Parcel>{};
            Totals = new Dictionary<string, int>{};
        }

        public virtual List<Parcel> Parcels { get; set; }
        public virtual Dictionary<string, int> Totals { get; set; }
    }

    public partial class PageResponse
    {
        public virtual int Total { get; set; }
        public virtual ResponseStatus ResponseStatus { get; set; }
    }

    [DataContract]
    public partial class Parcel
    {
        [DataMember]
        public virtual Guid Id { get; set; }

        [DataMember]
        [ApiMember(Description="In kilograms.")]
        public virtual decimal Weight { get; set; }

        [DataMember]
        public virtual DateTime Sent { get; set; }

        [DataMember]
        public virtual TimeSpan Held { get; set; }

        [DataMember(Name="kind_of")]
        public virtual string Kind { get; set; }

        [DataMember]
        public virtual List<string> Notes { get; set; }

        [DataMember]
        public virtual Parcel Next { get; set; }
    }

    public enum ParcelStatus
    {
        Open,
        InTransit,
        [EnumMember(Value="handed-over")]
        Delivered,
    }
}
""",
    "typescript": """\
export interface IReturn<T>
{
    createResponse(): T;
}

export interface IPost
{
}

export class PageRequest
{
    public skip: number;
    public limit?: number;

    public constructor(init?: Partial<PageRequest>) { (Object as any).assign(this, init); }
}

// @DataContract
export class Parcel
{
    // @DataMember
    public id: string;

    /** @description In kilograms. */
    // @DataMember
    public weight: number;

    // @DataMember
    public sent: string;

    // @DataMember
    public held: string;

    // @DataMember(Name="kind_of")
    public kind_of: string;

    // @DataMember
    public notes: string[];

    // @DataMember
    public next: Parcel;

    public constructor(init?: Partial<Parcel>) { (Object as any).assign(this, init); }
}

export enum ParcelStatus
{
    Open = 'Open',
    InTransit = 'InTransit',
    Delivered = 'handed-over',
}

export class PageResponse
{
    public total: number;
    public responseStatus: ResponseStatus;

    public constructor(init?: Partial<PageResponse>) { (Object as any).assign(this, init); }
}

export class FindParcelsResponse extends PageResponse
{
    public parcels: Parcel[];
    public totals: { [index:string]: number; };

    public constructor(init?: Partial<FindParcelsResponse>) { super(init); (Object as any).assign(this, init); }
}

// @Route("/depots/{DepotId}/parcels", "POST")
export class FindParcels extends PageRequest implements IReturn<FindParcelsResponse>, IPost
{
    /** @description Where to look. */
    // @Required()
    public depotId: string;

    public status?: ParcelStatus;
    public since?: string;
    public class: string;

    public constructor(init?: Partial<FindParcels>) { super(init); (Object as any).assign(this, init); }
    public getTypeName() { return 'FindParcels'; }
    public getMethod() { return 'POST'; }
    public createResponse() { return new FindParcelsResponse(); }
}
""",
    "mjs": """\
"use strict";
export class PageRequest {
    /** @param {{skip?:number,limit?:number}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** @type {number} */
    skip;
    /** @type {?number} */
    limit;
}
export class Parcel {
    /** @param {{id?:string,weight?:number,notes?:string[]}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** @type {string} */
    id;
    /**
     * @type {number}
     * @description In kilograms. */
    weight;
    /** @type {string} */
    sent;
    /** @type {string} */
    held;
    /** @type {string} */
    kind_of;
    /** @type {string[]} */
    notes;
    /** @type {Parcel} */
    next;
}
/** @typedef {'Open'|'InTransit'|'handed-over'} */
export var ParcelStatus;
(function (ParcelStatus) {
    ParcelStatus["Open"] = "Open"
    ParcelStatus["InTransit"] = "InTransit"
    ParcelStatus["Delivered"] = "handed-over"
})(ParcelStatus || (ParcelStatus = {}));
export class PageResponse {
    /** @param {{total?:number}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** @type {number} */
    total;
    /** @type {ResponseStatus} */
    responseStatus;
}
export class FindParcelsResponse extends PageResponse {
    /** @param {{parcels?:Parcel[],total?:number}} [init] */
    constructor(init) { super(init); Object.assign(this, init) }
    /** @type {Parcel[]} */
    parcels = [];
    /** @type {{ [index:string]: number; }} */
    totals = {};
}
export class FindParcels extends PageRequest {
    /** @param {{depotId?:string,status?:ParcelStatus}} [init] */
    constructor(init) { super(init); Object.assign(this, init) }
    /**
     * @type {string}
     * @description Where to look. */
    depotId;
    /** @type {?ParcelStatus} */
    status;
    /** @type {?string} */
    since;
    /** @type {string} */
    class;
    getTypeName() { return 'FindParcels' }
    getMethod() { return 'POST' }
    createResponse() { return new FindParcelsResponse() }
}
""",
    "java": """\
import java.math.*;
import java.util.*;
import net.servicestack.client.*;

public class dtos
{

    @Route(Path="/depots/{DepotId}/parcels", Verbs="POST")
    public static class FindParcels extends PageRequest implements IReturn<FindParcelsResponse>, IPost
    {
        /**
        * Where to look.
        */
        @Required()
        public UUID depotId = null;

        public ParcelStatus status = null;
        public Date since = null;
        @SerializedName("class") public String Class = null;

        public UUID getDepotId() { return depotId; }
        public FindParcels setDepotId(UUID value) { this.depotId = value; return this; }
        private static Object responseType = FindParcelsResponse.class;
        public Object getResponseType() { return responseType; }
    }

    public static class FindParcelsResponse extends PageResponse
    {
        public ArrayList<Parcel> parcels = null;
        public HashMap<String,Integer> totals = null;

        public ArrayList<Parcel> getParcels() { return parcels; }
        public FindParcelsResponse setParcels(ArrayList<Parcel> value) { this.parcels = value; return this; }
    }

    public static class PageRequest
    {
        public Integer skip = null;
        public Integer limit = null;
    }

    public static class PageResponse
    {
        public Integer total = null;
        public ResponseStatus responseStatus = null;
    }

    @DataContract
    public static class Parcel
    {
        @DataMember
        public UUID id = null;

        /**
        * In kilograms.
        */
        @DataMember
        public BigDecimal weight = null;

        @DataMember
        public Date sent = null;

        @DataMember
        public TimeSpan held = null;

        @DataMember(Name="kind_of")
        @SerializedName("kind_of")
        public String kind = null;

        @DataMember
        public ArrayList<String> notes = null;

        @DataMember
        public Parcel next = null;
    }

    public static enum ParcelStatus
    {
        Open,
        InTransit,
        @SerializedName("handed-over") Delivered;
    }

}
""",
    "kotlin": """\
import java.math.*
import java.util.*
import net.servicestack.client.*

@Route(Path="/depots/{DepotId}/parcels", Verbs="POST")
open class FindParcels : PageRequest(), IReturn<FindParcelsResponse>, IPost
{
    /**
    * Where to look.
    */
    @Required()
    open var depotId:UUID? = null

    open var status:ParcelStatus? = null
    open var since:Date? = null
    @SerializedName("class") open var Class:String? = null
    companion object { private val responseType = FindParcelsResponse::class.java }
    override fun getResponseType(): Any? = FindParcels.responseType
}

open class FindParcelsResponse : PageResponse()
{
    open var parcels:ArrayList<Parcel>? = null
    open var totals:HashMap<String,Int>? = null
}

open class PageRequest
{
    open var skip:Int? = null
    open var limit:Int? = null
}

open class PageResponse
{
    open var total:Int? = null
    open var responseStatus:ResponseStatus? = null
}

@DataContract
open class Parcel
{
    @DataMember
    open var id:UUID? = null

    /**
    * In kilograms.
    */
    @DataMember
    open var weight:BigDecimal? = null

    @DataMember
    open var sent:Date? = null

    @DataMember
    open var held:TimeSpan? = null

    @DataMember(Name="kind_of")
    @SerializedName("kind_of")
    open var kind:String? = null

    @DataMember
    open var notes:ArrayList<String>? = null

    @DataMember
    open var next:Parcel? = null
}

enum class ParcelStatus
{
    Open,
    InTransit,
    @SerializedName("handed-over") Delivered,
}
""",
    "swift": """\
import Foundation
import ServiceStack

// @Route("/depots/{DepotId}/parcels", "POST")
public class FindParcels : PageRequest, IReturn, IPost
{
    public typealias Return = FindParcelsResponse

    /**
    * Where to look.
    */
    // @Required()
    public var depotId:String?

    public var status:ParcelStatus?
    public var since:Date?
    public var `class`:String?

    required public init(){ super.init() }

    private enum CodingKeys : String, CodingKey {
        case depotId
        case status
    }

    required public init(from decoder: Decoder) throws {
        try super.init(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        depotId = try container.decodeIfPresent(String.self, forKey: .depotId)
    }

    public override func encode(to encoder: Encoder) throws {
        try super.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        if depotId != nil { try container.encode(depotId, forKey: .depotId) }
    }
}

public class FindParcelsResponse : PageResponse
{
    public var parcels:[Parcel]?
    public var totals:[String:Int]?

    required public init(){ super.init() }
}

public class PageRequest : Codable
{
    public var skip:Int?
    public var limit:Int?

    required public init(){}
}

public class PageResponse : Codable
{
    public var total:Int?
    public var responseStatus:ResponseStatus?

    required public init(){}
}

// @DataContract
public class Parcel : Codable
{
    // @DataMember
    public var id:String?

    /**
    * In kilograms.
    */
    // @DataMember
    public var weight:Double?

    // @DataMember
    public var sent:Date?

    // @DataMember
    @TimeSpan public var held:TimeInterval?

    // @DataMember(Name="kind_of")
    public var kind_of:String?

    // @DataMember
    public var notes:[String]?

    // @DataMember
    public var next:Parcel?

    required public init(){}
}

public enum ParcelStatus : String, Codable
{
    case Open
    case InTransit
    case Delivered = "handed-over"
}
""",
    "dart": """\
import 'package:servicestack/servicestack.dart';

class PageRequest implements IConvertible
{
    int? skip;
    int? limit;

    PageRequest({this.skip,this.limit});
    PageRequest.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        skip = json['skip'];
        limit = json['limit'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'skip': skip,
        'limit': limit
    };

    getTypeName() => "PageRequest";
    TypeContext? context = _ctx;
}

// @DataContract
class Parcel implements IConvertible
{
    // @DataMember
    String? id;

    /**
    * In kilograms.
    */
    // @DataMember
    double? weight;

    // @DataMember
    DateTime? sent;

    // @DataMember
    Duration? held;

    // @DataMember(Name="kind_of")
    String? kind_of;

    // @DataMember
    List<String>? notes;

    // @DataMember
    Parcel? next;

    Parcel({this.id,this.weight,this.sent,this.held,this.kind_of,this.notes,this.next});
    getTypeName() => "Parcel";
    TypeContext? context = _ctx;
}

enum ParcelStatus
{
    Open,
    InTransit,
    Delivered,
}

class PageResponse implements IConvertible
{
    int? total;
    ResponseStatus? responseStatus;

    PageResponse({this.total,this.responseStatus});
    getTypeName() => "PageResponse";
}

class FindParcelsResponse extends PageResponse implements IConvertible
{
    List<Parcel>? parcels = [];
    Map<String,int?>? totals;

    FindParcelsResponse({this.parcels,this.totals});
    FindParcelsResponse.fromJson(Map<String, dynamic> json) : super.fromJson(json) { fromMap(json); }
    Map<String, dynamic> toJson() => super.toJson()..addAll({
        'parcels': JsonConverters.toJson(parcels,'List<Parcel>',context!)
    });

    getTypeName() => "FindParcelsResponse";
    TypeContext? context = _ctx;
}

// @Route("/depots/{DepotId}/parcels", "POST")
class FindParcels extends PageRequest implements IReturn<FindParcelsResponse>, IConvertible, IPost
{
    /**
    * Where to look.
    */
    // @Required()
    String? depotId;

    ParcelStatus? status;
    DateTime? since;
    // @DataMember(Name="class")
    String? Class;

    FindParcels({this.depotId,this.status,this.since,this.Class});
    createResponse() => FindParcelsResponse();
    getResponseTypeName() => "FindParcelsResponse";
    getTypeName() => "FindParcels";
    TypeContext? context = _ctx;
}

TypeContext _ctx = TypeContext(library: 'depots', types: <String, TypeInfo> {
    'PageRequest': TypeInfo(TypeOf.Class, create:() => PageRequest()),
    'ParcelStatus': TypeInfo(TypeOf.Enum, enumValues:ParcelStatus.values),
});
""",
    "php": """\
<?php namespace dtos;

use DateTime;
use JsonSerializable;
use ServiceStack\\{IReturn,IReturnVoid,IGet,IPost};

class PageRequest implements JsonSerializable
{
    public function __construct(
        /** @var int */
        public int $skip=0,
        /** @var int|null */
        public ?int $limit=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['skip'])) $this->skip = $o['skip'];
    }
}

// @DataContract
class Parcel implements JsonSerializable
{
    public function __construct(
        // @DataMember
        /** @var string */
        public string $id='',

        /** @description In kilograms. */
        // @DataMember
        /** @var float */
        public float $weight=0.0,

        // @DataMember
        /** @var DateTime */
        public DateTime $sent=new DateTime(),

        // @DataMember
        /** @var DateInterval */
        public ?DateInterval $held=null,

        // @DataMember(Name="kind_of")
        /** @var string|null */
        public ?string $kind_of=null,

        // @DataMember
        /** @var string[]|null */
        public ?array $notes=null,

        // @DataMember
        /** @var Parcel|null */
        public ?Parcel $next=null
    ) {
    }
}

enum ParcelStatus : string
{
    case Open = 'Open';
    case InTransit = 'InTransit';
    case Delivered = 'handed-over';
}

class PageResponse implements JsonSerializable
{
    public function __construct(
        /** @var int */
        public int $total=0,
        /** @var ResponseStatus|null */
        public ?ResponseStatus $responseStatus=null
    ) {
    }
}

class FindParcelsResponse extends PageResponse implements JsonSerializable
{
    /**
     * @param int $total
     */
    public function __construct(
        int $total=0,
        ?ResponseStatus $responseStatus=null,
        /** @var array<Parcel>|null */
        public ?array $parcels=null,
        /** @var array<string,int>|null */
        public ?array $totals=null
    ) {
        parent::__construct($total,$responseStatus);
    }
}

// @Route("/depots/{DepotId}/parcels", "POST")
#[Returns('FindParcelsResponse')]
class FindParcels extends PageRequest implements IReturn, IPost, JsonSerializable
{
    public function __construct(
        int $skip=0,
        ?int $limit=null,
        /** @description Where to look. */
        // @Required()
        /** @var string */
        public string $depotId='',

        /** @var ParcelStatus|null */
        public ?ParcelStatus $status=null,
        /** @var DateTime|null */
        public ?DateTime $since=null,
        /** @var string|null */
        public ?string $class=null
    ) {
        parent::__construct($skip,$limit);
    }

    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = parent::jsonSerialize();
        if (isset($this->depotId)) $o['depotId'] = $this->depotId;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'FindParcels'; }
    public function getMethod(): string { return 'POST'; }
    public function createResponse(): mixed { return new FindParcelsResponse(); }
}
""",
    "vbnet": """\
Imports System
Imports System.Collections.Generic
Imports ServiceStack

Namespace Global

    Namespace Depots.Types

        <Route("/depots/{DepotId}/parcels", "POST")>
        Public Partial Class FindParcels
            Inherits PageRequest
            Implements IReturn(Of FindParcelsResponse)
            Implements IPost
            '''<Summary>
            '''Where to look.
            '''</Summary>
            <Required>
            Public Overridable Property DepotId As Guid

            Public Overridable Property Status As ParcelStatus?
            Public Overridable Property Since As Date?
            Public Overridable Property [Class] As String
        End Class

        Public Partial Class FindParcelsResponse
            Inherits PageResponse
            Public Sub New()
                Parcels = New List(Of Parcel)
            End Sub

            Public Overridable Property Parcels As List(Of Parcel) = New List(Of Parcel)
            Public Overridable Property Totals As Dictionary(Of String, Integer)
        End Class

        Public Partial Class PageRequest
            Public Overridable Property Skip As Integer
            Public Overridable Property Limit As Nullable(Of Integer)
        End Class

        Public Partial Class PageResponse
            Public Overridable Property Total As Integer
            Public Overridable Property ResponseStatus As ResponseStatus
        End Class

        <DataContract>
        Public Partial Class Parcel
            <DataMember>
            Public Overridable Property Id As Guid

            '''<Summary>
            '''In kilograms.
            '''</Summary>
            <DataMember>
            Public Overridable Property Weight As Decimal

            <DataMember>
            Public Overridable Property Sent As Date

            <DataMember>
            Public Overridable Property Held As TimeSpan

            <DataMember(Name:="kind_of")>
            Public Overridable Property Kind As String

            <DataMember>
            Public Overridable Property Notes As List(Of String)

            <DataMember>
            Public Overridable Property [Next] As Parcel
        End Class

        Public Enum ParcelStatus
            Open
            InTransit
            <EnumMember(Value:="handed-over")>
            Delivered
        End Enum
    End Namespace
End Namespace
""",
    "fsharp": """\
namespace Depots.Types

open System
open System.Collections.Generic
open ServiceStack

    [<AllowNullLiteral>]
    type PageRequest() =
        member val Skip:Int32 = new Int32() with get,set
        member val Limit:Nullable<Int32> = new Nullable<Int32>() with get,set

    [<DataContract>]
    [<AllowNullLiteral>]
    type Parcel() =
        [<DataMember>]
        member val Id:Guid = new Guid() with get,set

        ///<summary>
        ///In kilograms.
        ///</summary>
        [<DataMember>]
        member val Weight:Decimal = new Decimal() with get,set

        [<DataMember>]
        member val Sent:DateTime = new DateTime() with get,set

        [<DataMember>]
        member val Held:TimeSpan = new TimeSpan() with get,set

        [<DataMember(Name="kind_of")>]
        member val Kind:String = null with get,set

        [<DataMember>]
        member val Notes:ResizeArray<String> = null with get,set

        [<DataMember>]
        member val Next:Parcel = null with get,set

    type ParcelStatus =
        | Open = 0
        | InTransit = 1
        | [<EnumMember(Value="handed-over")>] Delivered = 2

    [<AllowNullLiteral>]
    type PageResponse() =
        member val Total:Int32 = new Int32() with get,set
        member val ResponseStatus:ResponseStatus = null with get,set

    [<AllowNullLiteral>]
    type FindParcelsResponse() =
        inherit PageResponse()
        member val Parcels:ResizeArray<Parcel> = new ResizeArray<Parcel>() with get,set
        member val Totals:Dictionary<String, Int32> = null with get,set

    [<Route("/depots/{DepotId}/parcels", "POST")>]
    [<AllowNullLiteral>]
    type FindParcels() =
        inherit PageRequest()
        interface IReturn<FindParcelsResponse>
        interface IPost
        ///<summary>
        ///Where to look.
        ///</summary>
        [<Required>]
        member val DepotId:Guid = new Guid() with get,set

        member val Status:Nullable<ParcelStatus> = new Nullable<ParcelStatus>() with get,set
        member val Since:Nullable<DateTime> = new Nullable<DateTime>() with get,set
        member val Class:String = null with get,set
""",
    "python": """\
import datetime
import decimal
from servicestack import *
from typing import *
from dataclasses import dataclass, field
from dataclasses_json import dataclass_json, LetterCase, Undefined, config
from enum import Enum, IntEnum


@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class PageRequest:
    skip: int = 0
    limit: Optional[int] = None


@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class Parcel:
    id: Optional[str] = None
    weight: Decimal = decimal.Decimal(0)
    \"\"\"
    In kilograms.
    \"\"\"

    sent: datetime.datetime = datetime.datetime(1, 1, 1)
    held: datetime.timedelta = datetime.timedelta()
    kind_of: Optional[str] = field(metadata=config(field_name='kind_of'), default=None)
    notes: Optional[List[str]] = None
    next: Optional['Parcel'] = None


class ParcelStatus(str, Enum):
    OPEN = 'Open'
    IN_TRANSIT = 'InTransit'
    DELIVERED = 'handed-over'


@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class PageResponse:
    total: int = 0
    response_status: Optional[ResponseStatus] = None


@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class FindParcelsResponse(PageResponse):
    parcels: List[Parcel] = field(default_factory=list)
    totals: Optional[Dict[str, int]] = None


# @Route("/depots/{DepotId}/parcels", "POST")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class FindParcels(PageRequest, IReturn[FindParcelsResponse], IPost):
    # @Required()
    depot_id: Optional[str] = None
    \"\"\"
    Where to look.
    \"\"\"

    status: Optional[ParcelStatus] = None
    since: Optional[datetime.datetime] = None
    class_: Optional[str] = field(metadata=config(field_name='class'), default=None)
""",
    "ruby": """\
require 'json'

module ParcelStatus
  OPEN = 'Open'
  IN_TRANSIT = 'InTransit'
  DELIVERED = 'Delivered'
end

class PageRequest
  # @return [Integer]
  attr_accessor :skip
  # @return [Integer]
  attr_accessor :limit
end

# @DataContract
class Parcel
  # @DataMember
  # @return [String]
  attr_accessor :id
  # @DataMember
  # @return [BigDecimal]
  attr_accessor :weight
  # @DataMember
  # @return [DateTime]
  attr_accessor :sent
  # @DataMember
  # @return [Time]
  attr_accessor :held
  # @DataMember(Name="kind_of")
  # @return [String]
  attr_accessor :kind
  # @DataMember
  # @return [Array]
  attr_accessor :notes
  # @DataMember
  # @return [Parcel]
  attr_accessor :next
end

class PageResponse
  # @return [Integer]
  attr_accessor :total
  # @return [ResponseStatus]
  attr_accessor :response_status
end

class FindParcelsResponse < PageResponse
  # @return [Array]
  attr_accessor :parcels
  # @return [Hash]
  attr_accessor :totals
end

# @Route("/depots/{DepotId}/parcels", "POST")
class FindParcels < PageRequest
  # @Required
  # @return [String]
  attr_accessor :depot_id
  # @return [ParcelStatus]
  attr_accessor :status
  # @return [DateTime]
  attr_accessor :since
  # @return [String]
  attr_accessor :class
end
""",
    "go": """\
package dtos

import (
	"time"
	ss "example.org/servicestack-go"
)

type PageRequest struct {
	Skip  *int `json:"skip,omitempty"`
	Limit *int `json:"limit,omitempty"`
}

// @DataContract
type Parcel struct {
	// @DataMember
	Id *string `json:"id,omitempty"`
	// In kilograms.
	// @DataMember
	Weight *float64 `json:"weight,omitempty"`
	// @DataMember
	Sent *time.Time `json:"sent,omitempty"`
	// @DataMember
	Held *time.Duration `json:"held,omitempty"`
	// @DataMember(Name="kind_of")
	Kind *string `json:"kind_of,omitempty"`
	// @DataMember
	Notes []string `json:"notes,omitempty"`
	// @DataMember
	Next *Parcel `json:"next,omitempty"`
}

type ParcelStatus string

const (
	ParcelStatusOpen      ParcelStatus = "Open"
	ParcelStatusInTransit              = "InTransit"
	ParcelStatusDelivered              = "handed-over"
)

type PageResponse struct {
	Total          *int               `json:"total,omitempty"`
	ResponseStatus *ss.ResponseStatus `json:"responseStatus,omitempty"`
}

type FindParcelsResponse struct {
	PageResponse
	Parcels []Parcel       `json:"parcels,omitempty"`
	Totals  map[string]int `json:"totals,omitempty"`
}

// @Route("/depots/{DepotId}/parcels", "POST")
type FindParcels struct {
	PageRequest
	// Where to look.
	// @Required()
	DepotId string `json:"depotId"`
	Status  *ParcelStatus `json:"status,omitempty"`
	Since   *time.Time    `json:"since,omitempty"`
	Class   *string       `json:"class,omitempty"`
}

func (FindParcels) CreateResponse() (r FindParcelsResponse) { return }
func (FindParcels) HttpMethod() string                      { return "POST" }
""",
    "rust": """\
use serde::{Serialize, Deserialize};
use std::collections::HashMap;

#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct PageRequest {
    pub skip: Option<i32>,
    pub limit: Option<i32>,
}

#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct Parcel {
    pub id: Option<String>,
    /// In kilograms.
    pub weight: Option<f64>,
    pub sent: Option<String>,
    pub held: Option<String>,
    #[serde(rename = "kind_of")]
    pub kind: Option<String>,
    pub notes: Option<Vec<String>>,
    pub next: Option<Parcel>,
}

#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub enum ParcelStatus {
    #[serde(rename = "Open")]
    Open,
    #[serde(rename = "InTransit")]
    InTransit,
    #[serde(rename = "handed-over")]
    Delivered,
}

#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct PageResponse {
    pub total: Option<i32>,
    #[serde(rename = "responseStatus")]
    pub response_status: Option<ResponseStatus>,
}

#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct FindParcelsResponse {
    pub parcels: Option<Vec<Parcel>>,
    pub totals: Option<HashMap<String, i32>>,
}

// Route("/depots/{DepotId}/parcels", "POST")
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct FindParcels {
    /// Where to look.
    // Required
    #[serde(rename = "depotId")]
    pub depot_id: String,
    pub status: Option<ParcelStatus>,
    pub since: Option<String>,
    pub r#class: Option<String>,
}
""",
    "zig": """\
const std = @import("std");

pub const PageRequest = struct {
    skip: ?i32,
    limit: ?i32,
};

// @DataContract
pub const Parcel = struct {
    // @DataMember
    id: ?[]const u8,

    /// In kilograms.
    // @DataMember
    weight: ?f64,

    // @DataMember
    sent: ?[]const u8,

    // @DataMember
    held: ?[]const u8,

    // @DataMember(Name="kind_of")
    kind_of: ?[]const u8,

    // @DataMember
    notes: ?[][]const u8,

    // @DataMember
    next: ?Parcel,
};

pub const ParcelStatus = enum {
    open,
    in_transit,
    delivered,
};

pub const PageResponse = struct {
    total: ?i32,
    response_status: ?ResponseStatus,
};

pub const FindParcelsResponse = struct {
    parcels: ?[]Parcel,
    totals: ?std.StringHashMap(i32),
};

// @Route("/depots/{DepotId}/parcels", "POST")
pub const FindParcels = struct {
    /// Where to look.
    // @Required()
    depot_id: []const u8,

    status: ?ParcelStatus,
    since: ?[]const u8,
    class: ?[]const u8,
};
""",
}
