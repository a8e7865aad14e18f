//! Random filters read, print and read back as the same; random damage never does more than be refused.

use std::fmt::Write as _;

use api_validate::filter::{Filter, OrderBy};

/// A small generator of numbers that look random, the same on every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("below a usize")
    }

    fn pick<'a>(&mut self, items: &[&'a str]) -> &'a str {
        items[self.below(items.len())]
    }
}

const LEAVES: &[&str] = &[
    "a",
    "not",
    "name",
    "address/city",
    "$it/x",
    "$this",
    "@p",
    "@N.t#q",
    "a/@t",
    "items/$count",
    "N.T/x",
    "a/N.T",
    "5",
    "-5",
    "+5",
    "1.5e-3",
    "INF",
    "-INF",
    "NaN",
    "null",
    "true",
    "FALSE",
    "'x'",
    "''''",
    "'a''b é👍'",
    "2024-02-29",
    "2024-01-01T10:20:30.5+02:00",
    "10:20",
    "10:20:30",
    "duration'P1DT2H'",
    "N.C'Red,1'",
    "binary'Zg=='",
    "01234567-89ab-cdef-0123-456789abcdef",
    "geography'SRID=0;Point(1 2)'",
    "items/any()",
    "items(1)/x",
    "f()",
    "items('x')/N.f()/y",
    "[]",
    "{}",
    "now()",
    "eq",
    "and",
    "asc",
    "items/7/x",
    "INF/x",
    "- 5",
    "- 10:20",
];

const OPERATORS: &[&str] = &[
    "eq", "ne", "gt", "ge", "lt", "le", "add", "sub", "mul", "div", "divby", "mod", "and", "or", "And", "OR",
    "in", "in",
];

/// A filter of at most so many levels.
fn filter(random: &mut Random, levels: usize) -> String {
    if levels == 0 {
        return random.pick(LEAVES).to_owned();
    }
    let inner = |random: &mut Random| filter(random, levels - 1);
    match random.below(16) {
        0 => format!("({})", inner(random)),
        1 => format!("( {}\t)", inner(random)),
        2 => format!("not {}", inner(random)),
        3 => format!("-{}", inner(random)),
        4 => format!("- {}", inner(random)),
        5 => format!("contains({},{})", inner(random), inner(random)),
        6 => format!("substring({}, {} ,{})", inner(random), inner(random), inner(random)),
        7 => format!("items/any(x: {} )", inner(random)),
        8 => format!("a/$filter({})/$count($filter={})", inner(random), inner(random)),
        9 => format!("[{} , \"j\\u00e9\",{}]", inner(random), inner(random)),
        10 => format!("{{\"k\":{},\"l\" : \"v\"}}", inner(random)),
        11 => format!("N.f(x={},y=@z)", inner(random)),
        12 => format!("case( {} : {} , {}:{})", inner(random), inner(random), inner(random), inner(random)),
        13 => format!("cast({},Edm.String)", inner(random)),
        14 => format!(
            "{} {}",
            random.pick(LEAVES),
            random.pick(&["has 'x'", "in (1,'a')", "in ()", "has N.C'x'"])
        ),
        _ => format!("{} {} {}", inner(random), random.pick(OPERATORS), inner(random)),
    }
}

#[test]
fn random_filters_come_back() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut read = 0;
    for round in 0..20_000 {
        let text = filter(&mut random, round % 5);
        let Ok(tree) = text.parse::<Filter>() else { continue };
        let printed = tree.to_string();
        let back: Filter = printed.parse().unwrap_or_else(|error| panic!("{text} → {printed}: {error}"));
        assert_eq!(back, tree, "{text} → {printed}");
        assert_eq!(back.to_string(), printed, "{text}");
        read += 1;
    }
    assert!(read > 15_000, "only {read} of the filters are ones");
}

#[test]
fn random_orders_come_back() {
    let mut random = Random(0xdead_beef_cafe_f00d);
    let mut read = 0;
    for round in 0..4_000 {
        let mut text = filter(&mut random, round % 3) + random.pick(&["", " asc", " DESC"]);
        for _ in 0..random.below(4) {
            let _ = write!(
                text,
                "{}{}{}",
                random.pick(&[",", ", "]),
                filter(&mut random, 1),
                random.pick(&["", " desc"])
            );
        }
        let Ok(tree) = text.parse::<OrderBy>() else { continue };
        let printed = tree.to_string();
        assert_eq!(printed.parse::<OrderBy>().as_ref(), Ok(&tree), "{text} → {printed}");
        read += 1;
    }
    assert!(read > 2_000, "only {read} of the orders are ones");
}

#[test]
fn random_damage_is_refused_at_a_place_or_reads() {
    const PIECES: &[&str] = &[
        "(", ")", "'", "\"", ",", ":", "/", " ", "-", "not ", " eq ", "é", "\u{0}", "[", "}", "$", "@", "1",
        "in",
    ];
    let mut random = Random(0x0123_4567_89ab_cdef);
    for round in 0..40_000 {
        let mut text: Vec<char> = filter(&mut random, 1 + round % 4).chars().collect();
        for _ in 0..=random.below(3) {
            let at = random.below(text.len() + 1);
            match random.below(3) {
                0 => text.truncate(at),
                1 => drop(text.splice(at..at, random.pick(PIECES).chars())),
                _ => drop(text.drain(at..(at + random.below(4)).min(text.len()))),
            }
        }
        let text: String = text.into_iter().collect();
        match text.parse::<Filter>() {
            Ok(tree) => assert_eq!(tree.to_string().parse::<Filter>().as_ref(), Ok(&tree), "{text}"),
            Err(error) => {
                assert!((1..=text.chars().count() + 1).contains(&error.position()), "{text}: {error}");
            }
        }
    }
}
