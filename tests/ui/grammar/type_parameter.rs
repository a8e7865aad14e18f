use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Page<T> {
    item: T,
}

fn check(page: &Page<String>) -> bool {
    page.validate().is_ok()
}

fn main() {}
