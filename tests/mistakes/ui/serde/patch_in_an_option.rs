use api_validate::{ApiValidate, Patch};
use serde::Deserialize;

type Maybe<T> = Option<T>;

#[derive(Deserialize, ApiValidate)]
struct Update {
    title: Option<Patch<String>>,
    #[serde(default)]
    note: Maybe<Patch<u32>>,
}

fn main() {}
