//! `garde`.

use api_validate_benches::by_hand::is_date;
use garde::{Report, Validate};
use serde::Deserialize;

use crate::peer::{Peer, read_and_check};

#[derive(Deserialize, Validate)]
pub(crate) struct Document {
    #[garde(length(chars, min = 1, max = 255))]
    title: String,
    #[garde(custom(date))]
    document_date: String,
    #[garde(range(min = 0, max = 1_000_000))]
    amount: i64,
    #[garde(range(min = 1, max = 10_000))]
    page_count: u32,
    #[garde(email)]
    email: String,
    #[garde(pattern("^[A-Z]{3}-[0-9]{6}$"))]
    reference: String,
    #[garde(length(max = 20), inner(length(chars, max = 50)))]
    tags: Vec<String>,
    #[garde(dive)]
    metadata: Vec<Item>,
    #[garde(skip)]
    #[allow(dead_code)]
    url: Option<String>,
}

#[derive(Deserialize, Validate)]
struct Item {
    #[garde(length(chars, min = 1, max = 100))]
    name: String,
    #[garde(length(chars, max = 4000))]
    value: String,
}

#[derive(Deserialize, Validate)]
pub(crate) struct Order {
    #[garde(length(chars, min = 1, max = 100))]
    name: String,
    #[garde(range(min = 1, max = 10_000))]
    quantity: u32,
    #[garde(length(chars, min = 2, max = 10))]
    sku: String,
    #[garde(range(min = 0, max = 1_000_000))]
    price: i64,
    #[garde(range(min = 1, max = 5))]
    priority: u8,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as the derive calls it
fn date(text: &str, (): &()) -> garde::Result {
    is_date(text).then_some(()).ok_or_else(|| garde::Error::new("date"))
}

pub(crate) struct Garde;

impl Peer for Garde {
    const NAME: &'static str = "garde";
    type Order = Order;
    type Document = Document;
    type Read = Document;
    type Report = Report;

    fn check_order(order: &Order) -> Result<(), Report> {
        order.validate()
    }

    fn check(document: &Document) -> Result<(), Report> {
        document.validate()
    }

    fn read(body: &[u8]) -> Result<Document, Report> {
        read_and_check(body, Self::check)
    }

    fn count(report: &Report) -> usize {
        report.iter().count()
    }
}
