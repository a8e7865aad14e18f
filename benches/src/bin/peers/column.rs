//! What is measured of each peer: a cell for each row of the table.

use std::{hint::black_box, rc::Rc};

use api_validate_benches::{
    Case,
    document::{self, BATCH, Document, of_batch},
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{ours::Ours, peer::Peer};

/// The rows, and how many errors each value has.
pub(crate) const ROWS: [(&str, usize); 8] = [
    ("valid struct of 5 fields", 0),
    ("valid document, 10 tags and 20 items", 0),
    ("the same with one error", 1),
    ("40 errors, with the report", 40),
    ("batch of 100,000, a tenth bad", BATCH / 10),
    ("JSON to a checked value", 0),
    ("JSON to the report of 40 broken rules", 40),
    ("JSON to the report of 7 wrong types", 7),
];

/// A measurement.
pub(crate) struct Cell {
    pub(crate) case: Case<'static>,
    /// How many errors are found.
    pub(crate) errors: usize,
}

/// A peer, and what it can do.
pub(crate) struct Column {
    pub(crate) name: &'static str,
    /// The row of the first cell.
    pub(crate) first: usize,
    pub(crate) cells: Vec<Cell>,
}

impl Column {
    pub(crate) fn cell(&self, row: usize) -> Option<&Cell> {
        self.cells.get(row.checked_sub(self.first)?)
    }
}

/// All that can be asked of a type that serde reads first.
pub(crate) fn column<P: Peer>(documents: Rc<[P::Document]>) -> Column {
    let bodies = [document::body(), document::with_40_errors()];
    let [valid, broken] = bodies.map(|document| reading::<P>(body(&document)));
    let checked = [document::body(), document::with_one_error(), document::with_40_errors()];
    let [none, one, many] = checked.map(checking::<P>);
    let cells = vec![order::<P>(), none, one, many, checking_all::<P>(documents), valid, broken];
    Column { name: P::NAME, first: 0, cells }
}

/// All that there is.
pub(crate) fn ours(documents: Rc<[Document]>) -> Column {
    let mut ours = column::<Ours>(documents);
    ours.cells.push(reading::<Ours>(body(&document::with_wrong_types())));
    ours
}

/// The text of a body.
pub(crate) fn body(document: &Value) -> String {
    document.to_string()
}

fn order<P: Peer>() -> Cell {
    let order: P::Order = document::read(document::order());
    let errors = errors::<P, _>(&P::check_order(&order));
    Cell { case: Case::new(P::NAME, move || P::check_order(black_box(&order))), errors }
}

fn checking<P: Peer>(document: Value) -> Cell {
    let document: P::Document = document::read(document);
    let errors = errors::<P, _>(&P::check(&document));
    Cell { case: Case::new(P::NAME, move || P::check(black_box(&document))), errors }
}

fn reading<P: Peer>(body: String) -> Cell {
    let errors = errors::<P, _>(&P::read(body.as_bytes()));
    Cell { case: Case::new(P::NAME, move || P::read(black_box(body.as_bytes()))), errors }
}

/// The documents of a batch. Peers with the same types share it: where in memory it lies decides a tenth of the time.
pub(crate) fn batch<T: DeserializeOwned>() -> Rc<[T]> {
    (0..BATCH).map(of_batch).map(document::read).collect()
}

fn checking_all<P: Peer>(documents: Rc<[P::Document]>) -> Cell {
    let check = move || documents.iter().map(|document| errors::<P, _>(&P::check(black_box(document)))).sum();
    Cell { errors: check(), case: Case::new(P::NAME, check) }
}

fn errors<P: Peer, T>(result: &Result<T, P::Report>) -> usize {
    result.as_ref().err().map_or(0, P::count)
}
