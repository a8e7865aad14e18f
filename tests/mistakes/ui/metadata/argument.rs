use api_validate::{
    ApiValidate,
    metadata::{Item, JsonCatalog},
};

#[derive(ApiValidate)]
#[api(context = JsonCatalog)]
struct Document {
    #[api(metadata(catalogue = ctx))]
    misspelt: Vec<Item>,
    #[api(metadata(catalog = ctx, roles = ctx))]
    unknown: Vec<Item>,
    #[api(metadata(catalog = ctx, catalog = ctx))]
    twice: Vec<Item>,
    #[api(metadata(catalog))]
    without_a_value: Vec<Item>,
    #[api(metadata(ctx))]
    without_a_name: Vec<Item>,
    #[api(metadata(catalog = ))]
    nothing: Vec<Item>,
    #[api(metadata = ctx)]
    equals: Vec<Item>,
    #[api(metadata(catalog = ctx), metadata(catalog = ctx))]
    rule_twice: Vec<Item>,
}

fn main() {}
