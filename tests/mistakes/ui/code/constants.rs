use api_validate::ApiValidate;

mod codes {
    pub const CLOSED: &str = "ACME_CLOSED";
    pub const LOWER: &str = "Acme_closed";
    pub const EMPTY: &str = "";
    pub const STANDARD: &str = "MAX_LENGTH_EXCEEDED";
}

#[derive(ApiValidate)]
struct Order {
    #[api(length(max = 2, code = codes::CLOSED))]
    sound: String,
    #[api(length(max = 2, code = codes::LOWER))]
    lower: String,
    #[api(required(code = codes::EMPTY))]
    empty: String,
    #[api(length(max = 2, code = codes::STANDARD))]
    standard: String,
}

fn main() {}
