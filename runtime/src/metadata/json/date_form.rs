//! The formats of dates that a catalogue can ask for.

use alloc::borrow::Cow;

use serde::de::{Deserialize, Deserializer, Error};

use crate::{
    ApiValidate, Checker, DateFormat,
    json::{self, Input, JsonType, Reader},
    type_info::TypeInfo,
};

/// The format of a date, one of those that a catalogue can ask for: a record keeps it as it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct DateForm(DateFormat);

impl DateForm {
    pub(super) fn format(self) -> DateFormat {
        self.0
    }
}

const DATE_FORMATS: &[&str] = &[
    "dd/MMM/YYYY",
    "dd/MM/YYYY",
    "MM/dd/YYYY",
    "YYYY/MM/dd",
    "dd-MMM-YYYY",
    "dd-MM-YYYY",
    "MM-dd-YYYY",
    "YYYY-MM-dd",
    "yyyy-MM-dd",
    "dd.MM.YYYY",
    "YYYYMMdd",
    "yyyyMMdd",
];

impl<'de> Deserialize<'de> for DateForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Cow::<str>::deserialize(deserializer)?;
        let known = DATE_FORMATS.iter().find(|known| **known == name);
        known
            .and_then(|known| DateFormat::new(known))
            .map(Self)
            .ok_or_else(|| D::Error::unknown_variant("", DATE_FORMATS))
    }
}

impl ApiValidate for DateForm {
    type Context = ();
    const __TYPE: TypeInfo = TypeInfo::leaf(&JsonType::OneOf(DATE_FORMATS));

    fn check(&self, _: &mut Checker, (): &()) {}

    fn __read(input: Input<'_>, reader: &mut Reader<'_>, (): &()) -> Option<Self> {
        json::leaf(input, JsonType::OneOf(DATE_FORMATS), reader)
    }
}
