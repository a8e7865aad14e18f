//! JSON bodies: everything that is wrong with one, in one report.
//!
//! A valid body costs one pass of serde and the rules. If serde refuses the body, it is read again: it is split into
//! its values, and each type reads its own. Values that can be read are checked, and each one that cannot becomes a
//! record.

mod asks;
mod borrowed;
mod conditions;
mod converted;
mod de;
#[cfg(feature = "query")]
mod encoding;
mod escapes;
mod follow;
mod frames;
mod input;
mod json_type;
mod key;
mod leaf;
mod likeness;
mod list;
mod lost;
mod mismatch;
mod names;
mod object;
mod overrides;
mod passes;
mod place;
mod reader;
mod refused;
mod ruled;
mod scalar;
mod scan;
mod simple;
mod tree;
mod unkept;
mod untagged;
mod variant;

use alloc::string::ToString;
#[cfg(feature = "query")]
use alloc::vec::Vec;

use serde::de::{Deserialize, DeserializeOwned};
use serde_json::{Error, Value};

#[cfg(feature = "uuid")]
pub(crate) use self::key::key;
#[cfg(feature = "multipart")]
pub(crate) use self::reader::NO_UTF8;
#[cfg(any(feature = "locale-de", feature = "locale-fr"))]
pub(crate) use self::ruled::Narrowed;
use self::tree::{NoTree, Node, Tree};
#[doc(hidden)]
pub use self::{
    asks::{Change, Reads, call},
    borrowed::ReadBorrowed,
    de::Source,
    input::Input,
    leaf::{Foreign, ForeignOf, answers, read_by_serde, read_foreign},
    object::Object,
    passes::{converted_variant, judge_enum, read_struct, read_variant, unit_variant},
    reader::Reader,
    refused::Refused,
    untagged::read_untagged,
    variant::variant,
};
pub(crate) use self::{
    asks::{read_by, reads_of},
    borrowed::{option, patch},
    json_type::{JsonType, Kinds},
    key::Written,
    leaf::leaf,
    likeness::Likeness,
    list::{array, list, map, set},
    lost::Lost,
    place::{end_at_arrays, has_other_places, read_again},
    refused::Asked,
    ruled::Ruled,
    simple::{simple, text},
    tree::Kind,
};
use crate::{
    ApiValidate, Checker, Fault, Validated, ValidationErrors, Validator,
    validate::{NoContext, WithoutResolver},
};
#[cfg(feature = "http")]
use crate::{Mark, ValidationError};

/// Reads a request from bytes of JSON and checks it.
///
/// # Errors
/// Everything that is wrong with it: missing fields, wrong types, unknown fields, and every broken rule of what could
/// be read. Malformed JSON is one record.
pub fn from_slice<'de, T>(body: &'de [u8]) -> Result<Validated<T>, ValidationErrors>
where
    T: Deserialize<'de> + ApiValidate<Context: NoContext>,
{
    let () = WithoutResolver::<T>::IS_ENOUGH;
    Validator::new().from_json_slice(body, NoContext::NONE)
}

/// Reads a request from JSON text and checks it.
///
/// # Errors
/// As [`from_slice`].
pub fn from_str<'de, T>(body: &'de str) -> Result<Validated<T>, ValidationErrors>
where
    T: Deserialize<'de> + ApiValidate<Context: NoContext>,
{
    let () = WithoutResolver::<T>::IS_ENOUGH;
    Validator::new().from_json_str(body, NoContext::NONE)
}

/// Reads a request from a JSON value and checks it.
///
/// # Errors
/// As [`from_slice`].
pub fn from_value<T>(body: Value) -> Result<Validated<T>, ValidationErrors>
where
    T: DeserializeOwned + ApiValidate<Context: NoContext>,
{
    let () = WithoutResolver::<T>::IS_ENOUGH;
    Validator::new().from_json_value(body, NoContext::NONE)
}

impl Validator {
    /// Reads a request from bytes of JSON and checks it, with these settings: see [`from_slice`].
    ///
    /// # Errors
    /// As [`from_slice`].
    pub fn from_json_slice<'de, T>(
        &self,
        body: &'de [u8],
        context: &T::Context,
    ) -> Result<Validated<T>, ValidationErrors>
    where
        T: Deserialize<'de> + ApiValidate,
    {
        let () = WithoutResolver::<T>::IS_ENOUGH;
        // Without closures and layers, each of which would be compiled for each type.
        let mut read = read_as::<T>(context);
        match serde_json::from_slice(body) {
            Ok(value) => match self.validate_with(&value, context) {
                Ok(()) => Ok(Validated::new(value)),
                Err(errors) => Err(self.in_place(body, errors, &mut read)),
            },
            Err(error) => Err(self.explain(body, &error, &mut read)),
        }
    }

    /// Reads a request from JSON text and checks it, with these settings: see [`from_slice`].
    ///
    /// # Errors
    /// As [`from_slice`].
    // Goes through bytes, so that the type is compiled for one deserialiser only. `serde_json` then checks the UTF-8 of
    // strings.
    pub fn from_json_str<'de, T>(
        &self,
        body: &'de str,
        context: &T::Context,
    ) -> Result<Validated<T>, ValidationErrors>
    where
        T: Deserialize<'de> + ApiValidate,
    {
        let () = WithoutResolver::<T>::IS_ENOUGH;
        self.from_json_slice(body.as_bytes(), context)
    }

    /// Reads a request from a JSON value and checks it, with these settings: see [`from_slice`].
    ///
    /// # Errors
    /// As [`from_slice`].
    #[allow(clippy::needless_pass_by_value)] // as serde_json has it
    pub fn from_json_value<T>(
        &self,
        body: Value,
        context: &T::Context,
    ) -> Result<Validated<T>, ValidationErrors>
    where
        T: DeserializeOwned + ApiValidate,
    {
        let () = WithoutResolver::<T>::IS_ENOUGH;
        match T::deserialize(&body) {
            Ok(value) => self.validated(value, context).map_err(|errors| {
                self.in_place(body.to_string().as_bytes(), errors, &mut read_as::<T>(context))
            }),
            Err(error) => {
                let text = body.to_string();
                // An error about text has a line and a column; one about a `Value` has none.
                let error = serde_json::from_slice::<T>(text.as_bytes()).err().unwrap_or(error);
                Err(self.explain(text.as_bytes(), &error, &mut read_as::<T>(context)))
            }
        }
    }

    /// Returns why serde refused a body with this error: at least one record.
    #[cold]
    fn explain(&self, body: &[u8], error: &Error, read: ReadBody<'_>) -> ValidationErrors {
        let mut checker = self.checker();
        explain(body, RefusedBy::Json(error), &mut checker, read);
        checker.into_errors()
    }
}

/// Reads a body, adds everything that is wrong with it, and returns whether there is a value.
pub(crate) type ReadBody<'a> = &'a mut dyn FnMut(Input<'_>, &mut Reader<'_>) -> bool;

/// Returns what reads a body of this type. All that needs no value goes through it, so that it is compiled once.
pub(crate) fn read_as<T: ApiValidate>(
    context: &T::Context,
) -> impl FnMut(Input<'_>, &mut Reader<'_>) -> bool {
    |input, reader| T::__read(input, reader, context).is_some()
}

/// Who refused a body.
#[derive(Clone, Copy, Debug)]
pub(crate) enum RefusedBy<'e> {
    /// serde, with this error.
    Json(&'e Error),
    /// The deserialiser of query strings. The body is the query string, written as JSON.
    #[cfg(feature = "query")]
    Query,
}

/// Adds everything that is wrong with a body that was refused: at least one record, unless a query has a value after all.
pub(crate) fn explain(body: &[u8], refused_by: RefusedBy<'_>, checker: &mut Checker, read: ReadBody<'_>) {
    let text = match core::str::from_utf8(body) {
        Ok(text) => text,
        Err(error) => return no_utf8(body, error.valid_up_to(), checker),
    };
    let tree = match Tree::of(text) {
        Ok(tree) => tree,
        Err(NoTree::Syntax { line, column }) => {
            let expected = match text.trim_ascii_start().chars().next() {
                None => JsonType::Body { line, column },
                Some('\u{feff}') => JsonType::NoMark { line, column },
                Some(_) => JsonType::Json { line, column },
            };
            return checker.type_mismatch(expected, Fault::Malformed);
        }
        Err(NoTree::TooLong) => return checker.type_mismatch(JsonType::Accepted, Fault::Malformed),
    };
    let (start, root) = (checker.mark(), tree.root());
    let is_query = !matches!(refused_by, RefusedBy::Json(_));
    // If serde refused the body, there is no value, whatever the type could read.
    let has_value = read(Input::value(root), &mut Reader::new(checker, root, is_query)) && is_query;
    if !has_value && !checker.tells_mismatch_since(start) {
        serde_alone_knows(root, refused_by, checker);
    }
    if !is_query && !tree.is_plain() {
        unkept::leave_out(root, start, checker);
    }
    #[cfg(feature = "http")]
    if let RefusedBy::Json(error) = refused_by {
        log_words_of_serde(error, start, checker);
    }
}

/// Logs serde's error if a record cannot name what a type expects, because the type does not say.
#[cfg(feature = "http")]
fn log_words_of_serde(error: &Error, start: Mark, checker: &mut Checker) {
    let is_nameless = |record: &mut ValidationError| {
        let of_type = record.unread_at(record.field().segments().count());
        matches!(of_type, Some((JsonType::Accepted, Fault::Malformed)))
    };
    if tracing::enabled!(tracing::Level::DEBUG) && checker.records_since(start).any(is_nameless) {
        tracing::debug!(%error, "serde refuses a body, and not all types in it say what they read");
    }
}

/// Adds the record for a body that only serde knows to be wrong, as each part of it could be read. The record points at
/// the value that serde was reading when it stopped.
#[cold]
fn serde_alone_knows(root: Node<'_>, refused_by: RefusedBy<'_>, checker: &mut Checker) {
    let start = checker.mark();
    let path = match refused_by {
        RefusedBy::Json(error) => root.path_at(error.line(), error.column()),
        #[cfg(feature = "query")]
        RefusedBy::Query => Vec::new(),
    };
    let node = path.iter().try_fold(root, Node::member);
    let is_unicode = node.is_none_or(|node| node.kind() != Kind::Text || node.is_unicode());
    let expected = if is_unicode { JsonType::Accepted } else { JsonType::WholeCharacters };
    checker.type_mismatch(expected, Fault::Malformed);
    for segment in path.into_iter().rev() {
        checker.place(start, segment);
    }
}

/// Adds the record for a body that is UTF-8 only up to `end`. Columns count bytes, as in `serde_json`.
#[cold]
fn no_utf8(body: &[u8], end: usize, checker: &mut Checker) {
    let before = body.get(..end).unwrap_or(body);
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let column = before.len() - memchr::memrchr(b'\n', before).map_or(0, |end| end + 1) + 1;
    checker.type_mismatch(JsonType::Utf8 { line, column }, Fault::Malformed);
}
