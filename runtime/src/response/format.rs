//! Which of the standard's bodies a service sends.

use alloc::{borrow::Cow, format, string::String, sync::Arc};
use core::{error::Error, fmt, fmt::Write};

#[cfg(feature = "http")]
use super::kept;
use super::{
    ApiError, ErrorBody, ErrorRecord, ErrorType, Errors, Extensions, Problem, ProblemDetails, RequestPart,
    TraceId, ValidationFailure,
    row::{self, Row},
};
use crate::{
    English, Locale, SharedLocale,
    locale::{Title, Told, preferred},
};

/// The bodies and headers of a service's error answers. A service chooses one format when it starts.
///
/// | format | body | media type |
/// |---|---|---|
/// | [`rfc9457`](Self::rfc9457) | [`Problem`]: RFC 9457 | `application/problem+json` |
/// | [`problem_details`](Self::problem_details) | [`ProblemDetails`]: RFC 7807 in Pascal case | `application/problem+json` |
/// | [`records`](Self::records) | [`ValidationFailure`] or [`Errors`] | `application/json` |
///
/// A clone is cheap.
#[derive(Clone)]
#[must_use]
pub struct ErrorFormat {
    style: Style,
    base_uri: Arc<str>,
    trace_header: Cow<'static, str>,
    version_header: Cow<'static, str>,
    exceptions: bool,
    validation_status: u16,
    /// `None` is the standard's.
    downstream_status: Option<u16>,
    /// `None` is English, which no header names.
    locale: Option<SharedLocale>,
    /// What a request can ask for instead.
    others: Arc<[SharedLocale]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Rfc9457,
    ProblemDetails,
    Records,
}

impl ErrorFormat {
    /// Problem details of RFC 9457, the default. The problem types' URIs start with `base_uri`:
    /// `https://api.example.com/errors/not-found`.
    pub fn rfc9457(base_uri: impl AsRef<str>) -> Self {
        Self::new(Style::Rfc9457, base_uri.as_ref())
    }

    /// Problem details as standard B writes them: in Pascal case, with a map of messages.
    pub fn problem_details(base_uri: impl AsRef<str>) -> Self {
        Self::new(Style::ProblemDetails, base_uri.as_ref())
    }

    /// Arrays of records, as standard A writes them. The trace id is in the header only.
    pub fn records() -> Self {
        Self::new(Style::Records, "")
    }

    fn new(style: Style, base_uri: &str) -> Self {
        Self {
            style,
            base_uri: base_uri.trim_end_matches('/').into(),
            trace_header: "Trace-Id".into(),
            version_header: "Api-Version".into(),
            exceptions: false,
            validation_status: row::VALIDATION_FAILED.status,
            downstream_status: None,
            locale: None,
            others: Arc::new([]),
        }
    }

    /// The name of the header that carries the trace id; `Trace-Id` by default.
    pub fn trace_header(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.trace_header = name.into();
        self
    }

    /// The name of the header in which clients say the API's version; `Api-Version` by default.
    pub fn version_header(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.version_header = name.into();
        self
    }

    /// Whether records carry the cause of an error ([`ApiError::caused_by`]) as `Exception`. Never switch this on in a
    /// service that strangers can call.
    pub fn exceptions(mut self, exceptions: bool) -> Self {
        self.exceptions = exceptions;
        self
    }

    /// The status of validation failures, in place of 400: for a service whose clients expect 422. Malformed JSON gets
    /// it, too. A status other than 4xx becomes 400.
    ///
    /// ```
    /// use api_validate::{ApiError, ErrorFormat, response::ProblemType};
    ///
    /// let format = ErrorFormat::rfc9457("https://api.example.com/errors").validation_status(422);
    /// assert_eq!(format.status(&ApiError::from(ProblemType::ValidationFailed)), 422);
    /// ```
    pub fn validation_status(mut self, status: u16) -> Self {
        self.validation_status =
            if (400..=499).contains(&status) { status } else { row::VALIDATION_FAILED.status };
        self
    }

    /// The status if something failed that this service depends on: a [`Resolver`](crate::lookups::Resolver), or
    /// whatever was answered with [`ProblemType::Downstream`](super::ProblemType::Downstream). The default is the
    /// standards': 424, and 500 in [`records`](Self::records). The other usual choice is 503, which tells clients and
    /// proxies to try again. A status other than 4xx and 5xx becomes 500.
    ///
    /// Problem details call every 5xx `internal-server-error`, as standard B does; RFC 9457 says `downstream` in any case.
    pub fn downstream_status(mut self, status: u16) -> Self {
        self.downstream_status = Some(super::error::failure(status));
        self
    }

    /// The language of all texts, unless a request asks for [another](Self::and_locale); English by default.
    pub fn locale(mut self, locale: impl Locale + Send + Sync + 'static) -> Self {
        self.locale = Some(SharedLocale::new(locale));
        self
    }

    /// One more language, which a request can ask for with `Accept-Language`. The layer for axum and the middleware for
    /// actix-web then answer in it, and name it in `Content-Language`; errors say `Vary: Accept-Language`.
    ///
    /// ```
    /// use api_validate::{ApiError, ErrorFormat, Locale, response::{Detail, Failure}};
    /// use core::fmt;
    ///
    /// struct Danish;
    ///
    /// impl Locale for Danish {
    ///     fn language(&self) -> &str {
    ///         "da"
    ///     }
    ///
    ///     fn detail(&self, error: &ApiError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    ///         match error.told() {
    ///             Detail::Failure(Failure::Gone) => f.write_str("Den findes ikke længere."),
    ///             _ => write!(f, "{}", error.english_detail()),
    ///         }
    ///     }
    /// }
    ///
    /// let format = ErrorFormat::records().and_locale(Danish);
    /// let body = |accepted| format.for_languages(accepted).body(&ApiError::from_status(410), None);
    ///
    /// assert!(String::from_utf8(body("da-DK, en;q=0.5").to_json()).unwrap().contains("Den findes ikke længere."));
    /// assert!(String::from_utf8(body("sv").to_json()).unwrap().contains("This is no longer available."));
    /// ```
    pub fn and_locale(mut self, locale: impl Locale + Send + Sync + 'static) -> Self {
        self.others = self.others.iter().cloned().chain([SharedLocale::new(locale)]).collect();
        self
    }

    /// The same format, in the language that a request prefers by its header `Accept-Language`: for frameworks without
    /// a layer here. If the request asks for none of the [locales](Self::and_locale), the [usual one](Self::locale)
    /// stays.
    pub fn for_languages(&self, accept_language: &str) -> Self {
        let chosen = self.preferred(&[accept_language.as_bytes()]);
        self.in_locale(chosen.as_ref()).into_owned()
    }

    /// The language of the texts, for `Content-Language`: the tag of the chosen locale, if it has one.
    pub fn language(&self) -> Option<&str> {
        let language = self.chosen_locale().language();
        Some(language).filter(|language| self.is_localized() && !language.is_empty())
    }

    /// Whether a service has chosen locales at all.
    fn is_localized(&self) -> bool {
        self.locale.is_some() || self.has_languages()
    }

    /// Whether a request can choose.
    pub(crate) fn has_languages(&self) -> bool {
        !self.others.is_empty()
    }

    /// The locale that a request prefers, by its headers `Accept-Language`; the usual one, if it prefers none.
    pub(crate) fn preferred(&self, headers: &[&[u8]]) -> Option<SharedLocale> {
        if !self.has_languages() {
            return None;
        }
        let mut languages = alloc::vec![self.chosen_locale().language()];
        for other in &*self.others {
            languages.push(other.language());
        }
        let other = preferred(headers, &languages).and_then(|chosen| self.others.get(chosen.checked_sub(1)?));
        let usual = || self.locale.clone().unwrap_or_else(|| SharedLocale::new(English));
        Some(other.cloned().unwrap_or_else(usual))
    }

    /// The same with this locale, if it is one.
    pub(crate) fn in_locale(&self, locale: Option<&SharedLocale>) -> Cow<'_, Self> {
        match locale {
            Some(locale) => Cow::Owned(Self { locale: Some(locale.clone()), ..self.clone() }),
            None => Cow::Borrowed(self),
        }
    }

    fn chosen_locale(&self) -> &dyn Locale {
        match &self.locale {
            Some(locale) => &**locale,
            None => &English,
        }
    }

    /// The name of the header that carries the trace id.
    pub fn trace_header_name(&self) -> &str {
        &self.trace_header
    }

    /// The name of the header in which clients say the API's version.
    pub fn version_header_name(&self) -> &str {
        &self.version_header
    }

    /// The media type of the bodies.
    pub fn media_type(&self) -> &'static str {
        match self.style {
            Style::Records => "application/json",
            Style::Rfc9457 | Style::ProblemDetails => "application/problem+json",
        }
    }

    /// The status of an error's answer. It is the error's own, except for what
    /// [`validation_status`](Self::validation_status) and [`downstream_status`](Self::downstream_status) change, and
    /// except for 424 in records: standard A has no code for a failing dependency, so it is `INTERNAL_ERROR` there,
    /// with 500.
    pub fn status(&self, error: &ApiError) -> u16 {
        if error.validation_errors().is_some() || error.is(&row::VALIDATION_FAILED) {
            return self.validation_status;
        }
        let chosen = self.downstream_status.filter(|_| error.is(&row::DOWNSTREAM));
        chosen.or(self.as_record(error).map(|row| row.status)).unwrap_or(error.status())
    }

    /// The body of an error, to be serialized.
    pub fn body(&self, error: &ApiError, trace: Option<TraceId>) -> ErrorBody {
        match self.style {
            Style::Rfc9457 => ErrorBody::Problem(self.problem(error, trace)),
            Style::ProblemDetails => ErrorBody::ProblemDetails(self.details(error, trace)),
            Style::Records => match error.validation_errors() {
                Some(errors) => ErrorBody::ValidationFailure(ValidationFailure::of(
                    errors,
                    self.chosen_locale(),
                    error.request_part(),
                )),
                None => ErrorBody::Errors(self.errors(error)),
            },
        }
    }

    /// These bytes, where they are a body of this format already that an answer with this status may have. Where they
    /// name another trace id than the answer's, or none, that is put right.
    #[cfg(feature = "http")]
    pub(crate) fn keep<'b>(&self, body: &'b [u8], status: u16, trace: TraceId) -> Option<Cow<'b, [u8]>> {
        match self.style {
            Style::Rfc9457 => kept::problem(body, status, trace),
            Style::ProblemDetails => kept::details(body, status, trace),
            Style::Records => kept::records(body, self.exceptions),
        }
    }

    fn problem(&self, error: &ApiError, trace: Option<TraceId>) -> Problem {
        Problem {
            r#type: self.type_uri(error.slug().as_deref()),
            title: Some(self.title(error)),
            status: Some(self.status(error)),
            detail: Some(self.told(error)),
            instance: error.instance_uri().map(Into::into),
            errors: error
                .validation_errors()
                .map(|errors| super::rfc9457::errors(errors, self.chosen_locale(), error.request_part())),
            truncated: truncated(error),
            trace_id: trace,
        }
    }

    fn details(&self, error: &ApiError, trace: Option<TraceId>) -> ProblemDetails {
        // Standard B has one type for all of them.
        let status = self.status(error);
        let is_internal = (500..=599).contains(&status);
        let known = is_internal.then_some(super::ProblemType::InternalServerError);
        ProblemDetails {
            r#type: self.type_uri(known.map(|known| known.as_str().into()).or(error.slug()).as_deref()),
            title: Some(known.map_or_else(|| self.title(error), |known| self.title(&known.into()))),
            status: Some(status),
            detail: Some(self.told(error)),
            instance: error.instance_uri().map(Into::into),
            errors: error
                .validation_errors()
                .map(|errors| super::problem_details::errors(errors, self.chosen_locale())),
            extensions: Extensions {
                trace,
                truncated: truncated(error),
                r#in: error.request_part().and_then(RequestPart::unless_body),
            },
        }
    }

    fn title(&self, error: &ApiError) -> String {
        format!("{}", Title(error, self.chosen_locale()))
    }

    fn told(&self, error: &ApiError) -> String {
        format!("{}", Told(error, self.chosen_locale()))
    }

    /// The row that replaces the error's own among records.
    fn as_record(&self, error: &ApiError) -> Option<&'static Row> {
        let is_downstream = self.style == Style::Records && error.is(&row::DOWNSTREAM);
        is_downstream.then_some(&row::INTERNAL)
    }

    fn errors(&self, error: &ApiError) -> Errors {
        let record = ErrorRecord {
            error_type: self.as_record(error).map_or_else(|| error.code(), |row| ErrorType::custom(row.code)),
            error_feedback: self.told(error),
            exception: self.exceptions.then(|| error.source().map(chain)).flatten(),
        };
        Errors { errors: [record].into() }
    }

    fn type_uri(&self, slug: Option<&str>) -> String {
        slug.map_or_else(|| "about:blank".into(), |slug| format!("{}/{slug}", self.base_uri))
    }
}

fn truncated(error: &ApiError) -> bool {
    error.validation_errors().is_some_and(crate::ValidationErrors::truncated)
}

/// An error and what is behind it, in one line.
fn chain(error: &(dyn Error + 'static)) -> String {
    let mut text = format!("{error}");
    let mut source = error.source();
    while let Some(error) = source {
        // Writing to a `String` cannot fail.
        let _ = write!(text, ": {error}");
        source = error.source();
    }
    text
}

/// [`ErrorFormat::rfc9457`] with types below `/errors` of the service itself.
impl Default for ErrorFormat {
    fn default() -> Self {
        Self::rfc9457("/errors")
    }
}

impl fmt::Debug for ErrorFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorFormat")
            .field("style", &self.style)
            .field("base_uri", &self.base_uri)
            .field("trace_header", &self.trace_header)
            .field("version_header", &self.version_header)
            .field("exceptions", &self.exceptions)
            .field("validation_status", &self.validation_status)
            .field("downstream_status", &self.downstream_status)
            .field("locale", &self.locale)
            .field("others", &self.others)
            .finish_non_exhaustive()
    }
}
