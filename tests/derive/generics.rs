//! Type parameters, constants, lifetimes and where clauses; bounds inferred and written.

use std::{borrow::Cow, collections::BTreeMap, marker::PhantomData};

use api_validate::ApiValidate;
use api_validate_tests::lines;

#[derive(ApiValidate, Clone)]
struct Dto {
    #[api(required)]
    name: String,
}

fn bad() -> Dto {
    Dto { name: String::new() }
}

#[derive(ApiValidate)]
struct Page<T> {
    items: Vec<T>,
    next: Option<T>,
    boxed: Box<T>,
    pairs: Vec<(u8, T)>,
    by_name: BTreeMap<String, (T, NoRules)>,
    marker: PhantomData<T>,
}

#[derive(ApiValidate)]
struct NoRules;

#[test]
fn a_parameter_in_another_type_is_checked() {
    let page = Page {
        items: vec![bad()],
        next: Some(bad()),
        boxed: Box::new(bad()),
        pairs: vec![(0, bad())],
        by_name: [("a".to_owned(), (bad(), NoRules))].into(),
        marker: PhantomData,
    };
    assert_eq!(
        lines(&page),
        [
            "items[0].name REQUIRED_FIELD_MISSING",
            "next.name REQUIRED_FIELD_MISSING",
            "boxed.name REQUIRED_FIELD_MISSING",
            "pairs[0][1].name REQUIRED_FIELD_MISSING",
            "by_name.a[0].name REQUIRED_FIELD_MISSING",
        ]
    );
    let page = Page {
        items: vec![1],
        next: None,
        boxed: Box::new(2),
        pairs: Vec::new(),
        by_name: BTreeMap::new(),
        marker: PhantomData,
    };
    assert_eq!(lines(&page), [""; 0]);
}

#[derive(ApiValidate)]
struct Bare<T, U> {
    #[api(nested)]
    checked: T,
    #[api(skip)]
    #[allow(dead_code)]
    skipped: U,
}

#[test]
fn a_bare_parameter_is_checked_or_skipped() {
    struct NoTrait;

    assert_eq!(lines(&Bare { checked: bad(), skipped: NoTrait }), ["checked.name REQUIRED_FIELD_MISSING"]);
}

#[derive(ApiValidate)]
struct Ruled<T, U> {
    #[api(required, skip)]
    value: T,
    #[api(each(length(max = 1)), skip)]
    all: Vec<U>,
}

#[test]
fn a_rule_on_a_parameter_asks_for_what_the_rule_reads() {
    let ruled = Ruled { value: None::<u8>, all: vec!["long".to_owned()] };
    assert_eq!(lines(&ruled), ["value REQUIRED_FIELD_MISSING", "all[0] MAX_LENGTH_EXCEEDED"]);
}

#[derive(ApiValidate)]
struct Wrapper<T: Clone = Dto, const N: usize = 2>
where
    T: Send,
{
    own: Vec<Bare<T, u8>>,
    array: [T; N],
    fixed: Sized<N>,
}

#[derive(ApiValidate)]
struct Sized<const N: usize> {
    bytes: [Dto; N],
}

#[test]
fn constants_defaults_and_where_clauses_are_kept() {
    let wrapper: Wrapper = Wrapper {
        own: vec![Bare { checked: bad(), skipped: 0 }],
        array: [Dto { name: "a".to_owned() }, bad()],
        fixed: Sized { bytes: [bad(), bad()] },
    };
    assert_eq!(
        lines(&wrapper),
        [
            "own[0].checked.name REQUIRED_FIELD_MISSING",
            "array[1].name REQUIRED_FIELD_MISSING",
            "fixed.bytes[0].name REQUIRED_FIELD_MISSING",
            "fixed.bytes[1].name REQUIRED_FIELD_MISSING",
        ]
    );
}

const MAX: usize = 1;

/// A constant in the place of a type argument looks like one.
#[derive(ApiValidate)]
struct Constants {
    #[allow(dead_code)]
    plain: Capacity<u8, MAX>,
    checked: Sized<MAX>,
    in_an_option: Option<Sized<{ MAX + 1 }>>,
}

#[derive(ApiValidate)]
struct Capacity<T, const N: usize>(#[allow(dead_code)] [T; N]);

#[test]
fn a_constant_is_no_type() {
    let constants = Constants { plain: Capacity([0]), checked: Sized { bytes: [bad()] }, in_an_option: None };
    assert_eq!(lines(&constants), ["checked.bytes[0].name REQUIRED_FIELD_MISSING"]);
}

#[derive(ApiValidate)]
struct Borrowed<'a, 'b, T> {
    #[api(required, length(max = 3))]
    text: &'a str,
    #[api(length(max = 3))]
    cow: Cow<'b, str>,
    one: &'a Dto,
    many: &'b [Dto],
    generic: &'a [T],
    #[api(each(length(max = 1)))]
    texts: Option<&'a [&'b str]>,
}

#[test]
fn borrowed_fields_are_read() {
    let (one, many) = (bad(), [bad()]);
    let borrowed = Borrowed {
        text: " ",
        cow: "long".into(),
        one: &one,
        many: &many,
        generic: &many,
        texts: Some(&["long"]),
    };
    assert_eq!(
        lines(&borrowed),
        [
            "text REQUIRED_FIELD_MISSING",
            "cow MAX_LENGTH_EXCEEDED",
            "one.name REQUIRED_FIELD_MISSING",
            "many[0].name REQUIRED_FIELD_MISSING",
            "generic[0].name REQUIRED_FIELD_MISSING",
            "texts[0] MAX_LENGTH_EXCEEDED",
        ]
    );
}

#[derive(ApiValidate)]
struct Tree<T> {
    #[api(nested)]
    value: T,
    children: Vec<Tree<T>>,
    parent: Option<Box<Self>>,
    named: Vec<(u8, Tree<T>)>,
}

fn leaf(value: Dto) -> Tree<Dto> {
    Tree { value, children: Vec::new(), parent: None, named: Vec::new() }
}

#[test]
fn a_generic_type_can_hold_itself() {
    let mut tree = leaf(bad());
    tree.children.push(leaf(bad()));
    tree.parent = Some(Box::new(leaf(bad())));
    tree.named.push((0, leaf(bad())));
    assert_eq!(
        lines(&tree),
        [
            "value.name REQUIRED_FIELD_MISSING",
            "children[0].value.name REQUIRED_FIELD_MISSING",
            "parent.value.name REQUIRED_FIELD_MISSING",
            "named[0][1].value.name REQUIRED_FIELD_MISSING",
        ]
    );
}

#[derive(ApiValidate)]
struct Folder {
    #[api(required)]
    name: String,
    files: Vec<File>,
}

#[derive(ApiValidate)]
struct File {
    #[api(required)]
    name: String,
    folder: Option<Box<Folder>>,
}

#[test]
fn two_types_can_hold_each_other() {
    let folder = Folder { name: String::new(), files: Vec::new() };
    let file = File { name: String::new(), folder: Some(Box::new(folder)) };
    assert_eq!(
        lines(&Folder { name: "a".to_owned(), files: vec![file] }),
        ["files[0].name REQUIRED_FIELD_MISSING", "files[0].folder.name REQUIRED_FIELD_MISSING"]
    );
}

/// Inferred, each bound would be proved by the other, without end.
#[derive(ApiValidate)]
#[api(bound = "T: ApiValidate<Context = ()>")]
struct Even<T> {
    #[api(nested)]
    value: T,
    next: Option<Box<Odd<T>>>,
}

#[derive(ApiValidate)]
#[api(bound = "T: ApiValidate<Context = ()>")]
struct Odd<T> {
    #[api(nested)]
    value: T,
    next: Option<Box<Even<T>>>,
}

#[test]
fn two_generic_types_can_hold_each_other_under_a_written_bound() {
    let odd = Odd { value: bad(), next: None };
    let even = Even { value: bad(), next: Some(Box::new(odd)) };
    assert_eq!(lines(&even), ["value.name REQUIRED_FIELD_MISSING", "next.value.name REQUIRED_FIELD_MISSING"]);
}

trait Domain {
    type Item;
}

struct Shop;

impl Domain for Shop {
    type Item = Dto;
}

#[derive(ApiValidate)]
struct Basket<D: Domain> {
    items: Vec<D::Item>,
    first: D::Item,
    pair: (<D as Domain>::Item, u8),
}

#[test]
fn an_associated_type_is_checked() {
    let basket: Basket<Shop> = Basket { items: vec![bad()], first: bad(), pair: (bad(), 0) };
    assert_eq!(
        lines(&basket),
        [
            "items[0].name REQUIRED_FIELD_MISSING",
            "first.name REQUIRED_FIELD_MISSING",
            "pair[0].name REQUIRED_FIELD_MISSING",
        ]
    );
}

#[derive(ApiValidate)]
enum Either<L, R> {
    Left(#[api(nested)] L),
    Right {
        #[api(nested)]
        right: R,
        all: Vec<R>,
    },
}

#[test]
fn an_enum_can_be_generic() {
    assert_eq!(lines(&Either::<_, u8>::Left(bad())), ["Left.name REQUIRED_FIELD_MISSING"]);
    assert_eq!(
        lines(&Either::<u8, _>::Right { right: bad(), all: vec![bad()] }),
        ["Right.right.name REQUIRED_FIELD_MISSING", "Right.all[0].name REQUIRED_FIELD_MISSING"]
    );
}

/// A function of the service needs what `#[serde(bound)]` asks for; the derive asks for the same.
mod with_bounds_of_serde {
    use std::{collections::HashMap, fmt::Display, hash::Hash, marker::PhantomData, str::FromStr};

    use api_validate::{ApiValidate, json};
    use api_validate_tests::lines_of;
    use serde::{
        Deserialize, Deserializer,
        de::{DeserializeOwned, Error},
    };

    fn parsed<'de, D, T>(deserializer: D) -> Result<T, D::Error>
    where
        D: Deserializer<'de>,
        T: FromStr<Err: Display>,
    {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }

    mod cloned {
        use serde::{Deserialize, Deserializer};

        pub(super) fn deserialize<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
        where
            D: Deserializer<'de>,
            T: Deserialize<'de> + Clone,
        {
            Vec::<T>::deserialize(deserializer).map(|list| [list.as_slice(), &[]].concat())
        }
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(bound(deserialize = "T: FromStr + Deserialize<'de> + Clone, T::Err: Display"))]
    struct OnType<T> {
        #[serde(deserialize_with = "parsed")]
        #[api(nested)]
        parsed: T,
        #[serde(with = "cloned")]
        list: Vec<T>,
        n: u8,
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    struct OnField<T> {
        #[serde(bound(deserialize = "T: FromStr, T::Err: Display"), deserialize_with = "parsed")]
        #[api(nested)]
        parsed: T,
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    enum OnVariant<T> {
        #[serde(bound(deserialize = "T: FromStr, T::Err: Display"), deserialize_with = "parsed")]
        Parsed(#[api(nested)] T),
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(bound = "K: DeserializeOwned + Eq + Hash, V: DeserializeOwned")]
    struct Keyed<K, V> {
        #[api(skip)]
        map: HashMap<K, V>,
        n: u8,
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(default)]
    struct Defaulted<T> {
        #[api(nested)]
        value: T,
        n: u8,
    }

    impl<T: Default> Default for Defaulted<T> {
        fn default() -> Self {
            Self { value: T::default(), n: 5 }
        }
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(bound = "")]
    struct Marked<T> {
        n: u8,
        #[serde(skip)]
        marker: PhantomData<T>,
    }

    fn wrong<T>(body: &str) -> Vec<String>
    where
        T: DeserializeOwned + ApiValidate<Context = ()>,
    {
        json::from_str::<T>(body).map_or_else(|errors| lines_of(&errors), |_| Vec::new())
    }

    #[test]
    fn what_functions_ask_for_is_known() {
        let body = r#"{"parsed":"x","list":[1,"x",300],"n":"x"}"#;
        assert_eq!(
            wrong::<OnType<u8>>(body),
            [
                "parsed INVALID_FORMAT",
                "list[1] INVALID_NUMBER_FORMAT",
                "list[2] INVALID_NUMBER_RANGE",
                "n INVALID_NUMBER_FORMAT",
            ]
        );
        assert_eq!(wrong::<OnType<u8>>(r#"{"parsed":"7","list":[1],"n":1}"#), [""; 0]);
        assert_eq!(wrong::<OnField<u8>>(r#"{"parsed":"x"}"#), ["parsed INVALID_FORMAT"]);
        assert_eq!(wrong::<OnVariant<u8>>(r#"{"Parsed":"x"}"#), ["Parsed INVALID_FORMAT"]);
    }

    #[test]
    fn what_serde_alone_reads_is_read() {
        assert_eq!(
            wrong::<Keyed<String, u8>>(r#"{"map":{"a":1,"b":"x"},"n":"x"}"#),
            ["map.b INVALID_NUMBER_FORMAT", "n INVALID_NUMBER_FORMAT"]
        );
    }

    #[test]
    fn a_default_of_the_type_is_asked_for() {
        assert_eq!(wrong::<Defaulted<u8>>(r#"{"n":"x"}"#), ["n INVALID_NUMBER_FORMAT"]);
        assert_eq!(wrong::<Defaulted<u8>>("{}"), [""; 0]);
        assert_eq!(wrong::<Marked<fn()>>(r#"{"n":"x"}"#), ["n INVALID_NUMBER_FORMAT"]);
    }
}

#[derive(ApiValidate)]
struct Distinct<T> {
    #[api(unique)]
    items: Vec<T>,
    #[api(each(unique))]
    #[allow(dead_code)]
    lists: Vec<Option<Vec<T>>>,
}

#[test]
fn items_of_a_parameter_can_be_unique() {
    let errors = |items: Vec<u8>| {
        Distinct { items, lists: vec![None] }.validate().err().map_or(0, |errors| errors.iter().count())
    };
    assert_eq!(errors(vec![1, 2]), 0);
    assert_eq!(errors(vec![1, 1]), 1);
}
