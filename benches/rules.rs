//! Single rules beside functions by hand that accept the same: `cargo bench -p api-validate-benches --bench rules`.
//! Each checks a list of valid values, so that what a report costs is shared by all of them.

use std::hint::black_box;

use api_validate::ApiValidate;
use api_validate_benches::{
    Case,
    by_hand::{has_length, is_date, is_email, is_reference, is_url, is_uuid},
    compare,
};

const COUNT: usize = 100;

/// A list of values under one rule, and the function by hand.
macro_rules! rule {
    ($rounds:expr, $title:literal, $ty:ty, $rule:meta, $by_hand:expr, [$($valid:expr),+], [$($invalid:expr),+]) => {{
        #[derive(ApiValidate)]
        #[allow(non_local_definitions)]
        struct Values {
            #[api(each($rule))]
            values: Vec<$ty>,
        }
        let is_valid = |value: $ty| Values { values: vec![value] }.validate().is_ok();
        $(assert!(is_valid($valid.into()) && $by_hand(&<$ty>::from($valid)), "{} is valid", $valid);)+
        $(assert!(!is_valid($invalid.into()) && !$by_hand(&<$ty>::from($invalid)), "{} is invalid", $invalid);)+

        let valid = [$(<$ty>::from($valid)),+];
        let all = Values { values: valid.iter().cycle().take(COUNT).cloned().collect() };
        let cases = [
            Case::new("by hand", || black_box(&all).values.iter().all($by_hand)),
            Case::new("the rule", || black_box(&all).validate().is_ok()),
        ];
        compare($title, $rounds, &cases);
    }};
}

fn main() {
    let rounds = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(101);
    println!("{COUNT} values each");
    rule!(
        rounds,
        "email",
        String,
        email,
        |text: &String| is_email(text),
        ["first.last+archive@records.example-company.com", "a@b.co"],
        ["not-an-address", "a@-b.co", "@b.co", "a@b..co"]
    );
    rule!(
        rounds,
        "url",
        String,
        url,
        |text: &String| is_url(text),
        [
            "https://records.example-company.com/documents/2024?sort=date&page=2",
            "http://a.example",
            "https://example.com:8443/a%20b#part",
            "HTTPS://192.0.2.1/"
        ],
        [
            "",
            "https:/a",
            "https://",
            "https://a..b/",
            "https://a/b c",
            "https://a:99999/",
            "https://1.2.3/",
            "ftp://a",
            "https://u@a"
        ]
    );
    rule!(
        rounds,
        "uuid",
        String,
        uuid,
        |text: &String| is_uuid(text),
        ["123e4567-e89b-12d3-a456-426614174000", "00000000-0000-0000-0000-00000000000F"],
        ["123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400g", ""]
    );
    rule!(
        rounds,
        "date",
        String,
        date,
        |text: &String| is_date(text),
        ["30/JUL/1966", "29/Feb/2024", "01/jan/0001"],
        ["29/FEB/2023", "1/JAN/2024", "01/JAN/0000", "01-JAN-2024"]
    );
    rule!(
        rounds,
        "pattern",
        String,
        pattern("^[A-Z]{3}-[0-9]{6}$"),
        |text: &String| is_reference(text),
        ["ABC-123456"],
        ["ABC-12345", "abc-123456", "ABC-1234567"]
    );
    rule!(
        rounds,
        "length, decided by the bytes",
        String,
        length(min = 1, max = 255),
        |text: &String| has_length(text, 1, 255),
        ["Quarterly statement of accounts", "Üß"],
        ["", "a".repeat(256)]
    );
    rule!(
        rounds,
        "length, counted",
        String,
        length(min = 20, max = 50),
        |text: &String| has_length(text, 20, 50),
        ["Übersicht über alle Quartale des Jahres", "四半期決算報告書四半期決算報告書四半期決算報告書"],
        ["Übersicht", "ü".repeat(51)]
    );
    rule!(
        rounds,
        "range of whole numbers",
        u32,
        range(min = 1, max = 10_000),
        |number: &u32| (1..=10_000).contains(number),
        [1_u32, 17_u32, 10_000_u32],
        [0_u32, 10_001_u32]
    );
    rule!(
        rounds,
        "range of floats",
        f64,
        range(min = 0.0, max = 1.0),
        |number: &f64| (0.0..=1.0).contains(number),
        [0.0, 0.25, 1.0],
        [-0.1, 1.1, f64::NAN]
    );
}
