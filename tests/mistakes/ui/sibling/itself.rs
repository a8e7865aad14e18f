use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(matches(email))]
    email: String,
    #[api(range(min = self.amount))]
    amount: u8,
    #[api(date(min = self.day))]
    day: String,
}

fn main() {}
