//! Texts that are made to hurt: a megabyte of anything is answered fast, on a small stack.

use api_validate::filter::{Expected, Filter, MAX_DEPTH, OrderBy};

/// Runs on a stack of 256 KiB.
fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(256 << 10).spawn(test).expect("a thread");
    thread.join().expect("no overflow");
}

/// What a parser may call itself for, or look at again and again.
const UNITS: &[&str] = &[
    "(",
    ")",
    "not ",
    "'",
    "1",
    "a/",
    "a",
    "-",
    "[",
    "{\"a\":",
    "\"",
    "a eq ",
    "a and ",
    "a or b and ",
    "contains(",
    "a(",
    "f()/",
    "a(1)/",
    "a/any(x:",
    "a/$filter(",
    "a/$count($filter=",
    "case(",
    "case(a:",
    "cast(",
    "isof(a,",
    "a add ",
    "@",
    "@a/",
    "$it/",
    "$root/",
    "a.",
    "a,",
    "a in (",
    "a in (1,",
    "a has ",
    "geography'SRID=0;",
    "GeometryCollection(",
    "f(x=",
    "f(x=1,",
    " ",
    "\t",
    "\u{e9}",
    "\u{301}",
    "\u{0}",
    "%",
    "/",
    ";",
    "1:",
    "10:20",
    "a in -10:20 ",
    "not eq ",
    "%20",
    "%28",
    "%27",
    "not%20",
    "12:00,",
    "2024-01-01T",
    "not not(",
    "a eq (",
    "['a',",
    "''",
];

/// That it ends shows that the parser is linear: the square of a megabyte would take hours.
#[test]
fn a_megabyte_of_anything() {
    on_a_small_stack(|| {
        for unit in UNITS {
            for prefix in ["", "a eq ", "case(", "a/any(x:", "x eq geography'SRID=0;"] {
                let size = if prefix.is_empty() { 1 << 20 } else { 1 << 15 };
                let text = format!("{prefix}{}", unit.repeat(size / unit.len()));
                let (filter, order) = (text.parse::<Filter>(), text.parse::<OrderBy>());
                for position in
                    [filter.map_err(|e| e.position()).err(), order.map_err(|e| e.position()).err()]
                {
                    assert!(position.is_none_or(|at| (1..=text.chars().count() + 1).contains(&at)));
                }
            }
        }
    });
}

#[test]
fn what_is_closed_again() {
    on_a_small_stack(|| {
        let half = 1 << 18;
        let good = [
            format!("{}a{}", "(".repeat(half), ")".repeat(half)),
            format!("a in ({})", vec!["1"; half].join(",")),
            format!(
                "a eq geography'SRID=0;{}Point(1 2){}'",
                "GeometryCollection(".repeat(half),
                ")".repeat(half)
            ),
            vec!["a"; half].join("/"),
            vec!["a eq 1"; half].join(" and "),
            vec!["a eq 1"; half].join(" or "),
            vec!["f()"; half].join("/"),
            vec!["a(1)"; half].join("/"),
            vec!["a(x=1)"; half].join("/"),
            vec!["a/$filter(b)"; half].join("/"),
            format!("a/$count({}) eq 1", vec!["$filter=a"; half].join(";")),
            format!("a/$count({}) eq 1", vec!["$search=a"; half].join(";")),
            format!("a/$count($search={}a{}) eq 1", "(".repeat(half), ")".repeat(half)),
            format!("a eq [{}]", vec!["\"x\""; half].join(",")),
            format!("a eq {{{}}}", vec!["\"x\":1"; half].join(",")),
            format!("f({})", vec!["x=1"; half].join(",")),
            format!("case({})", vec!["a:1"; half].join(",")),
        ];
        for text in &good {
            let filter: Filter = text.parse().unwrap_or_else(|error| panic!("{error}: {}", &text[..40]));
            let printed = filter.to_string();
            assert_eq!(printed.parse().as_ref(), Ok(&filter), "{}", &text[..40]);
            assert_eq!(filter.clone(), filter);
        }
    });
}

#[test]
fn a_tree_is_at_most_so_deep() {
    on_a_small_stack(|| {
        let nots = |count: usize| format!("{}a", "not ".repeat(count));
        assert!(nots(MAX_DEPTH - 1).parse::<Filter>().is_ok());
        for count in [MAX_DEPTH, 1 << 18] {
            let error = nots(count).parse::<Filter>().unwrap_err();
            assert_eq!(error.expected(), Expected::LessDepth);
            assert!(error.is_too_large());
        }
        for (open, close) in
            [("contains(a,", ")"), ("-", ""), ("[", "]"), ("a/any(x:", ")"), ("f(x=", ")"), ("1 add (", ")")]
        {
            let deep = format!("{}a{}", open.repeat(1 << 16), close.repeat(1 << 16));
            assert_eq!(deep.parse::<Filter>().unwrap_err().expected(), Expected::LessDepth, "{open}");
        }
        let sums = |count: usize| vec!["a"; count].join(" add ");
        assert!(sums(MAX_DEPTH).parse::<Filter>().is_ok());
        assert_eq!(sums(MAX_DEPTH + 1).parse::<Filter>().unwrap_err().expected(), Expected::LessDepth);
    });
}

#[test]
fn no_text_that_is_no_filter_is_called_too_deep() {
    let error = format!("{}a eq", "not ".repeat(1_000)).parse::<Filter>().unwrap_err();
    assert!(!error.is_too_large());
    assert_eq!(error.position(), 4_005);
}
