//! The items of a list of metadata.

use alloc::{boxed::Box, rc::Rc, string::String, sync::Arc};
#[cfg(feature = "utoipa")] // utoipa's derive writes them so
use alloc::{vec, vec::Vec};

use crate::ApiValidate;

/// A name and its value: an item that the rule [`metadata`](crate::rules::metadata()) checks.
///
/// Where serde gives the two members other names than `Name` and `Value`, say so, or the paths of records are wrong:
///
/// ```
/// use api_validate::metadata::NameValue;
///
/// struct Tag {
///     key: String,
///     text: String,
/// }
///
/// impl NameValue for Tag {
///     const NAME: &'static str = "key";
///     const VALUE: &'static str = "text";
///
///     fn name(&self) -> &str {
///         &self.key
///     }
///
///     fn value(&self) -> &str {
///         &self.text
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a metadata item",
    label = "`metadata` reads a list of names and values",
    note = "use `api_validate::metadata::Item`, or implement `api_validate::metadata::NameValue` for `{Self}`"
)]
pub trait NameValue {
    /// What clients call the member that holds the name.
    const NAME: &'static str = "Name";
    /// What clients call the member that holds the value.
    const VALUE: &'static str = "Value";

    /// The attribute's name.
    fn name(&self) -> &str;

    /// The attribute's value.
    fn value(&self) -> &str;
}

/// A metadata item as most services have it: `{ "Name": "Artifact", "Value": "Invoice" }`.
///
/// Both members are required, and others are not read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, serde::Deserialize, serde::Serialize, ApiValidate)]
#[cfg_attr(any(feature = "schemars", feature = "utoipa"), derive(crate::ApiSchema))]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
#[api(crate = crate)]
pub struct Item {
    /// The attribute's name.
    pub name: String,
    /// The attribute's value.
    pub value: String,
}

impl Item {
    /// An item.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

impl NameValue for Item {
    fn name(&self) -> &str {
        &self.name
    }

    fn value(&self) -> &str {
        &self.value
    }
}

macro_rules! through {
    ($($type:ty),*) => {$(
        impl<T: NameValue + ?Sized> NameValue for $type {
            const NAME: &'static str = T::NAME;
            const VALUE: &'static str = T::VALUE;

            fn name(&self) -> &str {
                (**self).name()
            }

            fn value(&self) -> &str {
                (**self).value()
            }
        }
    )*};
}

through!(&T, Box<T>, Rc<T>, Arc<T>);
