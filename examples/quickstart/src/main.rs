//! Checks JSON request bodies and shows what is wrong with them.
//!
//! ```text
//! quickstart [--json] [--as document|organisation] [FILE …]
//! ```
//!
//! Without a file, it checks the requests that it brings along. It exits with 0 when every body is valid,
//! with 1 when one is not, and with 2 when one could not be read.

mod requests;

use std::{fs, process::ExitCode};

use api_validate::{ApiValidate, ValidationError, ValidationErrors, json};
use requests::{CreateDocument, CreateOrganisation};
use serde::{
    Serialize,
    de::{DeserializeOwned, IgnoredAny},
};

const USAGE: &str = "usage: quickstart [--json] [--as document|organisation] [FILE …]";

fn main() -> ExitCode {
    match Arguments::read(std::env::args().skip(1)) {
        Ok(arguments) => arguments.run(),
        Err(problem) => {
            eprintln!("{problem}\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// What the command line asks for.
struct Arguments {
    json: bool,
    kind: Option<Kind>,
    files: Vec<String>,
}

/// Which request a body is.
#[derive(Clone, Copy)]
enum Kind {
    Document,
    Organisation,
}

impl Kind {
    fn named(name: &str) -> Option<Self> {
        match name {
            "document" => Some(Self::Document),
            "organisation" => Some(Self::Organisation),
            _ => None,
        }
    }

    /// A file can say it by its name: `create-document.json`.
    fn of_file(name: &str) -> Option<Self> {
        let name = name.rsplit(['/', '\\']).next()?;
        ["document", "organisation"].into_iter().find(|kind| name.contains(kind)).and_then(Self::named)
    }
}

impl Arguments {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut read = Self { json: false, kind: None, files: Vec::new() };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--json" => read.json = true,
                "--as" => {
                    let kind = arguments.next().as_deref().and_then(Kind::named);
                    read.kind = Some(kind.ok_or("`--as` needs `document` or `organisation`")?);
                }
                option if option.starts_with('-') => return Err(format!("unknown option `{option}`")),
                _ => read.files.push(argument),
            }
        }
        Ok(read)
    }

    fn run(&self) -> ExitCode {
        let bodies: Vec<Body> = if self.files.is_empty() {
            BUNDLED.iter().map(|(name, text)| Body::bundled(name, text)).collect()
        } else {
            self.files.iter().map(|file| Body::read(file, self.kind)).collect()
        };
        let outcomes: Vec<Outcome> = bodies.iter().map(Body::check).collect();
        for (body, outcome) in bodies.iter().zip(&outcomes) {
            if self.json { outcome.print_json(&body.name) } else { outcome.print(&body.name) }
        }
        ExitCode::from(outcomes.iter().map(Outcome::exit_code).max().unwrap_or(0))
    }
}

const BUNDLED: &[(&str, &str)] = &[
    ("create-document.good.json", include_str!("../requests/create-document.good.json")),
    ("create-document.bad.json", include_str!("../requests/create-document.bad.json")),
    ("create-organisation.good.json", include_str!("../requests/create-organisation.good.json")),
    ("create-organisation.bad.json", include_str!("../requests/create-organisation.bad.json")),
];

/// A request body, or why there is none.
struct Body {
    name: String,
    kind: Option<Kind>,
    text: Result<String, String>,
}

impl Body {
    fn bundled(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), kind: Kind::of_file(name), text: Ok(text.to_owned()) }
    }

    fn read(file: &str, kind: Option<Kind>) -> Self {
        let text = fs::read_to_string(file).map_err(|error| error.to_string());
        Self { name: file.to_owned(), kind: kind.or_else(|| Kind::of_file(file)), text }
    }

    fn check(&self) -> Outcome {
        match (&self.text, self.kind) {
            (Err(problem), _) => Outcome::Unreadable(problem.clone()),
            (_, None) => Outcome::Unreadable("say what it is: `--as document` or `--as organisation`".into()),
            (Ok(text), Some(Kind::Document)) => Outcome::of::<CreateDocument>(text),
            (Ok(text), Some(Kind::Organisation)) => Outcome::of::<CreateOrganisation>(text),
        }
    }
}

/// What became of a body.
enum Outcome {
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

    fn exit_code(&self) -> u8 {
        match self {
            Self::Valid => 0,
            Self::Invalid(_) => 1,
            Self::Unreadable(_) => 2,
        }
    }

    fn print(&self, name: &str) {
        match self {
            Self::Valid => println!("{name}: valid"),
            Self::Unreadable(problem) => eprintln!("{name}: cannot be read: {problem}"),
            Self::Invalid(errors) => {
                let problems = if errors.len() == 1 { "problem" } else { "problems" };
                let more = if errors.truncated() { " and more" } else { "" };
                println!("{name}: {} {problems}{more}", errors.len());
                for error in errors {
                    println!("  {}  {}", error.field(), error.error_type());
                    println!("      {}", error.message());
                    println!("      Expected: {}", error.criteria());
                }
            }
        }
    }

    fn print_json(&self, name: &str) {
        let errors = match self {
            Self::Valid => None,
            Self::Invalid(errors) => Some(errors),
            Self::Unreadable(problem) => return eprintln!("{name}: cannot be read: {problem}"),
        };
        let answer = Answer { file: name, validation_errors: errors.into_iter().flatten().collect() };
        match serde_json::to_string_pretty(&answer) {
            Ok(text) => println!("{text}"),
            Err(error) => eprintln!("{name}: cannot be written: {error}"),
        }
    }
}

/// What `--json` prints for a body.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Answer<'a> {
    file: &'a str,
    validation_errors: Vec<&'a ValidationError>,
}
