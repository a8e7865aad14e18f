use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(one_of("Open", "Closed", "Open"))]
    state: String,
    #[api(one_of(1, 2, 0x1))]
    kind: u8,
}

fn main() {}
