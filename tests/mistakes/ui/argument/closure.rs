use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(any([1, 2]))]
    lines: Vec<String>,
    #[api(any(|line| { line.is_empty() } && true))]
    more: Vec<String>,
    #[api(any(|| true))]
    nothing: Vec<String>,
}

fn main() {}
