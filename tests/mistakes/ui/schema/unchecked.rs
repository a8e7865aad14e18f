use api_validate::ApiSchema;

#[derive(ApiSchema)]
struct Order {
    number: u32,
}

fn main() {}
