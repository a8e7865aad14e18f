//! `serde_valid`. It has no rule for e-mail addresses, and counts what people see as characters.

use api_validate_benches::by_hand::{is_date, is_email};
use serde::Deserialize;
use serde_valid::{
    Validate,
    validation::{ArrayErrors, Error, Errors, ObjectErrors},
};

use crate::peer::{Peer, read_and_check};

#[derive(Deserialize, Validate)]
pub(crate) struct Document {
    #[validate(min_length = 1)]
    #[validate(max_length = 255)]
    title: String,
    #[validate(custom = date)]
    document_date: String,
    #[validate(minimum = 0)]
    #[validate(maximum = 1_000_000)]
    amount: i64,
    #[validate(minimum = 1)]
    #[validate(maximum = 10_000)]
    page_count: u32,
    #[validate(custom = email)]
    email: String,
    #[validate(pattern = "^[A-Z]{3}-[0-9]{6}$")]
    reference: String,
    #[validate(max_items = 20)]
    #[validate(max_length = 50)]
    tags: Vec<String>,
    #[validate]
    metadata: Vec<Item>,
    #[allow(dead_code)]
    url: Option<String>,
}

#[derive(Deserialize, Validate)]
struct Item {
    #[validate(min_length = 1)]
    #[validate(max_length = 100)]
    name: String,
    #[validate(max_length = 4000)]
    value: String,
}

#[derive(Deserialize, Validate)]
pub(crate) struct Order {
    #[validate(min_length = 1)]
    #[validate(max_length = 100)]
    name: String,
    #[validate(minimum = 1)]
    #[validate(maximum = 10_000)]
    quantity: u32,
    #[validate(min_length = 2)]
    #[validate(max_length = 10)]
    sku: String,
    #[validate(minimum = 0)]
    #[validate(maximum = 1_000_000)]
    price: i64,
    #[validate(minimum = 1)]
    #[validate(maximum = 5)]
    priority: u8,
}

#[allow(clippy::ptr_arg)] // as the derive calls it
fn date(text: &String) -> Result<(), Error> {
    is_date(text).then_some(()).ok_or_else(|| Error::Custom("date".to_owned()))
}

#[allow(clippy::ptr_arg)]
fn email(text: &String) -> Result<(), Error> {
    is_email(text).then_some(()).ok_or_else(|| Error::Custom("email".to_owned()))
}

pub(crate) struct SerdeValid;

impl Peer for SerdeValid {
    const NAME: &'static str = "serde_valid";
    type Order = Order;
    type Document = Document;
    type Read = Document;
    type Report = Errors;

    fn check_order(order: &Order) -> Result<(), Errors> {
        order.validate()
    }

    fn check(document: &Document) -> Result<(), Errors> {
        document.validate()
    }

    fn read(body: &[u8]) -> Result<Document, Errors> {
        read_and_check(body, Self::check)
    }

    fn count(report: &Errors) -> usize {
        match report {
            Errors::Array(ArrayErrors { errors, items }) => {
                errors.len() + items.values().map(Self::count).sum::<usize>()
            }
            Errors::Object(ObjectErrors { errors, properties }) => {
                errors.len() + properties.values().map(Self::count).sum::<usize>()
            }
            Errors::NewType(errors) => errors.len(),
        }
    }
}
