use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(required(code = "A", code = "B", message = "Say it.", message = "Say so."))]
    reference: String,
}

fn main() {}
