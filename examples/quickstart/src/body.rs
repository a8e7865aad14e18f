//! Request bodies, and what becomes of them.

use std::{
    ffi::OsStr,
    fmt::Write,
    fs,
    io::{self, Read},
};

use api_validate::{ApiValidate, ValidationError, ValidationErrors, json};
use serde::{
    Serialize,
    de::{DeserializeOwned, IgnoredAny},
};

use crate::{
    FAILED,
    arguments::{Arguments, Kind},
    requests::{CreateDocument, CreateOrganisation},
};

const BUNDLED: &[(&str, &str)] = &[
    ("create-document.good.json", include_str!("../requests/create-document.good.json")),
    ("create-document.bad.json", include_str!("../requests/create-document.bad.json")),
    ("create-organisation.good.json", include_str!("../requests/create-organisation.good.json")),
    ("create-organisation.bad.json", include_str!("../requests/create-organisation.bad.json")),
];

/// A request body, or why there is none.
pub(crate) struct Body {
    pub(crate) name: String,
    kind: Option<Kind>,
    text: Result<String, String>,
}

impl Body {
    /// The bodies that the command line names.
    pub(crate) fn of(arguments: &Arguments) -> Vec<Self> {
        if arguments.files.is_empty() {
            return BUNDLED.iter().map(|(name, text)| Self::bundled(name, text)).collect();
        }
        arguments.files.iter().map(|file| Self::read(file, arguments.kind)).collect()
    }

    fn bundled(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), kind: Kind::of_file(name), text: Ok(text.to_owned()) }
    }

    fn read(file: &OsStr, kind: Option<Kind>) -> Self {
        let (name, text) = if file == "-" {
            ("standard input".to_owned(), input())
        } else {
            (file.to_string_lossy().into_owned(), fs::read_to_string(file))
        };
        let kind = kind.or_else(|| Kind::of_file(&name));
        Self { name, kind, text: text.map_err(|error| error.to_string()) }
    }

    pub(crate) fn check(&self) -> Outcome {
        match (&self.text, self.kind) {
            (Err(problem), _) => Outcome::Unreadable(problem.clone()),
            (_, None) => Outcome::Unreadable("say what it is: `--as document` or `--as organisation`".into()),
            (Ok(text), Some(Kind::Document)) => Outcome::of::<CreateDocument>(text),
            (Ok(text), Some(Kind::Organisation)) => Outcome::of::<CreateOrganisation>(text),
        }
    }
}

fn input() -> io::Result<String> {
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text)?;
    Ok(text)
}

/// What became of a body.
pub(crate) enum Outcome {
    Valid,
    Invalid(ValidationErrors),
    Unreadable(String),
}

impl Outcome {
    fn of<T: DeserializeOwned + ApiValidate<Context = ()>>(text: &str) -> Self {
        match json::from_str::<T>(text) {
            Ok(_) => Self::Valid,
            // What is no JSON at all has one record, which says from where on.
            Err(errors) if serde_json::from_str::<IgnoredAny>(text).is_err() => {
                Self::Unreadable(errors.to_string())
            }
            Err(errors) => Self::Invalid(errors),
        }
    }

    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Valid => 0,
            Self::Invalid(_) => 1,
            Self::Unreadable(_) => FAILED,
        }
    }

    fn errors(&self) -> Option<&ValidationErrors> {
        match self {
            Self::Invalid(errors) => Some(errors),
            Self::Valid | Self::Unreadable(_) => None,
        }
    }

    /// What is wrong, for a person.
    pub(crate) fn text(&self, name: &str) -> String {
        let Some(errors) = self.errors() else { return format!("{name}: valid\n") };
        let problems = if errors.len() == 1 { "problem" } else { "problems" };
        let more = if errors.truncated() { " and more" } else { "" };
        let mut text = format!("{name}: {} {problems}{more}\n", errors.len());
        for error in errors {
            // Writing to a `String` cannot fail.
            let _ = writeln!(text, "  {}  {}", error.field(), error.error_type());
            let _ = writeln!(text, "      {}", error.message());
            let _ = writeln!(text, "      Expected: {}", error.criteria());
        }
        text
    }

    /// What is wrong, as records.
    pub(crate) fn json(&self, name: &str) -> String {
        let errors = self.errors().into_iter().flatten().collect();
        let answer = Answer { file: name, validation_errors: errors };
        // It holds texts only: writing these to memory cannot fail.
        serde_json::to_string_pretty(&answer).unwrap_or_default() + "\n"
    }
}

/// What `--json` prints for a body.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Answer<'a> {
    file: &'a str,
    validation_errors: Vec<&'a ValidationError>,
}
