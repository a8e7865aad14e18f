use api_validate::{
    ApiValidate,
    metadata::{Item, JsonCatalog},
};

#[derive(ApiValidate)]
#[api(context = JsonCatalog)]
struct Document {
    #[api(metadata(catalog = ctx, caller = 5))]
    metadata: Vec<Item>,
}

fn main() {}
