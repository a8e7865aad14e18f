use api_validate::{ApiValidate, Violation};

fn check(_: &u32) -> Result<(), Violation> {
    Ok(())
}

#[derive(ApiValidate)]
struct Order {
    #[api(custom(check))]
    reference: String,
}

fn main() {}
