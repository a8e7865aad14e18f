#![cfg_attr(docsrs, feature(doc_cfg))]
#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]
// With fewer features, some methods need less than they are given.
#![cfg_attr(not(feature = "full"), allow(clippy::unused_self, clippy::elidable_lifetime_names))]

extern crate alloc;
#[cfg(any(feature = "std", test))]
extern crate std;

#[cfg(feature = "actix-web")]
pub mod actix;
#[cfg(feature = "aide")]
pub mod aide;
#[cfg(feature = "axum")]
pub mod axum;
mod checker;
mod clock;
mod containers;
#[cfg(feature = "json")]
pub mod contract;
mod date;
mod date_bound;
mod date_form;
mod date_format;
mod date_time;
mod error_type;
#[cfg(feature = "filter")]
pub mod filter;
mod formats;
// Its examples and links need all features.
#[cfg(all(any(doc, doctest), feature = "full"))]
#[cfg_attr(docsrs, doc(auto_cfg = false))]
pub mod guide;
#[cfg(feature = "http")]
mod http;
#[cfg(feature = "json")]
pub mod json;
mod keywords;
pub mod kinds;
mod late;
mod locale;
pub mod lookups;
#[cfg(feature = "metadata")]
pub mod metadata;
#[cfg(feature = "multipart")]
pub mod multipart;
#[cfg(any(feature = "filter", feature = "json"))]
mod near;
pub mod normalize;
mod number;
#[cfg(feature = "utoipa")]
pub mod openapi;
mod order;
mod patch;
mod path;
mod probe;
#[cfg(feature = "query")]
pub mod query;
mod report;
#[cfg(feature = "json")]
pub mod response;
mod rule;
pub mod rules;
#[cfg(feature = "schemars")]
pub mod schemars;
mod texts;
mod type_info;
mod validate;
mod validated;
mod violation;
mod walk;
mod with;
mod written;

#[doc(hidden)]
pub mod __private;

#[cfg(feature = "locale-fr")]
pub use self::locale::French;
#[cfg(feature = "locale-de")]
pub use self::locale::German;
pub use self::{
    checker::{Checker, Mark},
    clock::Clock,
    date::Date,
    date_bound::DateBound,
    date_format::DateFormat,
    date_time::{DateTime, DateTimeBound},
    error_type::ValidationErrorType,
    keywords::{Keyword, Keywords, ValueKind},
    locale::{English, Locale, Localized, Text},
    number::{Num, NumShape, NumberBound},
    patch::Patch,
    path::{Path, Segment},
    report::{ValidationError, ValidationErrors},
    rule::{Check, Fault, Param, Rule},
    validate::{ApiValidate, NoContext, Validator},
    validated::Validated,
    violation::Violation,
    with::{With, with},
};
#[cfg(feature = "json")]
pub use self::{
    locale::SharedLocale,
    response::{ApiError, ErrorFormat},
};

/// Derives the trait [`ApiValidate`](trait@ApiValidate) from the rules in `#[api(…)]`.
///
/// ```
/// use api_validate::{ApiValidate, json};
/// use serde::Deserialize;
///
/// #[derive(Debug, Deserialize, ApiValidate)]
/// #[serde(rename_all = "camelCase")]
/// struct CreateUser {
///     #[api(required, length(max = 50))]
///     first_name: String,
///     #[api(email)]
///     email: Option<String>,
/// }
///
/// let errors = json::from_str::<CreateUser>(r#"{ "firstName": " ", "email": "ada" }"#).unwrap_err();
/// let codes: Vec<_> = errors.iter().map(|error| format!("{} {}", error.field(), error.error_type())).collect();
/// assert_eq!(codes, ["firstName REQUIRED_FIELD_MISSING", "email INVALID_FORMAT"]);
/// ```
#[cfg(feature = "derive")]
pub use api_validate_macros::ApiValidate;

#[cfg(any(feature = "schemars", feature = "utoipa"))]
pub use api_validate_macros::ApiSchema;

/// In an `impl ApiValidate` written by hand: lets serde read the type when a body has errors, so that everything else
/// that is wrong with the body is reported, too.
///
/// ```
/// use api_validate::{ApiValidate, Checker, json, rules};
/// use serde::Deserialize;
///
/// #[derive(Debug, Deserialize)]
/// #[serde(from = "u8")]
/// struct Percent(u8);
///
/// impl From<u8> for Percent {
///     fn from(percent: u8) -> Self {
///         Self(percent)
///     }
/// }
///
/// impl ApiValidate for Percent {
///     type Context = ();
///     api_validate::read_by_serde!();
///
///     fn check(&self, checker: &mut Checker, (): &()) {
///         checker.rule(const { &rules::range().max(100) }, &self.0);
///     }
/// }
///
/// #[derive(Debug, Deserialize, ApiValidate)]
/// struct Discount {
///     rate: Percent,
///     #[api(required)]
///     name: String,
/// }
///
/// let errors = json::from_str::<Discount>(r#"{ "rate": "10%", "name": "" }"#).unwrap_err();
/// assert_eq!(errors.len(), 2);
/// ```
#[cfg(feature = "json")]
#[macro_export]
macro_rules! read_by_serde {
    () => {
        fn __read(
            input: $crate::__private::Input<'_>,
            reader: &mut $crate::__private::Reader<'_>,
            context: &Self::Context,
        ) -> ::core::option::Option<Self> {
            $crate::__private::read_by_serde(input, reader, context)
        }
    };
}

/// In an `impl ApiValidate` written by hand: does nothing without the feature `json`.
#[cfg(not(feature = "json"))]
#[macro_export]
macro_rules! read_by_serde {
    () => {};
}
