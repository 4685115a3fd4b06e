"""What ServiceStack's own types for administrators, files and jobs hold."""

from __future__ import annotations

from .type import META, STATUS, Shipped

_TOTALS = ("Total int", "Completed int", "Failed int", "Cancelled int")

ADMIN = {
    "AdminUserBase": Shipped(
        fields=(
            "UserName string",
            "FirstName string",
            "LastName string",
            "DisplayName string",
            "Email string",
            "Password string",
            "ProfileUrl string",
            "PhoneNumber string",
            "UserAuthProperties Dictionary<string, string>",
            META,
        ),
    ),
    "AdminUserResponse": Shipped(
        fields=(
            "Id string",
            "Result Dictionary<string, object>",
            "Details List<Dictionary<string, object>>",
            STATUS,
        ),
    ),
    "AdminUsersResponse": Shipped(
        fields=("Results List<Dictionary<string, object>>", STATUS)
    ),
    "AdminDeleteUserResponse": Shipped(fields=("Id string", STATUS)),
    "CrudEvent": Shipped(
        doc="A change to a row.",
        fields=(
            "Id long",
            "EventType string: Create, Update, Patch, Delete or Save.",
            "Model string: The type of the row.",
            "ModelId string: The row's key.",
            "EventDate DateTime",
            "RowsUpdated long?",
            "RequestType string",
            "RequestBody string",
            "UserAuthId string",
            "UserAuthName string",
            "RemoteIp string",
            "Urn string",
            "RefId int?",
            "RefIdStr string",
            META,
        ),
    ),
    "CheckCrudEventsResponse": Shipped(fields=("Results List<string>", STATUS)),
    "ValidationRule": Shipped(
        doc="A rule that a host keeps for a type or a field of one.",
        base="ValidateRule",
        fields=(
            "Id int",
            "Type string",
            "Field string",
            "CreatedBy string",
            "CreatedDate DateTime?",
            "ModifiedBy string",
            "ModifiedDate DateTime?",
            "SuspendedBy string",
            "SuspendedDate DateTime?",
            "Notes string",
        ),
    ),
    "ValidateRule": Shipped(
        fields=(
            "Validator string",
            "Condition string",
            "ErrorCode string",
            "Message string",
        ),
    ),
    "GetValidationRulesResponse": Shipped(
        fields=("Results List<ValidationRule>", STATUS)
    ),
    "CancelRequest": Shipped(fields=("Tag string", META)),
    "CancelRequestResponse": Shipped(
        fields=("Tag string", "Elapsed TimeSpan", META, STATUS)
    ),
    "UpdateEventSubscriberResponse": Shipped(fields=(STATUS,)),
    "NavItem": Shipped(
        doc="An entry of a menu.",
        fields=(
            "Label string",
            "Href string",
            "Exact bool?",
            "Id string",
            "ClassName string",
            "IconClass string",
            "IconSrc string",
            "Show string",
            "Hide string",
            "Children List<NavItem>",
            META,
        ),
    ),
    "GetNavItems": Shipped(fields=("Name string",)),
    "GetNavItemsResponse": Shipped(
        fields=(
            "BaseUrl string",
            "Results List<NavItem>",
            "NavItemsMap Dictionary<string, List<NavItem>>",
            META,
            STATUS,
        ),
    ),
}

FILES = {
    "UploadedFile": Shipped(
        doc="A file that was uploaded.",
        fields=(
            "FileName string",
            "FilePath string",
            "ContentType string",
            "ContentLength long",
        ),
    ),
    "FileContent": Shipped(
        fields=(
            "Name string",
            "Type string: The media type.",
            "Length int",
            "Body byte[]",
            STATUS,
        ),
    ),
    "StoreFileUploadResponse": Shipped(fields=("Results List<string>", STATUS)),
    "ReplaceFileUploadResponse": Shipped(fields=(STATUS,)),
    "DeleteFileUploadResponse": Shipped(fields=("Result bool", STATUS)),
}

JOBS = {
    "BackgroundJobState": Shipped(
        values=("Queued", "Started", "Executed", "Completed", "Failed", "Cancelled")
    ),
    "BackgroundJobBase": Shipped(
        fields=(
            "Id long",
            "ParentId long?",
            "RefId string",
            "Worker string",
            "Tag string",
            "BatchId string",
            "Callback string",
            "DependsOn long?",
            "RunAfter DateTime?",
            "CreatedDate DateTime",
            "CreatedBy string",
            "RequestId string",
            "RequestType string",
            "Command string",
            "Request string",
            "RequestBody string",
            "UserId string",
            "Response string",
            "ResponseBody string",
            "State BackgroundJobState",
            "StartedDate DateTime?",
            "CompletedDate DateTime?",
            "NotifiedDate DateTime?",
            "RetryLimit int?",
            "Attempts int",
            "DurationMs int",
            "TimeoutSecs int?",
            "Progress double?",
            "Status string",
            "Logs string",
            "LastActivityDate DateTime?",
            "ReplyTo string",
            "ErrorCode string",
            "Error ResponseStatus",
            "Args Dictionary<string, string>",
            META,
        ),
    ),
    "BackgroundJob": Shipped(base="BackgroundJobBase"),
    "CompletedJob": Shipped(base="BackgroundJobBase"),
    "FailedJob": Shipped(base="BackgroundJobBase"),
    "BackgroundJobOptions": Shipped(
        fields=(
            "RefId string",
            "ParentId long?",
            "Worker string",
            "RunAfter DateTime?",
            "Callback string",
            "DependsOn long?",
            "UserId string",
            "RetryLimit int?",
            "ReplyTo string",
            "Tag string",
            "BatchId string",
            "CreatedBy string",
            "TimeoutSecs int?",
            "Timeout TimeSpan?",
            "Args Dictionary<string, string>",
            "RunCommand bool?",
        ),
    ),
    "JobSummary": Shipped(
        fields=(
            "Id long",
            "ParentId long?",
            "RefId string",
            "Worker string",
            "Tag string",
            "BatchId string",
            "CreatedDate DateTime",
            "CreatedBy string",
            "RequestType string",
            "Command string",
            "Request string",
            "Response string",
            "UserId string",
            "Callback string",
            "StartedDate DateTime?",
            "CompletedDate DateTime?",
            "State BackgroundJobState",
            "DurationMs int",
            "Attempts int",
            "ErrorCode string",
            "ErrorMessage string",
        ),
    ),
    "JobStatSummary": Shipped(fields=("Name string", *_TOTALS, "Retries int")),
    "HourSummary": Shipped(fields=("Hour string", *_TOTALS)),
    "WorkerStats": Shipped(
        fields=(
            "Name string",
            "Queued long",
            "Received long",
            "Completed long",
            "Retries long",
            "Failed long",
            "RunningJob long?",
            "RunningTime TimeSpan?",
        ),
    ),
    "AdminJobDashboardResponse": Shipped(
        fields=(
            "Commands List<JobStatSummary>",
            "Apis List<JobStatSummary>",
            "Workers List<JobStatSummary>",
            "Today List<HourSummary>",
            STATUS,
        ),
    ),
    "AdminRequeueFailedJobsJobsResponse": Shipped(
        fields=("Results List<long>", "Errors Dictionary<long, string>", STATUS)
    ),
    "AdminCancelJobsResponse": Shipped(
        fields=("Results List<long>", "Errors Dictionary<long, string>", STATUS)
    ),
}
