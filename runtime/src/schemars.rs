//! Schemas with [`schemars`] 1 that have every rule.
//!
//! `#[derive(ApiSchema)]` replaces `JsonSchema`. It reads its attributes, and there is no need to repeat what
//! `#[api(…)]` says:
//!
//! ```
//! use api_validate::{ApiSchema, ApiValidate};
//!
//! /// A document to be.
//! #[derive(serde::Deserialize, ApiValidate, ApiSchema)]
//! struct CreateDocument {
//!     /// What it is called.
//!     #[api(required, length(max = 255))]
//!     #[schemars(example = "Statement of accounts")]
//!     title: String,
//! }
//!
//! let schema = schemars::schema_for!(CreateDocument);
//! assert_eq!(schema.as_value()["properties"]["title"]["maxLength"], 255);
//! assert_eq!(schema.as_value()["properties"]["title"]["description"], "What it is called.");
//! ```
//!
//! A type that derives `JsonSchema` itself gets its rules by a transform:
//!
//! ```
//! use api_validate::{ApiValidate, schemars::with_rules};
//! use schemars::JsonSchema;
//!
//! #[derive(serde::Deserialize, ApiValidate, JsonSchema)]
//! #[schemars(transform = with_rules::<Self>, bound = "T: ApiValidate<Context = ()> + JsonSchema")]
//! struct Page<T> {
//!     #[api(length(max = 100))]
//!     items: Vec<T>,
//! }
//!
//! let schema = schemars::schema_for!(Page<u8>);
//! assert_eq!(schema.as_value()["properties"]["items"]["maxItems"], 100);
//! ```

use std::borrow::Cow;

use ::schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

use crate::{
    ApiValidate, Patch, Validated,
    contract::{OfFields, Ruled, Stands},
    type_info::TypeInfo,
};

/// Adds the rules of a type to its schema: for `#[schemars(transform = with_rules::<Self>)]`.
///
/// The schema then accepts what validation accepts. It keeps its references to definitions, and its texts, examples and
/// defaults. Fields that schemars skips are in it, unless serde skips them, too.
pub fn with_rules<T: ApiValidate>(schema: &mut Schema) {
    let told = core::mem::take(schema);
    *schema = annotated_by(T::__TYPE, told, &OfFields::default());
}

/// The schema of a type, by its rules, and by what schemars makes of its attributes.
#[doc(hidden)]
pub fn annotated<S: Stands>(told: Schema, fields: &OfFields<'_>) -> Schema {
    annotated_by(S::For::TYPE, told, fields)
}

fn annotated_by(of: TypeInfo, told: Schema, fields: &OfFields<'_>) -> Schema {
    let told: Value = told.into();
    Schema::try_from(crate::contract::annotated(of, &told, fields)).unwrap_or_default()
}

/// A type that looks like another one.
macro_rules! same_as {
    ($([$($param:ident)?] $type:ty, $inner:ty;)*) => {$(
        impl<$($param: JsonSchema)?> JsonSchema for $type {
            fn inline_schema() -> bool {
                <$inner>::inline_schema()
            }

            fn schema_name() -> Cow<'static, str> {
                <$inner>::schema_name()
            }

            fn schema_id() -> Cow<'static, str> {
                <$inner>::schema_id()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                <$inner>::json_schema(generator)
            }
        }
    )*};
}

same_as! {
    [T] Validated<T>, T;
    [T] Patch<T>, Option<T>;
}

#[cfg(feature = "multipart")]
same_as! {
    [] crate::multipart::FilePart, std::string::String;
}

#[cfg(feature = "filter")]
same_as! {
    [] crate::filter::Filter, std::string::String;
    [] crate::filter::OrderBy, std::string::String;
}
