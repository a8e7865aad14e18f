//! An order-by is refused at a place, or reads, prints and reads back as the same; the rule agrees with the tree.

#![no_main]

use api_validate::{
    Check, Clock, Fault,
    filter::{Field, OrderBy},
    rules::{self, OrderByRule},
};
use libfuzzer_sys::fuzz_target;

const FIELDS: &[Field] = &[Field::new("a"), Field::new("b/c"), Field::new("d/$count")];

const RULE: OrderByRule = rules::orderby().fields(FIELDS).max_length(usize::MAX);

fuzz_target!(|text: &str| {
    let verdict = RULE.check(text, &Clock::utc());
    match text.parse::<OrderBy>() {
        Ok(order) => {
            assert!(!matches!(verdict, Err(Fault::NotParsed(_))), "{text:?}");
            let printed = order.to_string();
            assert_eq!(printed.parse::<OrderBy>().as_ref(), Ok(&order), "{text:?} → {printed:?}");
            assert!(order.items().count() > 0);
        }
        Err(error) => {
            assert!((1..=text.chars().count() + 1).contains(&error.position()), "{text:?}: {error}");
            match verdict {
                Err(Fault::NotParsed(other)) => assert_eq!(other, error, "{text:?}"),
                _ => assert!(error.is_too_large(), "{text:?}: {verdict:?}"),
            }
        }
    }
});
