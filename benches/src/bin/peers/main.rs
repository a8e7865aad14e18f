//! What validations cost beside the same checks by hand: ours, and those of other crates.
//!
//! ```text
//! cargo run --release -p api-validate-benches --features peers --bin peers > benches/peers.md
//! ```
//!
//! Samples are taken in pairs, one of the peer and one of the checks by hand, so that a busy machine slows both.

#![allow(clippy::struct_field_names)] // the peers' documents have the fields that ours has

mod column;
mod deserr;
mod garde;
mod jsonschema;
mod ours;
mod peer;
mod serde_valid;
mod table;
mod validator;
mod validify;

use api_validate_benches::failure::Result;

use crate::{
    column::{batch, column, ours},
    table::Table,
};

fn main() -> Result<()> {
    let documents = batch();
    // The last row is nothing that people do by hand.
    let mut table = Table::beside([column::<ours::ByHand>(documents.clone()), deserr::column()]);
    table.add(&ours(documents));
    table.add(&column::<garde::Garde>(batch()));
    table.add(&column::<validator::Validator>(batch()));
    table.add(&column::<validify::Validify>(batch()));
    table.add(&column::<serde_valid::SerdeValid>(batch()));
    table.add(&column::<jsonschema::JsonSchema>(batch()));
    table.add(&deserr::column());
    table.print()
}
