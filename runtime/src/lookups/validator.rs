//! The entry points that resolve.

use super::{Mode, ResolveError, Resolver};
use crate::{ApiValidate, Checker, Validator};

impl Validator {
    /// Checks a value whose rules need no context, with everything that has to be looked up.
    ///
    /// # Errors
    /// What is wrong with it, or the resolver's own error.
    pub async fn validate_resolved<T, R>(&self, value: &T, resolver: &R) -> Result<(), ResolveError<R::Error>>
    where
        T: ApiValidate<Context = ()> + ?Sized,
        R: Resolver,
    {
        self.validate_resolved_with(value, &(), resolver).await
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

    /// Reads a request from bytes of JSON and checks it, with everything that has to be looked up: see
    /// [`json::from_slice`](crate::json::from_slice). Of a body that serde refuses, what could be read is looked up too.
    ///
    /// # Errors
    /// What is wrong with it, or the resolver's own error.
    #[cfg(feature = "json")]
    pub async fn from_json_slice_resolved<'de, T, R>(
        &self,
        body: &'de [u8],
        context: &T::Context,
        resolver: &R,
    ) -> Result<crate::Validated<T>, ResolveError<R::Error>>
    where
        T: serde::Deserialize<'de> + ApiValidate,
        R: Resolver,
    {
        let outcome = match serde_json::from_slice(body) {
            Ok(value) => self
                .validate_resolved_with(&value, context, resolver)
                .await
                .map(|()| crate::Validated::new(value)),
            Err(_) => Err(self.explain_resolved::<T, R>(body, context, resolver).await),
        };
        outcome.map_err(|error| match error {
            ResolveError::Invalid(errors) => {
                self.in_place::<T>(&alloc::string::String::from_utf8_lossy(body), errors, context).into()
            }
            failed @ ResolveError::Failed(_) => failed,
        })
    }

    /// What is wrong with a body that serde refused.
    #[cfg(feature = "json")]
    async fn explain_resolved<'de, T, R>(
        &self,
        body: &'de [u8],
        context: &T::Context,
        resolver: &R,
    ) -> ResolveError<R::Error>
    where
        T: serde::Deserialize<'de> + ApiValidate,
        R: Resolver,
    {
        let text = match core::str::from_utf8(body) {
            Ok(text) => text,
            Err(error) => return self.no_utf8(body, error.valid_up_to()).into(),
        };
        let explained = self
            .resolved(resolver, Self::checker, |checker| {
                crate::json::explain_body::<T>(text, checker, context);
            })
            .await;
        // A body that serde refused has a record.
        explained.err().unwrap_or_else(|| crate::ValidationErrors::new(alloc::vec::Vec::new(), true).into())
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
