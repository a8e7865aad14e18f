//! The cap on records: where it stands, what is kept, and that work stops there.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
};

use api_validate::{ApiValidate, ValidationErrorType, ValidationErrors, Validator, Violation};
use api_validate_tests::lines_of;

thread_local! {
    /// How often the custom function ran on this test's thread.
    static CALLS: Cell<usize> = const { Cell::new(0) };
}

fn refused(_: &u32) -> Result<(), Violation> {
    CALLS.set(CALLS.get() + 1);
    Err(Violation::new(ValidationErrorType::InvalidNumberRange))
}

fn calls(run: impl FnOnce() -> ValidationErrors) -> (usize, ValidationErrors) {
    CALLS.set(0);
    let errors = run();
    (CALLS.get(), errors)
}

#[derive(ApiValidate)]
struct List {
    #[api(each(custom(refused)))]
    items: Vec<u32>,
}

fn list(len: u32) -> List {
    List { items: (0..len).collect() }
}

fn state(errors: &ValidationErrors) -> (usize, bool, bool) {
    (errors.len(), errors.is_empty(), errors.truncated())
}

#[test]
fn a_hundred_records_are_the_default() {
    assert_eq!(state(&list(99).validate().unwrap_err()), (99, false, false));
    assert_eq!(state(&list(100).validate().unwrap_err()), (100, false, false));
    assert_eq!(state(&list(101).validate().unwrap_err()), (100, false, true));
}

#[test]
fn exactly_the_cap_is_not_truncated_and_one_more_is() {
    for cap in [0, 1, 2, 7] {
        let validator = Validator::new().max_errors(cap);
        for len in 1..10 {
            let errors = validator.validate(&list(len)).unwrap_err();
            let (len, kept) = (len as usize, cap.min(len as usize));
            assert_eq!(state(&errors), (kept, kept == 0, len > cap), "{len} errors, at most {cap}");
        }
        assert!(validator.validate(&list(0)).is_ok());
    }
}

#[test]
fn a_report_that_is_cut_says_so_when_displayed() {
    let shown = |cap| Validator::new().max_errors(cap).validate(&list(2)).unwrap_err().to_string();
    let line = |n| format!("items[{n}]: This number is outside the permitted range. (INVALID_NUMBER_RANGE)");
    assert_eq!(shown(0), "…");
    assert_eq!(shown(1), format!("{}\n…", line(0)));
    assert_eq!(shown(2), format!("{}\n{}", line(0), line(1)));
    let none = Validator::new().max_errors(0).validate(&list(2)).unwrap_err();
    assert_eq!(serde_json::to_string(&none).unwrap(), "[]");
}

const MANY: u32 = 100_000;

#[test]
fn a_long_list_is_left_once_the_cap_was_passed() {
    for cap in [0, 1, 100] {
        let (calls, errors) = calls(|| Validator::new().max_errors(cap).validate(&list(MANY)).unwrap_err());
        assert_eq!((calls, state(&errors)), (cap + 1, (cap, cap == 0, true)));
    }
}

#[derive(ApiValidate)]
struct Deep {
    #[api(each(each(each(custom(refused)))))]
    lists: Vec<Vec<Vec<u32>>>,
    leaves: Vec<BTreeMap<u32, Vec<Leaf>>>,
    #[api(each(custom(refused)))]
    sorted: BTreeMap<u32, u32>,
}

#[derive(ApiValidate, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Leaf {
    #[api(custom(refused))]
    value: u32,
}

#[test]
fn lists_of_lists_are_left_at_every_level() {
    let leaf = Leaf { value: 0 };
    let deep = || Deep {
        lists: vec![vec![vec![0; 10]; 100]; 100],
        leaves: vec![BTreeMap::from([(1, vec![leaf; 10]), (2, vec![leaf; 10])]); 5_000],
        sorted: (0..MANY).map(|n| (n, n)).collect(),
    };
    let validate = |value: &Deep| value.validate().unwrap_err();
    let (all, errors) = calls(|| validate(&deep()));
    assert_eq!((all, state(&errors)), (101, (100, false, true)));
    let (leaves, errors) = calls(|| validate(&Deep { lists: Vec::new(), ..deep() }));
    assert_eq!((leaves, state(&errors)), (101, (100, false, true)));
    assert_eq!(errors.iter().last().unwrap().field(), &r#"leaves[4]["2"][9].value"#);
    let (sorted, errors) = calls(|| validate(&Deep { lists: Vec::new(), leaves: Vec::new(), ..deep() }));
    assert_eq!((sorted, state(&errors)), (101, (100, false, true)));
}

#[derive(ApiValidate)]
struct Hashed {
    #[api(each(custom(refused)))]
    entries: HashMap<u32, u32>,
    #[api(each(custom(refused)))]
    later: HashMap<u32, u32>,
}

#[test]
fn a_hashed_map_is_read_once_for_the_first_of_its_keys_and_not_at_all_after_the_cap() {
    let entries: HashMap<u32, u32> = (0..MANY).map(|n| (n, n)).collect();
    let hashed = Hashed { later: entries.clone(), entries };
    let (calls, errors) = calls(|| hashed.validate().unwrap_err());
    assert_eq!(state(&errors), (100, false, true));
    // Which keys come first is known only when all were seen, so each entry is checked once, and no more.
    assert_eq!(calls, MANY as usize);
    let mut keys: Vec<String> = (0..MANY).map(|n| n.to_string()).collect();
    keys.sort();
    let expected: Vec<String> =
        keys.iter().take(100).map(|key| format!("entries[\"{key}\"] INVALID_NUMBER_RANGE")).collect();
    assert_eq!(lines_of(&errors), expected);
}

#[derive(ApiValidate)]
struct Tree {
    #[api(custom(refused))]
    value: u32,
    children: HashMap<String, Tree>,
}

#[test]
fn maps_in_maps_check_each_entry_once() {
    let mut tree = Tree { value: 0, children: HashMap::new() };
    for depth in 0..60 {
        tree = Tree { value: depth, children: HashMap::from([("k".to_owned(), tree)]) };
    }
    let (calls, errors) = calls(|| tree.validate().unwrap_err());
    assert_eq!((calls, state(&errors)), (61, (61, false, false)));
}

#[derive(ApiValidate)]
struct Sets {
    leaves: HashSet<Leaf>,
    #[api(each(length(min = 2, max = 3)))]
    texts: BTreeSet<String>,
    #[api(each(length(min = 2)))]
    later: BTreeSet<String>,
}

#[test]
fn a_set_that_repeats_itself_fills_no_report() {
    let set: BTreeSet<String> = ["a", "b", "c"].map(str::to_owned).into();
    let sets = || Sets {
        leaves: (0..1_000).map(|value| Leaf { value }).collect(),
        texts: set.clone(),
        later: set.clone(),
    };
    let with = |cap| Validator::new().max_errors(cap).validate(&sets()).unwrap_err();
    assert_eq!(state(&with(3)), (3, false, false));
    assert_eq!(
        lines_of(&with(3)),
        ["leaves INVALID_NUMBER_RANGE", "texts INVALID_FORMAT", "later INVALID_FORMAT"]
    );
    assert_eq!(state(&with(2)), (2, false, true));
    assert_eq!(state(&with(0)), (0, true, true));
    let one = Sets { leaves: HashSet::new(), later: BTreeSet::new(), texts: set };
    assert_eq!(state(&Validator::new().max_errors(1).validate(&one).unwrap_err()), (1, false, false));
}

#[derive(ApiValidate)]
#[api(at_least_one(none, nothing), custom(refused_whole))]
struct Mixed {
    #[api(date(after = start))]
    end: String,
    #[api(length(max = 1), ascii)]
    text: String,
    #[api(matches(password))]
    again: String,
    entries: HashMap<String, Vec<Leaf>>,
    password: String,
    #[api(date)]
    start: String,
    #[api(each(length(min = 2, max = 3), ascii))]
    set: HashSet<String>,
    nested: Vec<Period>,
    none: Option<String>,
    nothing: Option<String>,
}

#[derive(ApiValidate)]
struct Period {
    #[api(date(after = start))]
    end: String,
    #[api(date)]
    start: String,
    #[api(range(max = 0))]
    days: u32,
}

fn refused_whole(_: &Mixed) -> Result<(), Violation> {
    Err(Violation::new(ValidationErrorType::MetadataRuleViolation).at("end"))
}

fn mixed() -> Mixed {
    let period = || Period { end: "01/JAN/2024".to_owned(), start: "02/JAN/2024".to_owned(), days: 1 };
    Mixed {
        end: "01/JAN/2024".to_owned(),
        text: "ää".to_owned(),
        again: "x".to_owned(),
        entries: (0..5).map(|n| (format!("k{n}"), vec![Leaf { value: n }; 3])).collect(),
        password: "y".to_owned(),
        start: "02/JAN/2024".to_owned(),
        set: ["a", "long", "ää"].map(str::to_owned).into(),
        nested: vec![period(), period(), period()],
        none: None,
        nothing: None,
    }
}

#[test]
fn a_capped_report_is_the_beginning_of_the_whole_one() {
    let whole = Validator::new().max_errors(usize::MAX).validate(&mixed()).unwrap_err();
    assert!(!whole.truncated());
    let all = lines_of(&whole);
    assert_eq!(all[0], "end INVALID_DATE_RANGE");
    assert_eq!(all.len(), 30, "{all:#?}");
    for cap in 0..=all.len() + 1 {
        let errors = Validator::new().max_errors(cap).validate(&mixed()).unwrap_err();
        assert_eq!(lines_of(&errors), all[..cap.min(all.len())], "at most {cap}");
        assert_eq!(errors.truncated(), cap < all.len(), "at most {cap}");
    }
}
