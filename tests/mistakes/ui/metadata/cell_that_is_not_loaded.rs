use api_validate::{
    ApiValidate,
    metadata::{CatalogCell, Item, JsonCatalog},
};

struct Service {
    catalog: CatalogCell<JsonCatalog>,
}

#[derive(ApiValidate)]
#[api(context = Service)]
struct Document {
    #[api(metadata(catalog = ctx.catalog))]
    metadata: Vec<Item>,
}

fn main() {}
