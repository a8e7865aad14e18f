//! Lists that are filtered and ordered.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::{
    kit::{Answer, Client, Service},
    statements::Watch,
};

/// A value in a query string.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        write!(encoded, "%{byte:02X}").expect("it is written");
        encoded
    })
}

fn filtered(client: &Client, filter: &str) -> Answer {
    client.get(&format!("/documents?pageSize=100&filter={}", encoded(filter)))
}

fn ids(answer: &Answer) -> Vec<i64> {
    assert_eq!(answer.status, 200, "{answer:?}");
    let list = answer.json();
    list["Documents"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|document| document["DocumentId"].as_i64().expect("a number"))
        .collect()
}

fn create(client: &Client, members: &Value) {
    let answer = client.post("/documents", members);
    assert_eq!(answer.status, 201, "{answer:?}");
}

/// Beside the three that are there: 4 and 5.
fn service() -> Service {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    create(
        &editor,
        &json!({ "Title": "100% of O'Neil_s \\ plan", "DocumentDate": "01/JAN/2020", "Amount": "0.29" }),
    );
    create(
        &editor,
        &json!({ "Title": "é🦀", "DocumentDate": "31/DEC/2025", "Reference": "ABC-000001", "UserId": "rita" }),
    );
    service
}

#[test]
fn a_filter_leaves_what_it_says() {
    let service = service();
    let reader = service.signed_in("rita");
    for (filter, expected) in [
        ("Title eq 'Statement of accounts'", vec![2]),
        ("Title eq 'statement of accounts'", vec![]),
        ("Title ne 'Statement of accounts'", vec![5, 4, 3, 1]),
        ("contains(Title,'of')", vec![4, 3, 2]),
        ("contains(Title,'OF')", vec![]),
        ("contains(Title,'')", vec![5, 4, 3, 2, 1]),
        ("contains(Title,'%')", vec![4]),
        ("contains(Title,'_')", vec![4]),
        ("contains(Title,'\\')", vec![4]),
        ("contains(Title,'*')", vec![]),
        ("contains(Title,'O''Neil')", vec![4]),
        ("contains(Title,'🦀')", vec![5]),
        ("startswith(Title,'Minutes')", vec![3]),
        ("startswith(Title,'inutes')", vec![]),
        ("startswith(Title,'%')", vec![]),
        ("startswith(Title,'100%')", vec![4]),
        ("startswith(Title,'100_')", vec![]),
        ("contains(Title,null)", vec![]),
        // Null equals null only, and is neither more nor less than anything.
        ("Reference eq null", vec![4, 3]),
        ("Reference ne null", vec![5, 2, 1]),
        ("null ne Reference", vec![5, 2, 1]),
        ("Reference ne 'PRG-001966'", vec![5, 4, 3, 2]),
        ("not (Reference eq 'PRG-001966')", vec![5, 4, 3, 2]),
        ("Amount eq null", vec![5, 3]),
        ("Amount gt null or Amount le null", vec![]),
        ("Amount gt 0", vec![4, 2, 1]),
        ("not (Amount gt 0)", vec![5, 3]),
        // Of what is null, nobody knows what is in it.
        ("contains(Reference,'0')", vec![5, 2, 1]),
        ("not contains(Reference,'ABC')", vec![2, 1]),
        ("Amount eq 2.5", vec![1]),
        ("Amount eq 2.50e0", vec![1]),
        ("Amount eq 0.29", vec![4]),
        ("Amount lt 0.2900001 and Amount gt 0.2899999", vec![4]),
        ("Amount eq 0.2900001", vec![]),
        ("Amount ge 0.29 and Amount lt INF", vec![4, 2, 1]),
        ("Amount gt -INF", vec![4, 2, 1]),
        ("Amount eq NaN", vec![]),
        ("Amount ne NaN", vec![5, 4, 3, 2, 1]),
        ("DocumentDate eq 1966-07-30", vec![1]),
        ("DocumentDate ge 2025-12-31", vec![5, 3, 2]),
        ("DocumentDate gt 2025-12-31", vec![3]),
        ("DocumentDate lt 10000-01-01 and DocumentDate gt -0001-01-01", vec![5, 4, 3, 2, 1]),
        ("2020-01-01 ge DocumentDate", vec![4, 1]),
        ("UserId eq CreatedBy", vec![4, 3, 2, 1]),
        ("UserId eq 'rita' or (CreatedBy eq 'ada' and not false)", vec![5, 1]),
        ("contains(Title,'of') eq true and Amount gt 1", vec![2]),
        ("true", vec![5, 4, 3, 2, 1]),
        ("false", vec![]),
        ("null", vec![]),
        ("'a' lt 'b' and 1 eq 1.0", vec![5, 4, 3, 2, 1]),
        ("00000000-0000-0000-0000-000000000000 eq null", vec![]),
    ] {
        let answer = filtered(&reader, filter);
        assert_eq!(ids(&answer), expected, "{filter}");
        assert_eq!(answer.json()["Total"], expected.len(), "{filter}");
    }
}

#[test]
fn a_filter_shows_nothing_that_is_hidden() {
    let service = Service::start();
    let (admin, editor) = (service.signed_in("ada"), service.signed_in("edgar"));
    create(&admin, &json!({ "Title": "Secret", "DocumentDate": "01/JAN/2020", "FolderId": 3 }));
    for filter in ["Title eq 'Secret'", "Title eq 'Secret' or true", "true or true", "not false"] {
        assert!(ids(&filtered(&admin, filter)).contains(&4), "{filter}");
        let answer = filtered(&editor, filter);
        assert!(!ids(&answer).contains(&4), "{filter}");
        assert_eq!(answer.json()["Total"], ids(&answer).len());
    }
}

#[test]
fn what_is_no_filter_or_is_not_offered_is_told() {
    let service = Service::start();
    let reader = service.signed_in("rita");
    let deep = format!("{}true{}", "not (".repeat(40), ")".repeat(40));
    let wide = vec!["Title eq 'x'"; 200].join(" or ");
    let long = format!("Title eq '{}'", "x".repeat(8192));
    for (filter, code) in [
        ("", "INVALID_FILTER_SYNTAX"),
        (" ", "INVALID_FILTER_SYNTAX"),
        ("Title = 'x'", "INVALID_FILTER_SYNTAX"),
        ("Title eq 'x", "INVALID_FILTER_SYNTAX"),
        ("Title eq 'x' --", "INVALID_FILTER_SYNTAX"),
        ("Title eq 'x'; DROP TABLE document", "INVALID_FILTER_SYNTAX"),
        ("1=1", "INVALID_FILTER_SYNTAX"),
        ("Title eq \u{0}", "INVALID_FILTER_SYNTAX"),
        ("title eq 'x'", "UNSUPPORTED_FILTER_SYNTAX"),
        ("id eq 1", "UNSUPPORTED_FILTER_SYNTAX"),
        ("password_hash ne null", "UNSUPPORTED_FILTER_SYNTAX"),
        ("Title", "UNSUPPORTED_FILTER_SYNTAX"),
        ("Title eq 5", "UNSUPPORTED_FILTER_SYNTAX"),
        ("Amount eq '5'", "UNSUPPORTED_FILTER_SYNTAX"),
        ("DocumentDate eq '2026-01-01'", "UNSUPPORTED_FILTER_SYNTAX"),
        ("DocumentDate eq 2026-02-30", "INVALID_FILTER_SYNTAX"),
        ("endswith(Title,'x')", "UNSUPPORTED_FILTER_SYNTAX"),
        ("Title in ('x','y')", "UNSUPPORTED_FILTER_SYNTAX"),
        ("Amount add 1 eq 2", "UNSUPPORTED_FILTER_SYNTAX"),
        ("Title eq @p", "UNSUPPORTED_FILTER_SYNTAX"),
        ("Tags/any(t:t eq 'x')", "UNSUPPORTED_FILTER_SYNTAX"),
        (deep.as_str(), "UNSUPPORTED_FILTER_SYNTAX"),
        (wide.as_str(), "UNSUPPORTED_FILTER_SYNTAX"),
        (long.as_str(), "MAX_LENGTH_EXCEEDED"),
    ] {
        let shown: String = filter.chars().take(60).collect();
        assert_eq!(filtered(&reader, filter).records(), [format!("filter {code}")], "{shown}");
    }
    for (by, code) in [
        ("", "INVALID_ORDERBY_SYNTAX"),
        ("Title ascending", "INVALID_ORDERBY_SYNTAX"),
        ("Title;DROP TABLE document", "INVALID_ORDERBY_SYNTAX"),
        ("title", "UNSUPPORTED_ORDERBY_SYNTAX"),
        ("Tags", "UNSUPPORTED_ORDERBY_SYNTAX"),
        ("length(Title)", "UNSUPPORTED_ORDERBY_SYNTAX"),
        ("Title,Amount", "UNSUPPORTED_ORDERBY_SYNTAX"),
    ] {
        let answer = reader.get(&format!("/documents?orderby={}", encoded(by)));
        assert_eq!(answer.records(), [format!("orderby {code}")], "{by}");
    }
    let twice = reader.get("/documents?filter=true&filter=false");
    assert_eq!(twice.records(), ["filter INVALID_FORMAT"]);
}

#[test]
fn the_largest_filters_that_are_offered_work() {
    let service = Service::start();
    let reader = service.signed_in("rita");
    let deep = format!("{}true{}", "not (".repeat(31), ")".repeat(31));
    let wide = vec!["Title eq 'x'"; 128].join(" or ");
    let long = format!("Title eq '{}'", "x".repeat(8192 - 11));
    for filter in [deep, wide, long] {
        assert_eq!(ids(&filtered(&reader, &filter)), [0; 0]);
    }
}

#[test]
fn no_text_of_a_filter_is_text_of_sql() {
    let (watch, app) = Watch::new();
    let service = Service::of(app);
    let reader = service.signed_in("rita");
    for hostile in ["zQx7", "zQx7' OR 1=1 --", "zQx7\"); DROP TABLE document; --", "zQx7%_*?", ":caller zQx7"]
    {
        let text = hostile.replace('\'', "''");
        watch.take();
        for filter in [
            format!("Title eq '{text}'"),
            format!("'{text}' ne Reference and contains(Title,'{text}')"),
            format!("not startswith(UserId,'{text}')"),
        ] {
            assert_eq!(filtered(&reader, &filter).status, 200);
            let seen = watch.take();
            // One counts, and one reads.
            assert_eq!(seen.len(), 2, "{seen:?}");
            for statement in seen {
                assert!(!statement.text.contains("zQx7"), "{statement:?}");
                assert!(statement.expanded.contains(&text), "{statement:?}");
            }
        }
    }
    filtered(&reader, "Title = 'zQx7'");
    reader.get("/documents?orderby=zQx7");
    assert_eq!(watch.take().len(), 0);
}

#[test]
fn a_list_has_the_order_that_was_asked_for() {
    let service = service();
    let reader = service.signed_in("rita");
    for (by, expected) in [
        ("DocumentId", [1, 2, 3, 4, 5]),
        ("DocumentId desc", [5, 4, 3, 2, 1]),
        ("Title", [4, 3, 2, 1, 5]),
        ("Title asc", [4, 3, 2, 1, 5]),
        ("Title DESC", [5, 1, 2, 3, 4]),
        // Of those that are alike, the newest first; null comes before everything.
        ("DocumentDate", [1, 4, 5, 2, 3]),
        ("DocumentDate desc", [3, 5, 2, 4, 1]),
        ("Amount", [5, 3, 4, 1, 2]),
        ("Amount desc", [2, 1, 4, 5, 3]),
    ] {
        assert_eq!(ids(&reader.get(&format!("/documents?orderby={}", encoded(by)))), expected, "{by}");
    }
}

#[test]
fn pages_hold_each_document_once() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    for _ in 0..20 {
        create(&editor, &json!({ "Title": "Same", "DocumentDate": "01/JAN/2020", "Amount": 1 }));
    }
    for query in
        ["orderby=Title", "orderby=Amount%20desc", "filter=Title%20eq%20%27Same%27&orderby=DocumentDate"]
    {
        let page = |page: u32| ids(&editor.get(&format!("/documents?{query}&pageSize=3&page={page}")));
        let paged: Vec<_> = (1..=8).flat_map(page).collect();
        let whole = ids(&editor.get(&format!("/documents?{query}&pageSize=100")));
        assert_eq!(paged, whole, "{query}");
        let mut each = paged.clone();
        each.sort_unstable();
        each.dedup();
        assert_eq!(each.len(), paged.len(), "{query}");
        assert!(each.len() >= 20, "{query}");
    }
}

#[test]
fn the_description_says_what_is_offered() {
    let service = Service::start();
    let description = service.anybody().get("/openapi.json").json();
    let parameters =
        description["paths"]["/documents"]["get"]["parameters"].as_array().expect("a list").clone();
    let reader = service.signed_in("rita");
    for name in ["filter", "orderby"] {
        let refused = reader.get(&format!("/documents?{name}=nothing")).json();
        let offer = refused["ValidationErrors"][0]["Criteria"].as_str().expect("a text").to_owned();
        let parameter = parameters.iter().find(|parameter| parameter["name"] == name).expect(name);
        let said = parameter["description"].as_str().expect("a text").replace('\n', " ").replace('`', "");
        assert!(said.to_lowercase().contains(&offer.to_lowercase()), "{said}: {offer}");
        let example =
            parameter["example"].as_str().or(parameter["schema"]["example"].as_str()).expect("an example");
        assert_eq!(reader.get(&format!("/documents?{name}={}", encoded(example))).status, 200);
        assert_eq!(parameter["required"], false);
    }
}
