//! Query strings: everything that is wrong with one, in one report.
//!
//! A valid query costs one pass of `serde_html_form` and the rules. If that refuses the query, it is read again,
//! parameter by parameter. Values that can be read are checked, and each one that cannot becomes a record.
//!
//! ```
//! use api_validate::{ApiValidate, query};
//! use serde::Deserialize;
//!
//! #[derive(Debug, Deserialize, ApiValidate)]
//! #[serde(rename_all = "camelCase")]
//! struct ListDocuments {
//!     #[api(length(max = 20))]
//!     filter: Option<String>,
//!     #[api(range(min = 1, max = 100))]
//!     page_size: u32,
//!     #[serde(default)]
//!     ids: Vec<u64>,
//! }
//!
//! let page = query::from_str::<ListDocuments>("filter=due+today&pageSize=20&ids=7&ids=9").unwrap();
//! assert_eq!((page.page_size, page.filter.as_deref()), (20, Some("due today")));
//! assert_eq!(page.ids, [7, 9]);
//!
//! let errors = query::from_str::<ListDocuments>("filter=everything+that+is+due&ids=7&ids=x").unwrap_err();
//! let fields: Vec<_> = errors.iter().map(|error| error.field().to_string()).collect();
//! assert_eq!(fields, ["filter", "pageSize", "ids[1]"]);
//! ```
//!
//! # What a query string can hold
//! - The query is the text after the `?`. `+` and `%20` are both a space.
//! - Names and values are percent-encoded UTF-8. A `%` without two hex digits (`%zz`), and bytes that are not UTF-8
//!   (`%FF`), are refused, even in parameters that no field reads: `INVALID_FORMAT` at the parameter, or for the whole
//!   query if the name cannot be read. `%` itself is sent as `%25`, as browsers do in forms and as every library does
//!   that writes query strings.
//! - A parameter that is sent several times is a list. If the field is a list, a parameter that is sent once is a list
//!   of one. If it is not, the parameter must not be sent twice. A list that may be absent needs `#[serde(default)]`.
//! - `name=` is empty text. An `Option<String>` is `Some("")` then. An `Option` of a type that empty text cannot be (a
//!   number, a `bool`, a date, a UUID) is `None`, and such a type without `Option` is an error. An empty `Filter` is not a
//!   filter, with or without `Option`. `name` without `=` is the same as `name=`.
//! - Numbers are written as Rust parses them: `007` and `%2B7` are 7; `inf` and `NaN` are floats. `on` is true.
//! - There are no nested objects. The fields of a flattened type, and of an internally tagged enum, are read like all
//!   others, although serde alone reads no numbers there. Only a type that borrows from the query cannot have numbers
//!   there. To serde, the values of an untagged enum are texts: a variant that reads text comes before one that reads a
//!   number, and numbers are read only where no variant reads the text.
//! - A value that borrows from the query (`&str`) cannot have escapes or a `+`.

mod percent;
mod text;

use alloc::vec::Vec;

use serde::de::Deserialize;

pub(crate) use self::percent::is_well_encoded;
pub(crate) use self::text::Parameters;
#[cfg(feature = "multipart")]
pub(crate) use self::text::Sent;
use crate::{
    ApiValidate, Checker, Fault, Validated, ValidationErrors, Validator,
    json::{Input, JsonType, Reader, RefusedBy, explain},
    validate::{NoContext, WithoutResolver},
};

/// Reads a request from a query string and checks it.
///
/// # Errors
/// Everything that is wrong with it: missing parameters, wrong types, unknown or repeated parameters, and every broken
/// rule of what could be read.
pub fn from_str<'de, T>(query: &'de str) -> Result<Validated<T>, ValidationErrors>
where
    T: Deserialize<'de> + ApiValidate<Context: NoContext>,
{
    let () = WithoutResolver::<T>::IS_ENOUGH;
    Validator::new().from_query_str(query, NoContext::NONE)
}

impl Validator {
    /// Reads a request from a query string and checks it, with these settings: see [`query::from_str`](from_str).
    ///
    /// # Errors
    /// As [`query::from_str`](from_str).
    pub fn from_query_str<'de, T>(
        &self,
        query: &'de str,
        context: &T::Context,
    ) -> Result<Validated<T>, ValidationErrors>
    where
        T: Deserialize<'de> + ApiValidate,
    {
        let () = WithoutResolver::<T>::IS_ENOUGH;
        match value(query) {
            Some(value) => {
                self.validated(value, context).map_err(|errors| self.in_query::<T>(query, errors, context))
            }
            None => {
                let mut checker = self.checker();
                let value = read::<T>(query, &mut checker, context);
                checker.finish()?;
                value.map(Validated::new).ok_or_else(|| ValidationErrors::new(Vec::new(), true))
            }
        }
    }
}

impl Validator {
    /// Returns the records with the paths that they have in the query.
    #[cold]
    fn in_query<T: ApiValidate>(
        &self,
        query: &str,
        errors: ValidationErrors,
        context: &T::Context,
    ) -> ValidationErrors {
        if !errors.is_merged() {
            return errors;
        }
        let mut checker = self.checker();
        read::<T>(query, &mut checker, context);
        let read = checker.into_errors();
        if read.replaces(&errors) { read } else { errors }
    }
}

/// Reads a query with serde. `None` if it is wrongly encoded, as serde accepts whatever that decodes to.
pub(crate) fn value<'de, T: Deserialize<'de>>(query: &'de str) -> Option<T> {
    if is_well_encoded(query) { serde_html_form::from_str(query).ok() } else { None }
}

/// Reads a query that serde refused. Adds at least one record if there is no value. serde's buffer has only strings for
/// a query, and no numbers; here nothing is buffered.
#[cold]
fn read<T: ApiValidate>(query: &str, checker: &mut Checker, context: &T::Context) -> Option<T> {
    read_parameters(&Parameters::of(query), checker, context)
}

/// Reads parameters: see [`read`].
pub(crate) fn read_parameters<T: ApiValidate>(
    parameters: &Parameters<'_>,
    checker: &mut Checker,
    context: &T::Context,
) -> Option<T> {
    let mut value = None;
    let mut read = |input: Input<'_>, reader: &mut Reader<'_>| {
        #[cfg(feature = "multipart")]
        {
            reader.takes_files = parameters.takes_files;
        }
        let start = reader.checker().mark();
        value = T::__read(input, reader, context);
        reader.tell_encoding(start, input);
        value.is_some()
    };
    explain(parameters.to_json().as_bytes(), RefusedBy::Query, checker, &mut read);
    if parameters.has_wrong_name {
        checker.type_mismatch(JsonType::Encoded { value: 0, is_percent: true }, Fault::Malformed);
    }
    value
}
