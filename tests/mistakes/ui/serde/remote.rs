use api_validate::ApiValidate;

mod elsewhere {
    pub struct Money {
        pub amount: String,
    }
}

#[derive(serde::Deserialize, ApiValidate)]
#[serde(remote = "elsewhere::Money")]
struct MoneyShape {
    #[api(number(scale = 2))]
    amount: String,
}

fn main() {}
