//! Text that is changed while it is read: rules see what is left, and records stand where they always do.

use api_validate::{ApiValidate, Patch, json, query};
use api_validate_tests::lines_of;
use serde::Deserialize;

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase")]
struct SignUp {
    #[serde(deserialize_with = "api_validate::normalize::trim")]
    #[api(required, length(max = 3))]
    user_name: String,
    #[serde(default, deserialize_with = "api_validate::normalize::lowercase")]
    #[api(one_of("a", "ß"))]
    group: Option<String>,
    #[serde(default, deserialize_with = "api_validate::normalize::uppercase")]
    #[api(prefix("DE"))]
    code: Patch<Option<String>>,
    #[serde(default, deserialize_with = "api_validate::normalize::trim")]
    #[api(each(length(max = 2)))]
    tags: Vec<String>,
    #[serde(default, deserialize_with = "api_validate::normalize::blank_as_none")]
    #[api(length(min = 3))]
    note: Option<String>,
}

fn refused(body: &str) -> Vec<String> {
    lines_of(&json::from_str::<SignUp>(body).expect_err(body))
}

#[test]
fn rules_see_what_is_left() {
    let body = "{\"userName\":\"\u{3000} abc\\t\\n\",\"group\":\"A\",\"code\":\"de1\",\"tags\":[\" ab \",\"\"],\"note\":\"\u{a0}\"}";
    let sign_up = json::from_str::<SignUp>(body).expect("it is valid").into_inner();
    assert_eq!(sign_up.user_name, "abc");
    assert_eq!(sign_up.group.as_deref(), Some("a"));
    assert_eq!(sign_up.code, Patch::Value(Some("DE1".to_owned())));
    assert_eq!((sign_up.tags, sign_up.note), (vec!["ab".to_owned(), String::new()], None));
}

#[test]
fn what_breaks_a_rule_is_told_at_its_place() {
    assert_eq!(refused(r#"{"userName":" abcd "}"#), ["userName MAX_LENGTH_EXCEEDED"]);
    assert_eq!(refused(r#"{"userName":"   "}"#), ["userName REQUIRED_FIELD_MISSING"]);
    assert_eq!(
        refused(r#"{"userName":"a","group":"B","code":"at"}"#),
        ["group INVALID_FORMAT", "code INVALID_FORMAT"]
    );
    assert_eq!(refused(r#"{"userName":"a","note":"ab"}"#), ["note INVALID_FORMAT"]);
}

#[test]
fn what_cannot_be_read_is_told_as_ever() {
    assert_eq!(
        refused(r#"{"group":1,"code":[],"tags":"a","note":5}"#),
        [
            "userName REQUIRED_FIELD_MISSING",
            "group INVALID_FORMAT",
            "code INVALID_FORMAT",
            "tags INVALID_FORMAT",
            "note INVALID_FORMAT",
        ]
    );
    let null = json::from_str::<SignUp>(r#"{"userName":"a","group":null,"code":null,"note":null}"#);
    assert_eq!(null.expect("null is nothing").code, Patch::Null);
}

#[test]
fn in_a_query_too() {
    let sign_up = query::from_str::<SignUp>("userName=+a+&note=+&tags=+a&tags=b+").expect("it is valid");
    assert_eq!((&*sign_up.user_name, &sign_up.note), ("a", &None));
    assert_eq!(sign_up.tags, ["a", "b"]);
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Lists {
    #[serde(default, deserialize_with = "api_validate::normalize::trim")]
    #[api(length(max = 2), each(required, length(max = 1)), unique)]
    a: Vec<String>,
    #[serde(default, deserialize_with = "api_validate::normalize::lowercase")]
    #[api(each(each(one_of("a", "b"))))]
    deep: Option<Vec<Vec<String>>>,
    #[serde(default, deserialize_with = "sorted")]
    #[api(each(length(max = 1)))]
    sorted: Vec<String>,
}

/// Elements change their places, and get shorter.
fn sorted<'de, D: serde::Deserializer<'de>>(source: D) -> Result<Vec<String>, D::Error> {
    let mut texts: Vec<String> = api_validate::normalize::trim(source)?;
    texts.sort();
    Ok(texts)
}

fn lines(body: &str) -> Vec<String> {
    lines_of(&json::from_str::<Lists>(body).expect_err(body))
}

#[test]
fn elements_keep_their_indexes() {
    assert_eq!(
        lines(r#"{"a":[" a ","a","bb"," "]}"#),
        [
            "a MAX_LENGTH_EXCEEDED",
            "a[2] MAX_LENGTH_EXCEEDED",
            "a[3] REQUIRED_FIELD_MISSING",
            "a DUPLICATE_METADATA",
        ]
    );
    assert_eq!(
        lines(r#"{"deep":[["A"],[],["B","C","b"],["D"]]}"#),
        ["deep[2][1] INVALID_FORMAT", "deep[3][0] INVALID_FORMAT"]
    );
    let query = query::from_str::<Lists>("a=+bb+").expect_err("it is too long");
    assert_eq!(lines_of(&query), ["a[0] MAX_LENGTH_EXCEEDED"]);
}

#[test]
fn elements_that_can_be_read_are_changed_beside_those_that_cannot() {
    assert_eq!(lines(r#"{"a":[" a ",5]}"#), ["a[1] INVALID_FORMAT"]);
    assert_eq!(
        lines(r#"{"a":[5," bb "," c ",null]}"#),
        [
            "a MAX_LENGTH_EXCEEDED",
            "a[0] INVALID_FORMAT",
            "a[1] MAX_LENGTH_EXCEEDED",
            "a[3] REQUIRED_FIELD_MISSING"
        ]
    );
    assert_eq!(
        lines(r#"{"deep":[["A",5],["C"]]}"#),
        ["deep[0][1] INVALID_FORMAT", "deep[1][0] INVALID_FORMAT"]
    );
}

/// The record of the first element, `a`, is about the second one that was sent, and that one breaks no rule.
#[test]
fn a_function_that_moves_elements_is_told_at_the_field() {
    assert_eq!(lines(r#"{"sorted":[" b ","aa"]}"#), ["sorted MAX_LENGTH_EXCEEDED"]);
    assert_eq!(lines(r#"{"sorted":["aa"," b "]}"#), ["sorted[0] MAX_LENGTH_EXCEEDED"]);
}

#[derive(Debug, Deserialize, ApiValidate)]
struct Change {
    #[serde(default, deserialize_with = "api_validate::normalize::blank_as_none")]
    #[api(length(min = 3))]
    note: Patch<String>,
    #[serde(default, deserialize_with = "api_validate::normalize::blank_as_none")]
    #[api(not_null)]
    name: Patch<Box<str>>,
}

#[test]
fn blank_text_clears_a_patch() {
    let note = |body| json::from_str::<Change>(body).expect(body).into_inner().note;
    assert_eq!(note("{}"), Patch::Absent);
    assert_eq!(note(r#"{"note":null}"#), Patch::Null);
    assert_eq!(note("{\"note\":\" \u{a0}\"}"), Patch::Null);
    assert_eq!(note(r#"{"note":" abc"}"#), Patch::Value(" abc".to_owned()));
    let refused = |body| lines_of(&json::from_str::<Change>(body).expect_err(body));
    assert_eq!(refused(r#"{"note":"ab","name":""}"#), ["note INVALID_FORMAT", "name REQUIRED_FIELD_MISSING"]);
    assert_eq!(refused(r#"{"note":5}"#), ["note INVALID_FORMAT"]);
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Row {
    #[api(length(max = 3))]
    code: String,
    count: u8,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Rows {
    #[serde(deserialize_with = "with_short_codes")]
    #[api(length(max = 3))]
    rows: Vec<Row>,
}

fn with_short_codes<'de, D: serde::Deserializer<'de>>(source: D) -> Result<Vec<Row>, D::Error> {
    let mut rows = Vec::<Row>::deserialize(source)?;
    for row in &mut rows {
        row.code.truncate(row.code.trim_end().len());
    }
    Ok(rows)
}

#[test]
fn rules_of_elements_see_what_the_function_makes_of_those_it_can_read() {
    let lines = |body| lines_of(&json::from_str::<Rows>(body).expect_err(body));
    assert_eq!(
        lines(r#"{"rows":[{"code":"abc ","count":1},{"code":"a","count":"x"}]}"#),
        ["rows[1].count INVALID_NUMBER_FORMAT"]
    );
    assert_eq!(
        lines(
            r#"{"rows":[{"code":"a","count":"x"},{"code":"abcd ","count":1},{"count":1},{"code":"abcde","count":1}]}"#
        ),
        [
            "rows MAX_LENGTH_EXCEEDED",
            "rows[0].count INVALID_NUMBER_FORMAT",
            "rows[1].code MAX_LENGTH_EXCEEDED",
            "rows[2].code REQUIRED_FIELD_MISSING",
            "rows[3].code MAX_LENGTH_EXCEEDED"
        ]
    );
}
