//! JSON bodies: everything that is wrong with one, in one report.
//!
//! A valid body costs one pass of serde and the rules. Only a body that serde refuses is looked at again, piece by
//! piece: what can be read is checked, and what cannot becomes a record.

mod body;
mod collections;
mod cursor;
mod declared;
mod elements;
mod expect;
mod find;
mod key;
mod leaf;
pub(crate) mod lend;
mod position;
mod read;
mod rest;
mod sound;
mod source;
mod trace;

use alloc::string::{String, ToString};

use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde_json::{Value, value::RawValue};

#[cfg(feature = "query")]
pub(crate) use self::{
    body::{Kind, Members},
    leaf::mismatch_of,
};
pub(crate) use self::{
    collections::{array, entries, list, optional_rest, rest_entries},
    expect::Expected,
    key::key,
    leaf::{rest_or, simple, sound_leaf},
    position::Positions,
    read::{leaf_of, optional},
    sound::{checked_leaf, sound_part},
    trace::Asked,
};
#[doc(hidden)]
pub mod parts {
    //! What generated code needs.
    #[doc(hidden)]
    pub use super::trace::{Refused, Traced, Variant};
    pub use super::{
        body::Members,
        cursor::Cursor,
        declared::{CheckSound, Declared, Form, rest},
        expect::Expected,
        leaf::{leaf, leaf_of_rest, leaf_with, missing},
        lend::{Lender, ReadFrom, keep},
        read::{
            Names, NoValue, Read, adjacent, complete, element, elements_of, is_unit, member, no_content,
            part, reason, tagged, unless_whole, value, variant, without_rules,
        },
        sound::{Sound, boxed},
    };
    pub use crate::checker::Parked;
    pub use serde_json::value::RawValue;
}
use self::{leaf::explain, parts::NoValue, trace::Trace};
use crate::{ApiValidate, Checker, Fault, Validated, ValidationErrors, Validator};

/// Reads a request from bytes of JSON and checks it.
///
/// # Errors
/// Everything that is wrong with it: what is missing, what has the wrong type, what is not known, and every broken
/// rule of what could be read. What is no JSON at all is one record.
pub fn from_slice<'de, T>(body: &'de [u8]) -> Result<Validated<T>, ValidationErrors>
where
    T: Deserialize<'de> + ApiValidate<Context = ()>,
{
    Validator::new().from_json_slice(body, &())
}

/// Reads a request from JSON text and checks it.
///
/// # Errors
/// As [`from_slice`].
pub fn from_str<'de, T>(body: &'de str) -> Result<Validated<T>, ValidationErrors>
where
    T: Deserialize<'de> + ApiValidate<Context = ()>,
{
    Validator::new().from_json_str(body, &())
}

/// Reads a request from a JSON value and checks it.
///
/// # Errors
/// As [`from_slice`].
pub fn from_value<T>(body: Value) -> Result<Validated<T>, ValidationErrors>
where
    T: DeserializeOwned + ApiValidate<Context = ()>,
{
    Validator::new().from_json_value(body, &())
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
        match serde_json::from_slice(body) {
            Ok(value) => self.validated(value, context).map_err(|errors| {
                // What is no UTF-8 stands in a text that nobody reads.
                self.in_place::<T>(&String::from_utf8_lossy(body), errors, context)
            }),
            Err(_) => Err(match core::str::from_utf8(body) {
                Ok(text) => self.explain::<T>(text, context),
                Err(error) => self.no_utf8(body, error.valid_up_to()),
            }),
        }
    }

    /// Reads a request from JSON text and checks it, with these settings: see [`from_slice`].
    ///
    /// # Errors
    /// As [`from_slice`].
    pub fn from_json_str<'de, T>(
        &self,
        body: &'de str,
        context: &T::Context,
    ) -> Result<Validated<T>, ValidationErrors>
    where
        T: Deserialize<'de> + ApiValidate,
    {
        match serde_json::from_str(body) {
            Ok(value) => {
                self.validated(value, context).map_err(|errors| self.in_place::<T>(body, errors, context))
            }
            Err(_) => Err(self.explain::<T>(body, context)),
        }
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
        match T::deserialize(&body) {
            Ok(value) => self
                .validated(value, context)
                .map_err(|errors| self.in_place::<T>(&body.to_string(), errors, context)),
            Err(_) => Err(self.explain_in_place::<T>(&body.to_string(), context, |json, checker| {
                explain_pieces::<T>(json, &body, checker, context);
            })),
        }
    }

    pub(crate) fn validated<T: ApiValidate>(
        &self,
        value: T,
        context: &T::Context,
    ) -> Result<Validated<T>, ValidationErrors> {
        self.validate_with(&value, context).map(|()| Validated::new(value))
    }

    /// The records of a body that serde refused: never none.
    #[cold]
    fn explain<'de, T: Deserialize<'de> + ApiValidate>(
        &self,
        body: &'de str,
        context: &T::Context,
    ) -> ValidationErrors {
        self.explain_in_place::<T>(body, context, |json, checker| {
            explain_pieces::<T>(json, json, checker, context);
        })
    }

    fn explain_in_place<'b, T: ApiValidate>(
        &self,
        body: &'b str,
        context: &T::Context,
        explain: impl FnOnce(&'b RawValue, &mut Checker),
    ) -> ValidationErrors {
        let mut checker = self.checker();
        explain_text::<T>(body, &mut checker, context, explain);
        let saw_array = checker.positions().has_seen_array();
        let errors = checker.into_errors();
        if saw_array || errors.has_broken_rule() { self.in_place::<T>(body, errors, context) } else { errors }
    }

    /// The record of a body that is UTF-8 up to here; columns count bytes, as they do in `serde_json`.
    #[cold]
    pub(crate) fn no_utf8(&self, body: &[u8], end: usize) -> ValidationErrors {
        let before = body.get(..end).unwrap_or(body);
        let lines = before.split(|byte| *byte == b'\n');
        let (line, column) = lines.fold((0, 1), |(line, _), last| (line + 1, last.len() + 1));
        let mut checker = self.checker();
        checker.unread(Expected::Utf8 { line, column }, Fault::Malformed);
        checker.into_errors()
    }
}

/// The records of a text that serde refused; `explain` has those of one that is JSON.
fn explain_text<'b, T: ApiValidate>(
    body: &'b str,
    checker: &mut Checker,
    context: &T::Context,
    explain: impl FnOnce(&'b RawValue, &mut Checker),
) {
    if explain_object::<T>(body, checker, context).is_some() {
        return;
    }
    match serde_json::from_str::<&RawValue>(body) {
        Ok(json) => explain(json, checker),
        Err(syntax) => {
            // What ends where a line begins has the column 0.
            let (line, column) = (syntax.line().max(1), syntax.column().max(1));
            checker.unread(Expected::Json { line, column }, Fault::Malformed);
        }
    }
}

/// As [`Validator::from_json_str`] has them, without a second look at arrays that were read as structs.
pub(crate) fn explain_body<'de, T: Deserialize<'de> + ApiValidate>(
    body: &'de str,
    checker: &mut Checker,
    context: &T::Context,
) {
    explain_text::<T>(body, checker, context, |json, checker| {
        explain_pieces::<T>(json, json, checker, context);
    });
}

/// The records of an object whose members say all that is wrong with it. To cut it into them shows that it is JSON,
/// so this one look at the text is all that most bodies need.
fn explain_object<T: ApiValidate>(body: &str, checker: &mut Checker, context: &T::Context) -> Option<()> {
    if !cursor::skip_blanks(body).starts_with('{') {
        return None;
    }
    let (mut members, mark) = (serde_json::from_str(body).ok()?, checker.mark());
    checker.begin(body);
    let read = T::__read_rest(&mut members, checker, context);
    if matches!(read, Err(NoValue::Refused)) && checker.says_what_is_refused() {
        return Some(());
    }
    checker.forget(mark);
    None
}

/// The records of a request that serde refused: of its pieces, or of the `whole`, deserialised once more.
pub(crate) fn explain_pieces<'de, T: Deserialize<'de> + ApiValidate>(
    json: &RawValue,
    whole: impl Deserializer<'de>,
    checker: &mut Checker,
    context: &T::Context,
) {
    checker.begin(json.get());
    match T::__read(json, checker, context) {
        Err(_) if checker.says_what_is_refused() => {}
        // Piece by piece it could be read; serde refused the whole.
        Ok(value) => {
            explain(json, T::EXPECTED, Trace::of::<T>(whole), checker);
            value.check(checker, context);
        }
        Err(_) => explain(json, T::EXPECTED, Trace::of::<T>(whole), checker),
    }
}
