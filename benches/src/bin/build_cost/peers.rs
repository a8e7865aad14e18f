//! The derives that are compared: the same fields, with the same rules in each one's words.

/// A derive, and how its structs are read and checked.
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    pub(crate) dependencies: &'static str,
    pub(crate) derives: &'static str,
    /// What stands above the structs.
    pub(crate) prelude: &'static str,
    /// The attribute of each of [`FIELDS`].
    pub(crate) rules: [&'static str; FIELDS.len()],
    /// From `bytes` to the number of mistakes. `Dto` stands for the struct's name.
    pub(crate) parse: &'static str,
}

/// Names and types. [`Peer::rules`] has the rules.
pub(crate) const FIELDS: [(&str, &str); 12] = [
    ("title", "String"),
    ("subtitle", "Option<String>"),
    ("issued", "String"),
    ("amount", "i64"),
    ("pages", "u32"),
    ("share", "f64"),
    ("contact", "String"),
    ("reference", "String"),
    ("tags", "Vec<String>"),
    ("parts", "Vec<Leaf>"),
    ("remark", "String"),
    ("archived", "bool"),
];

/// The floor: reads the same fields, and has no rules.
pub(crate) static SERDE: Peer = Peer {
    name: "serde",
    dependencies: "",
    derives: "Deserialize",
    prelude: "",
    rules: [""; FIELDS.len()],
    parse: "serde_json::from_slice::<Dto>(bytes).map_or(1, done)",
};

pub(crate) static OURS: Peer = Peer {
    name: "ours",
    dependencies: r#"api-validate = { path = "../../../../runtime", features = ["pattern"] }"#,
    derives: "Deserialize, ApiValidate",
    prelude: "
use api_validate::{ApiValidate, ValidationErrorType, Violation};

fn eleven_bytes(text: &str) -> Result<(), Violation> {
    if text.len() == 11 { Ok(()) } else { Err(Violation::new(ValidationErrorType::InvalidDateFormat)) }
}
",
    rules: [
        "#[api(length(min = 1, max = 200))]",
        "#[api(length(max = 300))]",
        "#[api(custom(eleven_bytes))]",
        "#[api(range(min = 0, max = 5_000_000))]",
        "#[api(range(min = 1, max = 2_000))]",
        "#[api(range(min = 0.0, max = 1.0))]",
        "#[api(email)]",
        r#"#[api(pattern("^[A-Z]{3}-[0-9]{6}$"))]"#,
        "#[api(length(max = 30))]",
        "",
        "#[api(length(max = 2_000))]",
        "",
    ],
    parse: "api_validate::json::from_slice::<Dto>(bytes).map_or_else(|errors| errors.len(), done)",
};

pub(crate) static GARDE: Peer = Peer {
    name: "garde",
    dependencies: r#"garde = { version = "0.23.0", features = ["derive", "email", "regex"] }"#,
    derives: "Deserialize, Validate",
    prelude: r#"
use garde::Validate;

fn eleven_bytes(text: &str, _context: &()) -> garde::Result {
    if text.len() == 11 { Ok(()) } else { Err(garde::Error::new("not a date")) }
}
"#,
    rules: [
        "#[garde(length(chars, min = 1, max = 200))]",
        "#[garde(length(chars, max = 300))]",
        "#[garde(custom(eleven_bytes))]",
        "#[garde(range(min = 0, max = 5_000_000))]",
        "#[garde(range(min = 1, max = 2_000))]",
        "#[garde(range(min = 0.0, max = 1.0))]",
        "#[garde(email)]",
        r#"#[garde(pattern("^[A-Z]{3}-[0-9]{6}$"))]"#,
        "#[garde(length(max = 30))]",
        "#[garde(dive)]",
        "#[garde(length(chars, max = 2_000))]",
        "#[garde(skip)]",
    ],
    parse: "match serde_json::from_slice::<Dto>(bytes) {
        Ok(dto) => dto.validate().map_or_else(|report| report.iter().count(), |()| done(dto)),
        Err(_) => 1,
    }",
};
