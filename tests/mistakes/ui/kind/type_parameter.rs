use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Page<T> {
    #[api(skip, length(max = 5))]
    item: T,
}

fn check(page: &Page<u32>) -> bool {
    page.validate().is_ok()
}

fn main() {}
