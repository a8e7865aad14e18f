//! The catalogue's JSON, as `metadata-catalog.schema.json` describes it. It is checked as any request is.

use alloc::{string::String, vec::Vec};

use serde::Deserialize;

use super::{
    bound::Bound,
    options::{OptionList, TextList},
};
use crate::ApiValidate;

/// The most characters of a name, a role or an option: texts stay short, whatever stands in the catalogue.
pub(super) const MAX_NAME: usize = 128;
pub(super) const MAX_OPTION: usize = 256;

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
pub(super) struct File {
    /// For editors.
    #[serde(rename = "$schema")]
    #[allow(dead_code)] // it may stand there
    schema: Option<String>,
    pub(super) attributes: Vec<Attribute>,
    #[serde(default)]
    pub(super) rules: Vec<Rule>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
pub(super) struct Attribute {
    #[api(required, length(max = MAX_NAME))]
    pub(super) name: String,
    #[serde(default)]
    pub(super) many: bool,
    #[serde(default)]
    pub(super) required: bool,
    #[api(length(min = 1), each(required, length(max = MAX_NAME)))]
    pub(super) settable_by: Option<Vec<String>>,
    pub(super) options: Option<OptionList>,
    pub(super) options_by: Option<OptionsBy>,
    pub(super) text: Option<Text>,
    pub(super) number: Option<Number>,
    pub(super) date: Option<Date>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
pub(super) struct OptionsBy {
    pub(super) attribute: String,
    #[api(required)]
    pub(super) cases: Vec<Case>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
pub(super) struct Case {
    pub(super) is: TextList,
    pub(super) options: TextList,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
pub(super) struct Text {
    pub(super) min_length: Option<u32>,
    pub(super) max_length: Option<u32>,
    #[api(one_of("email", "url", "uuid", "phone", "ip"))]
    pub(super) format: Option<String>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
pub(super) struct Number {
    #[serde(default)]
    pub(super) integer: bool,
    pub(super) scale: Option<u32>,
    #[api(range(min = 1))]
    pub(super) precision: Option<u32>,
    pub(super) min: Option<Bound>,
    pub(super) max: Option<Bound>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
pub(super) struct Date {
    pub(super) format: Option<String>,
    pub(super) min: Option<String>,
    pub(super) max: Option<String>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate, at_least_one(allows, requires, excludes))]
pub(super) struct Rule {
    pub(super) when: String,
    pub(super) is: Option<TextList>,
    #[serde(default)]
    pub(super) allows: Vec<Allowed>,
    #[serde(default)]
    pub(super) requires: Vec<String>,
    #[serde(default)]
    pub(super) excludes: Vec<String>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
pub(super) struct Allowed {
    pub(super) attribute: String,
    pub(super) options: TextList,
}
