use api_validate::ApiValidate;

extern crate api_validate as renamed;

#[derive(ApiValidate)]
#[api(crate = renamed)]
struct Order {
    #[api(email)]
    total: u32,
    #[api(required)]
    tax: u32,
}

fn main() {}
