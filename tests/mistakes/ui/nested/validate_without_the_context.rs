use api_validate::ApiValidate;

struct Tenant;

#[derive(ApiValidate)]
#[api(context = Tenant)]
struct Line {
    #[api(required)]
    sku: String,
}

fn check(line: &Line) -> bool {
    line.validate().is_ok()
}

fn main() {}
