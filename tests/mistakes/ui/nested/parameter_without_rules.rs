use api_validate::ApiValidate;

struct Line;

#[derive(ApiValidate)]
struct Page<T> {
    item: T,
}

fn check(page: &Page<Line>) -> bool {
    page.validate().is_ok()
}

fn main() {}
