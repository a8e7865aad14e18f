//! Guides: longer answers than an item's own documentation has room for. Their examples run as tests.
//!
//! | guide | what it answers |
//! |---|---|
//! | [`rules`] | Which rules are there, and what does each of them accept? How do I write my own? |
//! | [`names`] | Under which name does a record tell of a field? Which attributes of serde are read? |
//! | [`everything_at_once`] | How does one answer hold missing fields, wrong types and broken rules? |
//! | [`errors`] | What are the codes, the bodies and the languages of an error? |
//! | [`patch`] | How does an update request tell a field that is absent from one that is null? |
//! | [`context`] | How do rules know today's date, settings of the service, and other fields? |
//! | [`lookups`] | How is something checked that only a database knows? |
//! | [`metadata`] | How are names and values checked against a catalogue? |
//! | [`filters`] | How does an endpoint offer OData filters and orders? |
//! | [`openapi`] | How do the rules get into an OpenAPI document or a JSON Schema? |
//! | [`frameworks`] | How do I use it with axum and with actix-web? |
//! | [`recipes`] | How do I use it with poem, salvo, Rocket, tonic, GraphQL, AWS Lambda, and anything else? |
//! | [`migrating`] | How do I come here from `validator`, `garde` or `serde_valid`? |

#[doc = include_str!("context.md")]
pub mod context {}
#[doc = include_str!("errors.md")]
pub mod errors {}
#[doc = include_str!("everything_at_once.md")]
pub mod everything_at_once {}
#[doc = include_str!("filters.md")]
pub mod filters {}
#[doc = include_str!("frameworks.md")]
pub mod frameworks {}
#[doc = include_str!("lookups.md")]
pub mod lookups {}
#[doc = include_str!("metadata.md")]
pub mod metadata {}
#[doc = include_str!("migrating.md")]
pub mod migrating {}
#[doc = include_str!("names.md")]
pub mod names {}
#[cfg(feature = "aide")] // its third example needs it
#[doc = include_str!("openapi.md")]
pub mod openapi {}
#[doc = include_str!("patch.md")]
pub mod patch {}
#[doc = include_str!("recipes.md")]
pub mod recipes {}
#[doc = include_str!("rules.md")]
pub mod rules {}
