struct Line {
    sku: String,
}

fn check(line: &Line) -> bool {
    api_validate::Validator::new().validate(line).is_ok()
}

fn main() {}
