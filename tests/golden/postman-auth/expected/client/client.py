"""The clients of the Vault API, and the operations they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.apikey import ApiKey
from .._runtime.auth import Basic, Bearer
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.digest import Digest
from .._runtime.edgegrid import EdgeGrid
from .._runtime.hawk import Hawk
from .._runtime.jwt import Asap, Jwt
from .._runtime.ntlm import Ntlm
from .._runtime.oauth1 import OAuth1
from .._runtime.oauth2 import OAuth2
from .._runtime.plan import Operation, Parameter, Response, Service
from .._runtime.raw import AsyncRawMethod, AsyncRawView, RawMethod, RawView
from .._runtime.sigv4 import SigV4

if TYPE_CHECKING:
    from .._runtime.auth import AsyncToken, Token
    from .._runtime.http import AsyncHttpClient, HttpClient
    from .._runtime.jwt import Claims
    from .._runtime.options import RequestOptions, Timeout
    from .._runtime.values import JsonValue
    from .groups.kinds import AsyncKinds, AsyncKindsRaw, Kinds, KindsRaw


class PostmanAuthClient(SyncClient):
    """The Vault API, called synchronously."""

    def __init__(
        self,
        *,
        oauth2_token: Token | None = None,
        oauth2_client_id: str | None = None,
        oauth2_client_secret: str | None = None,
        oauth2_refresh_token: str | None = None,
        oauth2_account_id: str | None = None,
        oauth2_token_url: str | None = "https://login.example.com/token",
        oauth2_scope: str | None = "read write",
        basic_username: str | None = None,
        basic_password: str | None = None,
        api_key: str | None = None,
        oauth2_client_credentials_token: Token | None = None,
        oauth2_client_credentials_client_id: str | None = None,
        oauth2_client_credentials_client_secret: str | None = None,
        oauth2_client_credentials_token_url: (
            str | None
        ) = "https://machines.example.com/token",
        oauth2_client_credentials_scope: str | None = None,
        bearer_token: Token | None = None,
        x_api_key: str | None = None,
        digest_username: str | None = None,
        digest_password: str | None = None,
        ntlm_username: str | None = None,
        ntlm_password: str | None = None,
        domain: str | None = None,
        access_key: str | None = None,
        secret_key: str | None = None,
        session_token: str | None = None,
        region: str = "eu-west-1",
        service: str = "execute-api",
        consumer_key: str | None = None,
        consumer_secret: str | None = None,
        oauth1_token: str | None = None,
        token_secret: str | None = None,
        auth_id: str | None = None,
        auth_key: str | None = None,
        ext: str | None = None,
        app: str | None = None,
        delegation: str | None = None,
        client_token: str | None = None,
        edgegrid_client_secret: str | None = None,
        access_token: str | None = None,
        issuer: str | None = None,
        audience: str | None = "vault",
        key_id: str | None = "vault/1",
        private_key: str | None = None,
        subject: str | None = None,
        asap_claims: Claims | None = None,
        secret: str | None = None,
        jwt_claims: Claims | None = None,
        token_header: Claims | None = None,
        token_lifetime: float | None = None,
        base_url: str = "https://vault.example.com/v1",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            oauth2_token: The access token, or a function that returns it.
            oauth2_client_id: Who the program is, to fetch tokens with.
            oauth2_client_secret: What proves it.
            oauth2_refresh_token: A token that gets new access tokens.
            oauth2_account_id: The account for which tokens are fetched.
            oauth2_token_url: Where tokens are fetched.
            oauth2_scope: What tokens shall allow, parted by spaces.
            basic_username: Who is asking.
            basic_password: The password of the user.
            api_key: The key that goes into the query.
            oauth2_client_credentials_token: The access token, or a function that
                returns it.
            oauth2_client_credentials_client_id: Who the program is, to fetch tokens
                with.
            oauth2_client_credentials_client_secret: What proves it.
            oauth2_client_credentials_token_url: Where tokens are fetched.
            oauth2_client_credentials_scope: What tokens shall allow, parted by spaces.
            bearer_token: The access token, or a function that returns it.
            x_api_key: The key that goes into the headers.
            digest_username: Who is asking.
            digest_password: The password of the user.
            ntlm_username: Who is asking.
            ntlm_password: The password of the user.
            domain: The Windows domain of the user.
            access_key: The id of the AWS access key.
            secret_key: The AWS secret access key.
            session_token: What belongs to a key that is valid for a while only.
            region: The AWS region that is called.
            service: The AWS service that is called.
            consumer_key: Who the program is.
            consumer_secret: What proves it.
            oauth1_token: Who the program calls for, if it is not for itself.
            token_secret: The secret of the token.
            auth_id: The id of the key.
            auth_key: The key that signs.
            ext: What the application wants to be signed beside the request.
            app: The id of the application that calls.
            delegation: The id of the application that it calls for.
            client_token: Who the program is.
            edgegrid_client_secret: What proves it.
            access_token: What the program may do.
            issuer: Who the program is.
            audience: Whom it calls.
            key_id: By what name the server finds the public key.
            private_key: The key that signs tokens, as PEM.
            subject: For whom it calls, if not for itself.
            asap_claims: What tokens say beside all this.
            secret: What tokens are signed with.
            jwt_claims: What tokens say.
            token_header: What their header says.
            token_lifetime: Seconds for which they are good.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={
                "oauth2": OAuth2(
                    oauth2_token,
                    client_id=oauth2_client_id,
                    client_secret=oauth2_client_secret,
                    refresh_token=oauth2_refresh_token,
                    account_id=oauth2_account_id,
                    token_url=oauth2_token_url,
                    scope=oauth2_scope,
                ),
                "basic": Basic(basic_username, basic_password),
                "apikey:api_key": ApiKey(api_key, "query", "api_key"),
                "oauth2:client_credentials": OAuth2(
                    oauth2_client_credentials_token,
                    client_id=oauth2_client_credentials_client_id,
                    client_secret=oauth2_client_credentials_client_secret,
                    token_url=oauth2_client_credentials_token_url,
                    scope=oauth2_client_credentials_scope,
                    client_in="body",
                    prefix="Machine",
                ),
                "bearer:Token": Bearer(bearer_token, prefix="Token"),
                "apikey:X-Api-Key": ApiKey(x_api_key, "header", "X-Api-Key"),
                "digest": Digest(digest_username, digest_password),
                "ntlm": Ntlm(ntlm_username, ntlm_password, domain=domain),
                "aws_sigv4": SigV4(
                    access_key,
                    secret_key,
                    session_token=session_token,
                    region=region,
                    service=service,
                ),
                "oauth1": OAuth1(
                    consumer_key,
                    consumer_secret,
                    token=oauth1_token,
                    token_secret=token_secret,
                    method="HMAC-SHA256",
                    realm="vault",
                ),
                "hawk": Hawk(
                    auth_id,
                    auth_key,
                    ext=ext,
                    app=app,
                    delegation=delegation,
                    algorithm="sha1",
                    payload_hash=True,
                ),
                "edgegrid": EdgeGrid(
                    client_token,
                    edgegrid_client_secret,
                    access_token,
                    headers_to_sign=("X-Test1", "X-Test2"),
                ),
                "asap": Asap(
                    issuer,
                    audience,
                    key_id=key_id,
                    private_key=private_key,
                    subject=subject,
                    claims=asap_claims,
                    algorithm="ES256",
                ),
                "jwt": Jwt(
                    secret,
                    claims=jwt_claims,
                    header=token_header,
                    lifetime=token_lifetime,
                    place="query",
                    parameter="jwt",
                    algorithm="HS512",
                ),
            },
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> PostmanAuthClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return PostmanAuthClientRaw(self)

    @property
    def kinds(self) -> Kinds:
        """The calls of `Kinds`."""
        from .groups.kinds import Kinds

        return Kinds(self)

    def inherited(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Inherited."""
        return self._send(_INHERITED, {}, options)

    def public(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Public."""
        return self._send(_PUBLIC, {}, options)

    def either(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Either.

        Variants:
            - Or
        """
        return self._send(_EITHER, {}, options)

    def machine(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Machine."""
        return self._send(_MACHINE, {}, options)

    def plain_header(
        self,
        *,
        x_trace: str | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Plain header.

        Args:
            x_trace: For example `on`.
        """
        return self._send(_PLAIN_HEADER, {"x_trace": x_trace}, options)


class AsyncPostmanAuthClient(AsyncClient):
    """The Vault API, called asynchronously."""

    def __init__(
        self,
        *,
        oauth2_token: AsyncToken | None = None,
        oauth2_client_id: str | None = None,
        oauth2_client_secret: str | None = None,
        oauth2_refresh_token: str | None = None,
        oauth2_account_id: str | None = None,
        oauth2_token_url: str | None = "https://login.example.com/token",
        oauth2_scope: str | None = "read write",
        basic_username: str | None = None,
        basic_password: str | None = None,
        api_key: str | None = None,
        oauth2_client_credentials_token: AsyncToken | None = None,
        oauth2_client_credentials_client_id: str | None = None,
        oauth2_client_credentials_client_secret: str | None = None,
        oauth2_client_credentials_token_url: (
            str | None
        ) = "https://machines.example.com/token",
        oauth2_client_credentials_scope: str | None = None,
        bearer_token: AsyncToken | None = None,
        x_api_key: str | None = None,
        digest_username: str | None = None,
        digest_password: str | None = None,
        ntlm_username: str | None = None,
        ntlm_password: str | None = None,
        domain: str | None = None,
        access_key: str | None = None,
        secret_key: str | None = None,
        session_token: str | None = None,
        region: str = "eu-west-1",
        service: str = "execute-api",
        consumer_key: str | None = None,
        consumer_secret: str | None = None,
        oauth1_token: str | None = None,
        token_secret: str | None = None,
        auth_id: str | None = None,
        auth_key: str | None = None,
        ext: str | None = None,
        app: str | None = None,
        delegation: str | None = None,
        client_token: str | None = None,
        edgegrid_client_secret: str | None = None,
        access_token: str | None = None,
        issuer: str | None = None,
        audience: str | None = "vault",
        key_id: str | None = "vault/1",
        private_key: str | None = None,
        subject: str | None = None,
        asap_claims: Claims | None = None,
        secret: str | None = None,
        jwt_claims: Claims | None = None,
        token_header: Claims | None = None,
        token_lifetime: float | None = None,
        base_url: str = "https://vault.example.com/v1",
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            oauth2_token: The access token, or a function that returns it.
            oauth2_client_id: Who the program is, to fetch tokens with.
            oauth2_client_secret: What proves it.
            oauth2_refresh_token: A token that gets new access tokens.
            oauth2_account_id: The account for which tokens are fetched.
            oauth2_token_url: Where tokens are fetched.
            oauth2_scope: What tokens shall allow, parted by spaces.
            basic_username: Who is asking.
            basic_password: The password of the user.
            api_key: The key that goes into the query.
            oauth2_client_credentials_token: The access token, or a function that
                returns it.
            oauth2_client_credentials_client_id: Who the program is, to fetch tokens
                with.
            oauth2_client_credentials_client_secret: What proves it.
            oauth2_client_credentials_token_url: Where tokens are fetched.
            oauth2_client_credentials_scope: What tokens shall allow, parted by spaces.
            bearer_token: The access token, or a function that returns it.
            x_api_key: The key that goes into the headers.
            digest_username: Who is asking.
            digest_password: The password of the user.
            ntlm_username: Who is asking.
            ntlm_password: The password of the user.
            domain: The Windows domain of the user.
            access_key: The id of the AWS access key.
            secret_key: The AWS secret access key.
            session_token: What belongs to a key that is valid for a while only.
            region: The AWS region that is called.
            service: The AWS service that is called.
            consumer_key: Who the program is.
            consumer_secret: What proves it.
            oauth1_token: Who the program calls for, if it is not for itself.
            token_secret: The secret of the token.
            auth_id: The id of the key.
            auth_key: The key that signs.
            ext: What the application wants to be signed beside the request.
            app: The id of the application that calls.
            delegation: The id of the application that it calls for.
            client_token: Who the program is.
            edgegrid_client_secret: What proves it.
            access_token: What the program may do.
            issuer: Who the program is.
            audience: Whom it calls.
            key_id: By what name the server finds the public key.
            private_key: The key that signs tokens, as PEM.
            subject: For whom it calls, if not for itself.
            asap_claims: What tokens say beside all this.
            secret: What tokens are signed with.
            jwt_claims: What tokens say.
            token_header: What their header says.
            token_lifetime: Seconds for which they are good.
            base_url: Where the API lives.
            timeout: Seconds for each step of a call; 60 by default, 5 to connect.
            max_retries: How often a call that may be repeated is repeated.
            strict: Raise `DecodeError` where an answer does not fit its type.
            http_client: The HTTP client to send with; it stays yours to close.
        """
        super().__init__(
            _SERVICE,
            base_url=base_url,
            auth={
                "oauth2": OAuth2(
                    oauth2_token,
                    client_id=oauth2_client_id,
                    client_secret=oauth2_client_secret,
                    refresh_token=oauth2_refresh_token,
                    account_id=oauth2_account_id,
                    token_url=oauth2_token_url,
                    scope=oauth2_scope,
                ),
                "basic": Basic(basic_username, basic_password),
                "apikey:api_key": ApiKey(api_key, "query", "api_key"),
                "oauth2:client_credentials": OAuth2(
                    oauth2_client_credentials_token,
                    client_id=oauth2_client_credentials_client_id,
                    client_secret=oauth2_client_credentials_client_secret,
                    token_url=oauth2_client_credentials_token_url,
                    scope=oauth2_client_credentials_scope,
                    client_in="body",
                    prefix="Machine",
                ),
                "bearer:Token": Bearer(bearer_token, prefix="Token"),
                "apikey:X-Api-Key": ApiKey(x_api_key, "header", "X-Api-Key"),
                "digest": Digest(digest_username, digest_password),
                "ntlm": Ntlm(ntlm_username, ntlm_password, domain=domain),
                "aws_sigv4": SigV4(
                    access_key,
                    secret_key,
                    session_token=session_token,
                    region=region,
                    service=service,
                ),
                "oauth1": OAuth1(
                    consumer_key,
                    consumer_secret,
                    token=oauth1_token,
                    token_secret=token_secret,
                    method="HMAC-SHA256",
                    realm="vault",
                ),
                "hawk": Hawk(
                    auth_id,
                    auth_key,
                    ext=ext,
                    app=app,
                    delegation=delegation,
                    algorithm="sha1",
                    payload_hash=True,
                ),
                "edgegrid": EdgeGrid(
                    client_token,
                    edgegrid_client_secret,
                    access_token,
                    headers_to_sign=("X-Test1", "X-Test2"),
                ),
                "asap": Asap(
                    issuer,
                    audience,
                    key_id=key_id,
                    private_key=private_key,
                    subject=subject,
                    claims=asap_claims,
                    algorithm="ES256",
                ),
                "jwt": Jwt(
                    secret,
                    claims=jwt_claims,
                    header=token_header,
                    lifetime=token_lifetime,
                    place="query",
                    parameter="jwt",
                    algorithm="HS512",
                ),
            },
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            http_client=http_client,
        )

    @property
    def with_raw_response(self) -> AsyncPostmanAuthClientRaw:
        """The same calls, returning the whole response beside its decoded body."""
        return AsyncPostmanAuthClientRaw(self)

    @property
    def kinds(self) -> AsyncKinds:
        """The calls of `Kinds`."""
        from .groups.kinds import AsyncKinds

        return AsyncKinds(self)

    async def inherited(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Inherited."""
        return await self._send(_INHERITED, {}, options)

    async def public(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Public."""
        return await self._send(_PUBLIC, {}, options)

    async def either(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Either.

        Variants:
            - Or
        """
        return await self._send(_EITHER, {}, options)

    async def machine(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Machine."""
        return await self._send(_MACHINE, {}, options)

    async def plain_header(
        self,
        *,
        x_trace: str | None = None,
        options: RequestOptions | None = None,
    ) -> JsonValue:
        """Plain header.

        Args:
            x_trace: For example `on`.
        """
        return await self._send(_PLAIN_HEADER, {"x_trace": x_trace}, options)


class PostmanAuthClientRaw(RawView[PostmanAuthClient]):
    """The calls of `PostmanAuthClient`, returning whole responses."""

    inherited = RawMethod(PostmanAuthClient.inherited)
    public = RawMethod(PostmanAuthClient.public)
    either = RawMethod(PostmanAuthClient.either)
    machine = RawMethod(PostmanAuthClient.machine)
    plain_header = RawMethod(PostmanAuthClient.plain_header)

    @property
    def kinds(self) -> KindsRaw:
        """The calls of `Kinds`."""
        from .groups.kinds import KindsRaw

        return KindsRaw(self._target.kinds)


class AsyncPostmanAuthClientRaw(AsyncRawView[AsyncPostmanAuthClient]):
    """The calls of `AsyncPostmanAuthClient`, returning whole responses."""

    inherited = AsyncRawMethod(AsyncPostmanAuthClient.inherited)
    public = AsyncRawMethod(AsyncPostmanAuthClient.public)
    either = AsyncRawMethod(AsyncPostmanAuthClient.either)
    machine = AsyncRawMethod(AsyncPostmanAuthClient.machine)
    plain_header = AsyncRawMethod(AsyncPostmanAuthClient.plain_header)

    @property
    def kinds(self) -> AsyncKindsRaw:
        """The calls of `Kinds`."""
        from .groups.kinds import AsyncKindsRaw

        return AsyncKindsRaw(self._target.kinds)


_SERVICE = Service(name="postman_auth", package=__package__ or "", version="1")

_INHERITED: Operation[JsonValue] = Operation(
    name="inherited",
    method="GET",
    path="/inherited",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("oauth2",),),
)

_PUBLIC: Operation[JsonValue] = Operation(
    name="public",
    method="GET",
    path="/public",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=((),),
)

_EITHER: Operation[JsonValue] = Operation(
    name="either",
    method="GET",
    path="/either",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("basic",), ("apikey:api_key",)),
)

_MACHINE: Operation[JsonValue] = Operation(
    name="machine",
    method="GET",
    path="/machine",
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("oauth2:client_credentials",),),
)

_PLAIN_HEADER: Operation[JsonValue] = Operation(
    name="plain_header",
    method="GET",
    path="/plain",
    parameters=(Parameter("header", "X-Trace", "x_trace", "str"),),
    responses=(Response((200, 299), "JsonValue", encoding="auto"),),
    auth=(("bearer:Token", "apikey:X-Api-Key"), ()),
)
