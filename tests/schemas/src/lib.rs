//! The published schemas against a validator of other people's: what a schema says, the code says too.

#[cfg(test)]
mod agree;
#[cfg(test)]
mod aide;
#[cfg(test)]
#[path = "../../json/bodies.rs"]
#[allow(dead_code)] // the oracle of the reader uses the rest
mod bodies;
#[cfg(test)]
mod combined;
#[cfg(test)]
#[path = "../../json/matrix.rs"]
#[allow(dead_code)] // the oracle of the reader uses the rest
mod matrix;
#[cfg(test)]
mod openapi;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod values;

/// The guide's examples need what nothing else does.
#[cfg(doctest)]
#[doc = include_str!("../../../runtime/src/guide/openapi.md")]
struct Guide;

#[cfg(test)]
#[path = "../../metadata/cases.rs"]
mod cases;

#[cfg(test)]
mod catalogues {
    use api_validate::metadata::{CATALOG_SCHEMA, JsonCatalog};
    use serde_json::Value;

    use crate::cases::{BAD, GOOD, Seen};

    fn accepts(json: &str) -> bool {
        let schema: Value = serde_json::from_str(CATALOG_SCHEMA).expect("the schema is JSON");
        assert!(jsonschema::meta::is_valid(&schema));
        let schema = jsonschema::validator_for(&schema).expect("the schema is one");
        serde_json::from_str(json).is_ok_and(|json: Value| schema.is_valid(&json))
    }

    #[test]
    fn what_loads_passes_the_schema() {
        for json in GOOD {
            assert!(accepts(json) && JsonCatalog::from_json(json).is_ok(), "{json}");
        }
    }

    #[test]
    fn what_the_schema_refuses_does_not_load() {
        for (json, _, seen) in BAD {
            assert_eq!(accepts(json), *seen == Seen::Loader, "{json}");
            assert!(JsonCatalog::from_json(json).is_err(), "{json}");
        }
    }
}
