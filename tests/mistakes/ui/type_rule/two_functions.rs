use api_validate::{ApiValidate, Violation};

#[derive(ApiValidate)]
#[api(custom(first, second))]
struct Contact {
    email: Option<String>,
}

fn first(_: &Contact) -> Result<(), Violation> {
    Ok(())
}

fn second(_: &Contact) -> Result<(), Violation> {
    Ok(())
}

fn main() {}
