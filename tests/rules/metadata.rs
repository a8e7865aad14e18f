//! `metadata(catalog = …, caller = …)`: how the attribute reaches the check. `tests/metadata` has the check.

use std::sync::Arc;

use api_validate::{
    ApiValidate, Rule, ValidationErrors,
    metadata::{Catalog, Item, JsonCatalog},
    rules,
};
use api_validate_tests::{lines, lines_of};

use crate::kit::{record, records};

const JSON: &str = r#"{ "attributes": [
    { "name": "Artifact", "options": ["Invoice", { "value": "Secret", "settableBy": ["archivist"] }] },
    { "name": "Pages", "number": { "max": 9 } }
] }"#;

fn loaded() -> &'static JsonCatalog {
    static CATALOG: std::sync::LazyLock<JsonCatalog> =
        std::sync::LazyLock::new(|| JsonCatalog::from_json(JSON).expect("it is good"));
    &CATALOG
}

fn found(verdict: Result<(), ValidationErrors>) -> Vec<String> {
    verdict.map_or_else(|errors| lines_of(&errors), |()| Vec::new())
}

const INVOICE: (&str, &str) = ("Artifact", "Invoice");
const SECRET: (&str, &str) = ("Artifact", "Secret");
const OTHER: (&str, &str) = ("Artifact", "Other");

fn items(list: &[(&str, &str)]) -> Vec<Item> {
    list.iter().map(|(name, value)| Item::new(*name, *value)).collect()
}

#[test]
fn the_catalogue_is_an_expression() {
    struct Service {
        owned: JsonCatalog,
        shared: Arc<JsonCatalog>,
        any: Box<dyn Catalog>,
        borrowed: &'static JsonCatalog,
    }

    impl Service {
        fn made(&self) -> Arc<JsonCatalog> {
            self.shared.clone()
        }
    }

    #[derive(ApiValidate)]
    #[api(context = Service)]
    struct Dto {
        #[api(metadata(catalog = ctx.owned))]
        owned: Vec<Item>,
        #[api(metadata(catalog = &ctx.owned))]
        reference: Vec<Item>,
        #[api(metadata(catalog = ctx.shared))]
        shared: Vec<Item>,
        #[api(metadata(catalog = ctx.any))]
        any: Vec<Item>,
        #[api(metadata(catalog = ctx.borrowed))]
        borrowed: Vec<Item>,
        #[api(metadata(catalog = ctx.made(),))]
        made: Vec<Item>,
        #[api(metadata(catalog = loaded()))]
        function: Vec<Item>,
        #[api(metadata(catalog = if self.owned.is_empty() { &ctx.owned } else { loaded() }))]
        chosen: Vec<Item>,
    }

    let service = Service {
        owned: loaded().clone(),
        shared: Arc::new(loaded().clone()),
        any: Box::new(loaded().clone()),
        borrowed: loaded(),
    };
    let dto = |list: &[(&str, &str)]| Dto {
        owned: items(list),
        reference: items(list),
        shared: items(list),
        any: items(list),
        borrowed: items(list),
        made: items(list),
        function: items(list),
        chosen: items(list),
    };
    assert_eq!(found(dto(&[INVOICE]).validate_with(&service)), [""; 0]);
    let names = ["owned", "reference", "shared", "any", "borrowed", "made", "function", "chosen"];
    let expected = names.map(|name| format!("{name}[0].Value INVALID_METADATA_OPTION"));
    assert_eq!(found(dto(&[OTHER]).validate_with(&service)), expected);
}

#[test]
fn the_caller_is_an_expression_and_nobody_where_there_is_none() {
    struct User {
        roles: Vec<&'static str>,
    }

    #[derive(ApiValidate)]
    #[api(context = User)]
    struct Dto {
        roles: Vec<String>,
        #[api(metadata(catalog = loaded()))]
        nobody: Vec<Item>,
        #[api(metadata(catalog = loaded(), caller = ()))]
        unit: Vec<Item>,
        #[api(metadata(catalog = loaded(), caller = ctx.roles))]
        of_the_context: Vec<Item>,
        #[api(metadata(caller = ["archivist"], catalog = loaded()))]
        fixed: Vec<Item>,
        #[api(metadata(catalog = loaded(), caller = self.roles))]
        of_a_field: Vec<Item>,
    }

    let dto = |role: &str| Dto {
        roles: vec![role.to_owned()],
        nobody: items(&[SECRET]),
        unit: items(&[SECRET]),
        of_the_context: items(&[SECRET]),
        fixed: items(&[SECRET]),
        of_a_field: items(&[SECRET]),
    };
    let found = |dto: Dto, roles: &[&'static str]| found(dto.validate_with(&User { roles: roles.to_vec() }));
    let code = "[0].Value METADATA_SECURITY_VIOLATION";
    assert_eq!(
        found(dto("archivist"), &["archivist"]),
        ["nobody", "unit"].map(|name| format!("{name}{code}"))
    );
    assert_eq!(
        found(dto("clerk"), &[]),
        ["nobody", "unit", "of_the_context", "of_a_field"].map(|name| format!("{name}{code}"))
    );
}

#[test]
fn beside_and_inside_of_other_rules() {
    #[derive(ApiValidate)]
    struct Dto {
        is_checked: bool,
        #[api(required, length(max = 2), unique(by = name), metadata(catalog = loaded()))]
        list: Vec<Item>,
        #[api(when(self.is_checked, metadata(catalog = loaded())))]
        sometimes: Vec<Item>,
        #[api(each(each(metadata(catalog = loaded()))))]
        lists: Vec<Vec<Vec<Item>>>,
    }

    let dto = |is_checked, list: &[(&str, &str)]| Dto {
        is_checked,
        list: items(list),
        sometimes: items(&[OTHER]),
        lists: vec![vec![items(&[INVOICE]), items(&[INVOICE, OTHER])]],
    };
    assert_eq!(
        lines(&dto(true, &[INVOICE, INVOICE, OTHER])),
        [
            "list MAX_LENGTH_EXCEEDED",
            "list DUPLICATE_METADATA",
            "list[1].Name DUPLICATE_METADATA",
            "list[2].Name DUPLICATE_METADATA",
            "sometimes[0].Value INVALID_METADATA_OPTION",
            "lists[0][1][1].Name DUPLICATE_METADATA",
        ]
    );
    assert_eq!(
        lines(&dto(false, &[])),
        ["list REQUIRED_FIELD_MISSING", "lists[0][1][1].Name DUPLICATE_METADATA"]
    );
}

#[test]
fn in_an_enum_and_a_generic_type() {
    #[derive(ApiValidate)]
    enum Shape {
        Named {
            #[api(metadata(catalog = loaded()))]
            list: Vec<Item>,
        },
        Plain(#[api(metadata(catalog = loaded()))] Option<Vec<Item>>),
    }

    #[derive(ApiValidate)]
    #[api(bound = "T: api_validate::metadata::NameValue + ApiValidate<Context = ()>")]
    struct Generic<T> {
        #[api(metadata(catalog = loaded()))]
        list: Vec<T>,
    }

    let bad = || items(&[OTHER]);
    assert_eq!(lines(&Shape::Named { list: bad() }), ["Named.list[0].Value INVALID_METADATA_OPTION"]);
    assert_eq!(lines(&Shape::Plain(Some(bad()))), ["Plain[0].Value INVALID_METADATA_OPTION"]);
    assert_eq!(lines(&Shape::Plain(None)), [""; 0]);
    assert_eq!(lines(&Generic { list: bad() }), ["list[0].Value INVALID_METADATA_OPTION"]);
}

#[test]
fn the_record() {
    #[derive(ApiValidate)]
    struct Dto {
        #[api(metadata(catalog = loaded()))]
        list: Vec<Item>,
    }

    assert_eq!(
        record(&Dto { list: items(&[OTHER]) }),
        "INVALID_METADATA_OPTION | one of Invoice | This must be one of Invoice."
    );
    let pages = &records(&Dto { list: items(&[("Pages", "10")]) })[0];
    assert_eq!((pages.rule(), pages.param("max").is_some()), ("range", true));
    assert_eq!(rules::metadata().name(), "metadata");
}

#[test]
fn its_code_and_texts_are_those_of_every_record() {
    #[derive(ApiValidate)]
    struct Overrides {
        #[api(metadata(catalog = loaded(), code = METADATA_RULE_VIOLATION))]
        standard: Vec<Item>,
        #[api(metadata(catalog = loaded(), code = "OWN"))]
        own: Vec<Item>,
        #[api(metadata(catalog = loaded(), criteria = "own criteria"))]
        criteria: Vec<Item>,
        #[api(metadata(catalog = loaded(), message = "Own message."))]
        message: Vec<Item>,
        #[api(metadata(code = "ALL", criteria = "all criteria", message = "All messages.", catalog = loaded()))]
        all: Vec<Item>,
    }

    #[derive(ApiValidate)]
    struct Plain {
        #[api(metadata(catalog = loaded()))]
        list: Vec<Item>,
    }

    let of = |value| {
        let list = || items(&[value]);
        Overrides { standard: list(), own: list(), criteria: list(), message: list(), all: list() }
    };
    let codes: Vec<String> =
        records(&of(("Pages", "10"))).iter().map(|error| error.error_type().to_string()).collect();
    assert_eq!(
        codes,
        ["METADATA_RULE_VIOLATION", "OWN", "INVALID_NUMBER_RANGE", "INVALID_NUMBER_RANGE", "ALL"]
    );
    let (plain, overrides) = (records(&Plain { list: items(&[OTHER]) }), records(&of(OTHER)));
    let places: Vec<String> = overrides.iter().map(|error| error.field().to_string()).collect();
    assert_eq!(
        places,
        ["standard", "own", "criteria", "message", "all"].map(|name| format!("{name}[0].Value"))
    );
    let texts: Vec<String> = overrides
        .iter()
        .map(|error| format!("{} | {} | {}", error.error_type(), error.criteria(), error.message()))
        .collect();
    let (criteria, message) = (plain[0].criteria().to_string(), plain[0].message().to_string());
    assert_eq!(
        texts,
        [
            format!("METADATA_RULE_VIOLATION | {criteria} | {message}"),
            format!("OWN | {criteria} | {message}"),
            "INVALID_METADATA_OPTION | own criteria | This must be own criteria.".to_owned(),
            format!("INVALID_METADATA_OPTION | {criteria} | Own message."),
            "ALL | all criteria | All messages.".to_owned(),
        ]
    );
}

/// The bound is inferred.
#[test]
fn a_list_of_a_type_parameter() {
    #[derive(ApiValidate)]
    struct Generic<T> {
        #[api(metadata(catalog = catalog()))]
        list: Vec<T>,
        #[api(skip, metadata(catalog = catalog()))]
        own: Option<Vec<T>>,
    }
    fn catalog() -> JsonCatalog {
        JsonCatalog::from_json(r#"{ "attributes": [{ "name": "A" }] }"#).expect("it is good")
    }
    let generic =
        Generic { list: vec![Item::new("A", ""), Item::new("B", "")], own: Some(vec![Item::new("C", "")]) };
    assert_eq!(
        lines_of(&generic.validate().unwrap_err()),
        ["list[1].Name METADATA_ATTRIBUTE_NOT_FOUND", "own[0].Name METADATA_ATTRIBUTE_NOT_FOUND"]
    );
}
