use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct User {
    #[api(max_length = 5)]
    name: String,
    #[api(min_length(1))]
    title: String,
    #[api(minimum = 0, exclusive_maximum = 5)]
    age: u32,
    #[api(max_items = 3, unique_items)]
    tags: Vec<String>,
    #[api(enum("A", "B"))]
    kind: String,
    #[api(multiple_of = 5)]
    step: u32,
    #[api(range(minimum = 1, exclusive_maximum = 5))]
    size: u32,
    #[api(length(max_length = 5, message_fn = text), fluent("a"))]
    note: String,
}

fn main() {}
