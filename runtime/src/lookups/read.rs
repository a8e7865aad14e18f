//! The entry points that read a request, and resolve.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use serde::de::{Deserialize, DeserializeOwned};
use serde_json::Value;

use super::{ResolveError, Resolver};
use crate::{ApiValidate, Checker, Validated, ValidationErrors, Validator};

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
        match core::str::from_utf8(body) {
            Ok(text) => self.from_json_str_resolved(text, context, resolver).await,
            // What is no UTF-8 may stand in a text that nobody reads.
            Err(error) => match serde_json::from_slice(body) {
                Ok(value) => {
                    let outcome = self.validated_resolved(value, context, resolver).await;
                    self.in_place_resolved::<T, _, _>(outcome, &String::from_utf8_lossy(body), context)
                }
                Err(_) => Err(self.no_utf8(body, error.valid_up_to()).into()),
            },
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
        let outcome = match serde_json::from_str(body) {
            Ok(value) => self.validated_resolved(value, context, resolver).await,
            Err(_) => {
                let explain = |checker: &mut Checker| crate::json::explain_body::<T>(body, checker, context);
                Err(self.refused(resolver, Self::checker, explain).await)
            }
        };
        self.in_place_resolved::<T, _, _>(outcome, body, context)
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
                self.in_place_resolved::<T, _, _>(outcome, &body.to_string(), context)
            }
            Err(_) => self.from_json_str_resolved(&body.to_string(), context, resolver).await,
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
        match serde_html_form::from_str(query) {
            Ok(value) => self.validated_resolved(value, context, resolver).await,
            Err(_) => {
                let checker = |validator: &Self| validator.checker().for_query();
                let explain = |checker: &mut Checker| crate::query::explain::<T>(query, checker, context);
                Err(self.refused(resolver, checker, explain).await)
            }
        }
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
        checker: impl Fn(&Self) -> Checker,
        explain: impl Fn(&mut Checker),
    ) -> ResolveError<R::Error> {
        let explained = self.resolved(resolver, checker, explain).await;
        explained.err().unwrap_or_else(|| ValidationErrors::new(Vec::new(), true).into())
    }

    /// Follows the records into the body, where it has arrays that were read as structs.
    fn in_place_resolved<T: ApiValidate, O, E>(
        &self,
        outcome: Result<O, ResolveError<E>>,
        body: &str,
        context: &T::Context,
    ) -> Result<O, ResolveError<E>> {
        outcome.map_err(|error| match error {
            ResolveError::Invalid(errors) => self.in_place::<T>(body, errors, context).into(),
            failed @ ResolveError::Failed(_) => failed,
        })
    }
}
