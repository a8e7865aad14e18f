//! Metadata against the catalogue that comes with the service.

use serde_json::{Value, json};

use crate::kit::{Service, document};

/// A document with this metadata, and nothing else that a document can do without.
fn with_metadata(items: &[(&str, &str)]) -> Value {
    let items: Vec<_> = items.iter().map(|(name, value)| json!({ "Name": name, "Value": value })).collect();
    json!({ "Title": "T", "DocumentDate": "03/FEB/2026", "Metadata": items })
}

#[test]
fn metadata_is_as_the_catalogue_asks() {
    let service = Service::start();
    let (admin, editor) = (service.signed_in("ada"), service.signed_in("edgar"));
    for items in [
        &[][..],
        &[("Artifact", "Invoice"), ("Sub-Artifact", "Credit Note")],
        &[("Sub-Artifact", "Lease"), ("Signed On", "01/JAN/2026"), ("Artifact", "Contract")],
        &[("Country", "GB"), ("City", "Leeds")],
        &[("City", "Leeds")],
        &[("Comment", "a"), ("Comment", "a"), ("Comment", "")],
        &[("Pages", "1")],
    ] {
        assert_eq!(editor.post("/documents", &with_metadata(items)).status, 201, "{items:?}");
    }
    for (items, record) in [
        (&[("Colour", "red")][..], "Metadata[0].Name METADATA_ATTRIBUTE_NOT_FOUND"),
        (&[("artifact", "Invoice")], "Metadata[0].Name METADATA_ATTRIBUTE_NOT_FOUND"),
        (&[("", "")], "Metadata[0].Name METADATA_ATTRIBUTE_NOT_FOUND"),
        (&[("Department", "Legal"), ("Department", "Legal")], "Metadata[1].Name DUPLICATE_METADATA"),
        (&[("Department", "legal")], "Metadata[0].Value INVALID_METADATA_OPTION"),
        (&[("Country", "GB"), ("City", "Paris")], "Metadata[1].Value INVALID_METADATA_OPTION"),
        (&[("Artifact", "Invoice"), ("Sub-Artifact", "Lease")], "Metadata[1].Value METADATA_RULE_VIOLATION"),
        (&[("Artifact", "Contract")], "Metadata METADATA_RULE_VIOLATION"),
        (&[("Retention", "7 years")], "Metadata[0].Name METADATA_SECURITY_VIOLATION"),
        (&[("Department", "Board")], "Metadata[0].Value METADATA_SECURITY_VIOLATION"),
        (&[("Signed On", "31/FEB/2026")], "Metadata[0].Value INVALID_DATE_FORMAT"),
        (&[("Signed On", "31/DEC/9999")], "Metadata[0].Value INVALID_DATE_RANGE"),
        (&[("Pages", "1.5")], "Metadata[0].Value INVALID_NUMBER_FORMAT"),
        (&[("Pages", "0")], "Metadata[0].Value INVALID_NUMBER_RANGE"),
        (&[("Comment", &*"x".repeat(4001))], "Metadata[0].Value MAX_LENGTH_EXCEEDED"),
        (&[("Comment", ""); 51], "Metadata MAX_LENGTH_EXCEEDED"),
    ] {
        let sent = with_metadata(items);
        assert_eq!(editor.post("/documents", &sent).records(), [record], "{items:?}");
        let changes = json!({ "Metadata": sent["Metadata"] });
        assert_eq!(editor.patch("/documents/1", &changes).records(), [record], "{items:?}");
    }
    // What the caller is decides.
    for items in [&[("Retention", "7 years")][..], &[("Department", "Board")]] {
        assert_eq!(admin.post("/documents", &with_metadata(items)).status, 201, "{items:?}");
    }
}

#[test]
fn what_only_some_may_set_only_they_may_take_away() {
    let service = Service::start();
    let (admin, editor) = (service.signed_in("ada"), service.signed_in("edgar"));
    for items in [&[("Retention", "7 years"), ("Pages", "1")][..], &[("Department", "Board")]] {
        let created = admin.post("/documents", &with_metadata(items));
        let path = created.header("location");
        for changes in [
            json!({ "Metadata": null }),
            json!({ "Metadata": [] }),
            json!({ "Metadata": [{ "Name": "Pages", "Value": "2" }], "Title": "New" }),
        ] {
            let answer = editor.patch(path, &changes);
            assert_eq!(answer.records(), ["Metadata METADATA_SECURITY_VIOLATION"], "{changes}");
        }
        assert_eq!(editor.get(path).json(), created.json());
        // All else may be changed.
        assert_eq!(editor.patch(path, &json!({ "Title": "New" })).status, 200);
        let changes = json!({ "Metadata": [{ "Name": "Pages", "Value": "2" }] });
        assert_eq!(admin.patch(path, &changes).status, 200);
        assert_eq!(editor.patch(path, &json!({ "Metadata": null })).status, 200);
    }
}

#[test]
fn metadata_and_lookups_are_in_one_report() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    let mut sent = document();
    sent["FolderId"] = json!(99);
    let mut items =
        vec![json!({ "Name": "Colour", "Value": "red" }), json!({ "Name": "Pages", "Value": "0" })];
    sent["Metadata"] = json!(items);
    assert_eq!(
        editor.post("/documents", &sent).records(),
        [
            "Metadata[0].Name METADATA_ATTRIBUTE_NOT_FOUND",
            "Metadata[1].Value INVALID_NUMBER_RANGE",
            "FolderId UNKNOWN_RESOURCE",
        ]
    );
    // A list that cannot be read is not held against the catalogue.
    items.push(json!({ "Name": "Pages" }));
    sent["Metadata"] = json!(items);
    assert_eq!(
        editor.post("/documents", &sent).records(),
        ["Metadata[2].Value REQUIRED_FIELD_MISSING", "FolderId UNKNOWN_RESOURCE"]
    );
}

#[test]
fn who_may_not_write_is_not_told_of_the_catalogue() {
    let service = Service::start();
    let sent = with_metadata(&[("Colour", "red")]);
    assert_eq!(service.signed_in("rita").post("/documents", &sent).status, 403);
    assert_eq!(service.anybody().post("/documents", &sent).status, 401);
}
