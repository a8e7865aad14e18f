//! Types with every serde attribute that changes a body, and bodies of theirs that were changed at random.

use api_validate::ValidationErrors;
use serde_json::Value;

use crate::{
    agree::Schema,
    bodies::{Dice, mutate},
    matrix::*,
};

const BODIES: usize = 10_000;

macro_rules! known {
    () => {
        |_| false
    };
    ($known:expr) => {
        $known
    };
}

/// Of two variants in one object, serde reads the first; a schema knows no order.
fn of_a_variant(errors: &ValidationErrors) -> bool {
    errors
        .iter()
        .all(|error| ["/Circle", "/Pair"].iter().any(|name| error.field().pointer().starts_with(name)))
}

/// What stands beside fields that are flattened, no keyword denies.
fn of_an_unknown_field(errors: &ValidationErrors) -> bool {
    errors.iter().all(|error| error.message() == "This field is not known here. Leave it out.")
}

macro_rules! types {
    ($($test:ident: $type:ty, [$($body:literal),* $(,)?] $(, but $known:expr)?;)*) => {$(
        #[test]
        fn $test() {
            let (mut dice, bodies) = (Dice::new(), [$($body),*]);
            let schema = Schema::of::<$type>();
            for body in bodies {
                schema.agrees::<$type>(&serde_json::from_str(body).expect("it is JSON"));
            }
            for n in 0..BODIES {
                let mutations = dice.below(4);
                let mutation = mutate(bodies[n % bodies.len()], mutations, &mut dice);
                if let Ok(body) = serde_json::from_str::<Value>(&mutation.body) {
                    schema.agrees_but::<$type>(&body, known!($($known)?));
                }
            }
        }
    )*};
}

types! {
    scalars: Scalars, [
        r#"{"tiny":1,"whole":1,"signed":-1,"float":1.5,"flag":true,"letter":"x","text":"canary","list":[1,2,3],"map":{"a":1,"b":2},"pair":[1,"a"]}"#,
    ];
    typed: Typed, [
        r#"{"Day":"2020-01-01","TextDay":"01/JAN/2020","BareDay":"2020-01-01","Amount":"1.25","Id":"67e55044-10b1-426f-9247-bb680e5fe0c8","Big":1,"Huge":1,"Size":1}"#,
        r#"{"Day":null}"#,
    ];
    optional: Optional, [
        r#"{"needed":"canary","maybe":1,"patch":2,"usual":3,"seven":4,"boxed":{"n":1,"s":"canary"}}"#,
        r#"{"needed":"","maybe":null,"patch":null,"boxed":null}"#,
    ];
    defaulted: Defaulted, [r#"{"a":1,"b":"canary"}"#, "{}"];
    named: Named, [r#"{"the name":"a","type":1}"#, r#"{"title":"a","type":1}"#];
    inner: Inner, [r#"{"n":1,"s":"canary"}"#];
    lists: Lists, [
        r#"{"nested":[[{"n":1}],[{"n":1},{"n":2}]],"options":[null,{"n":1}],"shapes":["Unit",{"Circle":{"radius":1}}],"dates":["2020-01-01"],"array":[{"n":1},{"n":2}],"tuple":[{"n":1},1]}"#,
    ];
    maps: Maps, [
        r#"{"by_number":{"1":{"n":1},"2":{"n":2}},"by_name":{"canary":{"n":1}},"by_choice":{"red_one":1,"azure":2},"set":[1,2]}"#,
    ];
    several: Several, [
        r#"{"numbers":[1,2],"lines":["a","b"],"days":["2020-01-01","2020-01-02"],"amounts":{"a":"1.5","b":2},"moments":["2020-01-01T10:00:00Z"],"hosts":["::1","127.0.0.1"],"pairs":[["2020-01-01",{"n":1},1]],"mixed":["::1",1]}"#,
    ];
    flat: Flat, [
        r#"{"id":1,"n":1,"s":"canary","x":1,"y":2,"z":{"a":[1,"canary"]}}"#,
        r#"{"id":1,"n":1}"#,
    ];
    flat_strict: FlatStrict, [r#"{"id":1,"n":1,"s":"canary"}"#];
    flat_choice: FlatChoice, [r#"{"id":1,"Circle":{"radius":1}}"#, r#"{"id":1,"Pair":[1,"canary"],"z":1}"#, r#"{"id":1,"Unit":null}"#, r#"{"id":1,"Unit":{}}"#], but of_a_variant;
    flat_tagged: FlatTagged, [r#"{"id":1,"type":"made","at":1}"#, r#"{"id":1,"type":"moved","n":1}"#], but of_an_unknown_field;
    with: With, [r#"{"twice":1,"list":"a,canary","needed":1}"#];
    generic: Generic<Inner>, [r#"{"value":{"n":1},"list":[{"n":1},{"n":2,"s":"canary"}],"maybe":{"n":1},"n":1}"#];
    generic_of_choices: Generic<Shape>, [r#"{"value":"Unit","list":[{"Pair":[1,"canary"]},"Unit"],"maybe":{"Wrapped":{"n":1}},"n":1}"#];
    transparent: Transparent, [r#"{"n":1,"s":"canary"}"#];
    converted: Converted, [r#"{"small":{"n":4},"even":4}"#];
    choices: Choices, [
        r#"{"shape":{"Circle":{"radius":1}},"event":{"type":"made","at":1},"packet":{"t":"Data","c":{"at":1}},"either":5,"open":"canary","choice":"azure","email":"a","point":[1,2]}"#,
        r#"{"shape":{"Wrapped":{"n":1}},"event":{"type":"moved","n":1},"packet":{"t":"Inner","c":{"n":1}},"either":{"n":1},"open":"known","choice":"red_one","email":"a","point":[1,2]}"#,
        r#"{"shape":{"Pair":[1,"canary"]},"event":{"type":"gone"},"packet":{"c":[1,2],"t":"Pair"},"either":["canary"],"open":"known","choice":"blue","email":"","point":[1,2]}"#,
    ];
    node: Node, [
        r#"{"n":1,"children":[{"n":1,"children":[{"n":1}]},{"n":1,"next":{"n":1,"next":null}}]}"#,
    ];
    shape: Shape, [r#"{"Circle":{"radius":1}}"#, r#"{"Pair":[1,"canary"]}"#, r#"{"Wrapped":{"n":1}}"#, r#""Unit""#, r#"{"Unit":null}"#];
    event: Event, [r#"{"type":"made","at":1}"#, r#"{"type":"gone"}"#, r#"{"type":"moved","n":1,"s":"canary"}"#];
    packet: Packet, [r#"{"t":"Data","c":{"at":1}}"#, r#"{"c":[1,2],"t":"Pair"}"#, r#"{"t":"Inner","c":{"n":1}}"#, r#"{"t":"Empty"}"#];
    either: Either, ["5", r#"{"n":1}"#, r#"["canary"]"#];
    open: Open, [r#""canary""#, r#""known""#];
    open_shape: OpenShape, [r#"{"Circle":{"radius":1}}"#, r#""other""#, r#"{"Wrapped":{"n":1}}"#, r#"{"Other":null}"#];
    open_event: OpenEvent, [r#"{"type":"made","at":1}"#, r#"{"type":"gone"}"#, r#"{"type":"moved","n":1,"s":"canary"}"#];
    open_packet: OpenPacket, [r#"{"t":"Data","c":{"at":1}}"#, r#"{"t":"Inner","c":{"n":1}}"#, r#"{"t":"Other"}"#];
    choice: Choice, [r#""red_one""#, r#""azure""#];
    email: Email, [r#""a""#];
    point: Point, ["[1,2]"];
}
