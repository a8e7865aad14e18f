use api_validate::{ApiValidate, Violation};

struct Tenant;

fn check(_: &str, _: &Tenant) -> Result<(), Violation> {
    Ok(())
}

#[derive(ApiValidate)]
struct Order {
    #[api(custom(check))]
    reference: String,
}

fn main() {}
