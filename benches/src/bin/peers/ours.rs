//! `api-validate`, and the same checks by hand.

use api_validate::{ApiValidate, Validated, ValidationErrors, json};
use api_validate_benches::{
    by_hand,
    document::{Document, Order},
};

use crate::peer::Peer;

pub(crate) struct Ours;

impl Peer for Ours {
    const NAME: &'static str = "api-validate";
    type Order = Order;
    type Document = Document;
    type Read = Validated<Document>;
    type Report = ValidationErrors;

    fn check_order(order: &Order) -> Result<(), ValidationErrors> {
        order.validate()
    }

    fn check(document: &Document) -> Result<(), ValidationErrors> {
        document.validate()
    }

    fn read(body: &[u8]) -> Result<Validated<Document>, ValidationErrors> {
        json::from_slice(body)
    }

    fn count(report: &ValidationErrors) -> usize {
        report.len()
    }
}

pub(crate) struct ByHand;

impl Peer for ByHand {
    const NAME: &'static str = "by hand";
    type Order = Order;
    type Document = Document;
    type Read = Document;
    type Report = Vec<by_hand::Error>;

    fn check_order(order: &Order) -> Result<(), Self::Report> {
        by_hand::check_order(order)
    }

    fn check(document: &Document) -> Result<(), Self::Report> {
        by_hand::check(document)
    }

    fn read(body: &[u8]) -> Result<Document, Self::Report> {
        by_hand::read(body)
    }

    fn count(report: &Self::Report) -> usize {
        report.len()
    }
}
