//! One type, and its schema in all three ways: by its contract, by utoipa and by schemars. All of them say what validation
//! does, and each of their references leads to something.

use std::collections::{BTreeMap, HashMap};

use api_validate::{ApiSchema, ApiValidate, ValidationErrors};
use api_validate_http_tests::openapi::references;
use schemars::JsonSchema;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::{
    agree::Schema,
    bodies::{Dice, mutate},
    openapi::document,
};

const BODIES: usize = 2_000;

/// The schemas of a type, each with its definitions.
fn ways<T: ApiValidate + ToSchema + JsonSchema>() -> [Value; 3] {
    [T::contract().to_json_schema(), document::<T>(), schemars::schema_for!(T).to_value()]
}

macro_rules! known {
    () => {
        |_| false
    };
    ($known:expr) => {
        $known
    };
}

fn agree<T>(bodies: &[&str], is_known: fn(&ValidationErrors) -> bool)
where
    T: ApiValidate<Context = ()> + ToSchema + JsonSchema + DeserializeOwned,
{
    for schema in ways::<T>() {
        let (mut dice, schema) = (Dice::new(), Schema::new(&schema));
        for body in bodies {
            let body = serde_json::from_str(body).expect("it is JSON");
            assert!(schema.is_valid(&body), "{body}");
            schema.agrees::<T>(&body);
        }
        for n in 0..BODIES {
            let mutations = dice.below(4);
            let mutation = mutate(bodies[n % bodies.len()], mutations, &mut dice);
            if let Ok(body) = serde_json::from_str::<Value>(&mutation.body) {
                schema.agrees_but::<T>(&body, is_known);
            }
        }
    }
}

macro_rules! types {
    ($($test:ident: $(#[$meta:meta])* $kind:ident $name:ident {$($body:tt)*} [$($json:literal),* $(,)?] $(but $known:expr)?;)*) => {$(
        #[derive(Deserialize, ApiValidate, ApiSchema)]
        $(#[$meta])*
        #[allow(dead_code)]
        $kind $name {$($body)*}

        #[test]
        fn $test() {
            agree::<$name>(&[$($json),*], known!($($known)?));
        }
    )*};
}

#[derive(PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, ApiValidate, ApiSchema)]
struct Label(#[api(length(max = 6))] String);

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[allow(dead_code)]
struct Flat {
    #[api(range(max = 9))]
    n: u8,
    line: Option<Line>,
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[allow(dead_code)]
struct Line {
    word: Label,
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[allow(dead_code)]
enum Choice {
    A { n: u8 },
    B(Flat),
    C,
    D,
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[allow(dead_code)]
enum Open {
    A(u8),
    #[serde(other)]
    B,
}

/// Of two variants in one object, serde reads the first; a schema knows no order.
fn of_a_variant(errors: &ValidationErrors) -> bool {
    errors
        .iter()
        .all(|error| ["/A", "/B", "/C", "/D"].iter().any(|name| error.field().pointer().starts_with(name)))
}

/// A flattened option may be anything.
fn of_a_rule(errors: &ValidationErrors) -> bool {
    errors.iter().all(|error| ["length", "range"].contains(&error.rule()))
}

types! {
    keys: struct Keys {
        labels: HashMap<Label, String>,
        deep: Option<BTreeMap<String, BTreeMap<Label, Line>>>,
    } [
        r#"{"labels":{"short":"a","a":"b"},"deep":{"a":{"b":{"word":"c"}}}}"#,
    ];
    maybe_flat: struct MaybeFlat {
        z: u8,
        #[serde(flatten)]
        flat: Option<Flat>,
    } [r#"{"z":1,"n":1,"line":{"word":"a"}}"#, r#"{"z":1}"#] but of_a_rule;
    maybe_two: struct MaybeTwo {
        #[serde(flatten)]
        flat: Option<Flat>,
        #[serde(flatten)]
        choice: Option<Choice>,
    } [r#"{"n":1,"line":{"word":"a"},"B":{"n":2}}"#, "{}"] but of_a_rule;
    maybe_flat_in_a_variant: enum Variants {
        One {
            z: u8,
            #[serde(flatten)]
            flat: Option<Flat>,
        },
        Two(Line),
        None,
    } [r#"{"One":{"z":1,"n":1}}"#, r#"{"Two":{"word":"a"}}"#, r#""None""#] but of_a_rule;
    a_flat_choice: struct FlatChoice {
        z: u8,
        #[serde(flatten)]
        choice: Choice,
    } [r#"{"z":1,"A":{"n":1}}"#, r#"{"z":1,"B":{"n":1}}"#, r#"{"z":1,"C":null}"#, r#"{"z":1,"D":{}}"#] but of_a_variant;
    a_flat_open_choice: struct FlatOpen {
        z: u8,
        #[serde(flatten)]
        choice: Open,
    } [r#"{"z":1,"A":1}"#, r#"{"z":1,"B":null}"#, r#"{"z":1,"B":{}}"#] but of_a_variant;
    a_flat_map: struct FlatMap {
        z: u8,
        #[serde(flatten)]
        rest: BTreeMap<String, Flat>,
    } [r#"{"z":1,"a":{"n":1,"line":{"word":"a"}}}"#];
    maybe_a_flat_map: struct MaybeFlatMap {
        z: u8,
        #[serde(flatten)]
        rest: Option<BTreeMap<String, Flat>>,
    } [r#"{"z":1,"a":{"n":1}}"#, r#"{"z":1,"a":"x"}"#] but of_a_rule;
    conditions: struct Conditions {
        on: bool,
        #[api(when(self.on, length(max = 1), each(required)))]
        lines: Vec<Option<Line>>,
    } [r#"{"on":true,"lines":[{"word":"a"}]}"#, r#"{"on":false,"lines":[null,{"word":"a"}]}"#];
    tagged: #[serde(tag = "t")] enum Tagged {
        A(Flat),
        B { lines: Vec<Line> },
        C,
    } [r#"{"t":"A","n":1}"#, r#"{"t":"B","lines":[{"word":"a"}]}"#, r#"{"t":"C"}"#];
    untagged: #[serde(untagged)] enum Untagged {
        A(Line),
        B { maybe: Option<Label>, n: u8 },
    } [r#"{"word":"a"}"#, r#"{"maybe":"b","n":1}"#];
    a_tree: enum Tree {
        Leaf(Label),
        #[schema(no_recursion)]
        Many(Vec<Tree>),
        #[schema(no_recursion)]
        Named(BTreeMap<Label, Tree>),
    } [r#"{"Many":[{"Leaf":"a"},{"Named":{"b":{"Leaf":"c"}}}]}"#];
}

/// Of a text.
#[derive(PartialEq, Eq, PartialOrd, Ord, Deserialize, ApiValidate, ApiSchema)]
#[serde(try_from = "String")]
struct Iban(String);

impl TryFrom<String> for Iban {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.len() < 4 { Ok(Self(text)) } else { Err("too long") }
    }
}

/// Of a type whose parts do not show.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(from = "Line")]
struct Made(String);

impl From<Line> for Made {
    fn from(line: Line) -> Self {
        Self(line.word.0)
    }
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[allow(dead_code)]
struct Account {
    iban: Iban,
    other: Option<Iban>,
    more: Vec<Iban>,
}

/// What is made of another type has the type of that, and refuses more.
#[test]
fn what_serde_converts() {
    for schema in ways::<Iban>() {
        assert_eq!((&schema["type"], &schema["x-rules"][0]["type"]), (&json!("string"), &json!("accepted")));
    }
    for schema in ways::<Made>() {
        assert_eq!(schema["type"], "object");
        Schema::new(&schema).agrees::<Made>(&json!({ "word": "a" }));
    }
    agree::<Account>(
        &[r#"{"iban":"a","other":null,"more":["b","c"]}"#, r#"{"iban":"a","other":"b","more":[]}"#],
        |_| false,
    );
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
struct Unit;

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[allow(dead_code)]
struct Holder {
    unit: Unit,
}

/// utoipa derives for a unit struct, but lets it not choose a name.
#[test]
fn a_unit_struct() {
    agree::<Unit>(&["null"], |_| false);
    agree::<Holder>(&[r#"{"unit":null}"#], |_| false);
    assert_eq!(<Unit as ToSchema>::name(), "Unit");
    assert_eq!(<Unit as JsonSchema>::schema_name(), "Unit");
}

/// The test tells something only where there are references.
#[test]
fn there_are_references() {
    for schema in ways::<Keys>().iter().chain(&ways::<Tree>()).chain(&ways::<Variants>()) {
        assert!(!references(schema).is_empty(), "{schema:#}");
    }
}
