//! Values that serde cannot buffer: numbers that no 64-bit float holds, and strings with half of a surrogate pair.
//! serde refuses them wherever it buffers, even if no type reads them. So if one of them has no record, serde may have
//! refused it too, unless it stands in an unknown field that serde skips.

use alloc::{string::String, vec::Vec};

use super::{
    refused::Asked,
    scalar::number,
    scan::MOST_DIGITS,
    tree::{Kind, Node},
};
use crate::{
    Checker, Mark, Path, Segment, order,
    type_info::{Layout, Looks, Shape, Type, TypeInfo},
    walk::{Fields, Form},
};

/// How many of them are looked at.
const MOST: usize = 16;

/// Marks the report as truncated if the body has such a value, and no record since the mark is about it.
#[cold]
pub(super) fn leave_out(root: Node<'_>, ty: TypeInfo, start: Mark, checker: &mut Checker) {
    let mut told = None;
    for node in root.all().filter(|node| is_unkept(*node)).take(MOST) {
        if !is_skipped(root, node, ty)
            && !is_told(root, node, told.get_or_insert_with(|| pointers_since(start, checker)))
        {
            return checker.leave_out();
        }
    }
}

/// Returns whether the value is in a field that no type knows, and serde keeps nothing of what is around that field.
fn is_skipped(root: Node<'_>, node: Node<'_>, mut ty: TypeInfo) -> bool {
    let (path, _) = root.path_to(node.id());
    let mut value = root;
    for segment in &path {
        let Some(member) = value.member(segment) else { return false };
        value = member;
        match inside(ty, segment) {
            Inside::Of(inner) => ty = inner,
            // The name of the field is before its value, and serde reads it.
            Inside::Skipped => return value.id() <= node.id(),
            Inside::Unknown => return false,
        }
    }
    false
}

/// What a part of a value is.
enum Inside {
    Of(TypeInfo),
    /// Nothing that the type reads.
    Skipped,
    Unknown,
}

fn inside(ty: TypeInfo, segment: &Segment) -> Inside {
    match ty.shape_of().map(|shape| shape()) {
        Some(Shape::List(element) | Shape::Array(element, _) | Shape::Map(element, _)) => {
            Inside::Of(element.info)
        }
        Some(Shape::Type(ty)) => field(&ty, segment),
        _ => Inside::Unknown,
    }
}

/// serde keeps the unknown fields of a type with flattened ones.
fn field(ty: &Type, segment: &Segment) -> Inside {
    let Layout::Fields(fields @ Fields { form: Form::Object, flattened: [], .. }) = ty.layout else {
        return Inside::Unknown;
    };
    let name = match segment {
        Segment::Field(name) => name,
        Segment::Key(name) => &**name,
        Segment::Index(_) | Segment::Cut => return Inside::Unknown,
    };
    let Some(position) = fields.position_of(name) else { return Inside::Skipped };
    match ty.members.iter().find(|member| member.position == position).map(|member| &member.looks) {
        Some(Looks::Type(info)) => Inside::Of(*info),
        _ => Inside::Unknown,
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
