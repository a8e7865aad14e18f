//! The catalogue's file: loaded at start, and again when it changes.

use std::{
    fs,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use document_service::{App, Config};
use serde_json::{Value, json};

use crate::kit::{Client, Service};

/// A catalogue in a file, which goes when the test ends.
pub(crate) struct File(pub(crate) PathBuf);

impl File {
    pub(crate) fn new(name: &str, catalog: &str) -> Self {
        let path = format!("{}/{name}-{}.json", env!("CARGO_TARGET_TMPDIR"), std::process::id());
        let file = Self(path.into());
        file.write(catalog);
        file
    }

    pub(crate) fn write(&self, catalog: &str) {
        fs::write(&self.0, catalog).expect("it is written");
    }

    fn config(&self) -> Config {
        Config {
            catalog: Some(self.0.clone()),
            catalog_pause: Duration::from_millis(10),
            ..Config::default()
        }
    }
}

impl Drop for File {
    fn drop(&mut self) {
        // It may be gone.
        let _ = fs::remove_file(&self.0);
    }
}

/// A catalogue that knows one attribute.
pub(crate) fn knowing(name: &str) -> String {
    json!({ "attributes": [{ "name": name }] }).to_string()
}

fn document(attribute: &str) -> Value {
    json!({ "Title": "T", "DocumentDate": "03/FEB/2026", "Metadata": [{ "Name": attribute, "Value": "x" }] })
}

fn knows(client: &Client, attribute: &str) -> bool {
    client.post("/documents", &document(attribute)).status == 201
}

fn comes_to_know(client: &Client, attribute: &str) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(20) {
        if knows(client, attribute) {
            return true;
        }
        thread::sleep(Duration::from_millis(10));
    }
    false
}

#[test]
fn a_file_takes_the_place_of_the_catalogue_that_comes_with_the_service() {
    let file = File::new("own", &knowing("Colour"));
    let service = Service::with(file.config());
    let editor = service.signed_in("edgar");
    assert!(knows(&editor, "Colour"));
    assert!(!knows(&editor, "Comment"));
}

#[test]
fn a_file_that_changes_is_loaded_again() {
    let file = File::new("changes", &knowing("Red"));
    let service = Service::with(file.config());
    let editor = service.signed_in("edgar");
    for (before, after) in [("Red", "Green"), ("Green", "Blue"), ("Blue", "Ultramarine")] {
        assert!(knows(&editor, before) && !knows(&editor, after));
        file.write(&knowing(after));
        assert!(comes_to_know(&editor, after), "{after}");
        assert!(!knows(&editor, before));
    }
}

#[test]
fn a_file_that_is_broken_or_gone_changes_nothing() {
    let file = File::new("breaks", &knowing("Red"));
    let service = Service::with(file.config());
    let editor = service.signed_in("edgar");
    for broken in ["", "{", "[]", "{\"attributes\": [{ \"name\": \"\" }]}", "{\"attributes\": 7}"] {
        file.write(broken);
        thread::sleep(Duration::from_millis(100));
        assert!(knows(&editor, "Red"), "{broken}");
    }
    fs::remove_file(&file.0).expect("it goes");
    thread::sleep(Duration::from_millis(100));
    assert!(knows(&editor, "Red"));
    file.write(&knowing("Green"));
    assert!(comes_to_know(&editor, "Green"));
    assert!(!knows(&editor, "Red"));
}

#[test]
fn a_service_does_not_start_with_a_broken_catalogue() {
    let file = File::new("broken-at-start", r#"{ "attributes": [{ "name": "Red" }, { "nmae": "Green" }] }"#);
    let error = App::start(&file.config()).err().expect("it does not start").to_string();
    assert!(error.contains("/attributes/1/nmae: "), "{error}");
    let nowhere = Config { catalog: Some("/no/such/file".into()), ..Config::default() };
    assert!(App::start(&nowhere).is_err());
}
