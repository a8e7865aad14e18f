//! `time`

use crate::kit::{codes, record};

check_text! { time => (time); }

#[test]
fn a_full_time() {
    for text in [
        "00:00:00Z",
        "23:59:59z",
        "15:00:00.5Z",
        "15:00:00.000000000000000000000000000000001Z",
        "15:00:00+00:00",
        "15:00:00-00:00",
        "15:00:00+23:59",
        "15:00:00.25-23:59",
    ] {
        assert_eq!(codes(&time(text)), "", "{text:?}");
    }
    for text in [
        "",
        "Z",
        "15:00Z",
        "15Z",
        "15:00:00",
        "15:00:00.Z",
        "15:00:00,5Z",
        "15:00:00 Z",
        "15:00:00ZZ",
        "15:00:00+02",
        "15:00:00+0200",
        "15:00:00+2:00",
        "15:00:00+24:00",
        "15:00:00+02:60",
        "15:00:00+02:00Z",
        "15:00:00\u{2212}02:00",
        "24:00:00Z",
        "15:60:00Z",
        "15:00:61Z",
        "5:00:00Z",
        "015:00:00Z",
        "15:00:0Z",
        "-5:00:00Z",
        "15-00-00Z",
        " 15:00:00Z",
        "15:00:00Z ",
        "15:00:00Z\n",
        "15:00:00\0Z",
        "T15:00:00Z",
        "1966-07-30T15:00:00Z",
        "１5:00:00Z",
        "15:00:00.٣Z",
        "3 pm",
    ] {
        assert_eq!(codes(&time(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn the_second_60_is_the_last_of_a_day_in_utc() {
    for text in [
        "23:59:60Z",
        "23:59:60.999z",
        "23:59:60+00:00",
        "00:59:60+01:00",
        "22:59:60-01:00",
        "15:59:60-08:00",
        "05:29:60+05:30",
        "23:58:60+23:59",
        "00:00:60-23:59",
    ] {
        assert_eq!(codes(&time(text)), "", "{text:?}");
    }
    for text in [
        "23:58:60Z",
        "00:00:60Z",
        "22:59:60Z",
        "23:59:60+01:00",
        "23:59:60-00:01",
        "05:29:60-05:30",
        "23:59:61Z",
    ] {
        assert_eq!(codes(&time(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn huge_text() {
    let digits = "7".repeat(1 << 20);
    assert_eq!(codes(&time(&format!("15:00:00.{digits}Z"))), "");
    assert_eq!(codes(&time(&format!("15:00:00.{digits}"))), "INVALID_FORMAT");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&time("3 pm")),
        "INVALID_FORMAT | a time as RFC 3339, such as 15:00:00Z | This must be a time as RFC 3339, such as 15:00:00Z."
    );
    overrides!(String, time, "3 pm".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((time), good: "15:00:00Z", bad: "15:00:00", "INVALID_FORMAT");
    through!(String, (time), good: "15:00:00Z".to_owned(), bad: "15:00".to_owned(), "INVALID_FORMAT");
}
