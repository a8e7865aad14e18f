//! Every extractor says what it reads: to utoipa, and to aide where aide knows its framework.

use std::{collections::BTreeSet, fs, path::Path};

use aide::OperationInput;
use api_validate::{ApiSchema, ApiValidate, actix, axum};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[allow(dead_code)]
struct Read {
    n: u8,
}

const fn is_body<T: ToSchema>() {}
const fn is_parameters<T: IntoParams>() {}
const fn is_input<T: OperationInput>() {}

/// The extractors, each of which does not compile here without a description.
macro_rules! described {
    ($($check:ident: $($name:ident),*;)*) => {
        const DESCRIBED: &[&str] = &[$($(stringify!($name)),*),*];
        const _: () = {$($(
            $check::<axum::$name<Read>>();
            $check::<actix::$name<Read>>();
            is_input::<axum::$name<Read>>();
        )*)*};
    };
}

described! {
    is_body: ValidJson, ValidForm, ValidMultipart;
    is_parameters: ValidQuery, ValidPath, ValidHeaders;
}

/// What else the modules of the frameworks have.
const OTHERS: &[&str] = &[
    "ErrorLayer",
    "ErrorMiddleware",
    "ErrorService",
    "ProvideContext",
    // An extractor of actix. It reads the header `traceparent`, which each operation takes.
    "TraceId",
    // An extractor of actix that is not public.
    "Probe",
];

#[test]
fn every_extractor_is_described() {
    for framework in ["axum", "actix"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../runtime/src").join(framework);
        let names = names_in(&folder);
        assert!(DESCRIBED.iter().all(|name| names.contains(*name)), "{framework}: {names:?}");
        let is_known = |name: &&String| DESCRIBED.iter().chain(OTHERS).any(|known| known == name);
        let unknown: Vec<_> = names.iter().filter(|name| !is_known(name)).collect();
        assert!(unknown.is_empty(), "{framework}: add {unknown:?} to `described!`, or to `OTHERS`");
    }
}

/// What a module exports, and whatever is an extractor.
fn names_in(folder: &Path) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let text = fs::read_to_string(entry.expect("an entry of the folder").path()).expect("a file");
        // `pub use self::{form::ValidForm, …};`
        let exports = text.split("\npub use ").skip(1).filter_map(|rest| rest.split(';').next());
        names.extend(exports.flat_map(words).filter(|word| word.starts_with(char::is_uppercase)));
        // `impl<T, S> FromRequestParts<S> for ValidQuery<T>`
        let behind = text.lines().filter_map(|line| line.split_once("FromRequest")?.1.split_once(" for "));
        names.extend(behind.filter_map(|(_, name)| words(name).next()));
    }
    names
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words.filter(|word| !word.is_empty()).map(str::to_owned)
}
