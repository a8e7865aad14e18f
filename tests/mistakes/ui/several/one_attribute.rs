use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Booking {
    #[api(requird, length(max = "5"), prefix(""), required(code = 5), email(strict))]
    reference: String,
}

fn main() {}
