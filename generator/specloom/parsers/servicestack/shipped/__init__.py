"""What ServiceStack's own types hold: hosts name these, and don't describe them."""

from __future__ import annotations

from collections.abc import Mapping

from .admin import ADMIN, FILES, JOBS
from .type import META, STATUS, Shipped

_BEARER = "BearerToken string: The token that proves who is asking."

_WHO = (
    "UserId string: The user's id.",
    "SessionId string: The id of the session.",
    "UserName string: The user's name.",
)
_ROLES = ("Roles List<string>", "Permissions List<string>")
_ASSIGNED = (
    "AllRoles List<string>: All roles of the user.",
    "AllPermissions List<string>: All permissions of the user.",
    META,
    STATUS,
)
_ASSIGN = (
    "UserName string: Whose roles to change.",
    "Permissions List<string>",
    "Roles List<string>",
    META,
)
_KEYS = (
    "ExpiryDate DateTime?: When the key runs out.",
    "Notes string",
    "RefId int?",
    "RefIdStr string",
)

_COMMON = {
    "ResponseStatus": Shipped(
        doc="What went wrong with a request.",
        fields=(
            "ErrorCode string: The kind of error.",
            "Message string: What went wrong, for people.",
            "StackTrace string: Where it went wrong; debug mode only.",
            "Errors List<ResponseError>: What is wrong with single fields.",
            "Meta Dictionary<string, string>",
        ),
    ),
    "ResponseError": Shipped(
        doc="What is wrong with one field of a request.",
        fields=(
            "ErrorCode string: The kind of error.",
            "FieldName string: The field that is wrong.",
            "Message string: What is wrong, for people.",
            "Meta Dictionary<string, string>",
        ),
    ),
    "ErrorResponse": Shipped(fields=("ResponseStatus ResponseStatus",)),
    "EmptyResponse": Shipped(fields=("ResponseStatus ResponseStatus",)),
    "IdResponse": Shipped(
        doc="The id of what was made or changed.",
        fields=("Id string", "ResponseStatus ResponseStatus"),
    ),
    "StringResponse": Shipped(
        fields=(
            "Result string",
            "Meta Dictionary<string, string>",
            "ResponseStatus ResponseStatus",
        ),
    ),
    "StringsResponse": Shipped(
        fields=(
            "Results List<string>",
            "Meta Dictionary<string, string>",
            "ResponseStatus ResponseStatus",
        ),
    ),
    "QueryBase": Shipped(
        fields=(
            "Skip int?: How many results to pass over.",
            "Take int?: How many results to return at most.",
            "OrderBy string: Fields to sort by, a minus sign for descending.",
            "OrderByDesc string: Fields to sort by, descending.",
            "Include string: What else to return, such as `total`.",
            "Fields string: Which fields to return.",
            "Meta Dictionary<string, string>",
        ),
    ),
    "QueryDb": Shipped(base="QueryBase", params=("From", "Into")),
    "QueryData": Shipped(base="QueryBase", params=("From", "Into")),
    "QueryResponse": Shipped(
        doc="One page of results.",
        params=("T",),
        fields=(
            "Offset int: How many results were passed over.",
            "Total int: How many results there are; zero unless asked for.",
            "Results List<T>",
            "Meta Dictionary<string, string>",
            "ResponseStatus ResponseStatus",
        ),
    ),
    "AuditBase": Shipped(
        fields=(
            "CreatedDate DateTime",
            "CreatedBy string",
            "ModifiedDate DateTime",
            "ModifiedBy string",
            "DeletedDate DateTime?",
            "DeletedBy string",
        ),
    ),
}

_AUTH = {
    "Authenticate": Shipped(
        doc="Signs in, or out with the provider `logout`.",
        fields=(
            "provider string: How to sign in, such as `credentials`.",
            "UserName string",
            "Password string",
            "RememberMe bool?: Whether the session outlives the browser.",
            "AccessToken string: The token of another service.",
            "AccessTokenSecret string",
            "ReturnUrl string: Where to go afterwards.",
            "ErrorView string",
            "Meta Dictionary<string, string>",
        ),
    ),
    "AuthenticateResponse": Shipped(
        fields=(
            "UserId string",
            "SessionId string",
            "UserName string",
            "DisplayName string",
            "ReferrerUrl string",
            "BearerToken string",
            "RefreshToken string",
            "RefreshTokenExpiry DateTime?",
            "ProfileUrl string",
            "Roles List<string>",
            "Permissions List<string>",
            "AuthProvider string",
            "ResponseStatus ResponseStatus",
            "Meta Dictionary<string, string>",
        ),
    ),
    "AuthenticateLogout": Shipped(doc="Signs out.", fields=("ReturnUrl string",)),
    "Register": Shipped(
        doc="Makes a user.",
        fields=(
            "UserName string",
            "FirstName string",
            "LastName string",
            "DisplayName string",
            "Email string",
            "Password string",
            "ConfirmPassword string",
            "AutoLogin bool?: Whether to sign in at once.",
            "ErrorView string",
            META,
        ),
    ),
    "RegisterResponse": Shipped(
        fields=(
            *_WHO,
            "ReferrerUrl string",
            _BEARER,
            "RefreshToken string",
            "RefreshTokenExpiry DateTime?",
            *_ROLES,
            "RedirectUrl string",
            STATUS,
            META,
        ),
    ),
    "AssignRoles": Shipped(doc="Gives a user roles.", fields=_ASSIGN),
    "AssignRolesResponse": Shipped(fields=_ASSIGNED),
    "UnAssignRoles": Shipped(doc="Takes roles from a user.", fields=_ASSIGN),
    "UnAssignRolesResponse": Shipped(fields=_ASSIGNED),
    "ConvertSessionToToken": Shipped(
        doc="Makes a token of the session that asks.",
        fields=("PreserveSession bool: Whether the session goes on.", META),
    ),
    "ConvertSessionToTokenResponse": Shipped(
        fields=(META, "AccessToken string", "RefreshToken string", STATUS),
    ),
    "GetAccessToken": Shipped(
        doc="Makes a new token of one that can renew it.",
        fields=("RefreshToken string", META),
    ),
    "GetAccessTokenResponse": Shipped(fields=("AccessToken string", META, STATUS)),
    "GetApiKeys": Shipped(fields=("Environment string", META)),
    "GetApiKeysResponse": Shipped(fields=("Results List<UserApiKey>", META, STATUS)),
    "RegenerateApiKeys": Shipped(fields=("Environment string", META)),
    "RegenerateApiKeysResponse": Shipped(
        fields=("Results List<UserApiKey>", META, STATUS)
    ),
    "UserApiKey": Shipped(
        fields=("Key string", "KeyType string", "ExpiryDate DateTime?", META)
    ),
    "UserApiKeyResponse": Shipped(fields=("Result string", STATUS)),
    "UserApiKeysResponse": Shipped(fields=("Results List<PartialApiKey>", STATUS)),
    "AdminApiKeyResponse": Shipped(fields=("Result string", STATUS)),
    "AdminApiKeysResponse": Shipped(fields=("Results List<PartialApiKey>", STATUS)),
    "PartialApiKey": Shipped(
        doc="A key, without what makes it one.",
        fields=(
            "Id int",
            "Name string",
            "UserId string",
            "UserName string",
            "VisibleKey string",
            "Environment string",
            "CreatedDate DateTime",
            "CancelledDate DateTime?",
            "LastUsedDate DateTime?",
            "Scopes List<string>",
            "Features List<string>",
            *_KEYS,
            META,
            "Active bool",
        ),
    ),
}

SHIPPED: Mapping[str, Shipped] = {**_COMMON, **_AUTH, **ADMIN, **FILES, **JOBS}
"""ServiceStack's own types by name, as its clients for other languages have them."""
