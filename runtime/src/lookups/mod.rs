//! Lookups: the rules that only a database can judge, in one batch.
//!
//! The rules `resource("User")` and `id_value("User", id = user_id)` do no I/O. They note what to look up, and
//! [`Validator::validate_resolved`](crate::Validator::validate_resolved) hands all of it to the service's [`Resolver`].
//! The [guide](../guide/lookups/index.html) shows it.

mod batch;
mod mode;
#[cfg(feature = "json")]
mod read;
mod resolver;
mod shared;
mod validator;

pub(crate) use self::mode::{Lookout, Mode};
pub use self::{
    batch::{Batch, Lookups},
    resolver::{ResolveError, Resolver},
    shared::SharedResolver,
};
