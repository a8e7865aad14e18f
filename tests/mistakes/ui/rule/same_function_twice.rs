use api_validate::{ApiValidate, Violation};

#[derive(ApiValidate)]
struct Order {
    #[api(custom(is_known), custom(is_known))]
    reference: String,
    #[api(pattern("A"), pattern("B"), pattern("A"))]
    title: String,
    #[api(matches(title), matches(reference), matches(title))]
    again: String,
}

fn is_known(_: &str) -> Result<(), Violation> {
    Ok(())
}

fn main() {}
