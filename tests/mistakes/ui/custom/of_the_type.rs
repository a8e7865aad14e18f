use api_validate::{ApiValidate, Violation};

fn check(_: &u32) -> Result<(), Violation> {
    Ok(())
}

#[derive(ApiValidate)]
#[api(custom(check))]
struct Order {
    reference: String,
}

fn main() {}
