use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    placed: u64,
    #[api(date(after = placed))]
    sent: String,
}

fn main() {}
