use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern("^(?=.*A)B"))]
    ahead: String,
    #[api(pattern("^(?!A)B"))]
    not_ahead: String,
    #[api(pattern("(?<=A)B"))]
    behind: String,
    #[api(pattern("(?<!A)B"))]
    not_behind: String,
}

fn main() {}
