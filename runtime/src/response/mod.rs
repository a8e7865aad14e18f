//! Answers to failed requests: one [`ApiError`] for whatever went wrong, and one [`ErrorFormat`] for a service.
//!
//! ```
//! use api_validate::{ApiValidate, json, response::{ApiError, ErrorFormat, ProblemType}};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, ApiValidate)]
//! struct Login {
//!     #[api(required)]
//!     user_name: String,
//! }
//!
//! let format = ErrorFormat::rfc9457("https://api.example.com/errors");
//!
//! let error = ApiError::from(json::from_str::<Login>(r#"{"user_name":" "}"#).err().unwrap());
//! assert_eq!(error.status(), 400);
//! assert_eq!(serde_json::to_string(&format.body(&error, None)).unwrap(), concat!(
//!     r#"{"type":"https://api.example.com/errors/validation-failed","title":"Validation Failed","status":400,"#,
//!     r#""detail":"Some values are not valid. Correct them and send the request again.","#,
//!     r##""errors":[{"detail":"This is required.","pointer":"#/user_name","field":"user_name","##,
//!     r#""code":"REQUIRED_FIELD_MISSING","criteria":"a value"}]}"#,
//! ));
//!
//! let error = ApiError::from(ProblemType::Conflict).detail("There is a document with this title.");
//! assert_eq!(serde_json::to_string(&format.body(&error, None)).unwrap(), concat!(
//!     r#"{"type":"https://api.example.com/errors/conflict","title":"Conflict","status":409,"#,
//!     r#""detail":"There is a document with this title."}"#,
//! ));
//! ```
//!
//! Nothing here depends on a framework. `api_validate::axum` and `api_validate::actix` send the bodies.

#[cfg(feature = "http")]
mod answered;
mod body;
#[cfg(any(feature = "aide", feature = "utoipa"))]
pub(crate) mod described;
mod detail;
mod error;
mod error_type;
mod format;
#[cfg(feature = "http")]
mod kept;
mod lenient;
mod part;
mod problem_details;
mod problem_type;
mod raw;
mod records;
mod rfc9457;
mod row;
mod trace_id;

#[cfg(feature = "http")]
pub use self::answered::AnsweredError;
#[cfg(feature = "http")]
pub(crate) use self::detail::Told;
pub use self::{
    body::ErrorBody,
    detail::Detail,
    error::ApiError,
    error_type::ErrorType,
    format::ErrorFormat,
    part::RequestPart,
    problem_details::{Extensions, ProblemDetails, PropertyErrors},
    problem_type::ProblemType,
    records::{ErrorRecord, Errors, ValidationFailure, ValidationRecord},
    rfc9457::{Problem, ProblemError},
    row::Failure,
    trace_id::TraceId,
};
