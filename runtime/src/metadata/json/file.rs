//! The catalogue's JSON. It is checked as any request is, and `metadata-catalog.schema.json` is written from it.

use alloc::{string::String, vec::Vec};

use serde::Deserialize;

use super::{
    bound::Bound,
    date_form::DateForm,
    limits::MAX_NAME,
    options::{OptionList, TextList},
};
use crate::ApiValidate;

/// A catalogue of metadata: the attributes that a list may hold, their values, and the rules between them.
#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
pub(super) struct File {
    /// Where this schema is, for editors.
    #[serde(rename = "$schema")]
    #[allow(dead_code)] // it may stand there
    schema: Option<String>,
    /// Every attribute that is known. No two have the same name.
    pub(super) attributes: Vec<Attribute>,
    /// What attributes ask of each other. Each item that breaks one is a `METADATA_RULE_VIOLATION`.
    #[serde(default)]
    pub(super) rules: Vec<Rule>,
}

/// An attribute. Its value is one of options, or text, number or date; or any text.
#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
pub(super) struct Attribute {
    /// What clients call it, to the letter.
    #[api(required, length(max = MAX_NAME))]
    pub(super) name: String,
    /// Whether more than one item may have it.
    #[serde(default)]
    pub(super) many: bool,
    /// Whether a list must hold it, if its sender may set it.
    #[serde(default)]
    pub(super) required: bool,
    /// Whoever has one of these roles may set it; without this member, everybody may.
    #[api(length(min = 1), each(required, length(max = MAX_NAME)))]
    pub(super) settable_by: Option<Vec<String>>,
    /// The values that it can have; an object where an option needs a role.
    #[api(when(self.options_by.is_some(), required(message = "Add the options of which optionsBy takes a part.")))]
    pub(super) options: Option<OptionList>,
    pub(super) options_by: Option<OptionsBy>,
    #[api(when(self.options.is_some(), absent(message = "This cannot stand beside options. Leave out one of them.")))]
    pub(super) text: Option<Text>,
    #[api(when(self.options.is_some() || self.text.is_some(),
        absent(message = "This cannot stand beside options or text. Leave out one of them.")))]
    pub(super) number: Option<Number>,
    #[api(when(self.options.is_some() || self.text.is_some() || self.number.is_some(),
        absent(message = "This cannot stand beside options, text or number. Leave out one of them.")))]
    pub(super) date: Option<Date>,
}

/// Which of the options are left, by the option of another attribute. Any other value is an `INVALID_METADATA_OPTION`.
#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
pub(super) struct OptionsBy {
    /// An attribute that has options and is not many.
    pub(super) attribute: String,
    /// All options are left where no case fits.
    #[api(required)]
    pub(super) cases: Vec<Case>,
}

/// The options that are left, if the other attribute has one of these.
#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
pub(super) struct Case {
    pub(super) is: TextList,
    pub(super) options: TextList,
}

/// Text, whose length is counted in Unicode scalar values.
#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
pub(super) struct Text {
    pub(super) min_length: Option<u32>,
    pub(super) max_length: Option<u32>,
    #[api(one_of("email", "url", "uuid", "phone", "ip"))]
    pub(super) format: Option<String>,
}

/// A number as JSON writes it, without an exponent.
#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
pub(super) struct Number {
    #[serde(default)]
    pub(super) integer: bool,
    /// The most decimal places.
    #[api(when(self.integer, absent(message = "This cannot stand beside integer. Leave out one of them.")))]
    pub(super) scale: Option<u32>,
    /// The most digits.
    #[api(range(min = 1))]
    pub(super) precision: Option<u32>,
    pub(super) min: Option<Bound>,
    pub(super) max: Option<Bound>,
}

/// A date. Its bounds are dates of its format, or today.
#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
pub(super) struct Date {
    /// dd/MMM/YYYY unless said.
    pub(super) format: Option<DateForm>,
    pub(super) min: Option<String>,
    pub(super) max: Option<String>,
}

/// What follows where an item has an attribute; where there is is, only from these options of it.
#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate, at_least_one(allows, requires, excludes))]
pub(super) struct Rule {
    /// The name of an attribute.
    pub(super) when: String,
    #[api(when(!self.allows.is_empty(),
        required(message = "What is allowed depends on the value. Add the options.")))]
    pub(super) is: Option<TextList>,
    /// Of the options of other attributes, only these.
    #[serde(default)]
    pub(super) allows: Vec<Allowed>,
    /// These must be sent too.
    #[serde(default)]
    pub(super) requires: Vec<String>,
    /// These must not be sent.
    #[serde(default)]
    pub(super) excludes: Vec<String>,
}

/// Options of another attribute.
#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
pub(super) struct Allowed {
    pub(super) attribute: String,
    pub(super) options: TextList,
}
