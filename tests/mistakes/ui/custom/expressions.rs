use api_validate::{ApiValidate, Violation};

fn at_most(words: usize) -> usize {
    words
}

#[derive(ApiValidate)]
struct Order {
    #[api(custom(at_most(5)))]
    no_function: String,
    #[api(custom(|reference, context, more| Ok(())))]
    three: String,
    #[api(custom(|reference| reference.is_empty()))]
    no_answer: String,
    #[api(any(|tag| tag.len()))]
    no_boolean: Vec<String>,
    #[api(custom(at_most(self.nothing)))]
    no_field: String,
    #[api(custom(5 + 5))]
    number: String,
}

fn main() {}
