//! What a record says: the catalogue's words, and none of the client's.

use core::fmt;

use api_validate::{Fault, Locale, ValidationError, ValidationErrors, metadata::Problem};

use crate::kit::{catalog, check_all, documents, items};

fn refused(caller: &[&str], list: &[(&str, &str)]) -> ValidationErrors {
    check_all(documents(), caller, items(list)).expect_err("something is wrong")
}

/// The only record, as `criteria | message`.
fn record(caller: &[&str], list: &[(&str, &str)]) -> String {
    let errors = refused(caller, list);
    assert_eq!(errors.len(), 1, "{errors}");
    let error = errors.iter().next().expect("there is one");
    format!("{} | {}", error.criteria(), error.message())
}

#[test]
fn every_text() {
    let good = ("Artifact", "Letter");
    for (list, expected) in [
        (
            &[good, ("x", "")][..],
            "a metadata attribute that is known here | This attribute is not known. Correct its name, or leave it out.",
        ),
        (&[good, good], "one item Artifact | Items [0] and [1] are both Artifact. Send one of them."),
        (
            &[("Artifact", "x")],
            "one of Invoice, Contract, Letter | This must be one of Invoice, Contract, Letter.",
        ),
        (
            &[good, ("Country", "GB"), ("City", "Paris")],
            "one of London, Leeds with this Country | This must be one of London, Leeds with this Country.",
        ),
        (
            &[("Artifact", "Invoice"), ("Sub-Artifact", "Lease")],
            "one of Credit Note, Debit Note with this Artifact | \
             This must be one of Credit Note, Debit Note with this Artifact.",
        ),
        (
            &[good, ("Retention", "7 years")],
            "an attribute that you may set | You may not set Retention. Leave it out.",
        ),
        (&[good, ("Tag", "black")], "one of red, green, blue | You may not set this option of Tag."),
        // What the caller may not set is not told.
        (&[good, ("Tag", "white")], "one of red, green, blue | This must be one of red, green, blue."),
        (&[], "an item Artifact | Add Artifact. It is required."),
        (
            &[("Artifact", "Contract")],
            "an item Signed On beside Artifact | Add Signed On. Artifact needs it.",
        ),
        (
            &[good, ("Draft", "yes"), ("Approved By", "x")],
            "no Approved By beside Draft | Leave out Approved By. It cannot stand beside Draft.",
        ),
        (&[good, ("Pages", "0")], "a number that is at least 1 | This must be at least 1."),
        (&[good, ("Pages", "x")], "a whole number | This must be a whole number."),
        (&[good, ("Reference", "123456789")], "3 to 8 characters | This must have at most 8 characters."),
        (
            &[good, ("Signed On", "31/DEC/1999")],
            "a date as dd/MMM/YYYY, such as 30/JUL/1966; from 01/JAN/2000 to today",
        ),
    ] {
        let found = record(&[], list);
        assert!(found.starts_with(expected.split(';').next().unwrap_or(expected)), "{found}");
    }
    assert_eq!(
        record(&["auditor"], &[good, ("Tag", "white")]),
        "one of red, green, blue, black | This must be one of red, green, blue, black."
    );
}

#[test]
fn options_are_told_up_to_a_number() {
    let list = |count: usize| (0..count).map(|n| format!("\"o{n}\"")).collect::<Vec<_>>().join(", ");
    for (count, expected, has_more) in [(19, 19, false), (20, 20, false), (21, 20, true), (1_000, 20, true)] {
        let json = format!(r#"{{ "attributes": [{{ "name": "A", "options": [{}] }}] }}"#, list(count));
        let errors =
            check_all(std::sync::Arc::new(catalog(&json)), &[], items(&[("A", "x")])).expect_err("no option");
        let error = errors.iter().next().expect("a record");
        let problem = error.metadata().expect("it is about metadata");
        assert_eq!((problem.options().len(), problem.has_more_options()), (expected, has_more));
        assert_eq!(error.message().to_string().ends_with("o19 …."), has_more, "{error}");
    }
    // Nothing that the caller may set is left.
    let json = r#"{ "attributes": [{ "name": "A", "options": [{ "value": "x", "settableBy": ["r"] }] }] }"#;
    let errors =
        check_all(std::sync::Arc::new(catalog(json)), &[], items(&[("A", "y")])).expect_err("no option");
    assert_eq!(
        errors.to_string(),
        "metadata[0].Value: This must be an option that you may set. (INVALID_METADATA_OPTION)"
    );
}

#[test]
fn nothing_that_was_sent_is_told() {
    const CANARY: &str = "CANARY 4242";
    let attributes =
        ["Artifact", "Signed On", "Amount", "Pages", "Contact", "Reference", "Retention", "Country", CANARY];
    let list: Vec<(&str, &str)> = attributes.iter().map(|name| (*name, CANARY)).collect();
    let errors = refused(&[], &list);
    assert_eq!(errors.len(), attributes.len(), "{errors}");
    let german = errors.localized(&German);
    let parts: Vec<String> =
        errors.iter().map(|error| format!("{error:?}{:?}{:?}", error.params(), error.metadata())).collect();
    let shown = format!(
        "{errors}{errors:?}{}{german}{}",
        serde_json::to_string(&errors).expect("records are JSON"),
        parts.concat()
    );
    assert!(!shown.contains("CANARY") && !shown.contains("4242"), "{shown}");
}

/// A locale finds the parts of a text.
struct German;

impl Locale for German {
    fn message(&self, error: &ValidationError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(problem) = error.metadata() else { return write!(f, "{}", error.message()) };
        let attribute = problem.attribute().unwrap_or("dieses Attribut");
        match (problem.fault(), problem.other()) {
            (Fault::UnknownAttribute, _) => f.write_str("Dieses Attribut gibt es nicht."),
            (Fault::Repeated { first, .. }, _) => write!(f, "{attribute} steht schon an Stelle {first}."),
            (Fault::NotPermitted, _) => write!(f, "Sie dürfen {attribute} so nicht setzen."),
            (Fault::NotAnOption, other) => {
                let options: Vec<&str> = problem.options().collect();
                let beside = other.map(|other| format!(" mit diesem Wert von {other}")).unwrap_or_default();
                write!(f, "Erlaubt für {attribute}{beside}: {}.", options.join(", "))
            }
            (Fault::Missing, _) => write!(f, "{attribute} fehlt."),
            (Fault::Sent, Some(other)) => write!(f, "{attribute} verträgt sich nicht mit {other}."),
            (fault, _) => write!(f, "{attribute}: {} ({fault:?}).", error.rule()),
        }
    }
}

#[test]
fn a_locale_finds_every_part() {
    let errors = refused(
        &[],
        &[
            ("x", ""),
            ("Country", "GB"),
            ("Country", "GB"),
            ("City", "Paris"),
            ("Retention", ""),
            ("Pages", "0"),
            ("Draft", "yes"),
            ("Comment", ""),
        ],
    );
    assert_eq!(
        errors
            .localized(&German)
            .to_string()
            .lines()
            .map(|line| line.rsplit_once(" (").map_or("", |(text, _)| text))
            .collect::<Vec<_>>(),
        [
            "metadata[0].Name: Dieses Attribut gibt es nicht.",
            "metadata[2].Name: Country steht schon an Stelle 1.",
            "metadata[3].Value: Erlaubt für City mit diesem Wert von Country: London, Leeds.",
            "metadata[4].Name: Sie dürfen Retention so nicht setzen.",
            "metadata[5].Value: Pages: range (TooSmall).",
            "metadata[7].Name: Comment verträgt sich nicht mit Draft.",
            "metadata: Artifact fehlt.",
        ]
    );
    let rules: Vec<&str> = errors.iter().map(ValidationError::rule).collect();
    assert_eq!(rules, ["metadata", "metadata", "metadata", "metadata", "range", "metadata", "metadata"]);
    assert_eq!(errors.iter().nth(4).expect("there are seven").params().len(), 1);
}

#[test]
fn a_record_is_as_small_as_before() {
    assert!(size_of::<ValidationError>() <= 112, "{}", size_of::<ValidationError>());
    assert_eq!(Problem::MAX_OPTIONS, 20);
}
