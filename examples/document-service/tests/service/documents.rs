//! What documents can be made, changed and listed.

use std::thread;

use serde_json::{Value, json};

use crate::kit::{Service, document};

#[test]
fn a_document_is_kept_as_it_was_sent() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    let created = editor.post("/documents", &document());
    assert_eq!((created.status, created.header("location")), (201, "/documents/4"));
    let created = created.json();
    for (name, value) in document().as_object().expect("an object") {
        assert_eq!(&created[name], value, "{name}");
    }
    assert_eq!((&created["DocumentId"], &created["CreatedBy"]), (&json!(4), &json!("edgar")));
    assert_eq!(service.signed_in("rita").get("/documents/4").json(), created);
}

#[test]
fn what_may_be_left_out_is_empty() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    let created = editor.post("/documents", &json!({ "Title": "T", "DocumentDate": "01/jan/0001" })).json();
    assert_eq!(created["DocumentDate"], "01/JAN/0001");
    assert_eq!([&created["Amount"], &created["Reference"]], [&Value::Null; 2]);
    assert_eq!([&created["Tags"], &created["Metadata"]], [&json!([]), &json!([])]);
}

#[test]
fn hostile_text_is_only_text() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    let mut sent = document();
    for text in
        ["'); DROP TABLE document; --", "\" OR 1=1", "a\u{0}", "🦀\u{202e}", "<script>alert(1)</script>"]
    {
        sent["Title"] = json!(text);
        sent["Tags"] = json!([text]);
        sent["Metadata"] = json!([{ "Name": "Comment", "Value": text }]);
        let created = editor.post("/documents", &sent);
        assert_eq!(created.status, 201, "{created:?}");
        let read = editor.get(created.header("location")).json();
        assert_eq!(
            (&read["Title"], &read["Tags"], &read["Metadata"]),
            (&sent["Title"], &sent["Tags"], &sent["Metadata"])
        );
    }
}

#[test]
fn amounts_are_exact() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    let create = |amount: Value| {
        let mut document = document();
        document["Amount"] = amount;
        editor.post("/documents", &document)
    };
    for (sent, kept) in [
        (json!("0"), "0.00"),
        (json!("0.1"), "0.10"),
        (json!("1000000"), "1000000.00"),
        (json!("999999.99"), "999999.99"),
        (json!(12), "12.00"),
        (json!(0.29), "0.29"),
    ] {
        assert_eq!(create(sent).json()["Amount"], kept);
    }
    for bad in [
        json!("0.001"),
        json!("1000000.01"),
        json!(-1),
        json!("-0.01"),
        json!("1e400"),
        json!("NaN"),
        json!([]),
    ] {
        assert_eq!(create(bad.clone()).records().len(), 1, "{bad}");
    }
}

#[test]
fn an_update_changes_what_was_sent() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    let before = editor.get("/documents/2").json();
    assert_eq!(editor.patch("/documents/2", &json!({})).json(), before);

    let changed =
        editor.patch("/documents/2", &json!({ "Title": "New", "Amount": "1.50", "Tags": ["x"] })).json();
    let mut expected = before;
    expected["Title"] = json!("New");
    expected["Amount"] = json!("1.50");
    expected["Tags"] = json!(["x"]);
    assert_eq!(changed, expected);
    assert_eq!(editor.get("/documents/2").json(), expected);

    let cleared = json!({ "Amount": null, "Reference": null, "Tags": null, "Metadata": null });
    let cleared = editor.patch("/documents/2", &cleared).json();
    assert_eq!([&cleared["Amount"], &cleared["Reference"]], [&Value::Null; 2]);
    assert_eq!([&cleared["Tags"], &cleared["Metadata"]], [&json!([]), &json!([])]);
    assert_eq!(cleared["Title"], "New");
}

#[test]
fn an_update_is_checked_as_a_whole() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    let before = editor.get("/documents/1").json();
    let bad = json!({
        "Title": null, "DocumentDate": null, "Amount": "1.005", "Reference": "x", "Tags": ["a", "a"],
        "Metadata": [{ "Name": "Pages", "Value": "1" }, { "Name": "Pages", "Value": "2" }],
    });
    assert_eq!(
        editor.patch("/documents/1", &bad).records(),
        [
            "Title REQUIRED_FIELD_MISSING",
            "DocumentDate REQUIRED_FIELD_MISSING",
            "Amount INVALID_NUMBER_FORMAT",
            "Reference INVALID_FORMAT",
            "Tags DUPLICATE_METADATA",
            "Metadata[1].Name DUPLICATE_METADATA",
        ]
    );
    for (change, record) in [
        (json!({ "Title": "  " }), "Title REQUIRED_FIELD_MISSING"),
        (json!({ "Title": "x".repeat(256) }), "Title MAX_LENGTH_EXCEEDED"),
        (json!({ "DocumentDate": "31/DEC/9999" }), "DocumentDate INVALID_DATE_RANGE"),
        (json!({ "Tags": vec!["x"; 21] }), "Tags MAX_LENGTH_EXCEEDED"),
        (json!({ "DocumentId": 7 }), "DocumentId INVALID_FORMAT"),
        (json!({ "title": "T" }), "title INVALID_FORMAT"),
    ] {
        assert_eq!(editor.patch("/documents/1", &change).records()[0], record);
    }
    assert_eq!(editor.get("/documents/1").json(), before);
}

#[test]
fn the_list_has_pages() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    for n in 0..4 {
        let mut document = document();
        document["Title"] = json!(format!("Number {n}"));
        assert_eq!(editor.post("/documents", &document).status, 201);
    }
    let page = |query: &str| {
        let list = editor.get(&format!("/documents{query}")).json();
        let ids = list["Documents"].as_array().expect("a list").iter();
        let ids: Vec<_> = ids.map(|document| document["DocumentId"].as_i64().expect("a number")).collect();
        (ids, list["Page"].clone(), list["PageSize"].clone(), list["Total"].clone())
    };
    assert_eq!(page(""), (vec![7, 6, 5, 4, 3, 2, 1], json!(1), json!(20), json!(7)));
    assert_eq!(page("?pageSize=3"), (vec![7, 6, 5], json!(1), json!(3), json!(7)));
    assert_eq!(page("?pageSize=3&page=3"), (vec![1], json!(3), json!(3), json!(7)));
    assert_eq!(page("?page=1000000&pageSize=100"), (vec![], json!(1_000_000), json!(100), json!(7)));
}

#[test]
fn the_list_has_bounds() {
    let service = Service::start();
    let reader = service.signed_in("rita");
    for (query, record) in [
        ("page=0", "page INVALID_NUMBER_RANGE"),
        ("page=1000001", "page INVALID_NUMBER_RANGE"),
        ("page=-1", "page INVALID_NUMBER_RANGE"),
        ("page=1.5", "page INVALID_NUMBER_FORMAT"),
        ("page=", "page INVALID_NUMBER_FORMAT"),
        ("pageSize=0", "pageSize INVALID_NUMBER_RANGE"),
        ("pageSize=101", "pageSize INVALID_NUMBER_RANGE"),
        ("pageSize=99999999999999999999", "pageSize INVALID_NUMBER_RANGE"),
        ("page=1&page=2", "page INVALID_FORMAT"),
        ("PageSize=1", "PageSize INVALID_FORMAT"),
    ] {
        assert_eq!(reader.get(&format!("/documents?{query}")).records(), [record], "{query}");
    }
}

#[test]
fn numbers_of_documents_have_bounds() {
    let service = Service::start();
    let reader = service.signed_in("rita");
    for (id, code) in [
        ("0", "INVALID_NUMBER_RANGE"),
        ("-1", "INVALID_NUMBER_RANGE"),
        ("9223372036854775808", "INVALID_NUMBER_RANGE"),
        ("1.0", "INVALID_NUMBER_FORMAT"),
        ("one", "INVALID_NUMBER_FORMAT"),
        ("%F0%9F%A6%80", "INVALID_NUMBER_FORMAT"),
        ("1%20OR%201=1", "INVALID_NUMBER_FORMAT"),
    ] {
        assert_eq!(reader.get(&format!("/documents/{id}")).records(), [format!("documentId {code}")], "{id}");
    }
    assert_eq!(reader.get("/documents/9223372036854775807").status, 404);
}

#[test]
fn a_restore_point_stops_changes_and_nothing_else() {
    let service = Service::start();
    let (admin, editor) = (service.signed_in("ada"), service.signed_in("edgar"));
    let restore_point = |method| admin.call(method, "/restore-point").status;
    assert_eq!([restore_point("PUT"), restore_point("PUT")], [204, 204]);
    assert_eq!(editor.post("/documents", &document()).status, 500);
    assert_eq!(editor.patch("/documents/1", &json!({ "Title": "New" })).status, 500);
    assert_eq!(editor.post("/documents", &json!({})).status, 400);
    assert_eq!(editor.get("/documents").json()["Total"], 3);
    assert_eq!(service.anybody().sign_in("edgar", "wrong").status, 401);
    assert_eq!([restore_point("DELETE"), restore_point("DELETE")], [204, 204]);
    assert_eq!(editor.post("/documents", &document()).status, 201);
    assert_eq!(editor.get("/documents/1").json()["Title"], "World Cup final, programme");
}

#[test]
fn many_clients_get_a_document_each() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    let create = || {
        let create =
            |_| editor.post("/documents", &document()).json()["DocumentId"].as_i64().expect("a number");
        (0..10).map(create).collect::<Vec<_>>()
    };
    let mut ids: Vec<i64> = thread::scope(|scope| {
        let clients: Vec<_> = (0..8).map(|_| scope.spawn(create)).collect();
        clients.into_iter().flat_map(|client| client.join().expect("a client")).collect()
    });
    ids.sort_unstable();
    assert_eq!(ids, (4..84).collect::<Vec<_>>());
}
