//! What is asked of each peer.

use serde::de::DeserializeOwned;

/// Somebody's way to check the same values. Each has its own types, with the rules in its own words.
pub(crate) trait Peer {
    const NAME: &'static str;
    type Order: DeserializeOwned + 'static;
    type Document: DeserializeOwned + 'static;
    /// A document that was read and checked.
    type Read;
    type Report;

    fn check_order(order: &Self::Order) -> Result<(), Self::Report>;

    fn check(document: &Self::Document) -> Result<(), Self::Report>;

    fn read(body: &[u8]) -> Result<Self::Read, Self::Report>;

    /// How many errors a report has.
    fn count(report: &Self::Report) -> usize;
}

/// Leaves the reading to `serde_json`.
pub(crate) fn read_and_check<T: DeserializeOwned, R>(
    body: &[u8],
    check: impl Fn(&T) -> Result<(), R>,
) -> Result<T, R> {
    let value = serde_json::from_slice(body).expect("serde reads the body");
    check(&value).map(|()| value)
}
