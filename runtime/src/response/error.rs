//! One type for whatever goes wrong while a request is answered.

use alloc::{borrow::Cow, boxed::Box, string::String, vec::Vec};
use core::{error::Error, fmt};

use super::{
    Detail, ErrorType, Failure, ProblemType, RequestPart,
    detail::Told,
    row::{self, Row},
};
use crate::{
    English, Fault, ValidationErrors, Violation,
    locale::{self, Title},
    lookups::ResolveError,
};

/// Why a request was not carried out: a validation failure, one of the standard's error or problem types, or a status.
///
/// An error has a name in each format: `ErrorType::ResourceNotFound` and `ProblemType::NotFound` are the same error. If
/// a format's standard has no name for it, it goes by its status there.
///
/// ```
/// use api_validate::response::{ApiError, ErrorType, ProblemType};
///
/// fn sign_in(attempts: u8) -> Result<(), ApiError> {
///     if attempts > 5 {
///         return Err(ErrorType::AccountLocked.into());
///     }
///     Ok(())
/// }
/// assert_eq!(sign_in(6).unwrap_err().status(), 401);
///
/// let busy = ApiError::from(ProblemType::TooManyRequests).header("Retry-After", "30");
/// assert_eq!((busy.status(), busy.headers().next()), (429, Some(("Retry-After", "30"))));
///
/// let closed = ApiError::custom(409, "ACCOUNT_CLOSED").detail("This account is closed. Choose another.");
/// assert_eq!(closed.to_string(), "409 ACCOUNT_CLOSED: This account is closed. Choose another.");
/// ```
///
/// The texts go to the client as they are. Keep what the client sent out of them, and what only the service should
/// know. The [`source`](Self::caused_by) is for the service's log.
pub struct ApiError(Box<Inner>);

struct Inner {
    kind: Kind,
    told: Option<Told>,
    part: Option<RequestPart>,
    instance: Option<Cow<'static, str>>,
    headers: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

enum Kind {
    Validation(ValidationErrors),
    /// The row of a status may have another status: `of_status(503)` is the one of 500.
    Known(u16, &'static Row),
    Custom(u16, ErrorType),
}

impl ApiError {
    /// An error that says only its status. A status other than 4xx and 5xx becomes 500.
    pub fn from_status(status: u16) -> Self {
        let status = failure(status);
        Self::new(Kind::Known(status, row::of_status(status)))
    }

    /// An error with a code of your own, in capitals and underscores. `ACCOUNT_CLOSED` is the problem type
    /// `account-closed`. A status other than 4xx and 5xx becomes 500.
    pub fn custom(status: u16, code: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Kind::Custom(failure(status), ErrorType::custom(code)))
    }

    fn new(kind: Kind) -> Self {
        Self(Box::new(Inner {
            kind,
            told: None,
            part: None,
            instance: None,
            headers: Vec::new(),
            source: None,
        }))
    }

    /// The text for a person, in place of the type's own: a short sentence or two that say what to do.
    pub fn detail(mut self, detail: impl Into<Cow<'static, str>>) -> Self {
        self.0.told = Some(Told::Own(detail.into()));
        self
    }

    /// The part of the request that the records are about. The extractors set it; call this if you read a part
    /// yourself.
    ///
    /// ```
    /// use api_validate::{ApiError, ErrorFormat, query, response::RequestPart};
    ///
    /// let errors = query::from_str::<std::collections::BTreeMap<String, u8>>("page=x").unwrap_err();
    /// let error = ApiError::from(errors).sent_in(RequestPart::Query);
    ///
    /// let body = String::from_utf8(ErrorFormat::records().body(&error, None).to_json()).unwrap();
    /// assert!(body.starts_with(r#"{"ValidationErrors":[{"Field":"page","#), "{body}");
    /// assert!(body.ends_with(r#","In":"query"}]}"#), "{body}");
    /// ```
    pub fn sent_in(mut self, part: RequestPart) -> Self {
        self.0.part = Some(part);
        self
    }

    /// A URI of this occurrence, for the member `instance` of problem details.
    pub fn instance(mut self, uri: impl Into<Cow<'static, str>>) -> Self {
        self.0.instance = Some(uri.into());
        self
    }

    /// A header of the answer, such as `Retry-After` or `WWW-Authenticate`. A header that HTTP does not allow is left
    /// out.
    pub fn header(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Cow<'static, str>>) -> Self {
        self.0.headers.push((name.into(), value.into()));
        self
    }

    /// The error that caused this one. It is logged. Clients see it only if
    /// [`ErrorFormat::exceptions`](super::ErrorFormat::exceptions) is switched on.
    pub fn caused_by(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// The HTTP status: 400 to 599. A service may [answer](super::ErrorFormat::status) with another.
    pub fn status(&self) -> u16 {
        match &self.0.kind {
            Kind::Validation(_) => row::VALIDATION_FAILED.status,
            Kind::Known(status, _) | Kind::Custom(status, _) => *status,
        }
    }

    /// The records, if it is a validation failure.
    pub fn validation_errors(&self) -> Option<&ValidationErrors> {
        match &self.0.kind {
            Kind::Validation(errors) => Some(errors),
            _ => None,
        }
    }

    /// The headers that the answer gets in addition to its usual ones.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.headers.iter().map(|(name, value)| (&**name, &**value))
    }

    /// The stable code, as a record has it. It is the same in all formats.
    ///
    /// ```
    /// use api_validate::response::{ApiError, ProblemType};
    ///
    /// assert_eq!(ApiError::from(ProblemType::NotFound).code().as_str(), "RESOURCE_NOT_FOUND");
    /// assert_eq!(ApiError::from_status(413).code().as_str(), "CONTENT_TOO_LARGE");
    /// ```
    pub fn code(&self) -> ErrorType {
        match &self.0.kind {
            Kind::Custom(_, code) => code.clone(),
            _ => ErrorType::custom(self.row().code),
        }
    }

    /// The last segment of the problem type's URI; `None` is `about:blank`.
    pub(super) fn slug(&self) -> Option<Cow<'static, str>> {
        match &self.0.kind {
            Kind::Custom(_, code @ ErrorType::Custom(_)) => {
                Some(code.as_str().to_ascii_lowercase().replace('_', "-").into())
            }
            _ => self.row().slug.map(Cow::Borrowed),
        }
    }

    pub(crate) fn title(&self) -> Cow<'static, str> {
        match &self.0.kind {
            Kind::Custom(_, code @ ErrorType::Custom(_)) => in_title_case(code.as_str()).into(),
            _ => self.row().title.into(),
        }
    }

    /// What to tell a person, for a [`Locale`](crate::Locale) that writes it in another language.
    pub fn told(&self) -> Detail<'_> {
        self.0.told.as_ref().map_or(Detail::Failure(self.row().failure), Told::as_detail)
    }

    /// The kind of failure, which has a title and a text. `None` for a code of your own: its title is made from the
    /// code.
    pub fn failure(&self) -> Option<Failure> {
        match &self.0.kind {
            Kind::Custom(_, ErrorType::Custom(_)) => None,
            _ => Some(self.row().failure),
        }
    }

    /// With a text in place of what its kind says.
    #[cfg(feature = "http")]
    pub(crate) fn telling(mut self, told: Told) -> Self {
        self.0.told = Some(told);
        self
    }

    /// The title in English: for a [`Locale`](crate::Locale) that has none of its own.
    pub fn english_title(&self) -> impl fmt::Display + '_ {
        Title(self, &English)
    }

    /// What it tells a person, in English: for a [`Locale`](crate::Locale) that does not say it.
    pub fn english_detail(&self) -> impl fmt::Display + '_ {
        locale::Told(self, &English)
    }

    /// The title in English.
    pub(crate) fn write_title(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title())
    }

    /// The text in English.
    pub(crate) fn write_detail(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.told().write(self.row(), f)
    }

    /// The part of the request that the records are about, if it is known.
    pub fn request_part(&self) -> Option<RequestPart> {
        self.0.part
    }

    pub(super) fn instance_uri(&self) -> Option<&str> {
        self.0.instance.as_deref()
    }

    /// Whether it is the error of this row.
    pub(super) fn is(&self, row: &'static Row) -> bool {
        matches!(&self.0.kind, Kind::Known(_, known) if core::ptr::eq(*known, row))
    }

    fn row(&self) -> &'static Row {
        match &self.0.kind {
            Kind::Validation(_) => &row::VALIDATION_FAILED,
            Kind::Known(_, row) => row,
            Kind::Custom(status, code) => code.row().unwrap_or_else(|| row::of_status(*status)),
        }
    }
}

/// A status that says that something failed: this one, or 500.
pub(super) fn failure(status: u16) -> u16 {
    if (400..=599).contains(&status) { status } else { 500 }
}

/// `Account Closed` of `ACCOUNT_CLOSED`.
fn in_title_case(code: &str) -> String {
    let mut starts = true;
    let letter = |c: char| {
        let start = core::mem::replace(&mut starts, c == '_');
        match c {
            '_' => ' ',
            c if start => c.to_ascii_uppercase(),
            c => c.to_ascii_lowercase(),
        }
    };
    code.chars().map(letter).collect()
}

/// A report that says that nobody has looked something up is the service's mistake, and no validation failure.
impl From<ValidationErrors> for ApiError {
    fn from(errors: ValidationErrors) -> Self {
        if errors.iter().any(|error| error.fault() == Some(Fault::NotLookedUp)) {
            return Self::from_status(500).caused_by(errors);
        }
        Self::new(Kind::Validation(errors))
    }
}

/// A validation failure that the handler found out.
impl From<Violation> for ApiError {
    fn from(violation: Violation) -> Self {
        ValidationErrors::from(violation).into()
    }
}

/// A resolver's failure is `downstream`, answered with 424, and `INTERNAL_ERROR` among records, with 500, unless
/// [`ErrorFormat::downstream_status`](super::ErrorFormat::downstream_status) says otherwise; what it was is for the log.
impl<E: Into<Box<dyn Error + Send + Sync>>> From<ResolveError<E>> for ApiError {
    fn from(error: ResolveError<E>) -> Self {
        match error {
            ResolveError::Invalid(errors) => errors.into(),
            ResolveError::Failed(error) => Self::from(ProblemType::Downstream).caused_by(error),
        }
    }
}

impl From<ErrorType> for ApiError {
    /// A code that is not in the standard is answered with 500: [`ApiError::custom`] takes the status too.
    fn from(error_type: ErrorType) -> Self {
        match error_type.row() {
            Some(row) => Self::new(Kind::Known(row.status, row)),
            None => Self::new(Kind::Custom(error_type.status(), error_type)),
        }
    }
}

impl From<ProblemType> for ApiError {
    fn from(problem_type: ProblemType) -> Self {
        let row = problem_type.row();
        Self::new(Kind::Known(row.status, row))
    }
}

/// `404 RESOURCE_NOT_FOUND: There is nothing here under this address.`, and a line for each record.
impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: ", self.status(), self.code())?;
        self.write_detail(f)?;
        self.validation_errors().map_or(Ok(()), |errors| write!(f, "\n{errors}"))
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("status", &self.status())
            .field("code", &format_args!("{}", self.code()))
            .field("detail", &format_args!("{}", self.english_detail()))
            .field("validation_errors", &self.validation_errors())
            .field("source", &self.0.source)
            .finish_non_exhaustive()
    }
}

impl Error for ApiError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.0.kind {
            Kind::Validation(errors) => Some(errors),
            _ => self.0.source.as_deref().map(|source| source as _),
        }
    }
}
