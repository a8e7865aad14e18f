//! What can be added, subtracted, multiplied and divided, and what that gives.

use super::{FieldType, types::Type};
use crate::filter::words::Operator;

/// The side that is of another type, and what it would have to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mistake {
    Left(FieldType),
    Right(FieldType),
}

/// The left side, the right side, and what they give.
type Row = (FieldType, FieldType, FieldType);

const NUMBERS: Row = (FieldType::Number, FieldType::Number, FieldType::Number);

/// Of both directions.
const SHIFTS: &[Row] = &[
    NUMBERS,
    (FieldType::Date, FieldType::Duration, FieldType::Date),
    (FieldType::DateTime, FieldType::Duration, FieldType::DateTime),
    (FieldType::Time, FieldType::Duration, FieldType::Time),
    (FieldType::Duration, FieldType::Duration, FieldType::Duration),
];

const SUMS: &[Row] = &[
    (FieldType::Duration, FieldType::Date, FieldType::Date),
    (FieldType::Duration, FieldType::DateTime, FieldType::DateTime),
    (FieldType::Duration, FieldType::Time, FieldType::Time),
];

const DIFFERENCES: &[Row] = &[
    (FieldType::Date, FieldType::Date, FieldType::Duration),
    (FieldType::DateTime, FieldType::DateTime, FieldType::Duration),
    (FieldType::Time, FieldType::Time, FieldType::Duration),
];

const SCALED: &[Row] = &[NUMBERS, (FieldType::Duration, FieldType::Number, FieldType::Duration)];

const SCALING: &[Row] = &[(FieldType::Number, FieldType::Duration, FieldType::Duration)];

/// The two tables of an operator.
const fn tables(operator: Operator) -> (&'static [Row], &'static [Row]) {
    match operator {
        Operator::Add => (SHIFTS, SUMS),
        Operator::Sub => (SHIFTS, DIFFERENCES),
        Operator::Mul => (SCALED, SCALING),
        Operator::Div | Operator::DivBy => (SCALED, &[]),
        _ => (&[NUMBERS], &[]),
    }
}

/// The type of the whole, as far as it is known.
pub(super) fn gives(operator: Operator, left: Type, right: Type) -> Result<Type, Mistake> {
    let (first, second) = tables(operator);
    let rows = || first.iter().chain(second).copied();
    let fits = |ty: Type, needed: FieldType| ty.conflict(&[needed]).is_none();
    let mut whole = rows().filter(|row| fits(left, row.0) && fits(right, row.1)).map(|row| row.2);
    if let Some(ty) = whole.next() {
        return Ok(if whole.all(|other| other == ty) { Type::Is(ty) } else { Type::Unknown });
    }
    // The left side comes first, and the right side has to go with it.
    if let Some(row) = rows().find(|row| fits(left, row.0)) {
        return Err(Mistake::Right(row.1));
    }
    let row = rows().find(|row| fits(right, row.1)).unwrap_or(NUMBERS);
    Err(Mistake::Left(row.0))
}
