//! `validify`.

use std::sync::LazyLock;

use api_validate_benches::by_hand::is_date;
use regex::Regex;
use serde::Deserialize;
use validify::{Validate, ValidationError, ValidationErrors};

use crate::peer::{Peer, read_and_check};

static REFERENCE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("^[A-Z]{3}-[0-9]{6}$").expect("the expression is one"));

#[derive(Deserialize, Validate)]
pub(crate) struct Document {
    #[validate(length(min = 1, max = 255))]
    title: String,
    #[validate(custom(date))]
    document_date: String,
    #[validate(range(min = 0., max = 1_000_000.))]
    amount: i64,
    #[validate(range(min = 1., max = 10_000.))]
    page_count: u32,
    #[validate(email)]
    email: String,
    #[validate(regex(REFERENCE))]
    reference: String,
    #[validate(length(max = 20), iter(length(max = 50)))]
    tags: Vec<String>,
    #[validate]
    metadata: Vec<Item>,
    #[allow(dead_code)]
    url: Option<String>,
}

#[derive(Deserialize, Validate)]
struct Item {
    #[validate(length(min = 1, max = 100))]
    name: String,
    #[validate(length(max = 4000))]
    value: String,
}

#[derive(Deserialize, Validate)]
pub(crate) struct Order {
    #[validate(length(min = 1, max = 100))]
    name: String,
    #[validate(range(min = 1., max = 10_000.))]
    quantity: u32,
    #[validate(length(min = 2, max = 10))]
    sku: String,
    #[validate(range(min = 0., max = 1_000_000.))]
    price: i64,
    #[validate(range(min = 1., max = 5.))]
    priority: u8,
}

fn date(text: &str) -> Result<(), ValidationError> {
    is_date(text).then_some(()).ok_or_else(|| ValidationError::new_field("date"))
}

pub(crate) struct Validify;

impl Peer for Validify {
    const NAME: &'static str = "validify";
    type Order = Order;
    type Document = Document;
    type Read = Document;
    type Report = ValidationErrors;

    fn check_order(order: &Order) -> Result<(), ValidationErrors> {
        order.validate()
    }

    fn check(document: &Document) -> Result<(), ValidationErrors> {
        document.validate()
    }

    fn read(body: &[u8]) -> Result<Document, ValidationErrors> {
        read_and_check(body, Self::check)
    }

    fn count(report: &ValidationErrors) -> usize {
        report.errors().len()
    }
}
