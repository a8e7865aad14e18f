//! What a service implements, and how it fails.

use core::{error::Error, fmt};

use super::{Batch, Lookups};
use crate::ValidationErrors;

/// Looks things up. A service implements it over its database, for what one caller may see.
///
/// Do not report a resource that exists but that the caller may not see. It is then answered like an unknown one, in
/// the same words and after the same work.
///
/// The futures are `Send`, so that every runtime can run them.
pub trait Resolver: Sync {
    /// Why nothing could be looked up, such as a database's error.
    type Error: Send;

    /// Looks up everything of one kind, with one query: calls [`Lookups::found`] or [`Lookups::found_with`] for
    /// whatever is there.
    ///
    /// # Errors
    /// Where it cannot be known what is there. The request is then neither valid nor invalid.
    fn resolve(&self, lookups: &mut Lookups) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Looks up all kinds: one after the other, unless the service does them side by side, with whatever its runtime
    /// has for that, such as `try_join!`.
    ///
    /// # Errors
    /// As [`resolve`](Self::resolve); the first error ends it.
    fn resolve_all(&self, batch: &mut Batch) -> impl Future<Output = Result<(), Self::Error>> + Send {
        async {
            for lookups in batch.kinds_mut() {
                self.resolve(lookups).await?;
            }
            Ok(())
        }
    }
}

impl<R: Resolver> Resolver for &R {
    type Error = R::Error;

    fn resolve(&self, lookups: &mut Lookups) -> impl Future<Output = Result<(), Self::Error>> + Send {
        R::resolve(self, lookups)
    }

    fn resolve_all(&self, batch: &mut Batch) -> impl Future<Output = Result<(), Self::Error>> + Send {
        R::resolve_all(self, batch)
    }
}

/// Why a value with lookups did not pass.
#[derive(Debug)]
pub enum ResolveError<E> {
    /// It breaks rules.
    Invalid(ValidationErrors),
    /// The resolver failed, so that nothing is known.
    Failed(E),
}

impl<E> From<ValidationErrors> for ResolveError<E> {
    fn from(errors: ValidationErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl<E: fmt::Display> fmt::Display for ResolveError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(errors) => errors.fmt(f),
            Self::Failed(error) => write!(f, "the resolver failed: {error}"),
        }
    }
}

impl<E: Error + 'static> Error for ResolveError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Invalid(_) => None,
            Self::Failed(error) => Some(error),
        }
    }
}
