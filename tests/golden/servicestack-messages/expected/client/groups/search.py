"""The calls of `Search`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.carrying import MessagePlan
from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.pagekinds import OffsetPaging
from ..._runtime.paging import PagedOperation
from ..._runtime.plan import Parameter, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from ..._runtime.options import RequestOptions
    from ..._runtime.paging import AsyncPages, Page
    from ..models import Loan, QueryResponseLoan


class Search(SyncGroup):
    """The calls of `search`."""

    @property
    def with_raw_response(self) -> SearchRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return SearchRaw(self)

    def query_loans(
        self,
        *,
        ids: Sequence[UUID] | None = None,
        skip: int | None = None,
        take: int | None = None,
        order_by: str | None = None,
        order_by_desc: str | None = None,
        include: str | None = None,
        fields: str | None = None,
        meta: Mapping[str, str] | None = None,
        conditions: Mapping[str, object] | None = None,
        options: RequestOptions | None = None,
    ) -> Page[QueryResponseLoan, Loan]:
        """Find loans.

        Args:
            skip: How many results to pass over.
            take: How many results to return at most.
            order_by: Fields to sort by, a minus sign for descending.
            order_by_desc: Fields to sort by, descending.
            include: What else to return, such as `total`.
            fields: Which fields to return.
            conditions: Further conditions by field and operator: `NameStartsWith`,
                `AgeGreaterThan`, `IdIn` with a list, `CreatedBetween` with two values.
        """
        return self._pages(
            _QUERY_LOANS,
            {
                "ids": ids,
                "skip": skip,
                "take": take,
                "order_by": order_by,
                "order_by_desc": order_by_desc,
                "include": include,
                "fields": fields,
                "meta": meta,
                "conditions": conditions,
            },
            options,
        )


class AsyncSearch(AsyncGroup):
    """The calls of `search`."""

    @property
    def with_raw_response(self) -> AsyncSearchRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncSearchRaw(self)

    def query_loans(
        self,
        *,
        ids: Sequence[UUID] | None = None,
        skip: int | None = None,
        take: int | None = None,
        order_by: str | None = None,
        order_by_desc: str | None = None,
        include: str | None = None,
        fields: str | None = None,
        meta: Mapping[str, str] | None = None,
        conditions: Mapping[str, object] | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[QueryResponseLoan, Loan]:
        """Find loans.

        Args:
            skip: How many results to pass over.
            take: How many results to return at most.
            order_by: Fields to sort by, a minus sign for descending.
            order_by_desc: Fields to sort by, descending.
            include: What else to return, such as `total`.
            fields: Which fields to return.
            conditions: Further conditions by field and operator: `NameStartsWith`,
                `AgeGreaterThan`, `IdIn` with a list, `CreatedBetween` with two values.
        """
        return self._pages(
            _QUERY_LOANS,
            {
                "ids": ids,
                "skip": skip,
                "take": take,
                "order_by": order_by,
                "order_by_desc": order_by_desc,
                "include": include,
                "fields": fields,
                "meta": meta,
                "conditions": conditions,
            },
            options,
        )


class SearchRaw(RawView[Search]):
    """The calls of `Search`, returning whole responses."""

    query_loans = RawMethod(Search.query_loans)


class AsyncSearchRaw(AsyncRawView[AsyncSearch]):
    """The calls of `AsyncSearch`, returning whole responses."""

    query_loans = AsyncRawMethod(AsyncSearch.query_loans)


_QUERY_LOANS: PagedOperation[QueryResponseLoan, Loan] = PagedOperation(
    name="query_loans",
    method="GET",
    path="/loans",
    parameters=(
        Parameter("query", "ids", "ids", "list[UUID]", form="hex", style="jsv"),
        Parameter("query", "skip", "skip", "int"),
        Parameter("query", "take", "take", "int"),
        Parameter("query", "orderBy", "order_by", "str"),
        Parameter("query", "orderByDesc", "order_by_desc", "str"),
        Parameter("query", "include", "include", "str"),
        Parameter("query", "fields", "fields", "str"),
        Parameter("query", "meta", "meta", "dict[str, str]", style="jsv"),
        Parameter("query", "", "conditions", style="open"),
    ),
    responses=(Response(200, "QueryResponseLoan"),),
    paging=OffsetPaging(items=("results",), parameter=("skip",), total=("total",)),
)

MESSAGES = {
    "QueryLoans": MessagePlan(
        (_QUERY_LOANS,),
        method="GET",
        path="/api/QueryLoans",
        batch="/api/QueryLoans[]",
        one_way="/json/oneway/QueryLoans",
    )
}
