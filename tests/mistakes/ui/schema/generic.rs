use api_validate::{ApiSchema, ApiValidate};

#[derive(ApiValidate, ApiSchema)]
struct Page<T> {
    items: Vec<T>,
}

fn main() {}
