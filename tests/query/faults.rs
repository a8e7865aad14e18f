//! Queries with mistakes in types with every attribute of serde that they take: what is accepted, where records stand, in
//! which order, and that several mistakes have the records that each has alone.

use std::{collections::HashMap, fmt::Debug};

use api_validate::{ApiValidate, Segment, ValidationErrors, query};
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;

use crate::{
    doors::{doors_agree, paths_agree, survives},
    matrix::{
        Collected, Converted, Deep, Defaulted, Either, Event, Flat, FlatChoice, FlatMaybe, FlatRest,
        FlatStrict, Generic, Named, Packet, Page, Patched, Strict, Transparent, Typed, With, Wrapped,
    },
    oracle::{Random, VALUES, is_encoded},
};

const QUERIES: usize = 2_000;

type Parameters<'p> = Vec<(&'p str, &'p str)>;

/// What is done to one parameter of a good query.
#[derive(Clone, Copy, Debug)]
enum Change {
    Put(&'static str),
    Again(&'static str),
    LeaveOut,
    /// A parameter that no type knows.
    Unknown(&'static str, &'static str),
}

#[derive(Clone, Debug)]
struct Fault {
    name: String,
    at: usize,
    change: Change,
}

impl Fault {
    fn new(good: &[(&str, &str)], random: &mut Random) -> Self {
        let (at, value) = (random.below(good.len()), random.one_of(VALUES));
        let change = match random.below(8) {
            0 => Change::LeaveOut,
            1 => Change::Again(value),
            2 => Change::Unknown(random.one_of(&["zzzz", "qqqq", "%22zzzz", "%C3%A9%2F~"]), value),
            _ => Change::Put(value),
        };
        let name = if let Change::Unknown(name, _) = change { name } else { good[at].0 };
        Self { name: decoded(name), at, change }
    }

    /// A tag decides which fields there are, and so do the fields of what may be left out as a whole.
    fn decides_on_others(&self, decisive: &[&str]) -> bool {
        decisive.contains(&&*self.name)
    }
}

fn with<'p>(good: &[(&'p str, &'p str)], faults: &[Fault]) -> Parameters<'p> {
    let mut parameters: Vec<_> = good.iter().copied().map(Some).collect();
    for fault in faults {
        match fault.change {
            Change::Put(value) => parameters[fault.at] = Some((good[fault.at].0, value)),
            Change::LeaveOut => parameters[fault.at] = None,
            Change::Again(value) => parameters.push(Some((good[fault.at].0, value))),
            Change::Unknown(name, value) => parameters.push(Some((name, value))),
        }
    }
    parameters.into_iter().flatten().collect()
}

fn text(parameters: &[(&str, &str)]) -> String {
    parameters.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

fn decoded(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

/// A type, and what is special about it.
struct Case<'c> {
    good: &'c [&'c [(&'c str, &'c str)]],
    /// Which names stand for which.
    aliases: &'c [(&'c str, &'c str)],
    /// The names that decide on the meaning of others.
    decisive: &'c [&'c str],
    traits: &'c [Trait],
}

#[derive(Clone, Copy, PartialEq)]
enum Trait {
    /// serde keeps values until it knows their types, and then reads no numbers; or there are numbers of 128 bits, which it
    /// does not read from a query at all.
    Kept,
    /// A map takes what is left.
    Rest,
    /// Nothing says which variant was meant.
    Untagged,
}

impl Case<'_> {
    fn holds<T>(&self)
    where
        T: DeserializeOwned + ApiValidate<Context = ()> + PartialEq + Debug + Send + Sync + 'static,
    {
        let (mut random, mut counts) = (Random(self.good.len() as u64), [0; 3]);
        for good in self.good {
            assert!(query::from_str::<T>(&text(good)).is_ok(), "{}", text(good));
        }
        for n in 0..QUERIES {
            let good = self.good[n % self.good.len()];
            let mut faults: Vec<Fault> = Vec::new();
            for _ in 0..random.below(4) {
                let fault = Fault::new(good, &mut random);
                if faults.iter().all(|other| other.name != fault.name) {
                    faults.push(fault);
                }
            }
            let parameters = with(good, &faults);
            counts[self.judge::<T>(&parameters)] += 1;
            self.add_up::<T>(good, &faults);
            if n % 8 == 1 {
                doors_agree::<T>(&text(&parameters));
                survives::<T>(&damaged(&text(&parameters), &mut random));
            }
            if n % 8 == 2 && is_path(&parameters) {
                paths_agree::<T>(&parameters);
            }
        }
        assert!(counts.iter().take(2).all(|count| *count > 100), "a lopsided test: {counts:?}");
    }

    /// 0: accepted, 1: refused by serde, 2: broken rules.
    fn judge<T>(&self, parameters: &[(&str, &str)]) -> usize
    where
        T: DeserializeOwned + ApiValidate<Context = ()> + PartialEq + Debug,
    {
        let query = text(parameters);
        let (ours, theirs) = (query::from_str::<T>(&query), serde_html_form::from_str::<T>(&query));
        if let Err(errors) = &ours {
            self.places_are_there(errors, parameters);
        }
        match (ours, theirs) {
            (Err(errors), _) if !is_encoded(&query) => {
                assert!(!errors.is_empty(), "{query}");
                1
            }
            (Ok(_), _) if !is_encoded(&query) => panic!("accepted what is wrongly encoded: {query}"),
            (Ok(ours), Ok(theirs)) => {
                assert_eq!(*ours, theirs, "{query}");
                assert!(theirs.validate().is_ok(), "{query}");
                0
            }
            (Err(errors), Ok(theirs)) => {
                let broken = theirs.validate().expect_err(&query);
                assert_eq!(errors.len(), broken.len(), "{query}: {errors}, but {broken}");
                2
            }
            (Err(errors), Err(_)) => {
                assert!(!errors.is_empty(), "{query}");
                1
            }
            // An option that no empty text stands for is nothing, as if it had not been sent.
            (Ok(ours), Err(error)) => {
                let sent: Vec<_> =
                    parameters.iter().copied().filter(|(_, value)| !value.is_empty()).collect();
                match serde_html_form::from_str::<T>(&text(&sent)) {
                    Ok(theirs) => assert_eq!(*ours, theirs, "{query}"),
                    Err(_) => assert!(self.traits.contains(&Trait::Kept), "{query}: {error}"),
                }
                0
            }
        }
    }

    /// Each place is a parameter that was sent, or one that is missing.
    fn places_are_there(&self, errors: &ValidationErrors, parameters: &[(&str, &str)]) {
        let mut sent: HashMap<String, usize> = HashMap::new();
        for (name, _) in parameters {
            let name = decoded(name);
            let alias = self.aliases.iter().find(|(alias, _)| *alias == name);
            *sent.entry(alias.map_or(name, |(_, name)| (*name).to_owned())).or_default() += 1;
        }
        for error in errors {
            let path: Vec<_> = error.field().segments().collect();
            let is_missing = error.error_type().as_str() == "REQUIRED_FIELD_MISSING";
            let times = |segment: &Segment| match segment {
                Segment::Field(name) => sent.get(*name).copied().unwrap_or_default(),
                Segment::Key(name) => sent.get(&**name).copied().unwrap_or_default(),
                _ => 0,
            };
            let is_there = match path[..] {
                [] => is_missing || self.traits.contains(&Trait::Untagged),
                [name] => is_missing || times(name) > 0,
                [name, Segment::Index(index)] => *index < times(name),
                _ => false,
            };
            assert!(is_there, "{path:?}, in {}: {errors}", text(parameters));
        }
    }

    /// The records of several mistakes are those of each, in one order however the parameters are sent.
    fn add_up<T>(&self, good: &[(&str, &str)], faults: &[Fault])
    where
        T: DeserializeOwned + ApiValidate<Context = ()> + PartialEq + Debug,
    {
        if faults.len() < 2 || faults.iter().any(|fault| fault.decides_on_others(self.decisive)) {
            return;
        }
        let mut parameters = with(good, faults);
        let query = text(&parameters);
        let all = records::<T>(&query);
        let alone: Vec<Vec<String>> = faults
            .iter()
            .map(|fault| records::<T>(&text(&with(good, std::slice::from_ref(fault)))))
            .collect();
        let mut sum: Vec<&String> = alone.iter().flatten().collect();
        let mut sorted: Vec<&String> = all.iter().collect();
        sum.sort();
        sorted.sort();
        assert_eq!(sorted, sum, "{query}");
        for alone in &alone {
            let mut left = all.iter();
            assert!(
                alone.iter().all(|record| left.any(|other| other == record)),
                "in another order: {query}"
            );
        }
        // What no field declares is told of in the order in which it was sent.
        let is_known = |fault: &Fault| !matches!(fault.change, Change::Unknown(..));
        if faults.iter().all(is_known) && !self.traits.contains(&Trait::Rest) {
            parameters.sort_by_key(|(name, _)| std::cmp::Reverse(*name));
            assert_eq!(records::<T>(&text(&parameters)), all, "{query}");
        }
    }
}

fn records<T>(query: &str) -> Vec<String>
where
    T: DeserializeOwned + ApiValidate<Context = ()>,
{
    let Err(errors) = query::from_str::<T>(query) else { return Vec::new() };
    errors
        .iter()
        .map(|error| format!("{} {} {}", error.field(), error.error_type(), error.message()))
        .collect()
}

/// The query as bytes, some of which are others.
fn damaged(query: &str, random: &mut Random) -> Vec<u8> {
    let mut bytes = query.as_bytes().to_vec();
    for _ in 0..=random.below(3) {
        let at = random.below(bytes.len().max(1));
        if let Some(byte) = bytes.get_mut(at) {
            *byte = [0, b'%', b'&', b'=', b'+', b'[', 0x7f, 0x80, 0xc3, 0xff][random.below(10)];
        }
    }
    bytes
}

fn is_path(parameters: &[(&str, &str)]) -> bool {
    let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_once = |name: &str| parameters.iter().filter(|(other, _)| *other == name).count() == 1;
    parameters.iter().all(|(name, _)| is_name(name) && is_once(name)) && is_encoded(&text(parameters))
}

macro_rules! faults {
    ($($test:ident: $type:ty, [$($trait:ident),*], [$($alias:literal is $name:literal),*], [$($decisive:literal),*],
        [$([$(($key:literal, $value:literal)),* $(,)?]),* $(,)?];)*) => {$(
        #[test]
        fn $test() {
            Case {
                good: &[$(&[$(($key, $value)),*]),*],
                aliases: &[$(($alias, $name)),*],
                decisive: &[$($decisive),*],
                traits: &[$(Trait::$trait),*],
            }
            .holds::<$type>();
        }
    )*};
}

faults! {
    page: Page, [], [], [], [
        [("pageSize", "20"), ("sortBy", "name_up"), ("ids", "1"), ("ids", "2"), ("isOpen", "on"), ("ratio", "1.5"), ("letter", "x")],
        [("pageSize", "20"), ("sortBy", "down"), ("letter", "%C3%A9")],
    ];
    named: Named, [], ["title" is "the name", "label" is "the name"], [], [
        [("the%20name", "a"), ("type", "1"), ("in", "-5")],
        [("title", "a"), ("type", "1")],
    ];
    defaulted: Defaulted, [], [], [], [[("a", "1"), ("b", "x"), ("c", "5")]];
    typed: Typed, [Kept], [], [], [
        [("day", "2026-11-22"), ("text_day", "30%2FAPR%2F2024"), ("id", "6f9619ff-8b86-d011-b42d-00c04fc964ff"),
         ("amount", "1.25"), ("host", "::1"), ("size", "7"), ("huge", "-99999999999999999999"), ("moment", "2020-01-01T10:00:00Z")],
        [("day", "2026-11-22"), ("amount", ""), ("host", ""), ("size", "")],
    ];
    wrapped: Wrapped, [], [], [], [
        [("email", "a"), ("count", "7"), ("counts", "7"), ("counts", "8"), ("boxed", "1"), ("made", "9")],
    ];
    collected: Collected, [], [], [], [
        [("set", "1"), ("set", "2"), ("many", "a"), ("many", ""), ("sorts", "down"), ("days", "2026-11-22")],
    ];
    with_functions: With, [], [], [], [[("twice", "5"), ("list", "a,b"), ("needed", "true")]];
    patched: Patched, [], [], [], [[("name", "a"), ("n", "1")], [("name", "a")]];
    flat: Flat, [Kept], [], [], [
        [("q", "a"), ("page", "1"), ("size", "5"), ("tags", "1"), ("tags", "2"), ("open", "on"), ("n", "7")],
    ];
    flat_maybe: FlatMaybe, [Kept], [], ["from", "to"], [[("id", "1"), ("from", "1"), ("to", "2")], [("id", "1")]];
    flat_rest: FlatRest, [Kept, Rest], [], [], [[("id", "1"), ("x", "a"), ("y", "")]];
    flat_strict: FlatStrict, [Kept], [], [], [[("id", "1"), ("page", "1"), ("tags", "7")]];
    deep: Deep, [Kept], ["bee" is "b"], ["t"], [
        [("id", "1"), ("a", "1"), ("b", "x"), ("t", "made"), ("at", "1"), ("flags", "on"), ("last", "1")],
        [("last", "1"), ("t", "moved"), ("page", "1"), ("bee", "x"), ("a", "1"), ("id", "1")],
    ];
    event: Event, [Kept], [], ["t"], [
        [("t", "made"), ("at", "1"), ("flags", "on"), ("flags", "true")],
        [("t", "gone"), ("x", "1")],
        [("page", "1"), ("t", "moved"), ("tags", "1")],
    ];
    strict: Strict, [Kept], [], ["t"], [
        [("t", "New"), ("pageSize", "20"), ("sortBy", "down"), ("ids", "1")],
        [("t", "Old"), ("oldId", "1"), ("sort", "name_up")],
        [("t", "Unit")],
    ];
    packet: Packet, [Kept], [], ["t"], [[("t", "Text"), ("c", "a")], [("t", "Number"), ("c", "5")], [("c", "5"), ("t", "Number")], [("t", "Nothing")]];
    flat_choice: FlatChoice, [Kept], [], ["name", "number"], [[("n", "1"), ("name", "a")], [("number", "1"), ("n", "1")]];
    either: Either, [Kept, Untagged], [], ["name", "number"], [[("name", "a")], [("number", "1")]];
    transparent: Transparent, [], [], [], [[("pageSize", "20"), ("ids", "1")]];
    converted: Converted, [], [], [], [[("even", "20"), ("n", "1")]];
    generic: Generic<u8>, [], [], [], [[("value", "1"), ("list", "1"), ("list", "2")]];
}
