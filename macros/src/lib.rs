//! The derive macro of [`api-validate`](https://docs.rs/api-validate): attributes → model → checked model → code.
//!
//! Depend on `api-validate`, which re-exports the macro and documents its attributes.

mod bounds;
mod check;
mod docs;
mod errors;
mod expand;
mod mentions;
mod model;
mod parse;
mod rules;
#[cfg(any(feature = "utoipa", feature = "schemars"))]
mod schema;
mod seen;
mod serde;
mod values;

#[cfg(feature = "pattern")]
mod pattern;

#[cfg(all(test, feature = "json"))]
mod expansion;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Implements the trait `ApiValidate` for a struct or an enum, by the rules in `#[api(…)]` on its fields.
///
#[doc = include_str!("../RULES.md")]
#[proc_macro_derive(ApiValidate, attributes(api))]
pub fn api_validate(input: TokenStream) -> TokenStream {
    derived(&parse_macro_input!(input as DeriveInput)).into()
}

/// Implements the schema traits of other crates for a type that derives `ApiValidate`, with everything that its rules
/// say: `utoipa`'s `ToSchema` and `IntoParams`, and `schemars`' `JsonSchema`, depending on the features of these names.
///
/// serde's attributes and those of their derives (`#[schema(…)]`, `#[param(…)]`, `#[into_params(…)]`, `#[schemars(…)]`)
/// work as they do there.
#[cfg(any(feature = "utoipa", feature = "schemars"))]
#[proc_macro_derive(ApiSchema, attributes(api, schema, param, into_params, schemars))]
pub fn api_schema(input: TokenStream) -> TokenStream {
    schema::derived(&parse_macro_input!(input as DeriveInput)).into()
}

fn derived(input: &DeriveInput) -> proc_macro2::TokenStream {
    let mut errors = errors::Errors::default();
    let mut model = parse::input(input, &mut errors);
    check::all(&model, &mut errors);
    if errors.len() > 0 {
        check::leave_out(&mut model);
    }
    let mut tokens = expand::implementation(&model, &errors.half_typed);
    // Mistakes stand behind the code, so that an editor finds a half-typed word in the same place as a finished one.
    tokens.extend(errors.tokens());
    tokens
}
