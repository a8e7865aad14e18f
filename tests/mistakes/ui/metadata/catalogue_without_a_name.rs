use api_validate::{ApiValidate, metadata::Item};

#[derive(ApiValidate)]
#[api(context = ())]
struct Document {
    #[api(metadata(ctx.catalog))]
    items: Vec<Item>,
}

fn main() {}
