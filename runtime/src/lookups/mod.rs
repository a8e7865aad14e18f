//! Lookups: the rules that only a database can judge, in one batch.
//!
//! The rules `resource("User")` and `id_value("User", id = user_id)` do no I/O. They note what has to be looked up;
//! [`Validator::validate_resolved`](crate::Validator::validate_resolved) hands all of it to the service's [`Resolver`], once for each kind and each lookup
//! but once, and what was not found becomes a record in the same report.
//!
//! ```
//! use api_validate::{ApiValidate, Validator, lookups::{Lookups, ResolveError, Resolver}};
//!
//! #[derive(ApiValidate)]
//! struct Share {
//!     #[api(resource("User"))]
//!     user_id: u64,
//!     #[api(email, id_value("User", id = user_id))]
//!     email: String,
//!     #[api(length(max = 50), each(resource("Folder")))]
//!     folders: Vec<String>,
//! }
//!
//! /// What this caller may see.
//! struct Directory;
//!
//! impl Resolver for Directory {
//!     type Error = std::io::Error;
//!
//!     async fn resolve(&self, lookups: &mut Lookups) -> Result<(), Self::Error> {
//!         // One query: … where id in (lookups.ids())
//!         match lookups.kind() {
//!             "User" => lookups.found_with(7, "ada@example.com"),
//!             _ => lookups.found("inbox"),
//!         }
//!         Ok(())
//!     }
//! }
//!
//! let share = Share {
//!     user_id: 7,
//!     email: "bob@example.com".to_owned(),
//!     folders: vec!["inbox".to_owned(), "attic".to_owned()],
//! };
//! # fn block_on<T>(future: impl Future<Output = T>) -> T {
//! #     let mut context = std::task::Context::from_waker(std::task::Waker::noop());
//! #     match std::pin::pin!(future).poll(&mut context) {
//! #         std::task::Poll::Ready(value) => value,
//! #         std::task::Poll::Pending => unreachable!(),
//! #     }
//! # }
//! # block_on(async {
//! let answer = Validator::new().validate_resolved(&share, &Directory).await;
//! let Err(ResolveError::Invalid(errors)) = answer else { panic!("it is not valid") };
//! assert_eq!(errors.to_string(), "\
//!     email: This does not belong to user_id. (ID_VALUE_MISMATCH)\n\
//!     folders[1]: This was not found. (UNKNOWN_RESOURCE)");
//! # });
//! ```
//!
//! A type that has such rules cannot be checked without a resolver: where its own fields have them,
//! [`Validator::validate`](crate::Validator::validate), [`json::from_slice`](crate::json::from_slice) and the others do not compile for it.
//!
//! ```compile_fail
//! # use api_validate::ApiValidate;
//! #[derive(ApiValidate)]
//! struct Share {
//!     #[api(resource("User"))]
//!     user_id: u64,
//! }
//! Share { user_id: 7 }.validate();
//! ```
//!
//! Where only a value inside of it has them, each value that would have to be looked up has a record that says what to
//! call. It never passes unseen; an [`ApiError`](crate::ApiError) made of such a report is answered with 500. A request is
//! read and resolved in one by `from_json_slice_resolved` and its siblings of [`Validator`](crate::Validator).
//!
//! A resolver that fails is [`ResolveError::Failed`]: the request is neither valid nor invalid. An `ApiError` made of it is
//! answered with 424, and with 500 among records; `ErrorFormat::downstream_status` chooses another, such as 503.
//!
//! # How it works
//! The value is checked, which finds the lookups; they are resolved; then it is checked once more, with the answers at
//! hand. So the records of lookups stand where those of other rules would, and functions of `custom` rules run twice.
//! What broke another rule of its field is not looked up, and where there is nothing to look up, nobody is asked.

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
