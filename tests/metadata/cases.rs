//! Catalogues, good and bad, for the loader and for the schema.

/// Who can see a mistake: the schema and the loader, or the loader only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    Schema,
    Loader,
}

pub(crate) const GOOD: &[&str] = &[
    include_str!("documents.catalog.json"),
    r#"{ "attributes": [] }"#,
    r#"{ "$schema": null, "attributes": [], "rules": [] }"#,
    r#"{ "attributes": [{ "name": "A" }, { "name": "a" }, { "name": "A " }, { "name": "日本語" }] }"#,
    r#"{ "attributes": [{ "name": "A", "many": true, "required": true, "settableBy": ["x"], "options": null, "text": null }] }"#,
    r#"{ "attributes": [{ "name": "A", "text": {} }, { "name": "B", "number": {} }, { "name": "C", "date": {} }] }"#,
    r#"{ "attributes": [{ "name": "A", "text": { "minLength": 5, "maxLength": 5, "format": "url" } }] }"#,
    r#"{ "attributes": [{ "name": "A", "number": { "scale": 2, "precision": 2, "min": -0.5, "max": -0.5 } }] }"#,
    r#"{ "attributes": [{ "name": "A", "number": { "min": 18446744073709551615, "max": 1e300 } }] }"#,
    r#"{ "attributes": [{ "name": "A", "date": { "format": "yyyy-MM-dd", "min": "2024-02-29", "max": "2024-02-29" } }] }"#,
    r#"{ "attributes": [{ "name": "A", "date": { "min": "today", "max": "today" } }] }"#,
    r#"{ "attributes": [{ "name": "A", "options": [{ "value": "x", "settableBy": ["a", "b"] }, "y"] }] }"#,
    r#"{ "attributes": [{ "name": "A", "options": ["x"] }, { "name": "B" }],
         "rules": [{ "when": "A", "is": ["x"], "requires": ["B"] }] }"#,
    r#"{ "attributes": [{ "name": "A", "options": ["x", "y"] }, { "name": "B" }],
         "rules": [{ "when": "A", "is": ["x"], "requires": ["B"] }, { "when": "A", "is": ["y"], "excludes": ["B"] }] }"#,
    r#"{ "attributes": [{ "name": "A", "required": true, "options": ["x", "y"] }, { "name": "B", "required": true },
                         { "name": "C", "required": true, "settableBy": ["c"] }, { "name": "D" }],
         "rules": [{ "when": "A", "is": ["x"], "excludes": ["B"] }, { "when": "A", "excludes": ["C", "D"] }] }"#,
    r#"{ "attributes": [{ "name": "A", "number": { "min": -18446744073709551617.5, "max": 1E+300 } }] }"#,
];

type Mistakes = &'static [(&'static str, &'static str)];

/// A catalogue, its mistakes by place and by a part of the message, and who can see them.
pub(crate) const BAD: &[(&str, Mistakes, Seen)] = &[
    ("", &[("", "A body is needed. This one ends at line 1, column 1.")], Seen::Schema),
    ("{ \"attributes\": [", &[("", "line 1, column 17")], Seen::Schema),
    ("[]", &[("", "This must be")], Seen::Schema),
    ("{}", &[("/attributes", "This is required.")], Seen::Schema),
    (r#"{ "attributes": null }"#, &[("/attributes", "This is required.")], Seen::Schema),
    (r#"{ "attributes": {} }"#, &[("/attributes", "This must be a list.")], Seen::Schema),
    (r#"{ "attributes": [], "other": 1 }"#, &[("/other", "Leave it out.")], Seen::Schema),
    (
        r#"{ "attributes": [{}, { "name": "A", "option": [] }, { "name": 1 }, { "name": " " }] }"#,
        &[
            ("/attributes/0/name", "This is required."),
            ("/attributes/1/option", "perhaps options is meant."),
            ("/attributes/2/name", "This must be text."),
            ("/attributes/3/name", "This is required."),
        ],
        Seen::Schema,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "settableBy": [] }, { "name": "B", "settableBy": ["x", ""] }] }"#,
        &[
            ("/attributes/0/settableBy", "at least 1 item"),
            ("/attributes/1/settableBy/1", "This is required."),
        ],
        Seen::Schema,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "options": [] }] }"#,
        &[("/attributes/0/options", "Add an option")],
        Seen::Schema,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "options": ["x", "", "x ", " "] }] }"#,
        &[("/attributes/0/options/1", "cannot be blank"), ("/attributes/0/options/3", "cannot be blank")],
        Seen::Schema,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "options": ["x", "y", "x"] }] }"#,
        &[("/attributes/0/options/2", "stands there already")],
        Seen::Schema,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "options": [{ "value": "x", "settableBy": [] }, { "value": "y", "settableBy": [" "] }] }] }"#,
        &[
            ("/attributes/0/options/0/settableBy", "Add a role"),
            ("/attributes/0/options/1/settableBy/0", "A role has 1 to 128 characters"),
        ],
        Seen::Schema,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "options": ["x", 1] }] }"#,
        &[("/attributes/0/options/1", "This must be")],
        Seen::Schema,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "options": ["x"], "text": {}, "number": {}, "date": {} }] }"#,
        &[
            ("/attributes/0/text", "beside options"),
            ("/attributes/0/number", "beside options"),
            ("/attributes/0/date", "beside options"),
        ],
        Seen::Schema,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "text": { "format": "mail", "maxLength": -1, "minLength": 0.5 } }] }"#,
        &[
            ("/attributes/0/text/minLength", "whole number"),
            ("/attributes/0/text/maxLength", "0 to 4294967295"),
            ("/attributes/0/text/format", "one of email"),
        ],
        Seen::Schema,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "number": { "precision": 0, "min": "1" } }] }"#,
        &[
            ("/attributes/0/number/precision", "at least 1"),
            ("/attributes/0/number/min", "This must be a number."),
        ],
        Seen::Schema,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "number": { "integer": true, "scale": 2 } }] }"#,
        &[("/attributes/0/number/scale", "beside integer")],
        Seen::Schema,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "date": { "format": "dd/MMM/YY" } }] }"#,
        &[("/attributes/0/date/format", "one of dd/MMM/YYYY")],
        Seen::Schema,
    ),
    (
        r#"{ "attributes": [{ "name": "A" }], "rules": [{ "when": "A" }, { "requires": ["A"] }] }"#,
        &[("/rules/0/allows", "at least one of"), ("/rules/1/when", "This is required.")],
        Seen::Schema,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "options": ["x"] }, { "name": "B", "options": ["y"] }],
             "rules": [{ "when": "A", "allows": [{ "attribute": "B", "options": ["y"] }] }] }"#,
        &[("/rules/0/is", "Add the options.")],
        Seen::Schema,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "optionsBy": { "attribute": "B", "cases": [{ "is": ["x"], "options": ["x"] }] } },
                             { "name": "B", "options": ["x"] }] }"#,
        &[("/attributes/0/options", "of which optionsBy takes a part")],
        Seen::Schema,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "options": ["x"], "optionsBy": { "attribute": "B", "cases": [] } },
                             { "name": "B", "options": ["x"] }] }"#,
        &[("/attributes/0/optionsBy/cases", "This is required.")],
        Seen::Schema,
    ),
    (
        r#"{ "attributes": [{ "name": "A" }, { "name": "B" }, { "name": "A" }, { "name": "A" }] }"#,
        &[("/attributes/2/name", "/attributes/0 already"), ("/attributes/3/name", "/attributes/0 already")],
        Seen::Loader,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "options": ["x", { "value": "x", "settableBy": ["a"] }] }] }"#,
        &[("/attributes/0/options/1", "stands there already")],
        Seen::Loader,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "text": { "minLength": 6, "maxLength": 5 } },
                             { "name": "B", "number": { "min": 0.2, "max": 0.1 } },
                             { "name": "C", "number": { "scale": 3, "precision": 2 } },
                             { "name": "D", "date": { "min": "02/JAN/2020", "max": "01/JAN/2020" } },
                             { "name": "E", "date": { "min": "2020-01-01", "max": "tomorrow" } }] }"#,
        &[
            ("/attributes/0/text/minLength", "must not exceed maxLength"),
            ("/attributes/1/number/min", "must not exceed max"),
            ("/attributes/2/number/scale", "must not exceed precision"),
            ("/attributes/3/date/min", "must not be after max"),
            ("/attributes/4/date/min", "a date as dd/MMM/YYYY, or today"),
            ("/attributes/4/date/max", "a date as dd/MMM/YYYY, or today"),
        ],
        Seen::Loader,
    ),
    (
        r#"{ "attributes": [
                { "name": "A", "options": ["x"] },
                { "name": "Many", "many": true, "options": ["x"] },
                { "name": "Any" },
                { "name": "B", "options": ["y"], "optionsBy": { "attribute": "C", "cases": [{ "is": ["x"], "options": ["y"] }] } },
                { "name": "D", "options": ["y"], "optionsBy": { "attribute": "D", "cases": [{ "is": ["y"], "options": ["y"] }] } },
                { "name": "E", "options": ["y"], "optionsBy": { "attribute": "Many", "cases": [{ "is": ["x"], "options": ["y"] }] } },
                { "name": "F", "options": ["y"], "optionsBy": { "attribute": "Any", "cases": [{ "is": ["x"], "options": ["y"] }] } },
                { "name": "G", "options": ["y"], "optionsBy": { "attribute": "A", "cases": [
                    { "is": ["x"], "options": ["y", "z"] }, { "is": ["x", "z"], "options": ["y"] }] } }
             ] }"#,
        &[
            ("/attributes/3/optionsBy/attribute", "no attribute of this name"),
            ("/attributes/4/optionsBy/attribute", "the attribute itself"),
            ("/attributes/5/optionsBy/attribute", "many values"),
            ("/attributes/6/optionsBy/attribute", "has no options"),
            ("/attributes/7/optionsBy/cases/0/options/1", "no such option"),
            ("/attributes/7/optionsBy/cases/1/is/1", "no such option"),
            ("/attributes/7/optionsBy/cases/1/is/0", "Put them together"),
        ],
        Seen::Loader,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "options": ["x", "y"] }, { "name": "B", "options": ["z"] }, { "name": "C" }],
             "rules": [
                { "when": "X", "requires": ["A"] },
                { "when": "A", "requires": ["B", "X", "A"], "excludes": ["Y"] },
                { "when": "C", "is": ["x"], "requires": ["A"] },
                { "when": "A", "is": ["z"], "requires": ["B"] },
                { "when": "A", "is": ["x"], "allows": [{ "attribute": "X", "options": ["z"] }, { "attribute": "C", "options": ["z"] },
                                                        { "attribute": "A", "options": ["x"] }, { "attribute": "B", "options": ["z", "y"] }] },
                { "when": "A", "is": ["y", "x"], "allows": [{ "attribute": "B", "options": ["z"] }] }
             ] }"#,
        &[
            ("/rules/0/when", "no attribute of this name"),
            ("/rules/1/requires/1", "no attribute of this name"),
            ("/rules/1/requires/2", "the attribute itself"),
            ("/rules/1/excludes/0", "no attribute of this name"),
            ("/rules/2/is", "has no options"),
            ("/rules/3/is/0", "no such option"),
            ("/rules/4/allows/0/attribute", "no attribute of this name"),
            ("/rules/4/allows/1/options", "has no options"),
            ("/rules/4/when", "the attribute itself"),
            ("/rules/4/allows/3/options/1", "no such option"),
            ("/rules/5/is/1", "Put them together"),
        ],
        Seen::Loader,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "options": ["x", "y"] }, { "name": "B" }, { "name": "C" }, { "name": "D" }],
             "rules": [
                { "when": "A", "requires": ["D", "B"], "excludes": ["C", "B"] },
                { "when": "A", "is": ["x", "y"], "excludes": ["D"] },
                { "when": "A", "is": ["y"], "requires": ["C"] },
                { "when": "B", "requires": ["C"] },
                { "when": "C", "excludes": ["B"] }
             ] }"#,
        &[
            ("/rules/0/excludes/0", "by /rules/2/requires/0, for the same item"),
            ("/rules/0/excludes/1", "by /rules/0/requires/1, for the same item"),
            ("/rules/1/excludes/0", "by /rules/0/requires/0, for the same item"),
        ],
        Seen::Loader,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "required": true }, { "name": "B", "required": true }],
             "rules": [{ "when": "A", "excludes": ["B"] }] }"#,
        &[("/rules/0/excludes/0", "Both attributes are required")],
        Seen::Loader,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "number": { "max": 1000000000000000000000000000000000000000 } },
                             { "name": "B", "number": { "min": 0.1e-400, "max": 1e-401 } }] }"#,
        &[
            ("/attributes/0/number/max", "at most 38 digits"),
            ("/attributes/1/number/max", "at most 38 digits"),
        ],
        Seen::Loader,
    ),
    (
        r#"{ "attributes": [{ "name": "A", "options": ["x", 1, ["y"]] }] }"#,
        &[
            ("/attributes/0/options/1", "This must be text."),
            ("/attributes/0/options/2", "This must be text."),
        ],
        Seen::Schema,
    ),
];
