"""The calls of `Trees`, and their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.body import JsonBody
from ..._runtime.client import AsyncGroup, SyncGroup
from ..._runtime.plan import Operation, Parameter, Part, Response
from ..._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from ..._runtime.options import RequestOptions
    from ..models import ChangeATreeResponse, ListTreesKind, ListTreesResponse, Tree


class Trees(SyncGroup):
    """The calls of `trees`."""

    @property
    def with_raw_response(self) -> TreesRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return TreesRaw(self)

    def list_trees(
        self,
        *,
        planted_after: date,
        page: int | None = None,
        kind: ListTreesKind | str | None = None,
        options: RequestOptions | None = None,
    ) -> ListTreesResponse:
        """List trees.

        Args:
            planted_after: The first day.
            kind: The kind.
        """
        return self._send(
            _LIST_TREES,
            {"planted_after": planted_after, "page": page, "kind": kind},
            options,
        )

    def get_a_tree(
        self,
        tree_id: UUID,
        *,
        options: RequestOptions | None = None,
    ) -> Tree:
        """Get a tree.

        Args:
            tree_id: Which tree.
        """
        return self._send(_GET_A_TREE, {"tree_id": tree_id}, options)

    def change_a_tree(
        self,
        tree_id: UUID,
        *,
        height: float | None = None,
        planted: date | None = None,
        note: str | None = None,
        options: RequestOptions | None = None,
    ) -> ChangeATreeResponse:
        """Change a tree.

        Args:
            tree_id: Which tree.
        """
        return self._send(
            _CHANGE_A_TREE,
            {"tree_id": tree_id, "height": height, "planted": planted, "note": note},
            options,
        )


class AsyncTrees(AsyncGroup):
    """The calls of `trees`."""

    @property
    def with_raw_response(self) -> AsyncTreesRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncTreesRaw(self)

    async def list_trees(
        self,
        *,
        planted_after: date,
        page: int | None = None,
        kind: ListTreesKind | str | None = None,
        options: RequestOptions | None = None,
    ) -> ListTreesResponse:
        """List trees.

        Args:
            planted_after: The first day.
            kind: The kind.
        """
        return await self._send(
            _LIST_TREES,
            {"planted_after": planted_after, "page": page, "kind": kind},
            options,
        )

    async def get_a_tree(
        self,
        tree_id: UUID,
        *,
        options: RequestOptions | None = None,
    ) -> Tree:
        """Get a tree.

        Args:
            tree_id: Which tree.
        """
        return await self._send(_GET_A_TREE, {"tree_id": tree_id}, options)

    async def change_a_tree(
        self,
        tree_id: UUID,
        *,
        height: float | None = None,
        planted: date | None = None,
        note: str | None = None,
        options: RequestOptions | None = None,
    ) -> ChangeATreeResponse:
        """Change a tree.

        Args:
            tree_id: Which tree.
        """
        return await self._send(
            _CHANGE_A_TREE,
            {"tree_id": tree_id, "height": height, "planted": planted, "note": note},
            options,
        )


class TreesRaw(RawView[Trees]):
    """The calls of `Trees`, returning whole responses."""

    list_trees = RawMethod(Trees.list_trees)
    get_a_tree = RawMethod(Trees.get_a_tree)
    change_a_tree = RawMethod(Trees.change_a_tree)


class AsyncTreesRaw(AsyncRawView[AsyncTrees]):
    """The calls of `AsyncTrees`, returning whole responses."""

    list_trees = AsyncRawMethod(AsyncTrees.list_trees)
    get_a_tree = AsyncRawMethod(AsyncTrees.get_a_tree)
    change_a_tree = AsyncRawMethod(AsyncTrees.change_a_tree)


_LIST_TREES: Operation[ListTreesResponse] = Operation(
    name="list_trees",
    method="GET",
    path="/trees",
    parameters=(
        Parameter("query", "page", "page", "int"),
        Parameter("query", "kind", "kind", "ListTreesKind"),
        Parameter("query", "planted_after", "planted_after", "date", required=True),
    ),
    responses=(Response(200, "ListTreesResponse"),),
)

_GET_A_TREE: Operation[Tree] = Operation(
    name="get_a_tree",
    method="GET",
    path="/trees/{treeId}",
    parameters=(Parameter("path", "treeId", "tree_id", "UUID"),),
    responses=(Response(200, "Tree"),),
)

_CHANGE_A_TREE: Operation[ChangeATreeResponse] = Operation(
    name="change_a_tree",
    method="PATCH",
    path="/trees/{treeId}",
    parameters=(Parameter("path", "treeId", "tree_id", "UUID"),),
    body=JsonBody(
        parts=(
            Part("height", "height", "float"),
            Part("planted", "planted", "date"),
            Part("note", "note", "str"),
        ),
        required=True,
    ),
    responses=(Response(200, "ChangeATreeResponse"),),
)
