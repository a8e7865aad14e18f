use api_validate::{ApiValidate, metadata::Item};

#[derive(ApiValidate)]
struct Document {
    #[api(metadata)]
    bare: Vec<Item>,
    #[api(metadata(caller = ["clerk"]))]
    caller: Vec<Item>,
    #[api(metadata(message = "No."))]
    text: Vec<Item>,
    #[api(metadata())]
    empty: Vec<Item>,
}

fn main() {}
