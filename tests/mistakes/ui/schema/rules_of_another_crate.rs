use api_validate::{ApiSchema, ApiValidate};

#[derive(serde::Deserialize, ApiValidate, ApiSchema)]
struct Order {
    #[schema(example = 3, minimum = 5, maximum = 9)]
    amount: u8,
    #[schemars(length(max = 5))]
    #[schema(max_length = 5, example = "pattern")]
    title: String,
}

#[derive(serde::Deserialize, ApiValidate, ApiSchema)]
enum Contact {
    Mail {
        #[schemars(email)]
        to: String,
    },
    Phone(#[schema(pattern = "[0-9]+")] String),
}

fn main() {}
