use api_validate::ApiValidate;

const NONE: &[&str] = &[];
const NOTHING: &str = "";

mod limits {
    pub const NO_NUMBERS: [u8; 0] = [];
}

#[derive(ApiValidate)]
struct Order {
    #[api(one_of(NONE))]
    state: String,
    #[api(none_of(limits::NO_NUMBERS))]
    count: u8,
    #[api(prefix(NOTHING), suffix(NOTHING))]
    sku: String,
}

fn main() {}
