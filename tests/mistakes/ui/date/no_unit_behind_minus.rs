use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(max = today - 18))]
    born: String,
}

fn main() {}
