//! The records of lookups stand where those of other rules would, and count as they do.

use std::collections::{BTreeMap, HashMap, HashSet};

use api_validate::{ApiValidate, Validator, Violation, lookups::ResolveError};
use api_validate_tests::{block_on, lines_of};

use crate::kit::{Directory, lines};

#[derive(ApiValidate)]
#[api(custom(whole))]
struct Order {
    #[api(length(max = 1))]
    first: String,
    #[api(resource("User"), prefix("7"))]
    second: String,
    #[api(email, length(max = 1))]
    third: String,
    #[api(id_value("User", id = second), length(max = 3))]
    fourth: String,
    #[api(length(max = 1))]
    last: String,
}

fn whole(_: &Order) -> Result<(), Violation> {
    Err(Violation::new("ACME".into()))
}

fn order(second: &str) -> Order {
    let [first, third, last] = ["ab"; 3].map(str::to_owned);
    Order { first, second: second.to_owned(), third, fourth: "ada".to_owned(), last }
}

#[test]
fn declaration_order() {
    let directory = Directory::default().with("User", "7", &[]);
    assert_eq!(
        lines(&order("7"), &directory),
        [
            "first MAX_LENGTH_EXCEEDED",
            "third INVALID_FORMAT",
            "third MAX_LENGTH_EXCEEDED",
            "fourth ID_VALUE_MISMATCH",
            "last MAX_LENGTH_EXCEEDED",
            " ACME"
        ]
    );
    assert_eq!(
        lines(&order("70"), &directory),
        [
            "first MAX_LENGTH_EXCEEDED",
            "second UNKNOWN_RESOURCE",
            "third INVALID_FORMAT",
            "third MAX_LENGTH_EXCEEDED",
            "last MAX_LENGTH_EXCEEDED",
            " ACME"
        ]
    );
}

#[test]
fn the_cap_counts_them_too() {
    let directory = Directory::default();
    for max in 0..8 {
        let answer = block_on(Validator::new().max_errors(max).validate_resolved(&order("70"), &directory));
        let Err(ResolveError::Invalid(errors)) = answer else { panic!("it is not valid") };
        assert_eq!((errors.len(), errors.truncated()), (max.min(6), max < 6));
        assert_eq!(lines_of(&errors), lines(&order("70"), &directory)[..max.min(6)]);
    }
}

#[derive(ApiValidate)]
struct Maps {
    #[api(each(resource("User")))]
    hashed: HashMap<String, u32>,
    #[api(keys(resource("User")), each(length(max = 1), resource("Folder")))]
    sorted: BTreeMap<String, String>,
    #[api(each(resource("User")))]
    set: HashSet<u32>,
}

#[test]
fn maps_and_sets_have_the_same_records_on_every_run() {
    let maps = || Maps {
        hashed: (0..50).map(|n| (format!("k{n:02}"), n)).collect(),
        sorted: [("a", "x"), ("b", "toolong"), ("c", "y")].map(|(k, v)| (k.to_owned(), v.to_owned())).into(),
        set: (0..50).collect(),
    };
    let directory = (0..49).fold(Directory::default().with("Folder", "x", &[]), |directory, n| {
        directory.with("User", Box::leak(n.to_string().into_boxed_str()), &[])
    });
    let expected = [
        "hashed.k49 UNKNOWN_RESOURCE",
        "sorted.a UNKNOWN_RESOURCE",
        "sorted.b UNKNOWN_RESOURCE",
        "sorted.c UNKNOWN_RESOURCE",
        "sorted.b MAX_LENGTH_EXCEEDED",
        "sorted.c UNKNOWN_RESOURCE",
        "set UNKNOWN_RESOURCE",
    ];
    for _ in 0..20 {
        assert_eq!(lines(&maps(), &directory), expected);
    }
}

#[derive(ApiValidate)]
enum Target {
    User(#[api(resource("User"))] String),
    Folder {
        #[api(resource("Folder"))]
        id: String,
        #[api(id_value("Folder", id = id))]
        name: String,
    },
}

#[derive(ApiValidate)]
struct Targets {
    first: Target,
    by_name: HashMap<String, HashMap<String, Target>>,
    #[api(each(resource("Group")))]
    groups: HashSet<String>,
}

/// What finds no room is the same on every run, and kinds are asked for in the same order.
#[test]
fn a_cap_on_lookups_cuts_hashed_maps_and_sets_alike_on_every_run() {
    let target = |n: u32| match n % 2 {
        0 => Target::User(n.to_string()),
        _ => Target::Folder { id: n.to_string(), name: "x".to_owned() },
    };
    let by_name = || {
        let inner = |outer: u32| (0..4).map(|n| (format!("k{n}"), target(10 * outer + n))).collect();
        (0..4).map(|outer| (format!("m{outer}"), inner(outer))).collect()
    };
    let groups = || ["a", "b", "c"].map(str::to_owned).into();
    for max in [0, 1, 2, 5, 20, 40] {
        let run = || {
            let (directory, validator) = (Directory::default(), Validator::new().max_lookups(max));
            let value = Targets { first: Target::User("9".to_owned()), by_name: by_name(), groups: groups() };
            let answer = block_on(validator.validate_resolved(&value, &directory));
            let Err(ResolveError::Invalid(errors)) = answer else { panic!("it is not valid") };
            (errors.to_string(), directory.asked())
        };
        let expected = run();
        for _ in 0..20 {
            assert_eq!(run(), expected, "{max}");
        }
        let kinds: Vec<&str> = expected.1.iter().filter_map(|query| query.split(' ').next()).collect();
        assert_eq!(kinds, &["User", "Folder", "Group"][..kinds.len()]);
    }
}
