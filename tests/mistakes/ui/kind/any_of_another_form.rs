use api_validate::ApiValidate;

fn of_bytes(_: &u8) -> bool {
    true
}

fn by_value(_: String) -> bool {
    true
}

fn is_open(_: &String) -> Result<(), ()> {
    Ok(())
}

fn fine(_: &str) -> bool {
    true
}

fn longer(most: usize) -> impl Fn(&str) -> bool {
    move |text| text.len() > most
}

#[derive(ApiValidate)]
struct Order {
    #[api(any(of_bytes))]
    bytes: Vec<String>,
    #[api(any(by_value))]
    values: Vec<String>,
    #[api(any(is_open))]
    states: Vec<String>,
    #[api(any(fine), any(longer(5)), any(String::is_empty), any(|text| text.is_empty()))]
    fine: Vec<String>,
    #[api(any(str::is_empty))]
    boxed: Vec<Box<str>>,
}

fn main() {}
