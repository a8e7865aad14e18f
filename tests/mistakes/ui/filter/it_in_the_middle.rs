use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields("Items/$it")))]
    filter: String,
}

fn main() {}
