//! serde is the oracle: what it accepts and the rules allow is accepted, and equal; nothing else is.

use std::fmt::Debug;

use api_validate::{
    ApiValidate, Validated, ValidationError, ValidationErrors, Validator, ValueKind, json,
    lookups::ResolveError,
};
use api_validate_tests::{Nobody, block_on};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    bodies::{Dice, Mutation, THOROUGH, Tree, count, mutate},
    faults::faults_add_up,
    matrix::{
        Borrowed, Choice, Choices, Converted, Defaulted, Either, Email, Event, Flat, FlatChoice, FlatStrict,
        FlatTagged, Generic, Inner, Lent, LentFlat, LentLine, Lists, Maps, Named, Node, Open, OpenEvent,
        OpenPacket, OpenShape, Optional, Packet, Point, Scalars, Several, Shape, Transparent, Typed, With,
    },
    more::{
        Around, Bound, Deep, Fields, Inside, Keys, Made, Meant, Others, Renamed, Results, Strict, Tagged,
    },
    rarer::{
        Content, Functions, Holders, Maybe, MaybePacket, Outer, Skips, StrictPacket, StrictShape, Untagged,
        Variants,
    },
};

/// What stands in every text that a client sends here.
pub(crate) const CANARY: &str = "canary";

/// Every place that a record names is there. An alias stands under the primary name, so it is not looked up.
fn places_are_there(body: &str, errors: &ValidationErrors, aliases: &[&str]) {
    let Some(sent) = Tree::parse(body) else { return };
    for error in errors {
        let (code, pointer) = (error.error_type().as_str(), error.field().pointer());
        let is_alias = aliases.iter().any(|name| pointer.ends_with(&format!("/{name}")));
        let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        let is_there =
            sent.has(&pointer) || (code == "REQUIRED_FIELD_MISSING" || is_alias) && sent.has(parent);
        assert!(is_there, "{pointer} in {body}: {errors}");
    }
}

/// With the `arbitrary_precision` of `serde_json`, whatever serde buffers holds a large number in another form when it
/// came from a value than when it came from text.
fn keeps_numbers_as_text() -> bool {
    serde_json::from_str::<serde_json::Value>("1e400").is_ok()
}

fn are_the_same<T: PartialEq + Debug>(
    one: &Result<Validated<T>, ValidationErrors>,
    other: &Result<Validated<T>, ValidationErrors>,
    body: &str,
) {
    match (one, other) {
        (Ok(one), Ok(other)) => assert_eq!(**one, **other, "{body}"),
        (Err(one), Err(other)) => assert_eq!(one.to_string(), other.to_string(), "{body}"),
        _ => panic!("{one:?}, but {other:?}: {body}"),
    }
}

/// What the rules say of the value, but where the value is in the body: a struct may have been sent as an array, and of
/// what stands at a set, each element is told.
fn are_the_same_in_their_places(body: &str, errors: &ValidationErrors, of_value: &ValidationErrors) {
    let sent = Tree::parse(body).expect("serde has read it");
    let texts = |error: &ValidationError| (error.error_type().clone(), error.message().to_string());
    let is_of = |error: &ValidationError, of_value: &ValidationError| {
        let (place, of_place) = (error.field().pointer(), of_value.field().pointer());
        texts(error) == texts(of_value)
            && (place == of_place || !sent.has(&of_place) || place.starts_with(&format!("{of_place}/")))
    };
    let is_moved = errors.iter().zip(of_value).any(|(error, of_value)| error.field() != of_value.field());
    if !is_moved {
        assert_eq!(errors.to_string(), of_value.to_string(), "{body}");
    }
    assert!(
        errors.iter().all(|error| of_value.iter().any(|of_value| is_of(error, of_value))),
        "{body}: {errors}"
    );
    assert!(
        of_value.iter().all(|of_value| errors.iter().any(|error| is_of(error, of_value))),
        "{body}: {errors}"
    );
}

fn says_nothing_of_the_client(body: &str, errors: &ValidationErrors) {
    for error in errors {
        let texts = format!("{} {} {error:?}", error.criteria(), error.message());
        let texts = texts.replace(&error.field().to_string(), "");
        assert!(!texts.contains(CANARY), "{body}: {texts}");
    }
}

const KNOWN_OF_ALL: [&str; 2] = ["REQUIRED_FIELD_MISSING", "INVALID_FORMAT"];

/// The contract has the code of each record, in the row of its field if there is one. `INVALID_FORMAT` may stand anywhere,
/// and codes of fields at the array that was sent in place of an object. What serde alone knows, no contract tells.
fn the_contract_has_its_codes<T: ApiValidate>(body: &str, errors: &ValidationErrors) {
    let contract = T::contract();
    let all = contract.error_types();
    let mut rows = Vec::new();
    let mut unknown = Vec::new();
    contract.walk(|field| {
        let (path, codes) = (field.path().to_owned(), field.error_types());
        if field.kind() == ValueKind::Anything
            && codes.iter().all(|code| KNOWN_OF_ALL.contains(&code.as_str()))
        {
            unknown.push(path);
        } else {
            rows.push((path, codes));
        }
    });
    for error in errors.iter().filter(|error| error.error_type().as_str() != "INVALID_FORMAT") {
        let (path, code) = (error.field().to_string(), error.error_type());
        // An object that was sent as an array has indexes in place of names.
        let is_inside = |row: &String| {
            path.starts_with('[')
                || path.strip_prefix(row).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        let is_unknown = unknown.iter().any(is_inside);
        assert!(is_unknown || all.contains(&code), "{path} {code} in {body}");
        let mut of_field = rows.iter().filter(|(row, _)| *row == path).peekable();
        let sent = Tree::parse(body).expect("it was read");
        if of_field.peek().is_some() && !sent.has(&format!("{}/0", error.field().pointer())) {
            assert!(of_field.any(|(_, codes)| codes.contains(&code)), "{path} {code} in {body}");
        }
    }
}

/// The door for what is looked up; here, nothing is.
fn resolved<'de, T>(body: &'de str) -> Result<Validated<T>, ValidationErrors>
where
    T: Deserialize<'de> + ApiValidate<Context = ()>,
{
    block_on(Validator::new().from_json_str_resolved(body, &(), &Nobody)).map_err(|error| match error {
        ResolveError::Invalid(errors) => errors,
        ResolveError::Failed(never) => match never {},
    })
}

/// How many bodies were accepted, broke rules, and were refused by serde.
#[derive(Debug, Default)]
struct Seen {
    accepted: usize,
    broken: usize,
    refused: usize,
}

impl Seen {
    fn sum(&self) -> usize {
        self.accepted + self.broken + self.refused
    }

    /// Whether the next body goes through slower doors as well, as one of each `one_in` does.
    fn is_turn_of(&self, one_in: usize) -> bool {
        *THOROUGH || self.sum() % one_in == one_in - 1
    }
}

fn judge<'de, T>(body: &'de str, aliases: &[&str], seen: &mut Seen) -> Option<ValidationErrors>
where
    T: Deserialize<'de> + ApiValidate<Context = ()> + PartialEq + Debug,
{
    let ours = json::from_str::<T>(body);
    are_the_same(&ours, &json::from_slice(body.as_bytes()), body);
    if seen.is_turn_of(8) {
        are_the_same(&ours, &resolved(body), body);
    }
    match (serde_json::from_str::<T>(body), ours) {
        (Ok(theirs), Ok(ours)) => {
            assert_eq!(ours.into_inner(), theirs, "{body}");
            assert!(theirs.validate().is_ok(), "{body}");
            seen.accepted += 1;
            None
        }
        (Ok(theirs), Err(errors)) => {
            let expected = theirs.validate().expect_err(body);
            are_the_same_in_their_places(body, &errors, &expected);
            places_are_there(body, &errors, aliases);
            says_nothing_of_the_client(body, &errors);
            the_contract_has_its_codes::<T>(body, &errors);
            seen.broken += 1;
            Some(errors)
        }
        (Err(_), Err(errors)) => {
            assert!(!errors.is_empty(), "{body}");
            assert!(errors.len() <= 100, "{body}");
            let mut all: Vec<_> = errors.iter().map(ToString::to_string).collect();
            all.sort();
            all.dedup();
            assert_eq!(all.len(), errors.len(), "twice the same for {body}: {errors}");
            places_are_there(body, &errors, aliases);
            says_nothing_of_the_client(body, &errors);
            the_contract_has_its_codes::<T>(body, &errors);
            seen.refused += 1;
            Some(errors)
        }
        (Err(error), Ok(_)) => panic!("accepted what serde refuses: {body}: {error}"),
    }
}

/// As `judge`; and what a body makes as a value, is made of the value.
fn judge_owned<T>(body: &str, aliases: &[&str], seen: &mut Seen) -> Option<ValidationErrors>
where
    T: DeserializeOwned + ApiValidate<Context = ()> + PartialEq + Debug,
{
    if let Ok(value) = serde_json::from_str::<Value>(body) {
        let theirs = T::deserialize(&value);
        let ours = json::from_value::<T>(value.clone());
        match (&theirs, &ours) {
            (Ok(theirs), Ok(ours)) => assert_eq!(**ours, *theirs, "{body}"),
            (Ok(theirs), Err(errors)) => {
                let expected = theirs.validate().expect_err(body);
                are_the_same_in_their_places(&value.to_string(), errors, &expected);
            }
            (Err(_), Err(errors)) => {
                assert!(!errors.is_empty(), "{body}");
                places_are_there(&value.to_string(), errors, aliases);
            }
            (Err(error), Ok(_)) => panic!("accepted what serde refuses: {value}: {error}"),
        }
        // A value has each name once, and some of what serde reads from a text it does not read from a value.
        let text = value.to_string();
        if !keeps_numbers_as_text() && serde_json::from_str::<T>(&text).is_ok() == theirs.is_ok() {
            are_the_same(&json::from_str(&text), &ours, body);
        }
    }
    judge::<T>(body, aliases, seen)
}

/// Records of one mistake stand where it is, or above or below. A tag decides on what is beside it, and an alias
/// stands under the primary name.
fn are_about(errors: &ValidationErrors, place: &str, body: &str) {
    let place = ["/type", "/t", "/kind", "/title", "/bee", "/other", "/2"]
        .iter()
        .find_map(|name| place.strip_suffix(name))
        .unwrap_or(place);
    for error in errors {
        let pointer = error.field().pointer();
        let touches = |a: &str, b: &str| {
            a.is_empty() || a == b || b.strip_prefix(a).is_some_and(|b| b.starts_with('/'))
        };
        assert!(
            touches(&pointer, place) || touches(place, &pointer),
            "{pointer}, not {place}, in {body}: {errors}"
        );
    }
}

macro_rules! oracles {
    ($judge:ident; $($test:ident: $type:ty, [$($alias:literal),*], [$($body:literal),* $(,)?];)*) => {$(
        #[test]
        fn $test() {
            let (mut dice, mut seen) = (Dice::new(), Seen::default());
            let bodies: &[&str] = &[$($body),*];
            for body in bodies {
                assert!(json::from_str::<$type>(body).is_ok(), "{body}: {:?}", json::from_str::<$type>(body));
            }
            for n in 0..count() {
                let body = bodies[n % bodies.len()];
                let mutations = dice.below(4);
                let Mutation { body, place } = mutate(body, mutations, &mut dice);
                let errors = $judge::<$type>(&body, &[$($alias),*], &mut seen);
                if let (Some(errors), Some(place)) = (errors, place) {
                    are_about(&errors, &place, &body);
                }
            }
            faults_add_up(bodies, &|body| json::from_str::<$type>(body).err());
            assert!(seen.accepted > count() / 50 && seen.refused > count() / 5, "{seen:?}");
        }
    )*};
}

oracles! {
    judge;
    lent: Lent<'_>, [], [
        r#"{"name":"a","label":"b\n","tags":["a","b"],"inner":{"word":"a","n":1},"lines":[{"word":"a","n":1},{"word":"b","n":2}],"by_name":{"a":{"word":"b","n":1}},"shape":{"Pair":["c",1]},"n":1}"#,
        r#"{"name":"a","tags":[],"inner":null,"lines":[],"by_name":{},"shape":{"Named":{"word":"a"}},"n":1}"#,
        r#"{"name":"a","tags":[],"lines":[],"by_name":{},"shape":{"Wrapped":{"word":"a","n":1}},"n":1}"#,
    ];
    lent_flat: LentFlat<'_, '_>, [], [r#"{"id":1,"word":"a","note":"canary","pairs":[["a",1],["b",2]]}"#];
    lent_lines: Vec<LentLine<'_>>, [], [r#"[{"word":"a","n":1},{"word":"b","n":2}]"#];
    lent_generic: Generic<LentLine<'_>>, [], [r#"{"value":{"word":"a","n":1},"list":[{"word":"b","n":2},{"word":"b","n":2}],"maybe":null,"n":1}"#];
    borrowed: Borrowed<'_>, [], [r#"{"name":"a","note":"canary\n","n":1}"#];
}

oracles! {
    judge_owned;
    scalars: Scalars, [], [
        r#"{"tiny":1,"whole":1,"signed":-1,"float":1.5,"flag":true,"letter":"x","text":"canary","list":[1,2,3],"map":{"a":1,"b":2},"pair":[1,"a"]}"#,
    ];
    typed: Typed, [], [
        r#"{"Day":"2020-01-01","TextDay":"01/JAN/2020","BareDay":"2020-01-01","Amount":"1.25","Id":"67e55044-10b1-426f-9247-bb680e5fe0c8","Big":1,"Huge":1,"Size":1}"#,
        r#"{"Day":null}"#,
    ];
    optional: Optional, [], [
        r#"{"needed":"canary","maybe":1,"patch":2,"usual":3,"seven":4,"boxed":{"n":1,"s":"canary"}}"#,
        r#"{"needed":"","maybe":null,"patch":null,"boxed":null}"#,
    ];
    defaulted: Defaulted, [], [r#"{"a":1,"b":"canary"}"#, "{}"];
    named: Named, ["the name"], [r#"{"the name":"a","type":1}"#, r#"{"title":"a","type":1}"#];
    inner: Inner, [], [r#"{"n":1,"s":"canary"}"#];
    lists: Lists, [], [
        r#"{"nested":[[{"n":1}],[{"n":1},{"n":2}]],"options":[null,{"n":1}],"shapes":["Unit",{"Circle":{"radius":1}}],"dates":["2020-01-01"],"array":[{"n":1},{"n":2}],"tuple":[{"n":1},1]}"#,
    ];
    maps: Maps, [], [
        r#"{"by_number":{"1":{"n":1},"2":{"n":2}},"by_name":{"canary":{"n":1}},"by_choice":{"red_one":1,"azure":2},"set":[1,2]}"#,
    ];
    several: Several, [], [
        r#"{"numbers":[1,2],"lines":["a","b"],"days":["2020-01-01","2020-01-02"],"amounts":{"a":"1.5","b":2},"moments":["2020-01-01T10:00:00Z"],"hosts":["::1","127.0.0.1"],"pairs":[["2020-01-01",{"n":1},1]],"mixed":["::1",1]}"#,
    ];
    flat: Flat, [], [
        r#"{"id":1,"n":1,"s":"canary","x":1,"y":2,"z":{"a":[1,"canary"]}}"#,
        r#"{"id":1,"n":1}"#,
    ];
    flat_strict: FlatStrict, [], [r#"{"id":1,"n":1,"s":"canary"}"#];
    flat_choice: FlatChoice, [], [
        r#"{"id":1,"Circle":{"radius":1}}"#,
        r#"{"id":1,"Pair":[1,"canary"],"z":1}"#,
        r#"{"id":1,"Unit":null}"#,
        r#"{"id":1,"Unit":{}}"#,
    ];
    flat_tagged: FlatTagged, [], [r#"{"id":1,"type":"made","at":1}"#, r#"{"id":1,"type":"moved","n":1}"#];
    with: With, [], [r#"{"twice":1,"list":"a,canary","needed":1}"#];
    generic: Generic<Inner>, [], [r#"{"value":{"n":1},"list":[{"n":1},{"n":2,"s":"canary"}],"maybe":{"n":1},"n":1}"#];
    generic_of_choices: Generic<Shape>, [], [r#"{"value":"Unit","list":[{"Pair":[1,"canary"]},"Unit"],"maybe":{"Wrapped":{"n":1}},"n":1}"#];
    transparent: Transparent, [], [r#"{"n":1,"s":"canary"}"#];
    converted: Converted, [], [r#"{"small":{"n":4},"even":4}"#];
    choices: Choices, [], [
        r#"{"shape":{"Circle":{"radius":1}},"event":{"type":"made","at":1},"packet":{"t":"Data","c":{"at":1}},"either":5,"open":"canary","choice":"azure","email":"a","point":[1,2]}"#,
        r#"{"shape":{"Wrapped":{"n":1}},"event":{"type":"moved","n":1},"packet":{"t":"Inner","c":{"n":1}},"either":{"n":1},"open":"known","choice":"red_one","email":"a","point":[1,2]}"#,
        r#"{"shape":{"Pair":[1,"canary"]},"event":{"type":"gone"},"packet":{"c":[1,2],"t":"Pair"},"either":["canary"],"open":"known","choice":"blue","email":"","point":[1,2]}"#,
    ];
    node: Node, [], [
        r#"{"n":1,"children":[{"n":1,"children":[{"n":1}]},{"n":1,"next":{"n":1,"next":null}}]}"#,
    ];
    shape: Shape, [], [r#"{"Circle":{"radius":1}}"#, r#"{"Pair":[1,"canary"]}"#, r#"{"Wrapped":{"n":1}}"#, r#""Unit""#, r#"{"Unit":null}"#];
    event: Event, [], [r#"{"type":"made","at":1}"#, r#"{"type":"gone"}"#, r#"{"type":"moved","n":1,"s":"canary"}"#];
    packet: Packet, [], [r#"{"t":"Data","c":{"at":1}}"#, r#"{"c":[1,2],"t":"Pair"}"#, r#"{"t":"Inner","c":{"n":1}}"#, r#"{"t":"Empty"}"#];
    either: Either, [], ["5", r#"{"n":1}"#, r#"["canary"]"#];
    open: Open, [], [r#""canary""#, r#""known""#];
    open_shape: OpenShape, [], [r#"{"Circle":{"radius":1}}"#, r#""other""#, r#"{"Wrapped":{"n":1}}"#, r#"{"Other":null}"#];
    open_event: OpenEvent, [], [r#"{"type":"made","at":1}"#, r#"{"type":"gone"}"#, r#"{"type":"moved","n":1,"s":"canary"}"#];
    open_packet: OpenPacket, [], [r#"{"t":"Data","c":{"at":1}}"#, r#"{"t":"Inner","c":{"n":1}}"#, r#"{"t":"Other"}"#];
    choice: Choice, [], [r#""red_one""#, r#""azure""#];
    email: Email, [], [r#""a""#];
    point: Point, [], ["[1,2]"];
    renamed: Renamed, [], [r#"{"one-two":1,"3":"a","UPPER/~":1}"#, "{}"];
    fields: Fields, ["shortName", "SECOND"], [
        r#"{"FIRST_ONE":{"longName":1,"shortName":"canary"}}"#,
        r#"{"FIRST_ONE":{"longName":1,"other":"canary"}}"#,
        r#"{"2":1}"#,
        r#"{"third":[1,2]}"#,
    ];
    strict: Strict, [], [r#"{"kind":"New","n":1,"s":"canary"}"#, r#"{"kind":"Flat","id":1,"choice":"azure"}"#, r#"{"kind":"Unit"}"#];
    deep: Deep, ["b"], [
        r#"{"id":1,"a":1,"b":"canary","type":"made","at":1,"last":1}"#,
        r#"{"last":1,"type":"moved","n":1,"s":"canary","bee":"canary","a":1,"id":1}"#,
    ];
    around: Around, [], [r#"{"t":"Data","c":{"at":1},"z":1}"#, r#"{"c":[1,2],"t":"Pair"}"#, r#"{"z":[1],"c":{"n":1},"t":"Inner"}"#];
    inside: Inside, [], [
        r#"{"Flat":{"n":1,"type":"made","at":1}}"#,
        r#"{"With":"5"}"#,
        r#"{"Boxed":{"n":1,"s":"canary"}}"#,
        r#"{"List":["Unit",{"Pair":[1,"canary"]}]}"#,
        "[1,2]",
    ];
    results: Results, [], [
        r#"{"result":{"Ok":{"n":1}},"either":[5,{"n":1},["canary"]],"patch":{"n":1},"unit":null,"nested":1}"#,
        r#"{"result":{"Err":"canary"},"either":[],"unit":null}"#,
    ];
    tagged: Tagged, [], [r#"{"type":"Tagged","n":1,"list":[{"type":"Tagged","n":2},{"n":3,"list":[{"n":1}]}]}"#];
    others: Others, [], [r#"{"text":"a","small":[{"n":1},{"n":2}],"set":[1,2],"map":{"b":"Unit","a":{"Circle":{"radius":1}}}}"#];
    keys: Keys, [], [r#"{"codes":{"abc":{"n":1},"b":{"n":2}},"numbers":{"5":1,"70":2}}"#];
    bound: Bound<Inner>, [], [r#"{"value":{"n":1},"list":[{"n":1},{"n":2,"s":"canary"}]}"#];
    made: Vec<Made>, [], ["[5,6]", "[]"];
    meant: Meant, [], [r#"{"kind":"red_one","n":1}"#, r#"{"type":"made","at":1}"#, r#""a""#];
    strict_packet: StrictPacket, [], [r#"{"t":"Data","c":{"at":1},"last":[1]}"#, r#"{"last":[],"c":[1,2],"t":"Pair"}"#];
    strict_shape: StrictShape, [], [r#"{"id":1,"Circle":{"radius":1}}"#, r#"{"Wrapped":{"n":1},"id":1}"#, r#"{"id":1,"Pair":[1,"canary"]}"#];
    maybe: Maybe, [], [r#"{"id":1,"type":"made","at":1,"z":1}"#, r#"{"id":1,"z":[1]}"#];
    maybe_packet: MaybePacket, ["m"], [r#"{"t":"Data","c":{"at":1},"n":1,"m":2}"#, r#"{"n":1,"bee":2}"#];
    outer: Outer, ["m"], [
        r#"{"kind":"Event","type":"made","at":1}"#,
        r#"{"kind":"Loose","n":1,"bee":2}"#,
        r#"{"kind":"List","list":[{"type":"gone"},{"type":"moved","n":1}],"maybe":{"kind":"Loose","n":1}}"#,
    ];
    content: Content, ["m"], [
        r#"{"t":"Map","c":{"a":{"n":1},"b":{"n":2}}}"#,
        r#"{"c":[{"n":1},2],"t":"Tuple"}"#,
        r#"{"t":"Nested","c":{"c":{"t":"Text","c":"a"},"t":"Nested"}}"#,
        r#"{"c":{"kind":"Loose","n":1,"bee":2},"t":"Outer"}"#,
    ];
    functions: Functions, ["m"], [
        r#"{"double":1,"list":[1,2,3],"inner":{"n":1},"n":1,"m":2,"map":{"a":[{"n":1},{"n":2}]}}"#,
        r#"{"double":null,"list":null,"n":1}"#,
    ];
    variants: Variants, ["OTHER"], [
        r#"{"With":{"n":1,"s":"canary"}}"#,
        r#"{"Named":{"ONE_TWO":1,"OTHER":"azure"}}"#,
        r#"{"a/b~c":{"a":{"n":1},"/":{"n":2}}}"#,
        r#"{"Newtype":["Unit",{"Pair":[1,"canary"]}]}"#,
    ];
    untagged: Untagged, ["m"], [
        r#"{"loose":{"n":1,"bee":2},"list":[{"n":1},{"n":2}]}"#,
        r#"[{"n":1},{"n":2}]"#,
    ];
    holders: Holders, [], [
        r#"{"boxed":{"n":1},"deque":["Unit",{"Circle":{"radius":1}}],"linked":[{"n":1}],"set":[{"word":"a"},{"word":"b"}],"keys":{"a":{"n":1}},"one":{"n":1},"event":[{"type":"Me"},{"inner":{"n":1},"type":"Me"}]}"#,
        r#"{"boxed":{"n":1},"deque":[],"linked":[],"set":[],"keys":{},"one":[{"n":1},{"n":2}],"event":[]}"#,
    ];
    skips: Skips, [], [
        r#"{"foreign":{"kind":"A","n":1,"list":[{"b":1},{"b":2,"c":"canary"}]},"n":1}"#,
        r#"{"foreign":{"b":1,"kind":"B"},"n":1}"#,
    ];
}
