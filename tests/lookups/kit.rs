//! A directory that counts its queries.

use std::{collections::BTreeMap, sync::Mutex};

use api_validate::{
    ApiValidate, Validator,
    lookups::{Lookups, ResolveError, Resolver},
};
use api_validate_tests::{block_on, lines_of};

/// Ids and the values that belong to them, by kind; and what was asked for.
#[derive(Default)]
pub(crate) struct Directory {
    known: BTreeMap<(&'static str, String), Vec<String>>,
    pub(crate) queries: Mutex<Vec<String>>,
}

impl Directory {
    pub(crate) fn with(mut self, kind: &'static str, id: &str, values: &[&str]) -> Self {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        self.known.insert((kind, id.to_owned()), values);
        self
    }

    /// What was asked for, a query each: `User 1,2 1=ada`.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.queries.lock().unwrap().clone()
    }
}

impl Resolver for Directory {
    type Error = std::io::Error;

    async fn resolve(&self, lookups: &mut Lookups) -> Result<(), Self::Error> {
        let kind = lookups.kind();
        let ids: Vec<String> = lookups.ids().map(str::to_owned).collect();
        let pairs: Vec<String> = lookups.pairs().map(|(id, value)| format!(" {id}={value}")).collect();
        self.queries.lock().unwrap().push(format!("{kind} {}{}", ids.join(","), pairs.concat()));
        for id in ids {
            if let Some(values) = self.known.get(&(kind, id.clone())) {
                lookups.found(&id);
                for value in values {
                    lookups.found_with(&id, value);
                }
            }
        }
        Ok(())
    }
}

/// The records, a line each, of a value that the directory resolves.
pub(crate) fn lines<T: ApiValidate<Context = ()>>(value: &T, directory: &Directory) -> Vec<String> {
    match block_on(Validator::new().validate_resolved(value, directory)) {
        Ok(()) => Vec::new(),
        Err(ResolveError::Invalid(errors)) => lines_of(&errors),
        Err(ResolveError::Failed(error)) => panic!("{error}"),
    }
}
