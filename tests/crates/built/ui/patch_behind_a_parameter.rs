use api_validate::{ApiValidate, Patch, json};
use serde::Deserialize;

#[derive(Deserialize, ApiValidate)]
struct Change<T> {
    value: T,
}

fn main() {
    drop(json::from_str::<Change<Patch<u8>>>("{}"));
}
