//! Rules that look as if they contradict each other, and do not.

use api_validate::{ApiValidate, Validator};
use api_validate_tests::lines_of;

#[derive(ApiValidate)]
struct Formats {
    #[api(uuid, hostname)]
    id: String,
    #[api(url(schemes("a")), ipv6)]
    address: String,
    #[api(email, date(format = "dd@YYYY.MMM"))]
    mail: String,
    #[api(phone, date(format = "+ddMMYYYY"))]
    number: String,
    #[api(date(format = "dd::MM:YYYY"), ipv6)]
    day: String,
    is_mail: bool,
    #[api(when(self.is_mail, email), when(!self.is_mail, uuid))]
    either: String,
    #[api(each(email), unique)]
    list: Vec<String>,
}

#[test]
fn texts_may_have_two_formats() {
    let text = str::to_owned;
    let formats = Formats {
        id: text("0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"),
        address: text("a::b"),
        mail: text("30@1966.JUL"),
        number: text("+30071966"),
        day: text("30::07:1966"),
        is_mail: true,
        either: text("a@example.com"),
        list: vec![text("a@example.com")],
    };
    let lines = formats.validate().err().map(|errors| lines_of(&errors)).unwrap_or_default();
    assert_eq!(lines, [""; 0]);
}

#[derive(ApiValidate)]
struct Multiples {
    #[api(range(min = 8, max = 14), multiple_of(7))]
    last: u8,
    #[api(range(min = 7, max = 13), multiple_of(7))]
    first: u8,
    #[api(range(above = -7, below = 7), multiple_of(7))]
    zero: i8,
    #[api(range(above = -0.75, below = -0.25), multiple_of(0.25))]
    inner: f64,
    #[api(multiple_of(0.1), range(min = 0.05, max = 0.1))]
    tenth: f64,
    #[api(range(min = 1), multiple_of(1000))]
    open: u16,
}

#[test]
fn a_range_may_hold_one_multiple() {
    let fine = Multiples { last: 14, first: 7, zero: 0, inner: -0.5, tenth: 0.1, open: 1000 };
    assert!(fine.validate().is_ok());
    let wrong = Multiples { last: 8, first: 8, zero: 1, inner: -0.4, tenth: 0.06, open: 1 };
    assert_eq!(lines_of(&wrong.validate().unwrap_err()).len(), 6);
}

#[derive(ApiValidate)]
struct Orders {
    #[api(date(min = self.same))]
    day: String,
    #[api(date(min = self.day))]
    same: String,
    #[api(date(after = day))]
    later: String,
    #[api(date(after = later, before = last))]
    latest: String,
    #[api(date(after = latest))]
    last: String,
    #[api(range(min = self.high, max = self.high))]
    low: u8,
    #[api(range(max = self.low))]
    high: u8,
    #[api(when(self.low > 9, range(above = self.low)))]
    beyond: u8,
    #[api(when(self.low < 9, range(below = self.low)))]
    below: u8,
}

#[test]
fn fields_may_be_compared_in_a_circle_if_all_may_be_equal() {
    let text = str::to_owned;
    let orders = Orders {
        day: text("01/JAN/2026"),
        same: text("01/JAN/2026"),
        later: text("02/JAN/2026"),
        latest: text("03/JAN/2026"),
        last: text("04/JAN/2026"),
        low: 5,
        high: 5,
        beyond: 1,
        below: 4,
    };
    assert!(Validator::new().validate(&orders).is_ok());
    let wrong = Orders { same: text("31/DEC/2025"), high: 6, ..orders };
    let lines = lines_of(&wrong.validate().unwrap_err());
    assert_eq!(lines, ["same INVALID_DATE_RANGE", "low INVALID_NUMBER_RANGE", "high INVALID_NUMBER_RANGE"]);
}

const ONE: usize = 1;

#[derive(ApiValidate)]
struct Literals {
    #[api(one_of("a", "ab"), length(min = 2), lowercase)]
    choice: &'static str,
    #[api(equal("É"), length(max = 1), uppercase)]
    character: &'static str,
    #[api(equal("É"), length(min = 2, unit = bytes))]
    bytes: &'static str,
    #[api(equal("ab"), length(min = ONE))]
    constant: &'static str,
    #[api(prefix("ab"), suffix("ba"), length(min = 3, max = 3), contains("b"), not_contains("c"))]
    overlap: &'static str,
    #[api(contains("AB"), length(max = 1), not_contains("A"))]
    items: Vec<&'static str>,
    #[api(each(lowercase), contains("ab"), length(min = 1, max = 1))]
    lower: Vec<&'static str>,
    #[api(equal(5), length(min = 3), range(min = 5, max = 5.0), multiple_of(2.5))]
    number: &'static str,
    #[api(one_of(ONE, 3), range(above = 3))]
    any: Option<u8>,
    is_large: bool,
    #[api(when(self.is_large, uppercase), when(!self.is_large, equal("a")))]
    either: &'static str,
    #[api(equal("a,b"), length(max = 2))]
    listed: Listed,
}

/// A text whose length is that of the list in it.
struct Listed(&'static str);

impl api_validate::kinds::Text for Listed {
    fn text(&self) -> Option<&str> {
        Some(self.0)
    }
}

impl api_validate::kinds::Length for Listed {
    fn extent(&self) -> Option<api_validate::kinds::Extent<'_>> {
        Some(api_validate::kinds::Extent::Count(self.0.split(',').count()))
    }
}

impl ApiValidate for Listed {
    type Context = ();

    fn check(&self, _: &mut api_validate::Checker, (): &()) {}
}

#[test]
fn literals_may_pass_other_rules() {
    let fine = Literals {
        choice: "ab",
        character: "É",
        bytes: "É",
        constant: "ab",
        overlap: "aba",
        items: vec!["AB"],
        lower: vec!["ab"],
        number: "5.0",
        any: None,
        is_large: false,
        either: "a",
        listed: Listed("a,b"),
    };
    let lines = fine.validate().err().map(|errors| lines_of(&errors)).unwrap_or_default();
    assert_eq!(lines, [""; 0]);
}
