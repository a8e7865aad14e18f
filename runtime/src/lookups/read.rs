//! The entry points that read a request, and resolve.

use alloc::{string::ToString, vec::Vec};

use serde::de::{Deserialize, DeserializeOwned};
use serde_json::Value;

use super::{ResolveError, Resolver};
use crate::{
    ApiValidate, Checker, Validated, ValidationErrors, Validator,
    json::{self, RefusedBy, read_as},
};

type Resolved<T, R> = Result<Validated<T>, ResolveError<<R as Resolver>::Error>>;

impl Validator {
    /// Reads a request from bytes of JSON and checks it, with everything that has to be looked up: see
    /// [`json::from_slice`](crate::json::from_slice). Of a body that serde refuses, what could be read is looked up too.
    ///
    /// # Errors
    /// What is wrong with it, or the resolver's own error.
    pub async fn from_json_slice_resolved<'de, T, R>(
        &self,
        body: &'de [u8],
        context: &T::Context,
        resolver: &R,
    ) -> Resolved<T, R>
    where
        T: Deserialize<'de> + ApiValidate,
        R: Resolver,
    {
        match serde_json::from_slice(body) {
            Ok(value) => {
                let outcome = self.validated_resolved(value, context, resolver).await;
                self.in_place_resolved(body, outcome, context, resolver).await
            }
            Err(error) => {
                let explain = |checker: &mut Checker| {
                    json::explain(body, RefusedBy::Json(&error), checker, &mut read_as::<T>(context));
                };
                Err(self.refused(resolver, explain).await)
            }
        }
    }

    /// As [`from_json_slice_resolved`](Self::from_json_slice_resolved), from text.
    ///
    /// # Errors
    /// What is wrong with it, or the resolver's own error.
    pub async fn from_json_str_resolved<'de, T, R>(
        &self,
        body: &'de str,
        context: &T::Context,
        resolver: &R,
    ) -> Resolved<T, R>
    where
        T: Deserialize<'de> + ApiValidate,
        R: Resolver,
    {
        self.from_json_slice_resolved(body.as_bytes(), context, resolver).await
    }

    /// As [`from_json_slice_resolved`](Self::from_json_slice_resolved), from a JSON value.
    ///
    /// # Errors
    /// What is wrong with it, or the resolver's own error.
    pub async fn from_json_value_resolved<T, R>(
        &self,
        body: Value,
        context: &T::Context,
        resolver: &R,
    ) -> Resolved<T, R>
    where
        T: DeserializeOwned + ApiValidate,
        R: Resolver,
    {
        match T::deserialize(&body) {
            Ok(value) => {
                let outcome = self.validated_resolved(value, context, resolver).await;
                self.in_place_resolved(body.to_string().as_bytes(), outcome, context, resolver).await
            }
            Err(_) => self.from_json_slice_resolved(body.to_string().as_bytes(), context, resolver).await,
        }
    }

    /// Reads a request from a query string and checks it, with everything that has to be looked up: see
    /// [`query::from_str`](crate::query::from_str). Of a query that serde refuses, what could be read is looked up too.
    ///
    /// # Errors
    /// What is wrong with it, or the resolver's own error.
    #[cfg(feature = "query")]
    pub async fn from_query_str_resolved<'de, T, R>(
        &self,
        query: &'de str,
        context: &T::Context,
        resolver: &R,
    ) -> Resolved<T, R>
    where
        T: Deserialize<'de> + ApiValidate,
        R: Resolver,
    {
        match crate::query::value(query) {
            Some(value) => self.validated_resolved(value, context, resolver).await,
            None => self.read_resolved(&crate::query::Parameters::of(query), context, resolver).await,
        }
    }

    /// Reads what was sent by name, without asking serde, and resolves it.
    #[cfg(feature = "query")]
    pub(crate) async fn read_resolved<T, R>(
        &self,
        parameters: &crate::query::Parameters<'_>,
        context: &T::Context,
        resolver: &R,
    ) -> Resolved<T, R>
    where
        T: ApiValidate,
        R: Resolver,
    {
        let read = |checker: &mut Checker| crate::query::read_parameters::<T>(parameters, checker, context);
        self.resolved(resolver, Self::checker, |checker| drop(read(checker))).await?;
        // Everything holds: what is left is to read it.
        let mut checker = self.checker();
        checker.ignore_rules();
        read(&mut checker).map(Validated::new).ok_or_else(|| ValidationErrors::new(Vec::new(), true).into())
    }

    async fn validated_resolved<T: ApiValidate, R: Resolver>(
        &self,
        value: T,
        context: &T::Context,
        resolver: &R,
    ) -> Resolved<T, R> {
        self.validate_resolved_with(&value, context, resolver).await?;
        Ok(Validated::new(value))
    }

    /// What is wrong with a request that serde refused: never nothing.
    async fn refused<R: Resolver>(
        &self,
        resolver: &R,
        explain: impl Fn(&mut Checker),
    ) -> ResolveError<R::Error> {
        let explained = self.resolved(resolver, Self::checker, explain).await;
        explained.err().unwrap_or_else(|| ValidationErrors::new(Vec::new(), true).into())
    }

    /// The records with their places in what was sent. Where some belong to another place, the body is read once more, and
    /// the resolver asked once more.
    async fn in_place_resolved<T: ApiValidate, R: Resolver>(
        &self,
        body: &[u8],
        outcome: Resolved<T, R>,
        context: &T::Context,
        resolver: &R,
    ) -> Resolved<T, R> {
        match outcome {
            Err(ResolveError::Invalid(errors)) if json::has_other_places(body, &errors) => {
                let read =
                    |checker: &mut Checker| json::read_again(body, checker, &mut read_as::<T>(context));
                match self.resolved(resolver, Self::checker, read).await {
                    Err(ResolveError::Invalid(read)) if read.replaces(&errors) => {
                        Err(json::end_at_arrays(body, read).into())
                    }
                    Err(failed @ ResolveError::Failed(_)) => Err(failed),
                    _ => Err(json::end_at_arrays(body, errors).into()),
                }
            }
            outcome => outcome,
        }
    }
}
