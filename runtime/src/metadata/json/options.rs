//! The options of an attribute as they stand in JSON: texts, and objects where an option needs a role.

use alloc::{string::String, vec::Vec};
use core::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{
    limits::{MAX_NAME, MAX_OPTION},
    texts::Texts,
};
use crate::{
    ApiValidate, Checker,
    json::{self, Input, JsonType, Reader},
    type_info::TypeInfo,
};

/// `["Invoice", { "value": "Secret", "settableBy": ["archivist"] }]`
#[derive(Clone, Debug, Default)]
pub(super) struct OptionList {
    pub(super) texts: Texts,
    /// The roles of those that need one.
    pub(super) settable_by: Vec<(u32, Vec<String>)>,
}

/// `["Invoice"]`
#[derive(Clone, Debug, Default)]
pub(super) struct TextList(pub(super) Texts);

/// An option that not everybody may choose.
#[derive(PartialEq, Eq, Hash, serde::Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[api(crate = crate)]
struct Restricted {
    #[api(required, length(max = MAX_OPTION))]
    value: String,
    /// Whoever has one of these roles may choose it.
    #[api(length(min = 1), each(required, length(max = MAX_NAME)))]
    settable_by: Vec<String>,
}

// What the lists look like in a body. No value is made of these types: there may be millions of options.

/// Texts, and objects where an option needs a role.
#[derive(ApiValidate)]
#[api(crate = crate)]
struct Options(#[api(length(min = 1), unique)] Vec<OneOption>);

#[derive(PartialEq, Eq, Hash, serde::Deserialize, ApiValidate)]
#[serde(untagged)]
#[api(crate = crate)]
#[allow(dead_code)] // it describes
enum OneOption {
    Text(#[api(required, length(max = MAX_OPTION))] String),
    Restricted(Restricted),
}

/// Options that the attribute has, written as they stand there.
#[derive(ApiValidate)]
#[api(crate = crate)]
struct OptionsOfAttribute(#[api(length(min = 1))] Vec<String>);

const TOO_MUCH: &str = "these options take more than 4 GiB";

impl<'de> Deserialize<'de> for OptionList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(List { with_roles: true })
    }
}

impl<'de> Deserialize<'de> for TextList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(List { with_roles: false }).map(|list| Self(list.texts))
    }
}

macro_rules! lists {
    ($($type:ty: $form:ty),*) => {$(
        impl ApiValidate for $type {
            type Context = ();
            const __TYPE: TypeInfo = TypeInfo::leaf(&TEXTS).holder(&TEXTS, |purpose| <$form>::__TYPE.shape_for(purpose));

            fn check(&self, _: &mut Checker, (): &()) {}

            fn __read(input: Input<'_>, reader: &mut Reader<'_>, (): &()) -> Option<Self> {
                json::leaf(input, TEXTS, reader)
            }
        }
    )*};
}

/// The error about anything else asks for a text, as most options are.
const TEXTS: JsonType = JsonType::Each(&JsonType::Text);

lists!(OptionList: Options, TextList: OptionsOfAttribute);

struct List {
    with_roles: bool,
}

impl<'de> Visitor<'de> for List {
    type Value = OptionList;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of options")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<OptionList, A::Error> {
        let mut list = OptionList::default();
        while let Some(()) = items.next_element_seed(One { list: &mut list, with_roles: self.with_roles })? {}
        Ok(list)
    }
}

/// One option, which is added to the list without a copy of its own.
struct One<'l> {
    list: &'l mut OptionList,
    with_roles: bool,
}

impl<'de> DeserializeSeed<'de> for One<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.with_roles { deserializer.deserialize_any(self) } else { deserializer.deserialize_str(self) }
    }
}

impl<'de> Visitor<'de> for One<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.with_roles { "a text, or an object with value and settableBy" } else { "a text" })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        if self.list.texts.push(text) { Ok(()) } else { Err(E::custom(TOO_MUCH)) }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let option = Restricted::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
        let index = u32::try_from(self.list.texts.len()).map_err(|_| A::Error::custom(TOO_MUCH))?;
        self.list.settable_by.push((index, option.settable_by));
        self.visit_str(&option.value)
    }
}
