//! serde is the oracle for names: each record's path finds, in a document that serde itself reads into the type,
//! the value that the record is about.

#![allow(non_camel_case_types, non_snake_case, clippy::upper_case_acronyms)] // names of every form

use std::{borrow::Cow, collections::BTreeMap, marker::PhantomData};

use api_validate::{ApiValidate, Patch};
use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// What the records point to, in the order of the report. Every text in the documents breaks its rule.
#[track_caller]
fn pointed_at<T: DeserializeOwned + ApiValidate<Context = ()>>(document: &Value) -> Vec<Value> {
    let value = T::deserialize(document).expect("serde reads the document");
    let errors = value.validate().expect_err("every field breaks its rule");
    let find = |error: &api_validate::ValidationError| {
        let pointer = error.field().pointer();
        document.pointer(&pointer).cloned().unwrap_or_else(|| panic!("`{pointer}` is not in {document}"))
    };
    errors.iter().map(find).collect()
}

/// One test for each type: the document, and what its records point to.
macro_rules! documents {
    ($($(#[$attribute:meta])* $test:ident: $type:ty = $document:tt => $values:tt;)*) => {$(
        $(#[$attribute])*
        #[test]
        fn $test() {
            assert_eq!(pointed_at::<$type>(&json!($document)), json!($values).as_array().unwrap().clone());
        }
    )*};
}

/// Every case on every form of name, by what serde makes of it when it serializes.
macro_rules! every_case {
    ($one:ident) => {
        $one!("lowercase");
        $one!("UPPERCASE");
        $one!("PascalCase");
        $one!("camelCase");
        $one!("snake_case");
        $one!("SCREAMING_SNAKE_CASE");
        $one!("kebab-case");
        $one!("SCREAMING-KEBAB-CASE");
    };
}

/// Names that a case makes equal stand in different types, each in brackets.
#[test]
fn rename_all_on_fields_of_every_form() {
    macro_rules! fields {
        ($case:literal: $([$($name:ident)*])*) => {$({
            #[derive(Serialize, Deserialize, ApiValidate)]
            #[serde(rename_all = $case)]
            struct All {
                $(#[api(one_of("ok"))]
                $name: String,)*
            }
            let names = [$(stringify!($name)),*];
            let document = serde_json::to_value(All { $($name: stringify!($name).to_owned()),* }).unwrap();
            assert_eq!(pointed_at::<All>(&document), names, "{}", $case);
        })*};
    }
    macro_rules! of_case {
        ($case:literal) => {
            fields!($case:
                [a ab a_b a1 a1_b2 a_2b r#type r#match größe a_ü aé_ßb a名]
                [_a a__b a_1]
                [__a a_b_]
                [a_ aB]
                [a_B]
            );
        };
    }
    every_case!(of_case);
    // In `camelCase` serde's own derive panics on a first letter beyond ASCII.
    fields!("PascalCase": [été_ß 名_é]);
    fields!("SCREAMING-KEBAB-CASE": [été_ß 名_é]);
}

#[test]
fn rename_all_on_variants_of_every_form() {
    macro_rules! variants {
        ($case:literal: $([$($name:ident)*])*) => {$({
            #[derive(Serialize, Deserialize, ApiValidate)]
            #[serde(rename_all = $case)]
            enum All {
                $($name(#[api(one_of("ok"))] String),)*
            }
            $(
                let document = serde_json::to_value(All::$name("!".to_owned())).unwrap();
                assert_eq!(pointed_at::<All>(&document), ["!"], "{} {}", $case, stringify!($name));
            )*
        })*};
    }
    macro_rules! of_case {
        ($case:literal) => {
            variants!($case:
                [A Ab AbCd ABC Ab1 A1b2 AÜb Abß AÉté r#type a_b _A]
                [ABc Ab_Cd a A_]
                [AB_CD ab aBc]
            );
        };
    }
    every_case!(of_case);
    variants!("snake_case": [ÉtéÉ Öl]);
    variants!("SCREAMING_SNAKE_CASE": [ÉtéÉ Öl]);
    variants!("lowercase": [ÉtéÉ Öl]);
}

#[test]
fn rename_all_fields_on_fields_of_every_form() {
    macro_rules! fields {
        ($case:literal: $([$($name:ident)*])*) => {$({
            #[derive(Serialize, Deserialize, ApiValidate)]
            #[serde(rename_all_fields = $case)]
            enum One {
                AbCd {
                    $(#[api(one_of("ok"))]
                    $name: String,)*
                },
            }
            let names = [$(stringify!($name)),*];
            let document = serde_json::to_value(One::AbCd { $($name: stringify!($name).to_owned()),* }).unwrap();
            assert_eq!(pointed_at::<One>(&document), names, "{}", $case);
        })*};
    }
    macro_rules! of_case {
        ($case:literal) => {
            fields!($case: [a a_b a1_b2 r#type aé_ßb] [_a] [a_]);
        };
    }
    every_case!(of_case);
}

#[test]
fn rename_all_on_keys_of_every_form() {
    macro_rules! key {
        ($case:literal: $($name:ident)*) => {$({
            #[derive(Serialize, Deserialize, ApiValidate, PartialEq, Eq, PartialOrd, Ord)]
            #[serde(rename_all = $case)]
            enum Key {
                $name,
            }
            let document = json!({ "map": BTreeMap::from([(Key::$name, Leaf { value: "!".to_owned() })]) });
            assert_eq!(pointed_at::<Map<Key>>(&document), ["!"], "{} {}", $case, stringify!($name));
        })*};
    }
    #[derive(Deserialize, ApiValidate)]
    struct Map<K: Ord + api_validate::kinds::MapKey> {
        map: BTreeMap<K, Leaf>,
    }
    macro_rules! keys {
        ($case:literal) => {
            key!($case: A AbCd ABC Ab1 AÜb);
        };
    }
    every_case!(keys);
}

#[derive(Serialize, Deserialize, ApiValidate, Default)]
struct Leaf {
    #[api(one_of("ok"))]
    value: String,
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "UPPERCASE")]
struct Renamed {
    #[serde(rename = "plain name")]
    #[api(one_of("ok"))]
    plain: String,
    #[serde(rename(deserialize = "in", serialize = "out"))]
    #[api(one_of("ok"))]
    both: String,
    #[serde(rename(serialize = "out"))]
    #[api(one_of("ok"))]
    only_out: String,
    #[serde(rename(deserialize = "a/b~c\"d.e[0]"))]
    #[api(one_of("ok"))]
    only_in: String,
    #[serde(rename = "")]
    #[api(one_of("ok"))]
    empty: String,
    #[serde(default, rename = "late", skip_serializing_if = "String::is_empty")]
    #[api(one_of("ok"))]
    late: String,
    #[serde(default = "String::new")]
    #[serde(rename = "twice")]
    #[api(one_of("ok"))]
    in_two_attributes: String,
    #[cfg_attr(all(), serde(rename = "cfg"))]
    #[cfg_attr(all(), api(one_of("ok")))]
    conditional: String,
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all(deserialize = "camelCase", serialize = "PascalCase"))]
struct CasedApart {
    #[api(one_of("ok"))]
    some_name: String,
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all(serialize = "PascalCase"))]
struct CasedForWriting {
    #[api(one_of("ok"))]
    some_name: String,
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "PascalCase", rename_all_fields(deserialize = "kebab-case", serialize = "UPPERCASE"))]
enum CasedVariants {
    #[serde(rename = "renamed variant")]
    Renamed {
        #[api(one_of("ok"))]
        some_name: String,
    },
    #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
    Cased {
        #[api(one_of("ok"))]
        some_name: String,
        #[serde(rename = "own")]
        #[api(one_of("ok"))]
        other_name: String,
    },
    #[serde(rename_all(serialize = "UPPERCASE"))]
    CasedForWriting {
        #[api(one_of("ok"))]
        some_name: String,
    },
    #[serde(alias = "pair", rename(serialize = "out"))]
    Pair(#[api(one_of("ok"))] String, Leaf),
    Newtype(Leaf),
}

documents! {
    rename: Renamed = {
        "plain name": "!1", "in": "!2", "ONLY_OUT": "!3", "a/b~c\"d.e[0]": "!4", "": "!5", "late": "!6",
        "twice": "!7", "cfg": "!8"
    } => ["!1", "!2", "!3", "!4", "!5", "!6", "!7", "!8"];
    rename_all_for_reading: CasedApart = { "someName": "!" } => ["!"];
    rename_all_for_writing: CasedForWriting = { "some_name": "!" } => ["!"];
    a_renamed_variant: CasedVariants = { "renamed variant": { "some-name": "!" } } => ["!"];
    a_variants_own_case: CasedVariants = { "Cased": { "SOME_NAME": "!1", "own": "!2" } } => ["!1", "!2"];
    a_variants_own_case_for_writing: CasedVariants = { "CasedForWriting": { "some-name": "!" } } => ["!"];
    a_tuple_variant: CasedVariants = { "Pair": ["!1", { "value": "!2" }] } => ["!1", "!2"];
    a_newtype_variant: CasedVariants = { "Newtype": { "value": "!" } } => ["!"];
}

#[derive(Deserialize, ApiValidate)]
struct Aliased {
    #[serde(alias = "second", alias = "third")]
    #[api(one_of("ok"))]
    first: String,
}

documents! {
    alias_by_the_primary_name: Aliased = { "first": "!" } => ["!"];
}

/// The type does not keep which name was sent.
#[test]
fn alias_by_another_name_is_told_by_the_primary_one() {
    let aliased = Aliased::deserialize(&json!({ "third": "!" })).unwrap();
    assert_eq!(aliased.validate().unwrap_err().iter().next().unwrap().field().pointer(), "/first");
}

#[derive(Deserialize, ApiValidate)]
struct Flattened {
    #[serde(flatten)]
    leaf: Leaf,
    #[serde(flatten)]
    option: Option<Other>,
    #[serde(flatten)]
    choice: Choice,
    #[api(one_of("ok"))]
    own: String,
    #[serde(flatten)]
    rest: BTreeMap<String, Leaf>,
}

#[derive(Deserialize, ApiValidate)]
struct Other {
    #[api(one_of("ok"))]
    other: String,
    deeper: Deeper,
}

#[derive(Deserialize, ApiValidate)]
struct Deeper {
    #[serde(flatten)]
    leaf: Box<Leaf>,
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "lowercase")]
enum Choice {
    Circle {
        #[api(one_of("ok"))]
        radius: String,
    },
}

#[derive(Deserialize, ApiValidate)]
struct FlattenedRules {
    #[serde(flatten)]
    #[api(keys(one_of("ok")), each(one_of("ok")))]
    rest: BTreeMap<String, String>,
}

documents! {
    flatten: Flattened = {
        "value": "!1", "other": "!2", "deeper": { "value": "!3" }, "circle": { "radius": "!4" }, "own": "!5",
        "any/key": { "value": "!6" }
    } => ["!1", "!2", "!3", "!4", "!5", "!6"];
    flatten_with_rules: FlattenedRules = { "a": "!1" } => ["!1", "!1"];
}

#[derive(Deserialize, ApiValidate)]
struct Newtype(#[api(one_of("ok"))] String);

#[derive(Deserialize, ApiValidate)]
#[serde(transparent)]
struct TransparentTuple(#[api(one_of("ok"))] String, #[serde(skip)] PhantomData<u8>);

#[derive(Deserialize, ApiValidate)]
#[serde(transparent)]
struct TransparentStruct {
    #[serde(skip)]
    #[allow(dead_code)]
    skipped: u8,
    #[api(each(one_of("ok")))]
    inner: Vec<String>,
}

#[derive(Deserialize, ApiValidate)]
struct Pair(#[api(one_of("ok"))] String, Leaf);

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct SkippingPair(
    #[serde(skip)] u8,
    #[api(one_of("ok"))] String,
    #[serde(skip_deserializing)] u8,
    #[serde(skip_serializing)]
    #[api(one_of("ok"))]
    String,
    Leaf,
);

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct OneLeft(#[serde(skip)] u8, #[api(one_of("ok"))] String);

#[derive(Deserialize, ApiValidate)]
struct Skipping {
    #[serde(skip)]
    #[allow(dead_code)]
    a: Leaf,
    #[serde(skip_deserializing)]
    #[allow(dead_code)]
    b: Leaf,
    #[serde(skip_serializing)]
    c: Leaf,
}

#[derive(Deserialize, ApiValidate)]
struct Holder {
    newtype: Newtype,
    tuple: TransparentTuple,
    named: TransparentStruct,
    pair: Pair,
    skipping: SkippingPair,
    one: OneLeft,
    skipped: Skipping,
    cow: Cow<'static, str>,
    #[serde(default)]
    patch: Patch<Vec<Pair>>,
}

documents! {
    a_newtype: Newtype = "!" => ["!"];
    a_transparent_tuple: TransparentTuple = "!" => ["!"];
    a_transparent_struct: TransparentStruct = ["!1", "!2"] => ["!1", "!2"];
    a_tuple: Pair = ["!1", { "value": "!2" }] => ["!1", "!2"];
    a_tuple_that_skips: SkippingPair = ["!1", "!2", { "value": "!3" }] => ["!1", "!2", "!3"];
    a_tuple_of_which_one_is_left: OneLeft = ["!"] => ["!"];
    a_struct_that_skips: Skipping = { "c": { "value": "!" } } => ["!"];
    all_of_them_in_a_struct: Holder = {
        "newtype": "!1", "tuple": "!2", "named": ["!3"], "pair": ["!4", { "value": "!5" }],
        "skipping": ["!6", "!7", { "value": "!8" }], "one": ["!9"], "skipped": { "c": { "value": "!10" } },
        "cow": "", "patch": [["!11", { "value": "!12" }]]
    } => ["!1", "!2", "!3", "!4", "!5", "!6", "!7", "!8", "!9", "!10", "!11", "!12"];
}

/// The same variants under each way to tell them apart. The pair is the first, since serde reads structs from arrays.
macro_rules! tagged {
    ($name:ident: #[$tag:meta] $($more:tt)*) => {
        #[derive(Deserialize, ApiValidate)]
        #[serde(rename_all = "lowercase")]
        #[$tag]
        enum $name {
            $($more)*
            #[allow(dead_code)]
            Nothing,
            Named {
                #[serde(rename = "Inner")]
                #[api(one_of("ok"))]
                inner: String,
                leaf: Leaf,
            },
            Newtype(Other),
        }
    };
}

tagged!(External: #[serde()] Pair(#[api(one_of("ok"))] String, Leaf),);
tagged!(Internal: #[serde(tag = "type")]);
tagged!(Adjacent: #[serde(tag = "type", content = "the/content")] Pair(#[api(one_of("ok"))] String, Leaf),);
tagged!(Untagged: #[serde(untagged)] Pair(#[api(one_of("ok"))] String, Leaf),);

documents! {
    external_named: External = { "named": { "Inner": "!1", "leaf": { "value": "!2" } } } => ["!1", "!2"];
    external_newtype: External =
        { "newtype": { "other": "!1", "deeper": { "value": "!2" } } } => ["!1", "!2"];
    external_pair: External = { "pair": ["!1", { "value": "!2" }] } => ["!1", "!2"];
    internal_named: Internal = { "type": "named", "Inner": "!1", "leaf": { "value": "!2" } } => ["!1", "!2"];
    internal_newtype: Internal =
        { "type": "newtype", "other": "!1", "deeper": { "value": "!2" } } => ["!1", "!2"];
    adjacent_named: Adjacent =
        { "type": "named", "the/content": { "Inner": "!1", "leaf": { "value": "!2" } } } => ["!1", "!2"];
    adjacent_newtype: Adjacent =
        { "type": "newtype", "the/content": { "other": "!1", "deeper": { "value": "!2" } } } => ["!1", "!2"];
    adjacent_pair: Adjacent = { "type": "pair", "the/content": ["!1", { "value": "!2" }] } => ["!1", "!2"];
    untagged_named: Untagged = { "Inner": "!1", "leaf": { "value": "!2" } } => ["!1", "!2"];
    untagged_newtype: Untagged = { "other": "!1", "deeper": { "value": "!2" } } => ["!1", "!2"];
    untagged_pair: Untagged = ["!1", { "value": "!2" }] => ["!1", "!2"];
}

#[derive(Deserialize, ApiValidate)]
enum SomeUntagged {
    Tagged(Leaf),
    #[serde(untagged)]
    Free(Leaf),
}

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "t", content = "c")]
enum SomeUntaggedAdjacent {
    Tagged(Leaf),
    #[serde(untagged)]
    Free {
        #[serde(flatten)]
        leaf: Leaf,
    },
}

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "kind", rename = "Named")]
struct TaggedStruct {
    #[api(one_of("ok"))]
    value: String,
}

#[derive(Deserialize, ApiValidate)]
enum Variants {
    Skipping(#[serde(skip)] u8, #[api(one_of("ok"))] String),
    #[serde(deserialize_with = "read_leaf")]
    With(Leaf),
    #[serde(deserialize_with = "leaf_of_text")]
    Converted(Leaf),
    #[serde(other)]
    #[allow(dead_code)]
    Other,
}

documents! {
    a_tagged_variant_among_untagged_ones: SomeUntagged = { "Tagged": { "value": "!" } } => ["!"];
    an_untagged_variant: SomeUntagged = { "value": "!" } => ["!"];
    an_adjacent_variant_among_untagged_ones: SomeUntaggedAdjacent =
        { "t": "Tagged", "c": { "value": "!" } } => ["!"];
    an_untagged_variant_among_adjacent_ones: SomeUntaggedAdjacent = { "value": "!" } => ["!"];
    a_struct_with_a_tag: TaggedStruct = { "kind": "Named", "value": "!" } => ["!"];
    a_variant_that_skips: Variants = { "Skipping": ["!"] } => ["!"];
    a_variant_read_by_a_function: Variants = { "With": { "value": "!" } } => [{ "value": "!" }];
    a_variant_read_from_another_shape: Variants = { "Converted": "!" } => ["!"];
}

fn read_leaf<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Leaf, D::Error> {
    Leaf::deserialize(deserializer)
}

fn leaf_of_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Leaf, D::Error> {
    String::deserialize(deserializer).map(|value| Leaf { value })
}

fn split_at_commas<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(String::deserialize(deserializer)?.split(',').map(str::to_owned).collect())
}

mod as_text {
    use super::{Deserialize, Deserializer};

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[derive(Deserialize, ApiValidate)]
struct ReadByFunctions {
    #[serde(with = "as_text")]
    #[api(range(max = 1))]
    with: u8,
    #[serde(deserialize_with = "as_text::deserialize", rename = "byFunction")]
    #[api(range(max = 1))]
    by_function: u8,
    #[serde(deserialize_with = "read_leaf")]
    nested: Leaf,
    #[serde(deserialize_with = "leaf_of_text")]
    of_text: Leaf,
    #[serde(deserialize_with = "split_at_commas")]
    #[api(length(max = 1), each(one_of("ok")))]
    list: Vec<String>,
    #[serde(default)]
    defaulted: Vec<Leaf>,
}

#[derive(Deserialize, ApiValidate)]
#[serde(from = "String")]
struct From(#[api(one_of("ok"))] String);

impl std::convert::From<String> for From {
    fn from(text: String) -> Self {
        Self(text)
    }
}

#[derive(Deserialize, ApiValidate)]
#[serde(try_from = "u64")]
struct TryFrom(#[api(range(max = 1))] u8);

impl std::convert::TryFrom<u64> for TryFrom {
    type Error = std::num::TryFromIntError;

    fn try_from(number: u64) -> Result<Self, Self::Error> {
        number.try_into().map(Self)
    }
}

#[derive(Deserialize, ApiValidate)]
struct Converted {
    from: From,
    all: Vec<TryFrom>,
}

documents! {
    functions_that_read: ReadByFunctions =
        {
            "with": "7", "byFunction": "8", "nested": { "value": "!" }, "of_text": "!3", "list": "ok,!4,!5",
            "defaulted": [{ "value": "!2" }]
        }
        => ["7", "8", { "value": "!" }, "!3", "ok,!4,!5", "ok,!4,!5", "!2"];
    conversions: Converted = { "from": "!", "all": [7] } => ["!", 7];
}
