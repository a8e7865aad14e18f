use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(bound = "T:: Clone")]
struct Page<T> {
    #[api(skip)]
    item: T,
}

#[derive(ApiValidate)]
#[api(bound = T)]
struct Sheet<T> {
    #[api(skip)]
    item: T,
}

#[derive(ApiValidate)]
#[api(bound = "String: Clone")]
struct Plain {
    item: String,
}

fn main() {}
