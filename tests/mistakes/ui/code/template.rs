use api_validate::ApiValidate;

const TEMPLATE: &str = "At most {max}.";

#[derive(ApiValidate)]
struct Order {
    #[api(length(max = 2, message = "Write at most {max} characters."))]
    sku: String,
    #[api(range(min = 1, criteria = "{min} or more", code = "TOO_FEW"))]
    count: u8,
    #[api(pattern("^/users/[0-9]+$", message = "Write it as /users/{id}."), length(max = 9, message = TEMPLATE))]
    path: String,
}

fn main() {}
