//! The values that are checked, and their good and bad versions. All are made of JSON, so that every type can be filled
//! with the same.

use api_validate::ApiValidate;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// A create-document request.
#[derive(Deserialize, ApiValidate)]
pub struct Document {
    /// 1 to 255 characters.
    #[api(length(min = 1, max = 255))]
    pub title: String,
    /// dd/MMM/YYYY.
    #[api(date)]
    pub document_date: String,
    /// 0 to 1 000 000.
    #[api(range(min = 0, max = 1_000_000))]
    pub amount: i64,
    /// 1 to 10 000.
    #[api(range(min = 1, max = 10_000))]
    pub page_count: u32,
    /// An e-mail address.
    #[api(email)]
    pub email: String,
    /// Three letters, six digits.
    #[api(pattern("^[A-Z]{3}-[0-9]{6}$"))]
    pub reference: String,
    /// At most 20 of at most 50 characters.
    #[api(length(max = 20), each(length(max = 50)))]
    pub tags: Vec<String>,
    /// Name and value items.
    pub metadata: Vec<Item>,
    /// Not checked.
    pub url: Option<String>,
}

/// A metadata item.
#[derive(Deserialize, ApiValidate)]
pub struct Item {
    /// 1 to 100 characters.
    #[api(length(min = 1, max = 100))]
    pub name: String,
    /// At most 4000 characters.
    #[api(length(max = 4000))]
    pub value: String,
}

/// An order of one article: five fields, and nothing inside of them.
#[derive(Deserialize, ApiValidate)]
pub struct Order {
    /// 1 to 100 characters.
    #[api(length(min = 1, max = 100))]
    pub name: String,
    /// 1 to 10 000.
    #[api(range(min = 1, max = 10_000))]
    pub quantity: u32,
    /// 2 to 10 characters.
    #[api(length(min = 2, max = 10))]
    pub sku: String,
    /// 0 to 1 000 000.
    #[api(range(min = 0, max = 1_000_000))]
    pub price: i64,
    /// 1 to 5.
    #[api(range(min = 1, max = 5))]
    pub priority: u8,
}

/// How many documents a batch has.
pub const BATCH: usize = 100_000;

/// The body of an order without errors.
pub fn order() -> Value {
    json!({ "name": "Office chair, grey", "quantity": 12, "sku": "CH-1234", "price": 1999, "priority": 3 })
}

/// The body of one document of a batch. Every tenth one has an error.
pub fn of_batch(number: usize) -> Value {
    let mut document = valid(number, 3, 4);
    if number % 10 == 9 {
        document["amount"] = json!(1_000_001);
    }
    document
}

fn valid(number: usize, tags: usize, items: usize) -> Value {
    let value = |item: usize| "words and more words of it ".chars().cycle().take(24 + item * 8 % 160);
    let item =
        |n| json!({ "name": format!("archive-attribute-{n:02}"), "value": value(n).collect::<String>() });
    json!({
        "title": format!("Quarterly statement of accounts, no. {number:06}"),
        "document_date": "30/JUL/1966",
        "amount": 125_000 + number % 1000,
        "page_count": 1 + number % 900,
        "email": "first.last+archive@records.example-company.com",
        "reference": format!("ABC-{number:06}"),
        "tags": (0..tags).map(|n| format!("tag-{n:02}-quarterly-report")).collect::<Vec<_>>(),
        "metadata": (0..items).map(item).collect::<Vec<_>>(),
        "url": "https://example.com/documents/1",
    })
}

/// What a body holds.
///
/// # Panics
/// It is no such type.
pub fn read<T: DeserializeOwned>(body: Value) -> T {
    serde_json::from_value(body).expect("the body has the fields of the type")
}

/// The body of a document without errors: 10 tags, 20 metadata items.
pub fn body() -> Value {
    valid(1, 10, 20)
}

/// A body that serde refuses, with 7 things wrong.
pub fn with_wrong_types() -> Value {
    let mut document = body();
    document["title"] = json!(17);
    document["amount"] = json!("125");
    document["page_count"] = json!(true);
    document["tags"][3] = json!(null);
    document["metadata"][5]["value"] = json!([]);
    for (place, name) in [("/metadata/9", "name"), ("", "email")] {
        document.pointer_mut(place).and_then(Value::as_object_mut).map(|object| object.remove(name));
    }
    document
}

/// One error: the e-mail address.
pub fn with_one_error() -> Value {
    let mut document = body();
    document["email"] = json!("not-an-address");
    document
}

/// A readable body with 40 errors: every rule is broken, some of them many times.
pub fn with_40_errors() -> Value {
    let mut document = valid(1, 21, 12);
    document["title"] = json!("t".repeat(256));
    document["document_date"] = json!("31/FEB/2020");
    document["amount"] = json!(-1);
    document["page_count"] = json!(0);
    document["email"] = json!("not-an-address");
    document["reference"] = json!("abc-1");
    for tag in 0..9 {
        document["tags"][tag] = json!("t".repeat(51));
    }
    for item in 0..12 {
        document["metadata"][item] = json!({ "name": "", "value": "v".repeat(4001) });
    }
    document
}
