//! A resolver that fails is an error of its own, never a pass.

use std::{error::Error, io, sync::Arc};

use api_validate::{
    ApiError, ApiValidate, ErrorFormat, Validator,
    lookups::{Batch, Lookups, ResolveError, Resolver, SharedResolver},
};

use api_validate_tests::block_on;

use crate::kit::Directory;

#[derive(ApiValidate)]
struct Share {
    #[api(length(max = 2))]
    name: String,
    #[api(resource("User"))]
    user: u8,
    #[api(resource("Folder"))]
    folder: u8,
}

struct Broken;

impl Resolver for Broken {
    type Error = io::Error;

    async fn resolve(&self, lookups: &mut Lookups) -> Result<(), io::Error> {
        if lookups.kind() == "Folder" {
            return Err(io::Error::other("connection refused"));
        }
        lookups.found(1);
        Ok(())
    }
}

fn failure(name: &str) -> ApiError {
    let share = Share { name: name.to_owned(), user: 1, folder: 1 };
    let error = block_on(Validator::new().validate_resolved(&share, &Broken)).unwrap_err();
    assert_eq!(error.to_string(), "the resolver failed: connection refused");
    assert!(error.source().is_some());
    error.into()
}

#[test]
fn it_is_downstream_whatever_else_is_wrong() {
    for name in ["a", "abc"] {
        let error = failure(name);
        assert_eq!(error.status(), 424);
        assert_eq!(error.source().unwrap().to_string(), "connection refused");
        let body = |format: ErrorFormat| serde_json::to_value(format.body(&error, None)).unwrap();
        assert_eq!(body(ErrorFormat::rfc9457("/e"))["type"], "/e/downstream");
        assert_eq!(body(ErrorFormat::problem_details("/e"))["Type"], "/e/downstream");
        // Standard A has no name for it but this, which is a server's fault.
        assert_eq!(body(ErrorFormat::records())["Errors"][0]["ErrorType"], "INTERNAL_ERROR");
        assert_eq!(ErrorFormat::records().status(&error), 500);
        assert_eq!(ErrorFormat::problem_details("/e").status(&error), 424);
    }
}

#[test]
fn what_is_invalid_is_a_validation_failure() {
    let share = Share { name: "abc".to_owned(), user: 1, folder: 1 };
    let error = block_on(Validator::new().validate_resolved(&share, &Directory::default())).unwrap_err();
    assert!(error.source().is_none());
    assert_eq!(ApiError::from(error).validation_errors().unwrap().len(), 3);
}

/// Does both kinds side by side, and is handed around without its type.
struct Together(Arc<Directory>);

impl Resolver for Together {
    type Error = io::Error;

    async fn resolve(&self, lookups: &mut Lookups) -> Result<(), io::Error> {
        self.0.resolve(lookups).await
    }

    async fn resolve_all(&self, batch: &mut Batch) -> Result<(), io::Error> {
        let mut futures: Vec<_> = batch.kinds_mut().map(|lookups| Box::pin(self.resolve(lookups))).collect();
        assert_eq!(futures.len(), 2);
        // From the last to the first: the order is the service's own.
        while let Some(future) = futures.pop() {
            future.await?;
        }
        Ok(())
    }
}

#[test]
fn kinds_can_be_resolved_in_any_order_and_by_a_resolver_of_any_type() {
    let directory = Arc::new(Directory::default().with("User", "1", &[]).with("Folder", "1", &[]));
    let shared = SharedResolver::new(Together(Arc::clone(&directory)));
    let share = Share { name: "a".to_owned(), user: 1, folder: 1 };
    assert!(block_on(Validator::new().validate_resolved(&share, &shared)).is_ok());
    assert_eq!(directory.asked(), ["Folder 1", "User 1"]);

    let broken = SharedResolver::new(Broken);
    let error = block_on(Validator::new().validate_resolved(&share, &broken)).unwrap_err();
    assert!(matches!(error, ResolveError::Failed(error) if error.to_string() == "connection refused"));
}

/// Every runtime can run it: the future can be sent to another thread.
#[test]
fn the_future_crosses_threads() {
    fn crosses<F: Future + Send>(future: F) -> F {
        future
    }
    let share = Share { name: "a".to_owned(), user: 1, folder: 1 };
    let directory = Directory::default();
    let validator = Validator::new();
    drop(crosses(validator.validate_resolved(&share, &directory)));
}
