//! Functions for `#[serde(deserialize_with = "…")]` that change text before it is checked.
//!
//! A rule never changes a value. What should be trimmed is trimmed while serde reads it, and the rules see what is left:
//!
//! ```
//! # #[cfg(feature = "json")] {
//! use api_validate::{ApiValidate, json};
//! use serde::Deserialize;
//!
//! #[derive(Debug, Deserialize, ApiValidate)]
//! struct SignUp {
//!     #[serde(deserialize_with = "api_validate::normalize::trim")]
//!     #[api(required, length(max = 5))]
//!     name: String,
//!     #[serde(default, deserialize_with = "api_validate::normalize::blank_as_none")]
//!     #[api(length(min = 2))]
//!     nickname: Option<String>,
//! }
//!
//! let sign_up = json::from_str::<SignUp>(r#"{ "name": " Ada  ", "nickname": " " }"#).unwrap();
//! assert_eq!((&*sign_up.name, &sign_up.nickname), ("Ada", &None));
//!
//! let errors = json::from_str::<SignUp>(r#"{ "name": " Augusta " }"#).unwrap_err();
//! assert_eq!(errors.to_string(), "name: This must have at most 5 characters. (MAX_LENGTH_EXCEEDED)");
//! # }
//! ```
//!
//! A JSON Schema describes what is sent: here, text of any length for `name`, which is not blank. That it has at most five
//! characters when it is trimmed is told in words.
//!
//! They work on `String`, and on `Option`, [`Patch`], `Box` and `Vec` of what they work on; [`blank_as_none`] on an `Option` or
//! a `Patch` of text. An optional field needs `#[serde(default)]`, as with every such function. White space is what Unicode calls
//! `White_Space`. A field has one such function: to do two things, write one that calls two.
//!
//! ```
//! use api_validate::normalize;
//!
//! fn code<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
//!     normalize::trim(deserializer).map(|text: String| text.to_uppercase())
//! }
//! # let of = |text: &'static str| code(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(text)).unwrap();
//! # assert_eq!(of(" ab "), "AB");
//! ```

use alloc::{boxed::Box, string::String, vec::Vec};

use serde::{Deserialize, Deserializer};

use crate::Patch;
#[cfg(feature = "json")]
use crate::json::{Change, Source};

#[cfg(feature = "json")]
impl Change {
    /// Returns what a function of this name changes, if it is one of those in this module.
    pub(crate) fn by(name: &str) -> Option<Self> {
        let known = [
            (name_of(&trim::<Source<'_>, String>), Self::Trimmed),
            (name_of(&lowercase::<Source<'_>, String>), Self::Cased),
            (name_of(&uppercase::<Source<'_>, String>), Self::Cased),
            (name_of(&blank_as_none::<Source<'_>, Option<String>>), Self::BlankIsNone),
        ];
        known.into_iter().find_map(|(known, change)| (known == name).then_some(change))
    }
}

/// Returns the name of a function, without the types that it is generic over.
#[cfg(feature = "json")]
pub(crate) fn name_of<F>(_: &F) -> &'static str {
    let name = core::any::type_name::<F>();
    name.split_once('<').map_or(name, |(name, _)| name)
}

/// A value with text in it.
pub trait Normalize {
    /// Hands each text to the function, which may change it.
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String));
}

impl Normalize for String {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(self);
    }
}

impl<T: Normalize> Normalize for Option<T> {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        if let Some(value) = self {
            value.each_text(change);
        }
    }
}

impl<T: Normalize> Normalize for Patch<T> {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        if let Self::Value(value) = self {
            value.each_text(change);
        }
    }
}

impl<T: Normalize> Normalize for Vec<T> {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        for value in self {
            value.each_text(change);
        }
    }
}

impl<T: Normalize + ?Sized> Normalize for Box<T> {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        (**self).each_text(change);
    }
}

fn read<'de, D, T>(deserializer: D, mut change: impl FnMut(&mut String)) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Normalize,
{
    let mut value = T::deserialize(deserializer)?;
    value.each_text(&mut change);
    Ok(value)
}

/// Removes white space at both ends.
///
/// # Errors
/// serde's error about a value that is not a `T`.
pub fn trim<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Normalize,
{
    read(deserializer, |text| {
        text.truncate(text.trim_end().len());
        text.drain(..text.len() - text.trim_start().len());
    })
}

/// Lower-cases text, as [`str::to_lowercase`] does for every script.
///
/// # Errors
/// serde's error about a value that is not a `T`.
pub fn lowercase<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Normalize,
{
    read(deserializer, |text| *text = text.to_lowercase())
}

/// Upper-cases text, as [`str::to_uppercase`] does for every script.
///
/// # Errors
/// serde's error about a value that is not a `T`.
pub fn uppercase<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Normalize,
{
    read(deserializer, |text| *text = text.to_uppercase())
}

/// Takes text of white space alone for `None`, as forms send what nobody filled in; in a [`Patch`], for null.
///
/// # Errors
/// What serde says of a value that is neither text nor null.
pub fn blank_as_none<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + OptionalText,
{
    T::deserialize(deserializer).map(T::without_blank)
}

/// Text that may be missing: an `Option` or a [`Patch`].
pub trait OptionalText {
    /// Returns the text, unless it is white space alone.
    #[must_use]
    fn without_blank(self) -> Self;
}

impl<T: AsRef<str>> OptionalText for Option<T> {
    fn without_blank(self) -> Self {
        self.filter(|text| !is_white(text.as_ref()))
    }
}

impl<T: AsRef<str>> OptionalText for Patch<T> {
    fn without_blank(self) -> Self {
        match self {
            Self::Value(text) if is_white(text.as_ref()) => Self::Null,
            patch => patch,
        }
    }
}

fn is_white(text: &str) -> bool {
    text.trim().is_empty()
}
