//! What a request refers to: accounts with their addresses, and folders.

use std::{thread, time::Duration};

use document_service::{App, Config};
use serde_json::{Value, json};

use crate::{
    file::File,
    kit::{PASSWORD, Service, document},
    statements::{Watch, with},
};

/// A document that is valid, with these members besides.
fn with_members(members: &Value) -> Value {
    let mut sent = document();
    for (name, value) in members.as_object().expect("an object") {
        sent[name] = value.clone();
    }
    sent
}

#[test]
fn a_document_has_an_owner_a_folder_and_shares() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    let sent = json!({
        "UserId": "ada", "Email": "ada@example.com", "FolderId": 4,
        "Shares": [{ "UserId": "rita" }, { "UserId": "petra", "Email": "petra@example.com" }],
    });
    let created = editor.post("/documents", &with_members(&sent));
    assert_eq!(created.status, 201, "{created:?}");
    let mut created = created.json();
    assert_eq!((&created["UserId"], &created["FolderId"]), (&json!("ada"), &json!(4)));
    assert_eq!(created["Shares"], json!([{ "UserId": "rita" }, { "UserId": "petra" }]));
    assert_eq!(created["CreatedBy"], "edgar");

    let changes = json!({ "UserId": "rita", "Email": "rita@example.com", "FolderId": null, "Shares": null });
    let changed = editor.patch("/documents/4", &changes).json();
    created["UserId"] = json!("rita");
    created["FolderId"] = Value::Null;
    created["Shares"] = json!([]);
    assert_eq!(changed, created);
    assert_eq!(editor.get("/documents/4").json(), created);
}

#[test]
fn the_owner_is_the_caller_unless_said() {
    let service = Service::start();
    let created = service.signed_in("edgar").post("/documents", &document()).json();
    assert_eq!((&created["UserId"], &created["FolderId"]), (&json!("edgar"), &Value::Null));
}

#[test]
fn what_is_not_there_is_unknown() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    for (members, record) in [
        (json!({ "UserId": "nobody" }), "UserId UNKNOWN_RESOURCE"),
        (json!({ "UserId": "ADA" }), "UserId UNKNOWN_RESOURCE"),
        (json!({ "UserId": "ada\u{0}" }), "UserId UNKNOWN_RESOURCE"),
        (json!({ "UserId": "' OR '1'='1" }), "UserId UNKNOWN_RESOURCE"),
        (json!({ "UserId": "x\",\"ada" }), "UserId UNKNOWN_RESOURCE"),
        // Disabled: nobody can share with it.
        (json!({ "UserId": "dora" }), "UserId UNKNOWN_RESOURCE"),
        (json!({ "UserId": "x".repeat(101) }), "UserId MAX_LENGTH_EXCEEDED"),
        (json!({ "UserId": 7 }), "UserId INVALID_FORMAT"),
        (json!({ "UserId": "ada", "Email": "rita@example.com" }), "Email ID_VALUE_MISMATCH"),
        (json!({ "UserId": "ada", "Email": "ADA@example.com" }), "Email ID_VALUE_MISMATCH"),
        (json!({ "UserId": "ada", "Email": "ada" }), "Email INVALID_FORMAT"),
        (json!({ "FolderId": 5 }), "FolderId UNKNOWN_RESOURCE"),
        (json!({ "FolderId": 0 }), "FolderId UNKNOWN_RESOURCE"),
        (json!({ "FolderId": -1 }), "FolderId UNKNOWN_RESOURCE"),
        (json!({ "FolderId": i64::MAX }), "FolderId UNKNOWN_RESOURCE"),
        (json!({ "FolderId": i64::MIN }), "FolderId UNKNOWN_RESOURCE"),
        (json!({ "FolderId": "1" }), "FolderId INVALID_NUMBER_FORMAT"),
        (json!({ "FolderId": 1.5 }), "FolderId INVALID_NUMBER_FORMAT"),
        (
            json!({ "Shares": [{ "UserId": "rita" }, { "UserId": "dora" }] }),
            "Shares[1].UserId UNKNOWN_RESOURCE",
        ),
        (
            json!({ "Shares": [{ "UserId": "rita", "Email": "ada@example.com" }] }),
            "Shares[0].Email ID_VALUE_MISMATCH",
        ),
        (json!({ "Shares": [{ "UserId": " " }] }), "Shares[0].UserId REQUIRED_FIELD_MISSING"),
        (json!({ "Shares": [{ "UserId": "rita" }, { "UserId": "rita" }] }), "Shares DUPLICATE_METADATA"),
    ] {
        assert_eq!(editor.post("/documents", &with_members(&members)).records(), [record], "{members}");
        assert_eq!(editor.patch("/documents/1", &members).records(), [record], "{members}");
    }
    for nobody in [json!(""), Value::Null] {
        let changes = json!({ "UserId": nobody });
        assert_eq!(editor.patch("/documents/1", &changes).records(), ["UserId REQUIRED_FIELD_MISSING"]);
    }
    assert_eq!(
        editor.post("/documents", &with_members(&json!({ "UserId": "" }))).records(),
        ["UserId UNKNOWN_RESOURCE"]
    );
    assert_eq!(editor.get("/documents").json()["Total"], 3);
}

#[test]
fn records_of_lookups_stand_among_the_others() {
    let service = Service::start();
    let sent = json!({
        "Title": "", "Amount": -1, "UserId": "nobody", "Email": "ada@example.com", "FolderId": 99,
        "Shares": [{ "UserId": "x".repeat(101) }, { "UserId": "ghost" }], "DocumentId": 1,
    });
    assert_eq!(
        service.signed_in("edgar").post("/documents", &with_members(&sent)).records(),
        [
            "Title REQUIRED_FIELD_MISSING",
            "Amount INVALID_NUMBER_RANGE",
            "UserId UNKNOWN_RESOURCE",
            "FolderId UNKNOWN_RESOURCE",
            "Shares[0].UserId MAX_LENGTH_EXCEEDED",
            "Shares[1].UserId UNKNOWN_RESOURCE",
            "DocumentId INVALID_FORMAT",
        ]
    );
}

#[test]
fn a_folder_of_somebody_else_answers_as_one_that_is_not_there() {
    let (watch, app) = Watch::new();
    let service = Service::of(app);
    let (admin, editor) = (service.signed_in("ada"), service.signed_in("edgar"));
    let create = |folder: i64| {
        watch.take();
        let answer = editor.post("/documents", &with_members(&json!({ "FolderId": folder })));
        let asked: Vec<_> = watch.take().into_iter().map(|statement| statement.text).collect();
        (answer, asked)
    };
    let ((hidden, asked_hidden), (unknown, asked_unknown)) = (create(3), create(99));
    assert_eq!(hidden.records(), ["FolderId UNKNOWN_RESOURCE"]);
    assert_eq!((hidden.status, &hidden.body), (unknown.status, &unknown.body));
    assert_eq!((asked_hidden.len(), &asked_hidden), (1, &asked_unknown));
    for (client, folder, status) in [(&editor, 4, 201), (&admin, 3, 201), (&admin, 4, 201), (&admin, 99, 400)]
    {
        let answer = client.post("/documents", &with_members(&json!({ "FolderId": folder })));
        assert_eq!(answer.status, status, "{answer:?}");
    }
}

#[test]
fn a_document_in_a_folder_of_somebody_else_is_not_there() {
    let service = Service::start();
    let (admin, editor, reader) =
        (service.signed_in("ada"), service.signed_in("edgar"), service.signed_in("rita"));
    let create = |members: Value| {
        let answer = admin.post("/documents", &with_members(&members));
        assert_eq!(answer.status, 201, "{answer:?}");
    };
    create(json!({ "FolderId": 3 }));
    create(json!({ "FolderId": 3, "Shares": [{ "UserId": "edgar" }] }));
    create(json!({ "FolderId": 3, "UserId": "rita" }));
    create(json!({ "FolderId": 4 }));
    create(json!({ "FolderId": 1 }));
    for (client, ids) in [
        (&admin, vec![8, 7, 6, 5, 4, 3, 2, 1]),
        (&editor, vec![8, 7, 5, 3, 2, 1]),
        (&reader, vec![8, 6, 3, 2, 1]),
    ] {
        let list = client.get("/documents").json();
        let listed: Vec<_> = list["Documents"].as_array().expect("a list").iter().collect();
        let listed: Vec<_> = listed.iter().map(|d| d["DocumentId"].as_i64().expect("a number")).collect();
        assert_eq!((&listed, &list["Total"]), (&ids, &json!(ids.len())));
        for id in 1..=8 {
            let status = if ids.contains(&id) { 200 } else { 404 };
            assert_eq!(client.get(&format!("/documents/{id}")).status, status, "{id}");
        }
    }
    let hidden = editor.patch("/documents/4", &json!({ "Title": "Mine" }));
    let unknown = editor.patch("/documents/99", &json!({ "Title": "Mine" }));
    assert_eq!((hidden.status, hidden.body), (404, unknown.body));
    assert_eq!(editor.patch("/documents/5", &json!({ "Title": "Ours" })).status, 200);
}

#[test]
fn many_lookups_cost_a_query_for_each_kind() {
    let (watch, app) = Watch::new();
    with(&app, |connection| {
        let accounts = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 599)
            INSERT INTO account (name, email, password_hash, role)
            SELECT 'user' || i, 'user' || i || '@example.com', '', 'Reader' FROM n";
        connection.execute_batch(accounts).expect("accounts");
    });
    let service = Service::of(app);
    let editor = service.signed_in("edgar");
    let shares = |n: usize| {
        let share = |i| json!({ "UserId": format!("user{i}"), "Email": format!("user{i}@example.com") });
        (0..n).map(share).collect::<Vec<_>>()
    };
    let create = |members: Value| {
        watch.take();
        let answer = editor.post("/documents", &with_members(&members));
        (answer.status, watch.lookups())
    };
    assert_eq!(create(json!({})), (201, 0));
    assert_eq!(create(json!({ "Shares": shares(1) })), (201, 1));
    assert_eq!(create(json!({ "Shares": shares(500) })), (201, 1));
    assert_eq!(create(json!({ "Shares": shares(500), "FolderId": 1, "UserId": "ada" })), (201, 2));
    // One too many, so that none of them is looked up.
    assert_eq!(create(json!({ "Shares": shares(501), "FolderId": 1 })), (400, 1));
    // What has broken another rule is not looked up.
    assert_eq!(create(json!({ "UserId": "x".repeat(101), "FolderId": 1 })), (400, 1));

    let mut wrong = shares(500);
    wrong[499]["UserId"] = json!("ghost");
    watch.take();
    let answer = editor.post("/documents", &with_members(&json!({ "Shares": wrong, "FolderId": 99 })));
    assert_eq!(answer.records(), ["FolderId UNKNOWN_RESOURCE", "Shares[499].UserId UNKNOWN_RESOURCE"]);
    assert_eq!(watch.lookups(), 2);
}

#[test]
fn ids_are_parameters() {
    let (watch, app) = Watch::new();
    let service = Service::of(app);
    let editor = service.signed_in("edgar");
    watch.take();
    let sent = with_members(&json!({ "UserId": "zQx7canary", "FolderId": 7_654_321 }));
    assert_eq!(editor.post("/documents", &sent).records().len(), 2);
    for value in ["zQx7canary", "7654321"] {
        let seen = watch.take();
        assert!(seen.iter().all(|statement| !statement.text.contains(value)), "{seen:?}");
        assert!(seen.iter().any(|statement| statement.expanded.contains(value)), "{seen:?}");
        assert_eq!(editor.post("/documents", &sent).status, 400);
    }
}

#[test]
fn who_may_not_write_makes_no_lookup() {
    let (watch, app) = Watch::new();
    let service = Service::of(app);
    let reader = service.signed_in("rita");
    watch.take();
    let sent = with_members(&json!({ "UserId": "nobody", "FolderId": 3 }));
    assert_eq!(reader.post("/documents", &sent).status, 403);
    assert_eq!(service.anybody().post("/documents", &sent).status, 401);
    assert_eq!(service.holder_of("x").patch("/documents/1", &sent).status, 401);
    assert_eq!(watch.take().len(), 0);
}

#[test]
fn a_lookup_that_fails_is_an_internal_error() {
    let golden = include_str!("golden/lookup_failed.json").trim_end();
    // Who calls can still be looked up.
    let (no_folders, no_addresses) = ("folder RENAME TO gone", "account RENAME COLUMN email TO gone");
    for (change, members) in [
        (no_folders, json!({ "FolderId": 1 })),
        (no_addresses, json!({ "UserId": "ada" })),
        (no_addresses, json!({ "Shares": [{ "UserId": "ada" }] })),
        // Even where something else is wrong: what is known is not all.
        (no_folders, json!({ "FolderId": 1, "Title": "" })),
    ] {
        let file = File::new(&format!("lookup-{}", members.to_string().len()));
        let service = Service::with(file.config());
        let editor = service.signed_in("edgar");
        file.execute(&format!("ALTER TABLE {change}"));
        for answer in
            [editor.post("/documents", &with_members(&members)), editor.patch("/documents/1", &members)]
        {
            assert_eq!((answer.status, answer.pretty().as_str()), (500, golden), "{members}");
        }
    }
}

#[test]
fn a_lookup_that_waits_keeps_nobody_else_waiting() {
    let app = App::start(&Config::default()).expect("it starts");
    let service = Service::of(app.clone());
    let editor = service.signed_in("edgar");
    let (held, release) = (std::sync::mpsc::channel(), std::sync::mpsc::channel());
    let holder = thread::spawn(move || {
        with(&app, move |_| {
            held.0.send(()).expect("somebody waits");
            release.1.recv().expect("it is told to go on");
        });
    });
    held.1.recv().expect("the database is held");
    thread::scope(|scope| {
        let create =
            scope.spawn(|| editor.post("/documents", &with_members(&json!({ "FolderId": 1 }))).status);
        thread::sleep(Duration::from_millis(200));
        assert!(!create.is_finished());
        // The service has one thread: it is free.
        assert_eq!(service.anybody().get("/openapi.json").status, 200);
        assert_eq!(service.anybody().post("/documents", &json!({})).status, 401);
        release.0.send(()).expect("somebody waits");
        assert_eq!(create.join().expect("an answer"), 201);
    });
    holder.join().expect("the database is free");
    assert_eq!(service.anybody().sign_in("edgar", PASSWORD).status, 200);
}
