//! Trace ids, and the header that they are read from.

use std::collections::HashSet;

use api_validate::response::TraceId;

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const PARENT: &str = "00f067aa0ba902b7";

#[test]
fn a_valid_header_gives_its_trace_id() {
    for header in [
        format!("00-{TRACE}-{PARENT}-01"),
        format!("00-{TRACE}-{PARENT}-ff"),
        // A later version may add what it likes behind the flags.
        format!("01-{TRACE}-{PARENT}-00"),
        format!("fe-{TRACE}-{PARENT}-00-what else"),
    ] {
        assert_eq!(TraceId::from_traceparent(&header), Some(TRACE.parse().unwrap()), "{header}");
    }
}

#[test]
fn anything_else_gives_none() {
    let zeros = |len| "0".repeat(len);
    for header in [
        String::new(),
        "-".repeat(60),
        TRACE.to_owned(),
        format!("00-{TRACE}-{PARENT}"),
        format!("00-{TRACE}-{PARENT}-"),
        format!("00-{TRACE}-{PARENT}-0"),
        format!("00-{TRACE}-{PARENT}-012"),
        format!("00-{TRACE}-{PARENT}-01-"),
        format!("00-{TRACE}-{PARENT}-01-x"),
        format!("00-{TRACE}-{PARENT}-0g"),
        format!("00-{TRACE}-{PARENT}-01 "),
        format!(" 00-{TRACE}-{PARENT}-01"),
        format!("ff-{TRACE}-{PARENT}-01"),
        format!("0-{TRACE}-{PARENT}-01"),
        format!("+0-{TRACE}-{PARENT}-01"),
        format!("00-{}-{PARENT}-01", zeros(32)),
        format!("00-{TRACE}-{}-01", zeros(16)),
        format!("00-{}-{PARENT}-01", TRACE.to_uppercase()),
        format!("00-{}-{PARENT}-01", &TRACE[1..]),
        format!("00-{TRACE}0-{PARENT}-01"),
        format!("00-{TRACE}-{}-01", &PARENT[1..]),
        format!("00-{}é-{PARENT}-01", &TRACE[2..]),
        format!("00-+{}-{PARENT}-01", &TRACE[1..]),
        "0".repeat(1_000_000),
    ] {
        assert_eq!(TraceId::from_traceparent(&header), None, "{}", &header[..header.len().min(80)]);
    }
}

#[test]
fn an_id_is_32_digits_both_ways() {
    for (id, digits) in [
        (1, format!("{:032x}", 1)),
        (u128::MAX, "f".repeat(32)),
        (0xabc << 64, format!("{:032x}", 0xabc_u128 << 64)),
    ] {
        let trace = TraceId::new(id).unwrap();
        assert_eq!((trace.to_string(), trace.get()), (digits.clone(), id));
        assert_eq!(digits.parse(), Ok(trace));
        assert_eq!(serde_json::from_str::<TraceId>(&serde_json::to_string(&trace).unwrap()).unwrap(), trace);
    }
    assert_eq!(TraceId::new(0), None);
    for bad in [
        String::new(),
        "0".repeat(32),
        "1".repeat(31),
        "1".repeat(33),
        "A".repeat(32),
        format!("-{}", "1".repeat(31)),
    ] {
        assert!(bad.parse::<TraceId>().is_err(), "{bad}");
        assert!(serde_json::from_value::<TraceId>(bad.into()).is_err());
    }
}

#[test]
fn fresh_ids_differ() {
    let ids: HashSet<_> = (0..10_000).map(|_| TraceId::random()).collect();
    assert_eq!(ids.len(), 10_000);
    // Each of the 128 digits of the number is there and is not there: none of them is fixed.
    let (and, or) = ids.iter().fold((u128::MAX, 0), |(and, or), id| (and & id.get(), or | id.get()));
    assert_eq!((and, or), (0, u128::MAX));
}
