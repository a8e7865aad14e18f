use api_validate::ApiValidate;

fn is_open(_: &String) -> Result<(), ()> {
    Ok(())
}

#[derive(ApiValidate)]
struct Order {
    #[api(any(is_open))]
    states: Vec<String>,
}

fn main() {}
