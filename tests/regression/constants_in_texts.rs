//! Texts in which one could not see where a constant begins and ends: `one of yes, .`

use api_validate::{ApiValidate, French, German, Locale};

#[derive(ApiValidate)]
struct Texts {
    #[api(one_of("yes", ""))]
    answer: &'static str,
    #[api(one_of("a, b", "c", " d", "\u{200b}"))]
    pair: &'static str,
    #[api(none_of("", "x"))]
    name: &'static str,
    #[api(equal(""))]
    trap: &'static str,
    #[api(contains("\""))]
    quoted: &'static str,
    #[api(not_contains("\n"))]
    line: &'static str,
    #[api(prefix("\t"))]
    tab: &'static str,
    #[api(contains("\r"))]
    list: Vec<&'static str>,
}

const BAD: Texts = Texts {
    answer: "no",
    pair: "d",
    name: "x",
    trap: "x",
    quoted: "",
    line: "\n",
    tab: "",
    list: Vec::new(),
};

#[test]
fn show_where_they_begin_and_end() {
    let errors = BAD.validate().expect_err("all of it is wrong");
    let criteria: Vec<_> = errors.iter().map(|error| error.criteria().to_string()).collect();
    assert_eq!(
        criteria,
        [
            "one of yes, \"\"",
            "one of \"a, b\", c, \" d\", \"\u{200b}\"",
            "none of \"\", x",
            "equal to \"\"",
            "text that contains '\"'",
            "text without \"\\n\"",
            "text that starts with \"\\t\"",
            "a list that contains \"\\r\"",
        ]
    );
}

#[test]
fn in_other_languages() {
    let errors = BAD.validate().expect_err("all of it is wrong");
    let in_language = |locale: &dyn Locale| -> Vec<String> {
        let told = serde_json::to_value(errors.localized(locale)).expect("it is JSON");
        let records = told.as_array().expect("a list of records");
        records.iter().map(|record| record["Criteria"].as_str().expect("text").to_owned()).collect()
    };
    assert_eq!(
        in_language(&German::new()),
        [
            "einer der Werte yes, \"\"",
            "einer der Werte \"a, b\", c, \" d\", \"\u{200b}\"",
            "keiner der Werte \"\", x",
            "der Wert \"\"",
            "Text, der „\"“ enthält",
            "Text ohne „\\n“",
            "Text, der mit „\\t“ beginnt",
            "eine Liste, die „\\r“ enthält",
        ]
    );
    let french = in_language(&French::new());
    assert_eq!(french[0], "l’une des valeurs yes, \"\"");
    assert_eq!(french[5], "un texte sans «\u{a0}\\n\u{a0}»");
}
