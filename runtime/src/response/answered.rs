//! What an answer says of its error, for whoever counts.

use alloc::{borrow::Cow, sync::Arc};

use super::{ApiError, ErrorType};
use crate::{ValidationError, ValidationErrorType};

/// The error that an answer reports. Every 4xx and 5xx behind the layer for axum or the middleware for actix-web has it
/// among its extensions, whoever made the answer. So has an [`ApiError`] that a handler returned.
///
/// Nothing in it depends on what the client sent, so its words can be labels of a metric. Count in an outer layer. With
/// axum and the crate `metrics`:
///
/// ```
/// use api_validate::{ErrorFormat, axum::ErrorLayer, response::AnsweredError};
/// use axum::{Router, middleware::map_response, response::Response};
/// use metrics::counter;
///
/// async fn count(response: Response) -> Response {
///     if let Some(error) = response.extensions().get::<AnsweredError>() {
///         let status = error.status().to_string();
///         counter!("http_errors_total", "code" => error.code().to_owned(), "status" => status).increment(1);
///         for record in error.records() {
///             counter!("validation_records_total", "code" => record.as_str().to_owned()).increment(1);
///         }
///     }
///     response
/// }
///
/// let app: Router = Router::new()
///     // … routes
///     .layer(ErrorLayer::new(ErrorFormat::records()))
///     .layer(map_response(count));
/// ```
///
/// With actix-web it is among the extensions of the response that a middleware around `ErrorMiddleware` sees. After a
/// panic, or if a middleware failed, there is an error with a status instead of a response:
///
/// ```
/// use actix_web::{App, dev::Service};
/// use api_validate::{ErrorFormat, actix::ErrorMiddleware, response::AnsweredError};
/// use metrics::counter;
///
/// let app = App::new()
///     // … routes
///     .wrap(ErrorMiddleware::new(ErrorFormat::records()))
///     .wrap_fn(|request, service| {
///         let answer = service.call(request);
///         async {
///             let answer = answer.await;
///             let code = match &answer {
///                 Ok(answer) => answer.response().extensions().get::<AnsweredError>().map(|error| error.code().to_owned()),
///                 Err(error) => Some(error.as_response_error().status_code().to_string()),
///             };
///             if let Some(code) = code {
///                 counter!("http_errors_total", "code" => code).increment(1);
///             }
///             answer
///         }
///     });
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredError {
    status: u16,
    code: ErrorType,
    problem_type: Option<Cow<'static, str>>,
    records: Arc<[ValidationErrorType]>,
}

impl AnsweredError {
    /// Of an error that is answered with this status.
    pub(crate) fn new(error: &ApiError, status: u16) -> Self {
        let records = error.validation_errors().into_iter().flatten();
        Self {
            status,
            code: error.code(),
            problem_type: error.slug(),
            records: records.map(ValidationError::error_type).cloned().collect(),
        }
    }

    /// The status of the answer.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The code of the error, the same in all formats: `VALIDATION_FAILED`, `RESOURCE_NOT_FOUND`, `CONTENT_TOO_LARGE`, or
    /// one of the service's own.
    pub fn code(&self) -> &str {
        self.code.as_str()
    }

    /// The last segment of the problem type's URI, such as `not-found`; `None` is `about:blank`, where the status says it
    /// all.
    pub fn problem_type(&self) -> Option<&str> {
        self.problem_type.as_deref()
    }

    /// The code of each record of a validation failure, in their order.
    pub fn records(&self) -> &[ValidationErrorType] {
        &self.records
    }
}
