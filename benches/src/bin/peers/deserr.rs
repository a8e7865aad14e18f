//! `deserr`: it checks while it reads, so it has no values to check.

use std::hint::black_box;

use api_validate_benches::{Case, deserr_peer::read, document};

use crate::column::{Cell, Column, ROWS, body};

pub(crate) fn column() -> Column {
    let cell = |body: String| {
        let errors = read(body.as_bytes()).err().map_or(0, |errors| errors.0.len());
        Cell { case: Case::new("deserr", move || read(black_box(body.as_bytes()))), errors }
    };
    let bodies = [document::body(), document::with_40_errors(), document::with_wrong_types()];
    let cells: Vec<Cell> = bodies.iter().map(|document| cell(body(document))).collect();
    Column { name: "deserr", first: ROWS.len() - cells.len(), cells }
}
