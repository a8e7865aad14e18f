//! A catalogue that is replaced while the service runs.

use alloc::sync::Arc;
use core::fmt;
use std::sync::{PoisonError, RwLock};

/// Holds the catalogue in force. [`load`](Self::load) hands it out, and whoever has it keeps this version. So a check
/// sees one catalogue, however often it is replaced meanwhile.
///
/// ```
/// use api_validate::metadata::{CatalogCell, JsonCatalog};
///
/// let catalog = CatalogCell::new(JsonCatalog::from_json(r#"{ "attributes": [{ "name": "Department" }] }"#)?);
/// let before = catalog.load();
/// catalog.store(JsonCatalog::from_json(r#"{ "attributes": [] }"#)?);
/// assert_eq!((before.len(), catalog.load().len()), (1, 0));
/// # Ok::<(), api_validate::metadata::CatalogErrors>(())
/// ```
pub struct CatalogCell<C>(RwLock<Arc<C>>);

impl<C> CatalogCell<C> {
    /// A cell that holds this catalogue.
    pub fn new(catalog: impl Into<Arc<C>>) -> Self {
        Self(RwLock::new(catalog.into()))
    }

    /// The catalogue in force.
    pub fn load(&self) -> Arc<C> {
        // What is in there is whole, whoever panicked while holding the lock.
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another catalogue in force; gives the one before.
    pub fn store(&self, catalog: impl Into<Arc<C>>) -> Arc<C> {
        let catalog = catalog.into();
        core::mem::replace(&mut *self.0.write().unwrap_or_else(PoisonError::into_inner), catalog)
    }
}

impl<C: fmt::Debug> fmt::Debug for CatalogCell<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CatalogCell").field(&self.load()).finish()
    }
}
