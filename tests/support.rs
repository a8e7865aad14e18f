//! What the tests share.

use std::{
    convert::Infallible,
    pin::pin,
    task::{Context, Poll, Waker},
};

use api_validate::{
    ApiValidate, Patch, ValidationErrors,
    lookups::{Lookups, Resolver},
};

/// Runs a future that waits for nothing.
///
/// # Panics
/// Where it waits.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future waits"),
    }
}

/// A resolver that finds nothing.
#[derive(Clone, Copy, Debug)]
pub struct Nobody;

impl Resolver for Nobody {
    type Error = Infallible;

    async fn resolve(&self, _: &mut Lookups) -> Result<(), Infallible> {
        Ok(())
    }
}

/// The records of a value, a line each: `path CODE`.
pub fn lines<T: ApiValidate<Context = ()> + ?Sized>(value: &T) -> Vec<String> {
    value.validate().map_or_else(|errors| lines_of(&errors), |()| Vec::new())
}

/// The records, a line each: `path CODE`.
pub fn lines_of(errors: &ValidationErrors) -> Vec<String> {
    errors.iter().map(|error| format!("{} {}", error.field(), error.error_type())).collect()
}

/// `Patch` in a type that nothing reads: of `Patch`, the derive asks for `#[serde(default)]`, which takes a serde derive.
pub type Sent<T> = Patch<T>;

/// A value read from JSON.
///
/// # Panics
/// Where the JSON is no such value: the test itself is wrong.
pub fn read<T: serde::de::DeserializeOwned>(json: &serde_json::Value) -> T {
    T::deserialize(json).expect("the test's JSON is a value of the type")
}
