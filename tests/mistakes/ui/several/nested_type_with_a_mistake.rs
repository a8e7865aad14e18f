use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Line {
    #[api(requird)]
    sku: String,
}

#[derive(ApiValidate)]
struct Order {
    #[api(nested)]
    line: Line,
    lines: Vec<Line>,
}

fn check(order: &Order) -> bool {
    order.validate().is_ok()
}

fn main() {}
