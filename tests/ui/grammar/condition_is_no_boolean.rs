use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    name: String,
    #[api(when(self.name, required))]
    reference: String,
}

fn main() {}
