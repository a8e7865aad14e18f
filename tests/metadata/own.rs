//! A service's own catalogue, items and callers.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashSet, VecDeque},
    sync::Arc,
};

use api_validate::{
    ApiValidate, Fault, Patch, ValidationErrorType, json,
    metadata::{Asking, AttributeId, Caller, Catalog, Findings, Item, JsonCatalog, List, NameValue, Problem},
    rules,
};
use api_validate_tests::Sent;
use serde::Deserialize;

use crate::kit::{catalog, check_all, items, lines_of};

/// Even numbers have the attribute `Even`, and there may be three items.
struct Numbers;

impl Catalog for Numbers {
    fn find(&self, name: &str) -> Option<AttributeId> {
        ["Even", "Odd"]
            .iter()
            .position(|known| *known == name)
            .and_then(|at| u32::try_from(at).ok())
            .map(AttributeId)
    }

    fn name(&self, attribute: AttributeId) -> &'static str {
        if attribute.0 == 0 { "Even" } else { "Odd" }
    }

    fn is_many(&self, _: AttributeId) -> bool {
        true
    }

    fn judge(&self, attribute: AttributeId, value: &str, _: &Asking<'_>) -> Result<(), Problem> {
        let name = self.name(attribute);
        match value.parse::<u32>() {
            Err(_) => Err(Problem::broken(name, rules::number(), Fault::NotANumber)),
            Ok(number) if number % 2 == attribute.0 => Ok(()),
            Ok(_) => {
                let code = ValidationErrorType::custom("ACME_PARITY");
                Err(Problem::own(name, code, "a number of this kind", "Send a number of this kind."))
            }
        }
    }

    fn together(&self, list: &List<'_>, _: &Asking<'_>, findings: &mut Findings) {
        assert_eq!(list.is_empty(), list.get(0).is_none());
        for index in 3..list.len() {
            findings.at_name(index, Problem::excluded("this", "three others"));
        }
        if list.first(AttributeId(1)).is_none() {
            findings.at_list(Problem::missing("Odd", None));
        }
    }
}

#[test]
fn a_catalogue_of_ones_own() {
    let found = |list| lines_of(check_all(Arc::new(Numbers), &[], items(list)));
    assert_eq!(found(&[("Even", "2"), ("Odd", "1")]), [""; 0]);
    assert_eq!(
        found(&[("Even", "1"), ("Even", "x"), ("Prime", "2"), ("Even", "2"), ("Even", "2")]),
        [
            "metadata[0].Value ACME_PARITY",
            "metadata[1].Value INVALID_NUMBER_FORMAT",
            "metadata[2].Name METADATA_ATTRIBUTE_NOT_FOUND",
            "metadata[3].Name METADATA_RULE_VIOLATION",
            "metadata[4].Name METADATA_RULE_VIOLATION",
            "metadata METADATA_RULE_VIOLATION",
        ]
    );
}

/// The attributes of a tenant before those of everybody.
struct Tenant {
    own: JsonCatalog,
    shared: Arc<JsonCatalog>,
}

impl Tenant {
    const SHARED: u32 = 1 << 31;

    fn of(&self, attribute: AttributeId) -> (&JsonCatalog, AttributeId) {
        match attribute.0.checked_sub(Self::SHARED) {
            Some(id) => (&self.shared, AttributeId(id)),
            None => (&self.own, attribute),
        }
    }
}

impl Catalog for Tenant {
    fn find(&self, name: &str) -> Option<AttributeId> {
        let shared = || self.shared.find(name).map(|id| AttributeId(id.0 | Self::SHARED));
        self.own.find(name).or_else(shared)
    }

    fn name(&self, attribute: AttributeId) -> &str {
        let (catalog, id) = self.of(attribute);
        catalog.name(id)
    }

    fn judge(&self, attribute: AttributeId, value: &str, asking: &Asking<'_>) -> Result<(), Problem> {
        let (catalog, id) = self.of(attribute);
        catalog.judge(id, value, asking)
    }
}

#[test]
fn one_catalogue_over_another() {
    let tenant = Tenant {
        own: catalog(r#"{ "attributes": [{ "name": "A", "options": ["mine"] }] }"#),
        shared: Arc::new(catalog(
            r#"{ "attributes": [{ "name": "A", "options": ["ours"] }, { "name": "B", "options": ["ours"] }] }"#,
        )),
    };
    let tenant: Arc<dyn Catalog> = Arc::new(tenant);
    let found = |list| lines_of(check_all(tenant.clone(), &[], items(list)));
    assert_eq!(found(&[("A", "mine"), ("B", "ours")]), [""; 0]);
    assert_eq!(
        found(&[("A", "ours"), ("C", "ours"), ("B", "ours"), ("B", "ours")]),
        [
            "metadata[0].Value INVALID_METADATA_OPTION",
            "metadata[1].Name METADATA_ATTRIBUTE_NOT_FOUND",
            "metadata[3].Name DUPLICATE_METADATA"
        ]
    );
}

/// An item under other names, which are those of the path.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Hash, ApiValidate)]
struct Tag {
    #[serde(rename = "key")]
    #[api(length(max = 5))]
    name: Cow<'static, str>,
    #[serde(rename = "text")]
    value: String,
}

impl NameValue for Tag {
    const NAME: &'static str = "key";
    const VALUE: &'static str = "text";

    fn name(&self) -> &str {
        &self.name
    }

    fn value(&self) -> &str {
        &self.value
    }
}

fn tag(name: &'static str, value: &str) -> Tag {
    Tag { name: Cow::Borrowed(name), value: value.to_owned() }
}

struct Service {
    catalog: JsonCatalog,
}

#[derive(Deserialize, ApiValidate)]
#[api(context = Service)]
#[serde(rename_all = "camelCase")]
struct Tagged {
    #[allow(dead_code)] // it is there to be wrong
    title: u8,
    #[api(length(max = 3), metadata(catalog = ctx.catalog))]
    tag_list: Vec<Tag>,
}

fn service() -> Service {
    Service { catalog: catalog(r#"{ "attributes": [{ "name": "A", "options": ["x"] }, { "name": "B" }] }"#) }
}

#[test]
fn items_under_other_names_and_with_rules_of_their_own() {
    let body = r#"{ "title": 1, "tagList": [
        { "key": "A", "text": "y" }, { "key": "unknown", "text": "" }, { "key": "B", "text": "" }, { "key": "A", "text": "x" }] }"#;
    let read = |body| api_validate::Validator::new().from_json_str::<Tagged>(body, &service());
    let expected = [
        "tagList MAX_LENGTH_EXCEEDED",
        "tagList[0].text INVALID_METADATA_OPTION",
        "tagList[1].key METADATA_ATTRIBUTE_NOT_FOUND",
        "tagList[3].key DUPLICATE_METADATA",
        "tagList[1].key MAX_LENGTH_EXCEEDED",
    ];
    let errors = read(body).err().expect("a refusal");
    assert_eq!(api_validate_tests::lines_of(&errors), expected);
    for error in &errors {
        let pointer = error.field().pointer();
        let value: serde_json::Value = serde_json::from_str(body).expect("it is JSON");
        assert!(value.pointer(&pointer).is_some(), "{pointer}");
    }
    // The same where serde refuses the body for another field.
    let other = body.replace("\"title\": 1", "\"title\": 256");
    let errors = read(&other).err().expect("a refusal");
    assert_eq!(api_validate_tests::lines_of(&errors)[1..], expected);
    // And where an item could not be read, the others are no list that a catalogue could judge.
    let other = body.replace("\"text\": \"y\"", "\"text\": 5");
    let errors = read(&other).err().expect("a refusal");
    let expected = [
        "tagList MAX_LENGTH_EXCEEDED",
        "tagList[0].text INVALID_FORMAT",
        "tagList[1].key MAX_LENGTH_EXCEEDED",
    ];
    assert_eq!(api_validate_tests::lines_of(&errors), expected);
}

#[test]
fn every_kind_of_list() {
    #[derive(ApiValidate)]
    #[api(context = Service)]
    struct Lists<'a> {
        #[api(metadata(catalog = ctx.catalog))]
        slice: &'a [Tag],
        #[api(metadata(catalog = ctx.catalog))]
        array: [Tag; 2],
        #[api(metadata(catalog = ctx.catalog))]
        option: Option<Vec<Tag>>,
        #[api(metadata(catalog = ctx.catalog))]
        patch: Sent<Vec<Tag>>,
        #[api(metadata(catalog = ctx.catalog))]
        deque: VecDeque<Box<Tag>>,
        #[api(metadata(catalog = ctx.catalog))]
        boxed: Box<[Arc<Tag>]>,
        #[api(each(metadata(catalog = ctx.catalog)))]
        nested: Vec<Vec<Tag>>,
        // Its elements have no place in the request.
        #[api(metadata(catalog = ctx.catalog))]
        sorted: BTreeSet<Tag>,
        #[api(metadata(catalog = ctx.catalog))]
        hashed: Option<HashSet<Tag>>,
    }

    let (good, bad, unknown) = (tag("B", "x"), tag("A", "y"), [tag("C", "")]);
    let lists = |option, patch, hashed| Lists {
        slice: &unknown,
        array: [good.clone(), bad.clone()],
        option,
        patch,
        deque: [good.clone(), bad.clone()].map(Box::new).into(),
        boxed: [good.clone(), bad.clone()].map(Arc::new).into(),
        nested: vec![vec![good.clone()], vec![good.clone(), bad.clone()]],
        sorted: [good.clone(), bad.clone()].into(),
        hashed,
    };
    let found = |lists: &Lists<'_>| lines_of(lists.validate_with(&service()));
    let some = || vec![bad.clone()];
    let all = found(&lists(Some(some()), Patch::Value(some()), Some([good.clone(), bad.clone()].into())));
    assert_eq!(
        all,
        [
            "slice[0].key METADATA_ATTRIBUTE_NOT_FOUND",
            "array[1].text INVALID_METADATA_OPTION",
            "option[0].text INVALID_METADATA_OPTION",
            "patch[0].text INVALID_METADATA_OPTION",
            "deque[1].text INVALID_METADATA_OPTION",
            "boxed[1].text INVALID_METADATA_OPTION",
            "nested[1][1].text INVALID_METADATA_OPTION",
            "sorted INVALID_METADATA_OPTION",
            "hashed INVALID_METADATA_OPTION",
        ]
    );
    for patch in [Patch::Absent, Patch::Null] {
        assert_eq!(found(&lists(None, patch, None)).len(), 6, "no list passes");
    }
}

#[test]
fn every_kind_of_caller() {
    fn has(caller: &dyn Caller) -> bool {
        assert!(!caller.has("clerk") && !caller.has("") && !caller.has("Archivist"));
        caller.has("archivist")
    }

    let role = || "archivist".to_owned();
    assert!(!has(&()) && !has(&None::<Vec<String>>) && !has(&Vec::<String>::new()));
    assert!(
        has(&["archivist"])
            && has(&vec![role()])
            && has(&Some(vec!["x"; 0].into_iter().chain(["archivist"]).collect::<Vec<_>>()))
    );
    assert!(has(&HashSet::from([role()])) && has(&HashSet::from(["archivist"])));
    assert!(has(&BTreeSet::from([role()])) && has(&BTreeSet::from(["archivist"])));
    assert!(has(&Arc::new(vec![role()])) && has(&Box::new([role()])) && has(&&["archivist"]));
}

#[test]
fn an_item_reads_what_it_should() {
    let item = json::from_str::<Tag>(r#"{ "key": "A", "text": "x" }"#).expect("it is good");
    assert_eq!((item.name(), item.value()), ("A", "x"));
    assert_eq!((Item::NAME, Item::VALUE), ("Name", "Value"));
    assert_eq!((<Box<Tag>>::NAME, <&Tag>::VALUE), ("key", "text"));
}
