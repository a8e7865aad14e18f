//! Nested values are checked without being asked, through whatever the standard library wraps them in.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque},
    rc::Rc,
    sync::Arc,
};

use api_validate::{ApiValidate, Patch};
use api_validate_tests::{Sent, lines};

#[derive(ApiValidate, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Dto {
    #[api(required)]
    name: String,
}

/// A type without rules.
#[derive(ApiValidate, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Plain;

/// A type without rules: not even the trait.
struct Foreign;

fn bad() -> Dto {
    Dto { name: String::new() }
}

fn good() -> Dto {
    Dto { name: "a".to_owned() }
}

type Rows = Vec<Dto>;

/// One field of a type, a value, and where the record of the bad `Dto` in it stands.
macro_rules! shapes {
    ($($test:ident: $type:ty = $value:expr => [$($place:literal),* $(,)?];)*) => {$(
        #[test]
        fn $test() {
            #[derive(ApiValidate)]
            struct Holder {
                value: $type,
            }
            let expected: [&str; _] = [$(concat!("value", $place, " REQUIRED_FIELD_MISSING")),*];
            assert_eq!(lines(&Holder { value: $value }), expected);
        }
    )*};
}

shapes! {
    alone: Dto = bad() => [".name"];
    in_a_vec: Vec<Dto> = vec![good(), bad(), bad()] => ["[1].name", "[2].name"];
    in_an_array: [Dto; 2] = [good(), bad()] => ["[1].name"];
    in_a_boxed_slice: Box<[Dto]> = vec![bad()].into() => ["[0].name"];
    in_a_borrowed_slice: &'static [Dto] = vec![bad()].leak() => ["[0].name"];
    in_a_shared_slice: Arc<[Dto]> = vec![bad()].into() => ["[0].name"];
    in_a_cow: Cow<'static, Dto> = Cow::Owned(bad()) => [".name"];
    in_a_cow_of_a_slice: Cow<'static, [Dto]> = Cow::Owned(vec![bad()]) => ["[0].name"];
    in_an_option: Option<Dto> = Some(bad()) => [".name"];
    in_no_option: Option<Dto> = None => [];
    in_a_patch: Sent<Dto> = Patch::Value(bad()) => [".name"];
    in_an_absent_patch: Sent<Dto> = Patch::Absent => [];
    in_a_patch_of_an_option: Sent<Option<Dto>> = Patch::Value(Some(bad())) => [".name"];
    in_a_box: Box<Dto> = Box::new(bad()) => [".name"];
    in_an_rc: Rc<Dto> = Rc::new(bad()) => [".name"];
    in_an_arc: Arc<Dto> = Arc::new(bad()) => [".name"];
    in_a_reference: &'static Dto = Box::leak(Box::new(bad())) => [".name"];
    in_a_deque: VecDeque<Dto> = [good(), bad()].into() => ["[1].name"];
    in_a_list: LinkedList<Dto> = [good(), bad()].into() => ["[1].name"];
    in_a_sorted_set: BTreeSet<Dto> = [good(), bad()].into() => [""];
    in_a_hashed_set: HashSet<Dto> = [good(), bad()].into() => [""];
    in_a_sorted_map: BTreeMap<String, Dto> = [("a".to_owned(), bad())].into() => [".a.name"];
    in_a_hashed_map: HashMap<String, Dto> =
        [("b".to_owned(), bad()), ("a".to_owned(), bad())].into() => [".a.name", ".b.name"];
    in_a_map_by_number: BTreeMap<u32, Dto> = [(7, bad())].into() => ["[\"7\"].name"];
    in_a_tuple: (Dto, u8, Dto) = (bad(), 1, bad()) => ["[0].name", "[2].name"];
    in_a_tuple_beside_a_plain_type: (Plain, Dto) = (Plain, bad()) => ["[1].name"];
    in_pairs: Vec<(String, Dto)> = vec![("a".to_owned(), bad())] => ["[0][1].name"];
    in_pairs_beside_a_plain_type: Vec<(Plain, Dto)> = vec![(Plain, bad())] => ["[0][1].name"];
    in_an_optional_pair: Option<(Dto, Plain)> = Some((bad(), Plain)) => ["[0].name"];
    in_a_patched_pair: Sent<(Plain, Dto)> = Patch::Value((Plain, bad())) => ["[1].name"];
    in_a_boxed_pair: Box<(Plain, Dto)> = Box::new((Plain, bad())) => ["[1].name"];
    in_a_counted_pair: Rc<(Plain, Dto)> = Rc::new((Plain, bad())) => ["[1].name"];
    in_a_shared_slice_of_pairs: Arc<[(Plain, Dto)]> = vec![(Plain, bad())].into() => ["[0][1].name"];
    in_a_borrowed_pair: &'static (Plain, Dto) = Box::leak(Box::new((Plain, bad()))) => ["[1].name"];
    in_a_pair_in_a_cow: Cow<'static, (Plain, Dto)> = Cow::Owned((Plain, bad())) => ["[1].name"];
    in_an_array_of_pairs: [(Plain, Dto); 1] = [(Plain, bad())] => ["[0][1].name"];
    in_nested_tuples: ((Plain, (Dto,)), u8) = ((Plain, (bad(),)), 1) => ["[0][1][0].name"];
    in_nested_pairs: Vec<(Plain, Vec<(Plain, Dto)>)> = vec![(Plain, vec![(Plain, bad())])] => ["[0][1][0][1].name"];
    in_an_optional_box_of_pairs: Option<Box<Vec<(Plain, Option<Dto>)>>> =
        Some(Box::new(vec![(Plain, Some(bad()))])) => ["[0][1].name"];
    in_pairs_in_a_map: HashMap<String, Vec<(Plain, Dto)>> =
        [("a".to_owned(), vec![(Plain, bad())])].into() => [".a[0][1].name"];
    in_a_long_tuple: (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, Dto) =
        (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, bad()) => ["[12].name"];
    behind_an_alias: Rows = vec![bad()] => ["[0].name"];
    behind_an_alias_in_a_pair: Vec<(Plain, Rows)> = vec![(Plain, vec![bad()])] => ["[0][1][0].name"];
    deep_down: Option<Vec<Option<Box<Dto>>>> = Some(vec![None, Some(Box::new(bad()))]) => ["[1].name"];
}

#[test]
fn a_type_without_the_trait_may_stand_anywhere_that_is_skipped() {
    #[derive(ApiValidate)]
    struct Holder {
        #[api(skip)]
        #[allow(dead_code, clippy::type_complexity)]
        plain: HashMap<String, Vec<(Foreign, std::cell::RefCell<Foreign>, Result<u8, Foreign>)>>,
    }
    assert_eq!(lines(&Holder { plain: HashMap::new() }), [""; 0]);
}

#[test]
fn a_skipped_type_is_not_checked() {
    #[derive(ApiValidate)]
    struct Holder {
        #[api(skip)]
        #[allow(dead_code)]
        value: Vec<(Foreign, Dto)>,
    }
    assert_eq!(lines(&Holder { value: vec![(Foreign, bad())] }), [""; 0]);
}
