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
mod conditions;
#[cfg(test)]
mod containers;
#[cfg(test)]
mod differences;
#[cfg(test)]
mod extractors;
#[cfg(test)]
mod flattened;
#[cfg(test)]
#[path = "../../json/matrix.rs"]
#[allow(dead_code)] // the oracle of the reader uses the rest
mod matrix;
#[cfg(test)]
mod openapi;
#[cfg(test)]
mod parameters;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod type_rules;
#[cfg(test)]
mod values;
#[cfg(test)]
mod ways;

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

    use crate::{
        agree::{Schema, has_whole_float},
        bodies::{Dice, mutate},
        cases::{BAD, GOOD, Seen},
    };

    fn schema() -> Schema {
        Schema::new(&serde_json::from_str(CATALOG_SCHEMA).expect("the schema is JSON"))
    }

    fn accepts(schema: &Schema, json: &str) -> bool {
        serde_json::from_str(json).is_ok_and(|json: Value| schema.is_valid(&json))
    }

    #[test]
    fn what_loads_passes_the_schema() {
        let schema = schema();
        for json in GOOD {
            assert!(accepts(&schema, json) && JsonCatalog::from_json(json).is_ok(), "{json}");
        }
    }

    #[test]
    fn what_the_schema_refuses_does_not_load() {
        let schema = schema();
        for (json, _, seen) in BAD {
            assert_eq!(accepts(&schema, json), *seen == Seen::Loader, "{json}");
            assert!(JsonCatalog::from_json(json).is_err(), "{json}");
        }
    }

    /// What only the loader sees: that names and options are there, and that nothing contradicts something else.
    const REFERENCES: &[&str] = &[
        "There is no attribute of this name",
        "This name stands at",
        "This option stands there already",
        "The attribute has no such option",
        "That attribute",
        "There is a case for this option already",
        "This is the attribute itself",
        "Both attributes are required",
        "must not exceed",
        "must not be after",
        "must be a date as",
        "A number has at most",
        "for the same item",
    ];

    #[test]
    fn changed_catalogues_are_judged_alike() {
        let (schema, mut dice) = (schema(), Dice::new());
        for n in 0..20_000 {
            let mutations = 1 + dice.below(3);
            let json = mutate(GOOD[n % GOOD.len()], mutations, &mut dice).body;
            let Ok(value) = serde_json::from_str::<Value>(&json) else { continue };
            // Of a name that stands twice, a schema never hears.
            match JsonCatalog::from_json(value.to_string()) {
                Ok(_) => assert!(schema.is_valid(&value) || schema.is_read_all_the_same(&value), "{json}"),
                Err(errors) if schema.is_valid(&value) && !has_whole_float(&value) => {
                    let is_listed = |message: &str| REFERENCES.iter().any(|part| message.contains(part));
                    let surprise = errors.iter().find(|error| !is_listed(error.message()));
                    assert!(surprise.is_none(), "{surprise:?}: {json}");
                }
                Err(_) => {}
            }
        }
    }
}
