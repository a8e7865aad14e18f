//! Values that serde cannot buffer: numbers that no 64-bit float holds, and strings with half of a surrogate pair.
//! serde refuses them wherever it buffers, even if no type reads them. So if one of them has no record, serde may have
//! refused it too.

use alloc::{string::String, vec::Vec};

use super::{
    refused::Asked,
    scalar::number,
    scan::MOST_DIGITS,
    tree::{Kind, Node},
};
use crate::{Checker, Mark, Path, order};

/// How many of them are looked at.
const MOST: usize = 16;

/// Marks the report as truncated if the body has such a value, and no record since the mark is about it.
#[cold]
pub(super) fn leave_out(root: Node<'_>, start: Mark, checker: &mut Checker) {
    let mut told = None;
    for node in root.all().filter(|node| is_unkept(*node)).take(MOST) {
        if !is_told(root, node, told.get_or_insert_with(|| pointers_since(start, checker))) {
            return checker.leave_out();
        }
    }
}

/// Returns the places of the records since the mark, sorted.
fn pointers_since(start: Mark, checker: &mut Checker) -> Vec<String> {
    let mut pointers = Vec::new();
    for record in checker.records_since(start) {
        pointers.push(record.field().pointer());
    }
    order::sort(&mut pointers, Ord::cmp);
    pointers
}

/// Returns whether there is a record about the value, or about one that contains it.
fn is_told(root: Node<'_>, node: Node<'_>, told: &[String]) -> bool {
    let (mut path, _) = root.path_to(node.id());
    loop {
        if told.binary_search(&Path::from_outer(path.clone()).pointer()).is_ok() {
            return true;
        }
        if path.pop().is_none() {
            return false;
        }
    }
}

fn is_unkept(node: Node<'_>) -> bool {
    match node.kind() {
        Kind::Text => !node.is_unicode(),
        Kind::Number => {
            let json = node.json();
            (json.len() > MOST_DIGITS || json.contains(['e', 'E'])) && number(json, Asked::Anything).is_none()
        }
        _ => false,
    }
}
