//! The entry points that resolve.

use super::{Mode, ResolveError, Resolver};
use crate::{ApiValidate, Checker, Validator, validate::NoContext};

impl Validator {
    /// Checks a value whose rules need no context, with everything that has to be looked up.
    ///
    /// # Errors
    /// What is wrong with it, or the resolver's own error.
    pub async fn validate_resolved<T, R>(&self, value: &T, resolver: &R) -> Result<(), ResolveError<R::Error>>
    where
        T: ApiValidate<Context: NoContext> + ?Sized,
        R: Resolver,
    {
        self.validate_resolved_with(value, NoContext::NONE, resolver).await
    }

    /// Checks a value whose rules need a context, with everything that has to be looked up.
    ///
    /// # Errors
    /// What is wrong with it, or the resolver's own error.
    pub async fn validate_resolved_with<T, R>(
        &self,
        value: &T,
        context: &T::Context,
        resolver: &R,
    ) -> Result<(), ResolveError<R::Error>>
    where
        T: ApiValidate + ?Sized,
        R: Resolver,
    {
        self.resolved(resolver, Validator::checker, |checker| value.check(checker, context)).await
    }

    /// Checks twice, where there is something to look up: to note it, and with the answers.
    pub(crate) async fn resolved<R: Resolver>(
        &self,
        resolver: &R,
        checker: impl Fn(&Self) -> Checker,
        check: impl Fn(&mut Checker),
    ) -> Result<(), ResolveError<R::Error>> {
        let mut batch = {
            let mut first = checker(self).with_lookups(Mode::Collect(self.most_lookups()));
            check(&mut first);
            match first.take_lookups().into_batch() {
                None => return Ok(first.finish()?),
                Some(batch) => batch,
            }
        };
        // Where nothing found room, nobody is asked.
        if !batch.is_empty() {
            resolver.resolve_all(&mut batch).await.map_err(ResolveError::Failed)?;
        }
        let mut second = checker(self).with_lookups(Mode::Judge(batch));
        check(&mut second);
        Ok(second.finish()?)
    }
}
