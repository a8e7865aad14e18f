//! What the README shows.

use crate::{
    filter::encoded,
    kit::{PASSWORD, Service},
};

const README: &str = include_str!("../../README.md");

#[test]
fn the_answers_are_real() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    let body = r#"{"Title":" ","DocumentDate":"31/APR/1966","Amount":"99.90"}"#;
    assert!(README.contains(&format!("-d '{body}'")));
    for answer in [editor.post_as("/documents", "application/json", body), editor.get("/documents/99")] {
        let length = answer.header("content-length");
        assert!(README.contains(&format!("content-length: {length}\n")), "{length}");
        assert!(README.contains(&format!("GMT\n\n{}\n```", answer.body)), "{}", answer.body);
    }
}

#[test]
fn what_needs_to_be_known_is_checked_too() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    let body = README.split("-d '").filter_map(|rest| rest.split_once('\'')).map(|(body, _)| body);
    let body = body.filter(|body| body.contains("Metadata")).collect::<Vec<_>>();
    let created = editor.post_as("/documents", "application/json", body[0]);
    let filters = README.split("--data-urlencode \"filter=").skip(1).filter_map(|rest| rest.split_once('"'));
    let filters: Vec<_> = filters.map(|(filter, _)| encoded(filter)).collect();
    let found = editor.get(&format!("/documents?filter={}&orderby=DocumentDate%20desc", filters[0]));
    let refused = editor.get(&format!("/documents?filter={}", filters[1]));
    assert_eq!([created.status, found.status, refused.status], [400, 200, 400]);
    for answer in [created, found, refused] {
        assert!(README.contains(&format!("```json\n{}\n```", answer.body)), "{}", answer.body);
    }
}

#[test]
fn the_accounts_are_as_it_says() {
    let service = Service::start();
    let rows = README.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let mut seen = 0;
    for (name, row) in rows.filter(|(name, _)| name.chars().all(char::is_lowercase)) {
        let answer = service.anybody().sign_in(name, PASSWORD);
        let says = |word: &str| row.contains(word);
        match answer.status {
            200 => assert!(says("a token"), "{name}"),
            _ => assert!(says(answer.error_type().as_str()), "{name}"),
        }
        seen += 1;
    }
    assert_eq!(seen, 6);
}
