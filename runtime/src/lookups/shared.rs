//! A resolver of any type, for a service's extractors.

use alloc::{boxed::Box, sync::Arc};
use core::{error::Error, fmt, pin::Pin};

use super::{Batch, Lookups, Resolver};

type BoxError = Box<dyn Error + Send + Sync>;
type Resolving<'a> = Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send + 'a>>;

/// A resolver for the extractors of a framework. Put it among the extensions of a request, if it knows the caller, or
/// into the application's.
#[derive(Clone)]
pub struct SharedResolver(Arc<dyn Erased>);

impl SharedResolver {
    /// Takes a resolver whose errors can be boxed.
    pub fn new<R>(resolver: R) -> Self
    where
        R: Resolver<Error: Into<BoxError>> + Send + 'static,
    {
        Self(Arc::new(resolver))
    }
}

trait Erased: Send + Sync {
    fn resolve<'a>(&'a self, lookups: &'a mut Lookups) -> Resolving<'a>;
    fn resolve_all<'a>(&'a self, batch: &'a mut Batch) -> Resolving<'a>;
}

impl<R: Resolver<Error: Into<BoxError>> + Send> Erased for R {
    fn resolve<'a>(&'a self, lookups: &'a mut Lookups) -> Resolving<'a> {
        Box::pin(async { R::resolve(self, lookups).await.map_err(Into::into) })
    }

    fn resolve_all<'a>(&'a self, batch: &'a mut Batch) -> Resolving<'a> {
        Box::pin(async { R::resolve_all(self, batch).await.map_err(Into::into) })
    }
}

impl Resolver for SharedResolver {
    type Error = BoxError;

    async fn resolve(&self, lookups: &mut Lookups) -> Result<(), BoxError> {
        self.0.resolve(lookups).await
    }

    async fn resolve_all(&self, batch: &mut Batch) -> Result<(), BoxError> {
        self.0.resolve_all(batch).await
    }
}

impl fmt::Debug for SharedResolver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SharedResolver").finish_non_exhaustive()
    }
}
