use api_validate::{ApiValidate, Violation};

#[derive(ApiValidate)]
#[api(custom(check), custom(check))]
#[api(exactly_one(email, phone), exactly_one(phone, email))]
struct Contact {
    email: Option<String>,
    phone: Option<String>,
}

fn check(_: &Contact) -> Result<(), Violation> {
    Ok(())
}

fn main() {}
