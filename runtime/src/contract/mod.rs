//! The rules of a type as data: what a body must contain, for documentation and for tools.
//!
//! ```
//! use api_validate::ApiValidate;
//!
//! #[derive(serde::Deserialize, ApiValidate)]
//! #[serde(rename_all = "camelCase")]
//! struct Organisation {
//!     #[api(required, length(max = 160))]
//!     company_name: String,
//!     employees: Option<u32>,
//!     #[api(length(max = 5))]
//!     users: Vec<User>,
//! }
//!
//! #[derive(serde::Deserialize, ApiValidate)]
//! struct User {
//!     #[api(email)]
//!     email: String,
//! }
//!
//! let contract = Organisation::contract();
//! let fields = contract.fields();
//! assert_eq!(fields[0].name(), "companyName");
//! assert!(fields[0].is_required());
//! assert_eq!(fields[0].criteria().to_string(), "a value; at most 160 characters");
//! assert_eq!(fields[1].value().to_string(), "a whole number from 0 to 4294967295");
//!
//! assert_eq!(contract.to_markdown(), "\
//! | Field | Value | Required | Criteria | Error types |
//! |---|---|---|---|---|
//! | `companyName` | text | yes | a value; at most 160 characters | `REQUIRED_FIELD_MISSING`, `MAX_LENGTH_EXCEEDED`, `INVALID_FORMAT` |
//! | `employees` | a whole number from 0 to 4294967295 | no | | `INVALID_NUMBER_FORMAT`, `INVALID_NUMBER_RANGE` |
//! | `users` | a list | yes | at most 5 items | `REQUIRED_FIELD_MISSING`, `MAX_LENGTH_EXCEEDED`, `INVALID_FORMAT` |
//! | `users[*]` | an object | yes | | `REQUIRED_FIELD_MISSING`, `INVALID_FORMAT` |
//! | `users[*].email` | text | yes | an e-mail address, such as name@example.com | `REQUIRED_FIELD_MISSING`, `INVALID_FORMAT` |
//! ");
//! ```
//!
//! A contract knows what the type and its attributes say. It does not know what a `custom` function checks, unless the
//! attribute has `criteria` and `code`. It does not know what is inside a type that serde alone reads.

mod field;
mod markdown;
mod rule;
#[cfg(any(feature = "utoipa", feature = "schemars"))]
mod ruled;
mod schema;
mod walk;

use alloc::{string::String, vec::Vec};

#[cfg(feature = "utoipa")]
pub(crate) use self::schema::Inside;
#[cfg(any(feature = "schemars", feature = "utoipa"))]
pub(crate) use self::schema::annotated;
#[cfg(any(feature = "aide", feature = "utoipa"))]
pub(crate) use self::schema::{at_place, parameters};
#[cfg(feature = "utoipa")]
pub(crate) use self::schema::{copy_annotations, give};
use crate::{ValidationErrorType, order, type_info::TypeInfo};

#[doc(hidden)]
#[cfg(any(feature = "utoipa", feature = "schemars"))]
#[doc(hidden)]
pub use self::ruled::{OfFields, Ruled, Stands};
pub use self::walk::{Describing, describe_enum, describe_struct, describe_variant};
pub use self::{field::Field, rule::FieldRule};

/// What a body must contain: its fields, and the rules over all of it.
#[derive(Clone, Debug)]
pub struct Contract {
    info: TypeInfo,
    body: Field,
}

impl Contract {
    /// The number of fields after which [`walk`](Self::walk) and [`to_markdown`](Self::to_markdown) stop.
    pub const MAX_FIELDS: usize = 1000;

    pub(crate) fn of(info: TypeInfo) -> Self {
        Self { info, body: Field::body(info) }
    }

    /// The fields, in declaration order and under the client's names. The fields of a flattened type stand among them,
    /// and those of an enum follow variant by variant. A body that is a list has one field, which stands for any of its
    /// elements.
    pub fn fields(&self) -> Vec<Field> {
        self.body.fields()
    }

    /// The rules over the whole body: `at_least_one`, `exactly_one`, `custom` on the type, and those of a newtype.
    pub fn rules(&self) -> &[FieldRule] {
        self.body.rules()
    }

    /// Every code that a record about the body can have, at any depth, in the standard's order. The codes that a
    /// `custom` function chooses are not among them. `INVALID_FORMAT` always is, as that of a body that is not JSON.
    pub fn error_types(&self) -> Vec<&'static ValidationErrorType> {
        let mut types = self.body.error_types();
        types.push(&ValidationErrorType::InvalidFormat);
        self.walk(|field| types.extend(field.error_types()));
        order::sort(&mut types, Ord::cmp);
        types.dedup();
        types
    }

    /// Those of a value that is there and was read as JSON: a parameter of a path.
    #[cfg(feature = "utoipa")]
    pub(crate) fn error_types_of_value(&self) -> Vec<&'static ValidationErrorType> {
        self.body.error_types_of_value()
    }

    /// Visits every field at every depth, each before those inside of it. A recursive type is entered once.
    pub fn walk(&self, mut visit: impl FnMut(&Field)) {
        let mut left = Self::MAX_FIELDS;
        let mut visit = |field: &Field| {
            left = left.saturating_sub(1);
            visit(field);
            left > 0
        };
        self.body.walk_inside(&mut Vec::new(), &mut visit);
    }

    /// A JSON Schema of draft 2020-12.
    ///
    /// A field with `#[serde(default)]` has a `default` if it is a number, a boolean, text, a list or a map. What
    /// another type or a function returns is not known to a schema.
    ///
    /// Types with fields of their own are definitions, under their names in Rust. A body passes the schema exactly when
    /// it passes the rules, as far as JSON Schema can express them. What it cannot express is in `description`, and in
    /// `x-rules` with the rule's name and parameters.
    ///
    /// Apart from those rules, the schema and validation differ in this:
    ///
    /// - A schema validator accepts `1.0` as a whole number; serde does not.
    /// - serde reads a struct from an array of its fields, a variant without content from an object with null
    ///   (`{"Unit": null}`), and a tag from the number of its variant. The schema has the form that clients should
    ///   send.
    /// - Types of other crates read more forms than the schema has: a UUID without hyphens, digits with `_`, some dates.
    /// - A validator that asserts `format` may refuse a host name whose label begins with `xn--`, or has `--` at that
    ///   place. `hostname` does not look into it.
    /// - Such a validator may also refuse a URL with `[` or `]` in its query, which browsers send. `url` accepts it.
    /// - What a function of `#[serde(default = "…")]` or the type's own `Default` returns is not known. The schema accepts a body
    ///   without such a field, also if the default breaks a rule.
    /// - A number that a float or a decimal rounds, beyond 2^53 or with more than 15 digits, may fall on the other side of a
    ///   bound.
    /// - A set counts each item once: the schema's `minItems` and `maxItems` count those that are sent more than once.
    /// - A name that is sent twice is refused; a schema never sees it.
    /// - If the keys of a map are numbers (`BTreeMap<u8, _>`), the schema checks their form and not their size. Aliases
    ///   of an enum's variants are read as keys of a map, and are not in the schema.
    /// - Next to a flattened enum, the schema accepts the content of a second variant, and fields that the content of a
    ///   variant denies. If a variant has a flattened map itself, the schema says nothing of the map's values.
    /// - serde takes the first variant of an untagged enum that it can read, and its rules count. The schema also accepts the
    ///   body if it is a later variant.
    /// - A flattened `Option` is `None` if the body does not have its type. So the schema accepts whatever stands there,
    ///   also what has the type and breaks a rule in it.
    ///
    /// ```
    /// use api_validate::ApiValidate;
    /// use serde_json::json;
    ///
    /// #[derive(serde::Deserialize, ApiValidate)]
    /// struct Page {
    ///     #[api(range(min = 1))]
    ///     number: u32,
    ///     #[api(date(max = today))]
    ///     since: Option<String>,
    /// }
    ///
    /// let schema = Page::contract().to_json_schema();
    /// assert_eq!(schema["properties"]["number"], json!({ "type": "integer", "minimum": 1, "maximum": 4294967295_u32 }));
    /// assert_eq!(schema["required"], json!(["number"]));
    /// assert_eq!(
    ///     schema["properties"]["since"]["x-rules"],
    ///     json!([{ "rule": "date", "format": "dd/MMM/YYYY", "max": "today" }])
    /// );
    /// ```
    pub fn to_json_schema(&self) -> serde_json::Value {
        schema::document(self.info)
    }

    /// A table in Markdown with a row for each field at every depth.
    pub fn to_markdown(&self) -> String {
        markdown::table(self)
    }
}
