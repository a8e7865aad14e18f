use api_validate::{ApiValidate, Violation};

#[derive(ApiValidate)]
struct Order {
    #[api(custom(of_an_option))]
    option: Option<String>,
    #[api(custom(called(5)))]
    call: String,
}

fn of_an_option(_: &Option<String>) -> Result<(), Violation> {
    Ok(())
}

fn called(_: usize) -> Result<(), Violation> {
    Ok(())
}

fn main() {}
