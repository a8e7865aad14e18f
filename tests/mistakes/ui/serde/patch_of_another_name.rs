use api_validate::{ApiValidate, Patch, Patch as Change};
use serde::Deserialize;

type Maybe<T> = Patch<T>;

#[derive(Deserialize, ApiValidate)]
#[api(at_least_one(title, note))]
struct Update {
    #[api(not_null)]
    title: Maybe<String>,
    note: Change<u32>,
    boxed: Box<Maybe<u32>>,
    #[serde(default)]
    amount: Maybe<u32>,
}

#[derive(Deserialize, ApiValidate)]
enum Event {
    Changed {
        title: Maybe<String>,
    },
}

fn main() {}
