//! What each kind of failure is called in the three formats.

/// What kind of failure an error is, for a [`Locale`](crate::Locale): each has a title and a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Failure {
    /// 400: `VALIDATION_FAILED`.
    ValidationFailed,
    /// 401: `AUTHENTICATION_FAILURE`.
    AuthenticationFailure,
    /// 401: `ACCOUNT_DISABLED`.
    AccountDisabled,
    /// 401: `ACCOUNT_LOCKED`.
    AccountLocked,
    /// 401: `ACCOUNT_PASSWORD_CHANGE_REQUIRED`.
    AccountPasswordChangeRequired,
    /// 401: `INVALID_TOKEN`.
    InvalidToken,
    /// 403: `NOT_AUTHORIZED`.
    Forbidden,
    /// 404: `RESOURCE_NOT_FOUND`.
    NotFound,
    /// 406: `NOT_ACCEPTABLE`.
    NotAcceptable,
    /// 409: `CONFLICT`.
    Conflict,
    /// 424: `DOWNSTREAM`.
    DownstreamFailure,
    /// 429: `TOO_MANY_REQUESTS`.
    TooManyRequests,
    /// 500: `RESTORE_POINT_OPEN`.
    RestorePointOpen,
    /// 500: `INTERNAL_ERROR`.
    InternalServerError,
    /// 401, where no more is known than the status.
    Unauthorized,
    /// 400: `BAD_REQUEST`.
    BadRequest,
    /// 402: `PAYMENT_REQUIRED`.
    PaymentRequired,
    /// 405: `METHOD_NOT_ALLOWED`.
    MethodNotAllowed,
    /// 408: `REQUEST_TIMEOUT`.
    RequestTimeout,
    /// 410: `GONE`.
    Gone,
    /// 411: `LENGTH_REQUIRED`.
    LengthRequired,
    /// 412: `PRECONDITION_FAILED`.
    PreconditionFailed,
    /// 413: `CONTENT_TOO_LARGE`.
    ContentTooLarge,
    /// 414: `URI_TOO_LONG`.
    UriTooLong,
    /// 415: `UNSUPPORTED_MEDIA_TYPE`.
    UnsupportedMediaType,
    /// 416: `RANGE_NOT_SATISFIABLE`.
    RangeNotSatisfiable,
    /// 417: `EXPECTATION_FAILED`.
    ExpectationFailed,
    /// 421: `MISDIRECTED_REQUEST`.
    MisdirectedRequest,
    /// 422: `UNPROCESSABLE_CONTENT`.
    UnprocessableContent,
    /// 423: `LOCKED`.
    Locked,
    /// 425: `TOO_EARLY`.
    TooEarly,
    /// 426: `UPGRADE_REQUIRED`.
    UpgradeRequired,
    /// 428: `PRECONDITION_REQUIRED`.
    PreconditionRequired,
    /// 431: `REQUEST_HEADER_FIELDS_TOO_LARGE`.
    RequestHeaderFieldsTooLarge,
    /// 451: `UNAVAILABLE_FOR_LEGAL_REASONS`.
    UnavailableForLegalReasons,
    /// Any other 4xx.
    ClientError,
}

/// One kind of failure: its status, its code among the records, its problem type, and what to tell a person.
pub(super) struct Row {
    pub(super) failure: Failure,
    pub(super) status: u16,
    pub(super) code: &'static str,
    /// The last segment of the problem type's URI; `None` is `about:blank`, which says no more than the status.
    pub(super) slug: Option<&'static str>,
    pub(super) title: &'static str,
    pub(super) detail: &'static str,
}

const fn row(
    failure: Failure,
    status: u16,
    code: &'static str,
    slug: &'static str,
    title: &'static str,
    detail: &'static str,
) -> Row {
    Row { failure, status, code, slug: Some(slug), title, detail }
}

/// A status that the standards give no name: `about:blank`, under the phrase of RFC 9110.
const fn plain(
    failure: Failure,
    status: u16,
    code: &'static str,
    title: &'static str,
    detail: &'static str,
) -> Row {
    Row { failure, status, code, slug: None, title, detail }
}

pub(super) static VALIDATION_FAILED: Row = row(
    Failure::ValidationFailed,
    400,
    "VALIDATION_FAILED",
    "validation-failed",
    "Validation Failed",
    "Some values are not valid. Correct them and send the request again.",
);
pub(super) static AUTHENTICATION_FAILURE: Row = row(
    Failure::AuthenticationFailure,
    401,
    "AUTHENTICATION_FAILURE",
    "authentication-failure",
    "Authentication Failure",
    "The user name or the password is wrong.",
);
pub(super) static ACCOUNT_DISABLED: Row = row(
    Failure::AccountDisabled,
    401,
    "ACCOUNT_DISABLED",
    "account-disabled",
    "Account Disabled",
    "This account is disabled.",
);
pub(super) static ACCOUNT_LOCKED: Row = row(
    Failure::AccountLocked,
    401,
    "ACCOUNT_LOCKED",
    "account-locked",
    "Account Locked",
    "This account is locked.",
);
pub(super) static ACCOUNT_PASSWORD_CHANGE_REQUIRED: Row = row(
    Failure::AccountPasswordChangeRequired,
    401,
    "ACCOUNT_PASSWORD_CHANGE_REQUIRED",
    "account-password-change-required",
    "Account Password Change Required",
    "Change your password first.",
);
pub(super) static INVALID_TOKEN: Row = row(
    Failure::InvalidToken,
    401,
    "INVALID_TOKEN",
    "invalid-token",
    "Invalid Token",
    "The token is not valid. Sign in again.",
);
pub(super) static FORBIDDEN: Row = row(
    Failure::Forbidden,
    403,
    "NOT_AUTHORIZED",
    "forbidden",
    "Forbidden",
    "You are not allowed to do this.",
);
pub(super) static NOT_FOUND: Row = row(
    Failure::NotFound,
    404,
    "RESOURCE_NOT_FOUND",
    "not-found",
    "Not Found",
    "There is nothing here under this address.",
);
pub(super) static NOT_ACCEPTABLE: Row = row(
    Failure::NotAcceptable,
    406,
    "NOT_ACCEPTABLE",
    "not-acceptable",
    "Not Acceptable",
    "What the request's headers ask for is not offered.",
);
pub(super) static CONFLICT: Row = row(
    Failure::Conflict,
    409,
    "CONFLICT",
    "conflict",
    "Conflict",
    "This is not possible in the present state of the resource.",
);
pub(super) static DOWNSTREAM: Row = row(
    Failure::DownstreamFailure,
    424,
    "DOWNSTREAM",
    "downstream",
    "Downstream Failure",
    "Something that this service depends on failed. Try again later.",
);
pub(super) static TOO_MANY_REQUESTS: Row = row(
    Failure::TooManyRequests,
    429,
    "TOO_MANY_REQUESTS",
    "too-many-requests",
    "Too Many Requests",
    "You have sent too many requests. Wait before you send the next.",
);
pub(super) static RESTORE_POINT_OPEN: Row = row(
    Failure::RestorePointOpen,
    500,
    "RESTORE_POINT_OPEN",
    "restore-point-open",
    "Restore Point Open",
    "This is not possible while a restore point is open.",
);
pub(super) static INTERNAL: Row = row(
    Failure::InternalServerError,
    500,
    "INTERNAL_ERROR",
    "internal-server-error",
    "Internal Server Error",
    "Something went wrong on our side. Try again later.",
);

static UNAUTHORIZED: Row =
    plain(Failure::Unauthorized, 401, "AUTHENTICATION_FAILURE", "Unauthorized", "Sign in first.");

/// The statuses that the standards give no name, and that frameworks and services answer with.
static PLAIN: &[Row] = &[
    plain(Failure::BadRequest, 400, "BAD_REQUEST", "Bad Request", "The request cannot be understood."),
    plain(
        Failure::PaymentRequired,
        402,
        "PAYMENT_REQUIRED",
        "Payment Required",
        "A payment is needed first.",
    ),
    plain(
        Failure::MethodNotAllowed,
        405,
        "METHOD_NOT_ALLOWED",
        "Method Not Allowed",
        "This method is not available under this address.",
    ),
    plain(Failure::RequestTimeout, 408, "REQUEST_TIMEOUT", "Request Timeout", "The request took too long."),
    plain(Failure::Gone, 410, "GONE", "Gone", "This is no longer available."),
    plain(
        Failure::LengthRequired,
        411,
        "LENGTH_REQUIRED",
        "Length Required",
        "Send the header Content-Length.",
    ),
    plain(
        Failure::PreconditionFailed,
        412,
        "PRECONDITION_FAILED",
        "Precondition Failed",
        "A condition in the request's headers does not hold.",
    ),
    plain(
        Failure::ContentTooLarge,
        413,
        "CONTENT_TOO_LARGE",
        "Content Too Large",
        "The request's body is too large.",
    ),
    plain(Failure::UriTooLong, 414, "URI_TOO_LONG", "URI Too Long", "The request's address is too long."),
    plain(
        Failure::UnsupportedMediaType,
        415,
        "UNSUPPORTED_MEDIA_TYPE",
        "Unsupported Media Type",
        "The header Content-Type does not say a type that is read here.",
    ),
    plain(
        Failure::RangeNotSatisfiable,
        416,
        "RANGE_NOT_SATISFIABLE",
        "Range Not Satisfiable",
        "The range that is asked for is not available.",
    ),
    plain(
        Failure::ExpectationFailed,
        417,
        "EXPECTATION_FAILED",
        "Expectation Failed",
        "What the header Expect asks for is not possible.",
    ),
    plain(
        Failure::MisdirectedRequest,
        421,
        "MISDIRECTED_REQUEST",
        "Misdirected Request",
        "This server does not answer for that address.",
    ),
    plain(
        Failure::UnprocessableContent,
        422,
        "UNPROCESSABLE_CONTENT",
        "Unprocessable Content",
        "The request cannot be carried out as it is.",
    ),
    plain(Failure::Locked, 423, "LOCKED", "Locked", "The resource is locked."),
    plain(Failure::TooEarly, 425, "TOO_EARLY", "Too Early", "Send the request again."),
    plain(
        Failure::UpgradeRequired,
        426,
        "UPGRADE_REQUIRED",
        "Upgrade Required",
        "Another protocol is needed.",
    ),
    plain(
        Failure::PreconditionRequired,
        428,
        "PRECONDITION_REQUIRED",
        "Precondition Required",
        "A condition is needed in the request's headers.",
    ),
    plain(
        Failure::RequestHeaderFieldsTooLarge,
        431,
        "REQUEST_HEADER_FIELDS_TOO_LARGE",
        "Request Header Fields Too Large",
        "The request's headers are too large.",
    ),
    plain(
        Failure::UnavailableForLegalReasons,
        451,
        "UNAVAILABLE_FOR_LEGAL_REASONS",
        "Unavailable For Legal Reasons",
        "This is not available for legal reasons.",
    ),
];

static CLIENT: Row =
    plain(Failure::ClientError, 400, "BAD_REQUEST", "Client Error", "The request cannot be carried out.");

/// What is known of a failure by nothing but its status.
pub(super) fn of_status(status: u16) -> &'static Row {
    match status {
        401 => &UNAUTHORIZED,
        403 => &FORBIDDEN,
        404 => &NOT_FOUND,
        406 => &NOT_ACCEPTABLE,
        409 => &CONFLICT,
        424 => &DOWNSTREAM,
        429 => &TOO_MANY_REQUESTS,
        500..=599 => &INTERNAL,
        _ => PLAIN.iter().find(|row| row.status == status).unwrap_or(&CLIENT),
    }
}
