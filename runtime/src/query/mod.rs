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
//! - The query is what follows the `?`, without it. `+` is a blank, `%20` too; a `%` that begins no escape stands for
//!   itself, and what is no UTF-8 becomes U+FFFD.
//! - A parameter that is sent again is a list; one that is sent once is a list of one where the type is a list. Of a
//!   field that is no list there can be only one. A list that may be absent needs `#[serde(default)]`.
//! - `name=` is empty text. For an `Option` of text it is that, and for an `Option` of a number, `bool`, a date, a UUID or
//!   another type that no empty text stands for it is nothing; for these types themselves it is a mistake. A name without `=` is the same as `name=`.
//! - Numbers are written as Rust parses them: `007` and `%2B7` are 7; `inf` and `NaN` are floats. `on` is true.
//! - There are no nested objects. The fields of a `flatten`ed type, and of an enum that is tagged inside, are read as
//!   all others, though serde alone reads no numbers there; only what borrows from the query has none.
//! - What borrows from the query (`&str`) has no escapes and no `+`.

mod text;

use alloc::vec::Vec;

use serde::de::Deserialize;

use crate::{
    ApiValidate, Checker, Validated, ValidationErrors, Validator,
    json::{Input, Reader, RefusedBy, explain_by},
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
        match serde_html_form::from_str(query) {
            Ok(value) => {
                self.validated(value, context).map_err(|errors| self.in_query::<T>(query, errors, context))
            }
            Err(_) => {
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

/// Reads a query that `serde_html_form` refused. What serde keeps until it knows its type is text to it, and no number;
/// here it is not kept. Notes what is wrong with it: something, where there is no value.
#[cold]
pub(crate) fn read<T: ApiValidate>(query: &str, checker: &mut Checker, context: &T::Context) -> Option<T> {
    let mut value = None;
    let mut read = |input: Input<'_>, reader: &mut Reader<'_>| {
        value = T::__read(input, reader, context);
        value.is_some()
    };
    explain_by(text::json(query).as_bytes(), RefusedBy::Query, checker, &mut read);
    value
}
