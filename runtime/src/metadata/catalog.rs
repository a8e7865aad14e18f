//! What a check asks of a catalogue.

use alloc::{boxed::Box, sync::Arc};
use core::fmt;

use super::{Caller, Findings, List, Problem};
use crate::Clock;

/// An attribute, by the number that its catalogue knows it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttributeId(pub u32);

/// Who asks, and when.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// Who sent the request.
    pub caller: &'a dyn Caller,
    /// Knows today's date.
    pub clock: &'a Clock,
}

impl fmt::Debug for Asking<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Asking").finish_non_exhaustive()
    }
}

/// A catalogue of metadata attributes: [`JsonCatalog`](super::JsonCatalog), or a service's own.
///
/// The check asks these questions for each item, in this order, and stops at the first that fails; then it asks
/// [`together`](Self::together) once. It finds repeated items by itself. Two methods are enough:
///
/// ```
/// use api_validate::metadata::{AttributeId, Catalog};
///
/// struct Colours;
///
/// impl Catalog for Colours {
///     fn find(&self, name: &str) -> Option<AttributeId> {
///         ["Body", "Roof"].iter().position(|known| *known == name).map(|n| AttributeId(n as u32))
///     }
///
///     fn name(&self, attribute: AttributeId) -> &str {
///         if attribute.0 == 0 { "Body" } else { "Roof" }
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a catalogue of metadata",
    label = "`catalog` expects one, such as a `JsonCatalog`",
    note = "the catalogue in a `CatalogCell` is what its `load()` gives",
    note = "implement `api_validate::metadata::Catalog` for `{Self}` if it knows attributes"
)]
pub trait Catalog {
    /// The attribute of this name; `None` is a `METADATA_ATTRIBUTE_NOT_FOUND`.
    fn find(&self, name: &str) -> Option<AttributeId>;

    /// The name of an attribute, for texts.
    fn name(&self, attribute: AttributeId) -> &str;

    /// Whether the caller may set the attribute; if not, it is a `METADATA_SECURITY_VIOLATION`, and nothing else
    /// about the item is told.
    fn permits(&self, attribute: AttributeId, caller: &dyn Caller) -> bool {
        let _ = (attribute, caller);
        true
    }

    /// Whether more than one item may have the attribute; if not, the second and each later one is a
    /// `DUPLICATE_METADATA`.
    fn is_many(&self, attribute: AttributeId) -> bool {
        let _ = attribute;
        false
    }

    /// Judges a value by itself.
    ///
    /// # Errors
    /// What is wrong with it.
    fn judge(&self, attribute: AttributeId, value: &str, asking: &Asking<'_>) -> Result<(), Problem> {
        let _ = (attribute, value, asking);
        Ok(())
    }

    /// Judges the items with regard to each other, and finds those that are missing.
    fn together(&self, list: &List<'_>, asking: &Asking<'_>, findings: &mut Findings) {
        let _ = (list, asking, findings);
    }
}

macro_rules! through {
    ($($type:ty),*) => {$(
        impl<C: Catalog + ?Sized> Catalog for $type {
            fn find(&self, name: &str) -> Option<AttributeId> {
                (**self).find(name)
            }

            fn name(&self, attribute: AttributeId) -> &str {
                (**self).name(attribute)
            }

            fn permits(&self, attribute: AttributeId, caller: &dyn Caller) -> bool {
                (**self).permits(attribute, caller)
            }

            fn is_many(&self, attribute: AttributeId) -> bool {
                (**self).is_many(attribute)
            }

            fn judge(&self, attribute: AttributeId, value: &str, asking: &Asking<'_>) -> Result<(), Problem> {
                (**self).judge(attribute, value, asking)
            }

            fn together(&self, list: &List<'_>, asking: &Asking<'_>, findings: &mut Findings) {
                (**self).together(list, asking, findings);
            }
        }
    )*};
}

through!(&C, Box<C>, Arc<C>);
