//! A database that fails, and one that is there already.

use document_service::App;
use serde_json::json;

use crate::{
    file::File,
    kit::{PASSWORD, Service, document},
};

#[test]
fn a_failure_of_the_database_is_an_internal_error() {
    let file = File::new("fails");
    let service = Service::with(file.config());
    let editor = service.signed_in("edgar");
    file.execute("DROP TABLE document");
    let golden = include_str!("golden/internal_error.json").trim_end();
    for answer in [
        editor.get("/documents"),
        editor.get("/documents/1"),
        editor.post("/documents", &document()),
        editor.patch("/documents/1", &json!({})),
    ] {
        assert_eq!((answer.status, answer.pretty().as_str()), (500, golden));
    }
    assert_eq!(service.anybody().sign_in("edgar", PASSWORD).status, 200);
    file.execute("DROP TABLE account");
    assert_eq!(service.anybody().sign_in("edgar", PASSWORD).pretty(), golden);
}

#[test]
fn a_damaged_row_is_an_internal_error() {
    let file = File::new("damaged");
    let service = Service::with(file.config());
    let editor = service.signed_in("edgar");
    for damage in ["document_date = 'yesterday'", "tags = '[1]'", "metadata = 'none'"] {
        file.execute(&format!("UPDATE document SET {damage} WHERE id = 1"));
        let answer = editor.get("/documents/1");
        assert_eq!((answer.status, answer.error_type().as_str()), (500, "INTERNAL_ERROR"), "{damage}");
        file.execute(
            "UPDATE document SET document_date = '2026-01-01', tags = '[]', metadata = '[]' WHERE id = 1",
        );
        assert_eq!(editor.get("/documents/1").status, 200);
    }
}

#[test]
fn a_change_that_fails_changes_nothing() {
    let file = File::new("rollback");
    let service = Service::with(file.config());
    let editor = service.signed_in("edgar");
    file.execute(
        "CREATE TRIGGER fails AFTER INSERT ON document BEGIN SELECT RAISE(FAIL, 'no more documents'); END",
    );
    assert_eq!(editor.post("/documents", &document()).status, 500);
    file.execute("DROP TRIGGER fails");
    assert_eq!(editor.get("/documents").json()["Total"], 3);
}

#[test]
fn tables_of_another_version_are_left_alone() {
    let file = File::new("version");
    file.execute("CREATE TABLE account (name TEXT)");
    let error = App::start(&file.config()).err().expect("it does not start").to_string();
    assert_eq!(error, "the database has tables of version 0, and this service needs version 2");
    file.execute("DROP TABLE account");
    assert!(App::start(&file.config()).is_ok());
    file.execute("PRAGMA user_version = 3");
    assert!(App::start(&file.config()).is_err());
}

#[test]
fn documents_outlive_the_service() {
    let file = File::new("outlives");
    let mut service = Service::with(file.config());
    assert_eq!(service.signed_in("edgar").post("/documents", &document()).status, 201);
    service.stop();
    let service = Service::with(file.config());
    let list = service.signed_in("rita").get("/documents").json();
    assert_eq!((&list["Total"], &list["Documents"][0]["Title"]), (&json!(4), &document()["Title"]));
}
