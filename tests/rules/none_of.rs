//! `none_of("A", "B")`

use rust_decimal::Decimal;

use crate::kit::{codes, record};

check_text! {
    names => (none_of("root", "admin"));
    numerals => (none_of(1, -2));
}

check! {
    small: u8 => (none_of(0, 255));
    float: f64 => (none_of(1, 2));
    decimal: Decimal => (none_of(1));
    option: Option<u8> => (none_of(0));
}

#[test]
fn texts_to_the_letter() {
    for text in ["", "ada", "Root", "root ", "roo", "rooted", "administrator"] {
        assert_eq!(codes(&names(text)), "", "{text:?}");
    }
    for text in ["root", "admin"] {
        assert_eq!(codes(&names(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn numbers_by_their_value() {
    for (number, expected) in [(0, "INVALID_FORMAT"), (1, ""), (254, ""), (255, "INVALID_FORMAT")] {
        assert_eq!(codes(&small(number)), expected, "{number}");
    }
    for (number, expected) in
        [(1.0, "INVALID_FORMAT"), (1.5, ""), (-1.0, ""), (f64::NAN, ""), (f64::INFINITY, "")]
    {
        assert_eq!(codes(&float(number)), expected, "{number}");
    }
    assert_eq!(codes(&decimal(Decimal::new(100, 2))), "INVALID_FORMAT");
    assert_eq!(codes(&decimal(Decimal::new(101, 2))), "");
    assert_eq!((codes(&option(None)), codes(&option(Some(0)))), (String::new(), "INVALID_FORMAT".to_owned()));
}

#[test]
fn numbers_in_text() {
    for text in ["1", "1.0", "-2", "-2.00"] {
        assert_eq!(codes(&numerals(text)), "INVALID_FORMAT", "{text:?}");
    }
    // What is no number is none of these.
    for text in ["", "2", "01", "+1", "one", "1e0"] {
        assert_eq!(codes(&numerals(text)), "", "{text:?}");
    }
}

#[test]
fn the_record() {
    assert_eq!(
        record(&names("root")),
        "INVALID_FORMAT | none of root, admin | This must be none of root, admin."
    );
    assert_eq!(record(&small(0)), "INVALID_FORMAT | none of 0, 255 | This must be none of 0, 255.");
    overrides!(String, none_of("root"), "root".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((none_of("root")), good: "ada", bad: "root", "INVALID_FORMAT");
    through!(String, (none_of("root")), good: "ada".to_owned(), bad: "root".to_owned(), "INVALID_FORMAT");
    through!(u8, (none_of(7)), good: 8, bad: 7, "INVALID_FORMAT");
}
