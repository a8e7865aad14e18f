//! A locale of any type, for a request.

use alloc::sync::Arc;
use core::{fmt, ops::Deref};

use super::Locale;

/// A locale that a request's extensions can hold.
///
/// Where an [`ErrorFormat`](crate::ErrorFormat) names locales, the layer for axum and the middleware for actix-web put the
/// one there that a request asks for, so that handlers can write their own texts in the same language. A middleware
/// further out that puts one there first decides itself.
#[derive(Clone)]
pub struct SharedLocale(Arc<dyn Locale + Send + Sync>);

impl SharedLocale {
    /// Takes a locale.
    pub fn new(locale: impl Locale + Send + Sync + 'static) -> Self {
        Self(Arc::new(locale))
    }
}

impl Deref for SharedLocale {
    type Target = dyn Locale + Send + Sync;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl fmt::Debug for SharedLocale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SharedLocale({:?})", self.language())
    }
}
