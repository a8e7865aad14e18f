//! `uuid(not_nil)`

use ::uuid::Uuid;

use crate::kit::{codes, record};

const NIL: &str = "00000000-0000-0000-0000-000000000000";

check_text! {
    uuid => (uuid);
    not_nil => (uuid(not_nil));
}

check! {
    typed: Uuid => (uuid);
    typed_not_nil: Uuid => (uuid(not_nil));
}

#[test]
fn the_form_of_36_characters() {
    for text in [
        "123e4567-e89b-12d3-a456-426614174000",
        "123E4567-E89B-12D3-A456-426614174000",
        "123e4567-E89B-12d3-A456-426614174000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        NIL,
    ] {
        assert_eq!(codes(&uuid(text)), "", "{text:?}");
    }
}

#[test]
fn text_that_is_none() {
    for text in [
        "",
        " ",
        "123e4567e89b12d3a456426614174000",
        "{123e4567-e89b-12d3-a456-426614174000}",
        "urn:uuid:123e4567-e89b-12d3-a456-426614174000",
        "123e4567-e89b-12d3-a456-42661417400",
        "123e4567-e89b-12d3-a456-4266141740000",
        "123e4567-e89b-12d3-a456-42661417400g",
        "123e4567_e89b_12d3_a456_426614174000",
        "123e456-7e89b-12d3-a456-426614174000",
        " 123e4567-e89b-12d3-a456-426614174000",
        "123e4567-e89b-12d3-a456-426614174000\n",
        "123e4567-e89b-12d3-a456-42661417400\0",
        "１23e4567-e89b-12d3-a456-4266141740",
        "123e4567\u{2010}e89b-12d3-a456-426614174000",
        "+23e4567-e89b-12d3-a456-426614174000",
    ] {
        assert_eq!(codes(&uuid(text)), "INVALID_FORMAT", "{text:?}");
        assert_eq!(codes(&not_nil(text)), "INVALID_FORMAT", "{text:?}");
    }
    assert_eq!(codes(&uuid(&"0".repeat(1 << 20))), "INVALID_FORMAT");
}

#[test]
fn only_zeros_is_nil() {
    assert_eq!(codes(&not_nil(NIL)), "INVALID_FORMAT");
    assert_eq!(codes(&not_nil("00000000-0000-0000-0000-000000000001")), "");
    assert_eq!(codes(&not_nil("80000000-0000-0000-0000-000000000000")), "");
    assert_eq!(codes(&not_nil("ffffffff-ffff-ffff-ffff-ffffffffffff")), "");
}

#[test]
fn typed_ones() {
    for value in [Uuid::nil(), Uuid::max(), Uuid::from_u128(1)] {
        assert_eq!(codes(&typed(value)), "");
    }
    assert_eq!(codes(&typed_not_nil(Uuid::nil())), "INVALID_FORMAT");
    assert_eq!(codes(&typed_not_nil(Uuid::from_u128(1))), "");
    assert_eq!(codes(&typed_not_nil(Uuid::max())), "");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&uuid("a")),
        "INVALID_FORMAT | a UUID, such as 123e4567-e89b-12d3-a456-426614174000 | \
         This must be a UUID, such as 123e4567-e89b-12d3-a456-426614174000."
    );
    assert_eq!(
        record(&not_nil(NIL)),
        "INVALID_FORMAT | a UUID, such as 123e4567-e89b-12d3-a456-426614174000, and not all zeros | \
         This must be a UUID, such as 123e4567-e89b-12d3-a456-426614174000, and not all zeros."
    );
    overrides!(String, uuid, "a".to_owned());
    overrides!(Uuid, uuid(not_nil), Uuid::nil());
}

#[test]
fn every_type_and_wrapper() {
    texts!((uuid), good: "00000000-0000-0000-0000-000000000000", bad: "0", "INVALID_FORMAT");
    through!(String, (uuid), good: NIL.to_owned(), bad: "0".to_owned(), "INVALID_FORMAT");
    through!(Uuid, (uuid(not_nil)), good: Uuid::max(), bad: Uuid::nil(), "INVALID_FORMAT");
}
