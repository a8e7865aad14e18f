//! Query strings: everything that is wrong with one, in one report.
//!
//! A valid query costs one pass of `serde_html_form` and the rules. Only a query that it refuses is looked at again,
//! parameter by parameter: what can be read is checked, and what cannot becomes a record.
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
//! - The query is what follows the `?`, without it. `+` is a blank, `%20` too.
//! - Names and values are text in UTF-8, percent-encoded. A `%` that begins no escape (`%zz`), and escapes that are no
//!   UTF-8 (`%FF`), are refused, also where nobody reads them: `INVALID_FORMAT` at the parameter, or of the query as a
//!   whole where its name cannot be read. `%` itself is sent as `%25`: browsers do so in forms, and so does every library
//!   that writes query strings.
//! - A parameter that is sent again is a list; one that is sent once is a list of one where the type is a list. Of a
//!   field that is no list there can be only one. A list that may be absent needs `#[serde(default)]`.
//! - `name=` is empty text. For an `Option` of text it is that, and for an `Option` of a number, `bool`, a date, a UUID or
//!   another type that no empty text stands for it is nothing; for these types themselves it is a mistake. A name without `=` is the same as `name=`.
//! - Numbers are written as Rust parses them: `007` and `%2B7` are 7; `inf` and `NaN` are floats. `on` is true.
//! - There are no nested objects. The fields of a `flatten`ed type, and of an enum that is tagged inside, are read as
//!   all others, though serde alone reads no numbers there; only what borrows from the query has none.
//! - What borrows from the query (`&str`) has no escapes and no `+`.

mod percent;
mod text;

use alloc::vec::Vec;

use serde::de::Deserialize;

pub(crate) use self::percent::is_well_encoded;
use self::text::Parameters;
use crate::{
    ApiValidate, Checker, Fault, Validated, ValidationErrors, Validator,
    json::{Input, JsonType, Reader, RefusedBy, explain_by},
    validate::WithoutResolver,
};

/// Reads a request from a query string and checks it.
///
/// # Errors
/// Everything that is wrong with it: what is missing, what has the wrong type, what is not known or was sent twice,
/// and every broken rule of what could be read.
pub fn from_str<'de, T>(query: &'de str) -> Result<Validated<T>, ValidationErrors>
where
    T: Deserialize<'de> + ApiValidate<Context = ()>,
{
    let () = WithoutResolver::<T>::IS_ENOUGH;
    Validator::new().from_query_str(query, &())
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
    /// The records with their places in the query.
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
        if read.has_read_all() { read } else { errors }
    }
}

/// What serde reads from a query; nothing from one that is wrongly encoded, of which it takes whatever comes out.
pub(crate) fn value<'de, T: Deserialize<'de>>(query: &'de str) -> Option<T> {
    if is_well_encoded(query) { serde_html_form::from_str(query).ok() } else { None }
}

/// Reads a query that serde refused. What serde keeps until it knows its type is text to it, and no number;
/// here it is not kept. Notes what is wrong with it: something, where there is no value.
#[cold]
pub(crate) fn read<T: ApiValidate>(query: &str, checker: &mut Checker, context: &T::Context) -> Option<T> {
    let mut value = None;
    let parameters = Parameters::of(query);
    let mut read = |input: Input<'_>, reader: &mut Reader<'_>| {
        let start = reader.checker().mark();
        value = T::__read(input, reader, context);
        reader.tell_encoding(start, input);
        value.is_some()
    };
    explain_by(parameters.to_json().as_bytes(), RefusedBy::Query, checker, &mut read);
    if parameters.has_wrong_name {
        checker.type_mismatch(JsonType::Encoded { value: 0 }, Fault::Malformed);
    }
    value
}
