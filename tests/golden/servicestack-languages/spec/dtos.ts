/* Options:
Date: 2026-01-05 10:00:00
Version: 8.91
BaseUrl: https://depots.example.org
//AddServiceStackTypes: True
*/

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

export class Depot
{
    public id: number;
    public name: string;
    public open?: boolean;
}

// @Route("/depots", "GET")
export class QueryDepots extends QueryDb<Depot> implements IReturn<QueryResponse<Depot>>, IGet
{
    public open?: boolean;

    public constructor(init?: Partial<QueryDepots>) { super(init); (Object as any).assign(this, init); }
    public getTypeName() { return 'QueryDepots'; }
    public getMethod() { return 'GET'; }
    public createResponse() { return new QueryResponse<Depot>(); }
}

/** @description Closes a depot. */
// @Route("/depots/{Id}", "DELETE")
export class CloseDepot implements IReturnVoid, IDelete
{
    public id: number;
    /** @description Why it is closed. */
    public reason: string;

    public constructor(init?: Partial<CloseDepot>) { (Object as any).assign(this, init); }
    public getTypeName() { return 'CloseDepot'; }
    public getMethod() { return 'DELETE'; }
    public createResponse() {}
}
