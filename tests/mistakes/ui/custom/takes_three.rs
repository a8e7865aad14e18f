use api_validate::{ApiValidate, Violation};

fn check(_: &str, _: &(), _: &()) -> Result<(), Violation> {
    Ok(())
}

#[derive(ApiValidate)]
struct Order {
    #[api(custom(check))]
    reference: String,
}

fn main() {}
