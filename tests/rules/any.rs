//! `any(path)`

use std::collections::{BTreeSet, HashSet, LinkedList, VecDeque};

use api_validate::{ApiValidate, Patch};
use api_validate_tests::{Sent, lines};

use crate::kit::{codes, record};

const NONE: &str = "INVALID_FORMAT";

fn is_big(n: &u8) -> bool {
    *n > 9
}

fn is_small(n: &u8) -> bool {
    *n < 3
}

fn is_long(text: &str) -> bool {
    text.len() > 1
}

fn is_some(n: &Option<u8>) -> bool {
    n.is_some()
}

mod checks {
    pub(super) fn always<T>(_: &T) -> bool {
        true
    }
}

check! {
    big: Vec<u8> => (any(is_big));
    both: Vec<u8> => (any(is_big), any(is_small));
    long: Vec<String> => (any(is_long));
    options: Vec<Option<u8>> => (any(is_some));
    generic: Vec<u8> => (any(checks::always));
    slice: &'static [u8] => (any(is_big));
    array: [u8; 2] => (any(is_big));
    no_array: [u8; 0] => (any(checks::always::<u8>));
    deque: VecDeque<u8> => (any(is_big));
    list: LinkedList<u8> => (any(is_big));
    tree_set: BTreeSet<u8> => (any(is_big));
    hash_set: HashSet<u8> => (any(is_big));
    option: Option<Vec<u8>> => (any(is_big));
    patch: Sent<Vec<u8>> => (any(is_big));
    rows: Vec<Vec<u8>> => (each(any(is_big)));
}

#[test]
fn one_item_is_enough_and_none_is_not() {
    assert_eq!(codes(&big(vec![])), NONE);
    assert_eq!(codes(&big(vec![1, 9])), NONE);
    assert_eq!(codes(&big(vec![1, 10])), "");
    assert_eq!(codes(&big(vec![10])), "");
    assert_eq!(codes(&big(vec![255; 3])), "");
    let mut many = vec![0; 100_000];
    assert_eq!(codes(&big(many.clone())), NONE);
    many.push(10);
    assert_eq!(codes(&big(many)), "");
}

#[test]
fn it_can_stand_twice_and_each_reports() {
    assert_eq!(codes(&both(vec![1, 10])), "");
    assert_eq!(codes(&both(vec![1])), NONE);
    assert_eq!(codes(&both(vec![5])), "INVALID_FORMAT, INVALID_FORMAT");
}

#[test]
fn every_sequence() {
    assert_eq!(codes(&long(vec!["a".to_owned(), "é".to_owned()])), "");
    assert_eq!(codes(&long(vec!["a".to_owned()])), NONE);
    assert_eq!(codes(&options(vec![None, Some(1)])), "");
    assert_eq!(codes(&options(vec![None])), NONE);
    assert_eq!(codes(&generic(vec![0])), "");
    assert_eq!(codes(&generic(vec![])), NONE);
    assert_eq!(codes(&slice(&[1, 10])), "");
    assert_eq!(codes(&slice(&[])), NONE);
    assert_eq!(codes(&array([1, 10])), "");
    assert_eq!(codes(&array([1, 9])), NONE);
    assert_eq!(codes(&no_array([])), NONE);
    assert_eq!(codes(&deque([10].into())), "");
    assert_eq!(codes(&deque([9].into())), NONE);
    assert_eq!(codes(&list([10].into())), "");
    assert_eq!(codes(&list([9].into())), NONE);
    assert_eq!(codes(&tree_set([10].into())), "");
    assert_eq!(codes(&tree_set([9].into())), NONE);
    assert_eq!(codes(&hash_set([10].into())), "");
    assert_eq!(codes(&hash_set([9].into())), NONE);
    assert_eq!(codes(&option(None)), "");
    assert_eq!(codes(&option(Some(vec![]))), NONE);
    assert_eq!(codes(&patch(Patch::Null)), "");
    assert_eq!(codes(&patch(Patch::Value(vec![9]))), NONE);
    assert_eq!(codes(&rows(vec![vec![10], vec![9]])), "value[1] INVALID_FORMAT");
    through!(Vec<u8>, (any(is_big)), good: vec![10], bad: vec![9], "INVALID_FORMAT");
}

#[derive(ApiValidate)]
struct Organisation {
    #[api(any(User::is_active_admin, code = REQUIRED_FIELD_MISSING, message = "One user must be an active Admin."))]
    users: Vec<User>,
}

#[derive(ApiValidate)]
struct User {
    #[api(one_of("Admin", "User"))]
    role: &'static str,
    active: bool,
}

impl User {
    fn is_active_admin(&self) -> bool {
        self.role == "Admin" && self.active
    }
}

#[test]
fn an_organisation_needs_one_active_admin() {
    let with = |users: &[(&'static str, bool)]| Organisation {
        users: users.iter().map(|(role, active)| User { role, active: *active }).collect(),
    };
    assert_eq!(lines(&with(&[("User", true), ("Admin", true)])), [""; 0]);
    assert_eq!(lines(&with(&[])), ["users REQUIRED_FIELD_MISSING"]);
    assert_eq!(lines(&with(&[("Admin", false), ("User", true)])), ["users REQUIRED_FIELD_MISSING"]);
    assert_eq!(
        lines(&with(&[("Root", true)])),
        ["users REQUIRED_FIELD_MISSING", "users[0].role INVALID_FORMAT"]
    );
}

#[test]
fn the_record() {
    assert_eq!(
        record(&big(vec![])),
        "INVALID_FORMAT | at least one item of the kind that is needed | \
         At least one item must be of the kind that is needed."
    );
    overrides!(Vec<u8>, any(is_big), vec![]);
}

fn over(least: u8) -> impl Fn(&u8) -> bool {
    move |n| *n > least
}

#[derive(ApiValidate)]
#[api(context = u8)]
struct Compared {
    least: u8,
    #[api(any(|n| *n > self.least))]
    closure: Vec<u8>,
    #[api(any(over(self.least)))]
    call: Vec<u8>,
    #[api(when(self.least > 1, any(|n| *n > self.least), length(max = 2)))]
    when: Vec<u8>,
    #[api(length(min = 1), each(length(min = 1), any(|n| *n > self.least && n < ctx)))]
    each: Vec<Vec<u8>>,
    #[api(any(over(self.least)), stop, any(is_big))]
    stop: Option<Vec<u8>>,
}

#[test]
fn the_function_sees_the_other_fields() {
    let broken = |least, items: &[u8], context| {
        let items = items.to_vec();
        let [closure, call, when, stop] = [(); 4].map(|()| items.clone());
        let compared = Compared { least, closure, call, when, each: vec![items], stop: Some(stop) };
        let errors = compared.validate_with(&context).err();
        errors.iter().flatten().map(|error| error.field().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(broken(3, &[1, 10], 11), [""; 0]);
    assert_eq!(broken(3, &[1, 10], 10), ["each[0]"]);
    assert_eq!(broken(3, &[1, 4], 10), ["stop"]);
    assert_eq!(broken(10, &[1, 10], 99), ["closure", "call", "when", "each[0]", "stop"]);
    assert_eq!(broken(1, &[1], 99), ["closure", "call", "each[0]", "stop"]);
}
