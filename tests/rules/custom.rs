//! `custom(path)` on a field and on a type

mod several;

use std::borrow::Cow;

use api_validate::{ApiValidate, Patch, ValidationErrorType, Violation};
use api_validate_tests::{Sent, lines, lines_of};

use crate::kit::{codes, record, records};

fn even(n: &u8) -> Result<(), Violation> {
    if n & 1 == 0 { Ok(()) } else { Err(Violation::new(ValidationErrorType::InvalidNumberFormat)) }
}

fn small(n: &u8) -> Result<(), Violation> {
    let violation =
        || Violation::new(ValidationErrorType::custom("TOO_BIG")).criteria("less than 5").message("Too big.");
    if *n < 5 { Ok(()) } else { Err(violation()) }
}

fn calm(text: &str) -> Result<(), Violation> {
    if text.contains('!') { Err(Violation::new(ValidationErrorType::InvalidFormat)) } else { Ok(()) }
}

fn sorted(items: &[u8]) -> Result<(), Violation> {
    let wrong = items.windows(2).position(|pair| pair[0] > pair[1]);
    wrong.map_or(Ok(()), |at| Err(Violation::new(ValidationErrorType::InvalidFormat).at(at + 1)))
}

fn anything<T>(_: &T) -> Result<(), Violation> {
    Err(Violation::new(ValidationErrorType::custom("ANYTHING")))
}

check! {
    number: u8 => (custom(even));
    both: u8 => (custom(even), custom(small));
    text: String => (custom(calm));
    borrowed: &'static str => (custom(calm));
    cow: Cow<'static, str> => (custom(calm));
    boxed: Box<str> => (custom(calm));
    option: Option<String> => (custom(calm));
    twice: Option<Option<u8>> => (custom(even));
    patch: Sent<u8> => (custom(even));
    patch_option: Sent<Option<u8>> => (custom(even));
    list: Vec<u8> => (custom(sorted));
    option_list: Option<Vec<u8>> => (custom(sorted));
    each: Vec<u8> => (each(custom(even)));
    generic: f64 => (custom(anything));
    path: u8 => (custom(self::even));
    required: Option<u8> => (required, custom(even));
    own_code: u8 => (custom(small, code = "OWN"));
    own_texts: u8 => (custom(small, criteria = "own criteria", message = "Own message."));
    own_criteria: u8 => (custom(even, criteria = "an even number"));
    standard: u8 => (custom(small, code = METADATA_RULE_VIOLATION));
    between_rules: String => (ascii, lowercase, custom(calm), length(max = 3), custom(self::calm));
    before_a_rule: Option<u8> => (custom(even), range(max = 4), custom(small));
    any_context: String => (custom(whatever));
}

/// A context that is not asked for can be any.
fn whatever<C>(text: &str, _: &C) -> Result<(), Violation> {
    calm(text)
}

#[test]
fn the_function_decides() {
    for (value, expected) in
        [(0, ""), (1, "INVALID_NUMBER_FORMAT"), (254, ""), (255, "INVALID_NUMBER_FORMAT")]
    {
        assert_eq!(codes(&number(value)), expected, "{value}");
        assert_eq!(codes(&path(value)), expected, "{value}");
        assert_eq!(codes(&twice(Some(Some(value)))), expected, "{value}");
        assert_eq!(codes(&patch(Patch::Value(value))), expected, "{value}");
        assert_eq!(codes(&patch_option(Patch::Value(Some(value)))), expected, "{value}");
        assert_eq!(codes(&required(Some(value))), expected, "{value}");
    }
    for (value, expected) in [("a", ""), ("", ""), ("a!", "INVALID_FORMAT")] {
        assert_eq!(codes(&text(value.to_owned())), expected);
        assert_eq!(codes(&borrowed(value)), expected);
        assert_eq!(codes(&cow(value.into())), expected);
        assert_eq!(codes(&boxed(value.into())), expected);
        assert_eq!(codes(&option(Some(value.to_owned()))), expected);
    }
    assert_eq!(codes(&generic(f64::NAN)), "ANYTHING");
}

#[test]
fn it_is_not_called_without_a_value() {
    assert_eq!(codes(&option(None)), "");
    assert_eq!(codes(&twice(None)), "");
    assert_eq!(codes(&twice(Some(None))), "");
    assert_eq!(codes(&patch(Patch::Absent)), "");
    assert_eq!(codes(&patch(Patch::Null)), "");
    assert_eq!(codes(&patch_option(Patch::Value(None))), "");
    assert_eq!(codes(&option_list(None)), "");
    assert_eq!(codes(&required(None)), "REQUIRED_FIELD_MISSING");
}

#[test]
fn it_stands_among_other_rules_in_their_order() {
    assert_eq!(codes(&between_rules("abc".to_owned())), "");
    assert_eq!(codes(&between_rules("a!".to_owned())), "INVALID_FORMAT, INVALID_FORMAT");
    let rules = |value: &str| {
        let report = between_rules(value.to_owned());
        records(&report).iter().map(api_validate::ValidationError::rule).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(rules("Abc!"), "lowercase custom length custom");
    assert_eq!(rules("é!"), "ascii custom custom");
    assert_eq!(codes(&before_a_rule(None)), "");
    assert_eq!(codes(&before_a_rule(Some(4))), "");
    assert_eq!(codes(&before_a_rule(Some(7))), "INVALID_NUMBER_FORMAT, INVALID_NUMBER_RANGE, TOO_BIG");
}

#[test]
fn a_function_may_take_any_context() {
    assert_eq!(codes(&any_context("a".to_owned())), "");
    assert_eq!(codes(&any_context("a!".to_owned())), "INVALID_FORMAT");
}

#[test]
fn a_violation_can_name_a_place_below() {
    assert_eq!(codes(&list(vec![1, 2, 3])), "");
    assert_eq!(codes(&list(vec![1, 3, 2])), "value[2] INVALID_FORMAT");
    assert_eq!(codes(&option_list(Some(vec![2, 1]))), "value[1] INVALID_FORMAT");
    assert_eq!(codes(&each(vec![2, 1, 3])), "value[1] INVALID_NUMBER_FORMAT, value[2] INVALID_NUMBER_FORMAT");
}

#[test]
fn it_can_stand_twice_and_each_reports() {
    assert_eq!(codes(&both(2)), "");
    assert_eq!(codes(&both(3)), "INVALID_NUMBER_FORMAT");
    assert_eq!(codes(&both(6)), "TOO_BIG");
    assert_eq!(codes(&both(7)), "INVALID_NUMBER_FORMAT, TOO_BIG");
}

#[test]
fn the_record_is_the_violation_s_unless_the_attribute_says_otherwise() {
    for (found, expected) in [
        (
            record(&number(1)),
            "INVALID_NUMBER_FORMAT | a number in the right format | This must be a number in the right format.",
        ),
        (record(&generic(0.0)), "ANYTHING | a value that this service accepts | This is not accepted."),
        (record(&both(6)), "TOO_BIG | less than 5 | Too big."),
        (record(&own_code(6)), "OWN | less than 5 | Too big."),
        (record(&own_texts(6)), "TOO_BIG | own criteria | Own message."),
        (
            record(&own_criteria(1)),
            "INVALID_NUMBER_FORMAT | an even number | This must be a number in the right format.",
        ),
        (record(&standard(6)), "METADATA_RULE_VIOLATION | less than 5 | Too big."),
    ] {
        assert_eq!(found, expected);
    }
    assert_eq!(records(&both(6))[0].rule(), "custom");
    assert_eq!(records(&both(6))[0].fault(), None);
    overrides!(u8, custom(small), 6);
}

struct Limits {
    most: usize,
    banned: &'static str,
}

fn within(text: &str, limits: &Limits) -> Result<(), Violation> {
    if text.len() > limits.most {
        Err(Violation::new(ValidationErrorType::MaxLengthExceeded))
    } else {
        Ok(())
    }
}

fn allowed(text: &String, limits: &Limits) -> Result<(), Violation> {
    if text == limits.banned { Err(Violation::new(ValidationErrorType::InvalidFormat)) } else { Ok(()) }
}

impl Comment {
    fn whole(&self, limits: &Limits) -> Result<(), Violation> {
        let is_full = self.title.len() + self.body.as_ref().map_or(0, String::len) > limits.most;
        let violation = || Violation::new(ValidationErrorType::custom("FULL")).at("body");
        if is_full { Err(violation()) } else { Ok(()) }
    }

    fn titled(&self) -> Result<(), Violation> {
        if self.title.is_empty() {
            Err(Violation::new(ValidationErrorType::custom("UNTITLED")))
        } else {
            Ok(())
        }
    }
}

#[derive(ApiValidate)]
#[api(context = Limits, custom(Comment::whole), custom(Self::titled, message = "It needs a title."))]
struct Comment {
    #[api(custom(within), custom(allowed), custom(calm))]
    title: String,
    #[api(custom(within))]
    body: Option<String>,
}

fn judged(title: &str, body: Option<&str>) -> Vec<String> {
    let comment = Comment { title: title.to_owned(), body: body.map(ToOwned::to_owned) };
    let verdict = comment.validate_with(&Limits { most: 5, banned: "bad" });
    verdict.map_or_else(|errors| api_validate_tests::lines_of(&errors), |()| Vec::new())
}

#[test]
fn functions_that_take_the_context() {
    assert_eq!(judged("12345", None), [""; 0]);
    assert_eq!(judged("123456", None), ["title MAX_LENGTH_EXCEEDED", "body FULL"]);
    assert_eq!(judged("bad", Some("12")), ["title INVALID_FORMAT"]);
    assert_eq!(judged("a!", Some("123")), ["title INVALID_FORMAT"]);
    assert_eq!(judged("123", Some("123456")), ["body MAX_LENGTH_EXCEEDED", "body FULL"]);
}

#[test]
fn functions_of_the_whole_type_come_last() {
    assert_eq!(judged("123", Some("123")), ["body FULL"]);
    assert_eq!(judged("", Some("123456")), ["body MAX_LENGTH_EXCEEDED", "body FULL", " UNTITLED"]);
    let comment = Comment { title: String::new(), body: None };
    let errors = comment.validate_with(&Limits { most: 5, banned: "bad" }).unwrap_err();
    assert_eq!(errors.to_string(), "It needs a title. (UNTITLED)");
}

#[derive(ApiValidate)]
#[api(custom(Shape::check_area))]
enum Shape {
    Square(#[api(custom(even))] u8),
    Line { length: u8 },
}

impl Shape {
    fn check_area(&self) -> Result<(), Violation> {
        let size = match self {
            Self::Square(size) | Self::Line { length: size } => *size,
        };
        if size == 0 { Err(Violation::new(ValidationErrorType::custom("EMPTY"))) } else { Ok(()) }
    }
}

#[test]
fn on_an_enum() {
    assert_eq!(lines(&Shape::Square(2)), [""; 0]);
    assert_eq!(lines(&Shape::Square(1)), ["Square INVALID_NUMBER_FORMAT"]);
    assert_eq!(lines(&Shape::Square(0)), [" EMPTY"]);
    assert_eq!(lines(&Shape::Line { length: 0 }), [" EMPTY"]);
}

mod words {
    use super::Violation;

    pub(super) fn at_most(max: usize) -> impl Fn(&str) -> Result<(), Violation> {
        move |text| match text.split_whitespace().count() {
            count if count > max => Err(Violation::new("ACME_WORDS".into())),
            _ => Ok(()),
        }
    }

    pub(super) fn other_than(other: &str) -> impl Fn(&str, &super::Words) -> Result<(), Violation> + '_ {
        move |text, _| if text == other { Err(Violation::new("ACME_SAME".into())) } else { Ok(()) }
    }

    pub(super) fn parses<T: std::str::FromStr>(text: &str) -> Result<(), Violation> {
        text.parse::<T>().map(drop).map_err(|_| Violation::new("ACME_PARSE".into()))
    }
}

struct Words {
    words: usize,
    banned: &'static str,
}

fn refused<T>(_: &T) -> Result<(), Violation> {
    Err(Violation::new("ACME_REFUSED".into()))
}

#[derive(ApiValidate)]
#[api(context = Words)]
#[api(custom(|post, limits| if post.title == limits.banned { refused(post) } else { Ok(()) }))]
struct Post {
    #[api(custom(words::at_most(2)), custom(self::words::at_most(ctx.words)))]
    title: String,
    #[api(custom(words::other_than(&self.title)))]
    body: Option<String>,
    #[api(custom(words::parses::<u8>))]
    size: String,
    #[api(each(custom(|tag| if tag.len() > ctx.words { refused(tag) } else { Ok(()) })))]
    tags: Vec<String>,
    #[api(custom(|text: &str, limits: &Words| if text == limits.banned { refused(&text) } else { Ok(()) }))]
    note: String,
    #[api(any(|tag| tag.starts_with(ctx.banned)))]
    marks: Vec<String>,
}

fn post() -> Post {
    Post {
        title: "a".into(),
        body: Some("b".into()),
        size: "255".into(),
        tags: vec!["a".into()],
        note: String::new(),
        marks: vec!["x".into(), "c!".into()],
    }
}

#[test]
fn a_function_is_any_expression_that_is_one() {
    let of = |post: &Post| {
        let checked = post.validate_with(&Words { words: 1, banned: "c" });
        checked.map_or_else(|errors| lines_of(&errors), |()| Vec::new())
    };
    assert_eq!(of(&post()), [""; 0]);
    assert_eq!(of(&Post { title: "a b".into(), ..post() }), ["title ACME_WORDS"]);
    assert_eq!(of(&Post { title: "a b c".into(), ..post() }), ["title ACME_WORDS"; 2]);
    assert_eq!(of(&Post { body: Some("a".into()), ..post() }), ["body ACME_SAME"]);
    assert_eq!(of(&Post { body: None, ..post() }), [""; 0]);
    assert_eq!(of(&Post { size: "256".into(), ..post() }), ["size ACME_PARSE"]);
    assert_eq!(of(&Post { tags: vec!["a".into(), "ab".into()], ..post() }), ["tags[1] ACME_REFUSED"]);
    assert_eq!(of(&Post { note: "c".into(), ..post() }), ["note ACME_REFUSED"]);
    assert_eq!(of(&Post { title: "c".into(), ..post() }), [" ACME_REFUSED"]);
    assert_eq!(of(&Post { marks: vec!["x".into()], ..post() }), ["marks INVALID_FORMAT"]);
}
