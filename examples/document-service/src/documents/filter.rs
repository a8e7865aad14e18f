//! Filters and orders in SQL. The names of columns come from a table; whatever the client wrote is a parameter.

use api_validate::filter::{
    Direction, Expr, Exprs, Filter, Function, Kind, Literal, Logic, Operator, OrderBy,
};
use rusqlite::types::Value;
use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::database::DatabaseError;

/// What clients call the columns. The rules of the request say which of them can stand where.
const COLUMNS: &[(&str, &str)] = &[
    ("DocumentId", "id"),
    ("Title", "title"),
    ("DocumentDate", "document_date"),
    ("Amount", "amount"),
    ("Reference", "reference"),
    ("UserId", "owner"),
    ("CreatedBy", "created_by"),
    ("CreatedAt", "created_at"),
];

/// A condition of SQL, with its parameters `:f0`, `:f1` and so on.
#[derive(Debug, Default)]
pub(super) struct Condition {
    pub(super) text: String,
    pub(super) values: Vec<(String, Value)>,
}

impl Condition {
    /// What a filter says; without one, everything passes.
    pub(super) fn new(filter: Option<&Filter>) -> Result<Self, DatabaseError> {
        let mut condition = Self::default();
        match filter {
            Some(filter) => condition.expr(filter.root())?,
            None => condition.text.push_str("TRUE"),
        }
        Ok(condition)
    }

    /// The rule lets few levels pass, so that it may call itself.
    fn expr(&mut self, expr: Expr<'_>) -> Result<(), DatabaseError> {
        match expr.kind() {
            Kind::Field(name) => self.text.push_str(column(name)?),
            Kind::Literal(literal) => self.literal(&literal),
            Kind::Binary(operator, left, right) => self.compare(operator, left, right)?,
            Kind::Logic(Logic::And, parts) => self.joined(" AND ", parts)?,
            Kind::Logic(Logic::Or, parts) => self.joined(" OR ", parts)?,
            Kind::Not(part) => self.around("(NOT ", part, ")")?,
            Kind::Call(function, parts) => self.call(function, parts)?,
            _ => return Err(not_offered()),
        }
        Ok(())
    }

    /// Null equals null only, and is neither more nor less than anything.
    fn compare(&mut self, operator: Operator, left: Expr<'_>, right: Expr<'_>) -> Result<(), DatabaseError> {
        let (start, between, end) = match operator {
            Operator::Eq => ("(", " IS ", ")"),
            Operator::Ne => ("(", " IS NOT ", ")"),
            Operator::Gt => ("((", " > ", ") IS TRUE)"),
            Operator::Ge => ("((", " >= ", ") IS TRUE)"),
            Operator::Lt => ("((", " < ", ") IS TRUE)"),
            Operator::Le => ("((", " <= ", ") IS TRUE)"),
            _ => return Err(not_offered()),
        };
        if is_nan(left) || is_nan(right) {
            // SQLite has no such number. It differs from everything.
            self.text.push_str(if operator == Operator::Ne { "TRUE" } else { "FALSE" });
            return Ok(());
        }
        self.around(start, left, between)?;
        self.around("", right, end)
    }

    fn joined(&mut self, between: &str, parts: Exprs<'_>) -> Result<(), DatabaseError> {
        for (position, part) in parts.enumerate() {
            self.around(if position == 0 { "(" } else { between }, part, "")?;
        }
        self.text.push(')');
        Ok(())
    }

    /// `instr` knows no wildcards, and no letter is the same as another.
    fn call(&mut self, function: Function, mut parts: Exprs<'_>) -> Result<(), DatabaseError> {
        let end = match function {
            Function::Contains => ") > 0)",
            Function::StartsWith => ") = 1)",
            _ => return Err(not_offered()),
        };
        let (Some(text), Some(part)) = (parts.next(), parts.next()) else { return Err(not_offered()) };
        self.around("(instr(", text, ", ")?;
        self.around("", part, end)
    }

    fn around(&mut self, start: &str, expr: Expr<'_>, end: &str) -> Result<(), DatabaseError> {
        self.text.push_str(start);
        self.expr(expr)?;
        self.text.push_str(end);
        Ok(())
    }

    fn literal(&mut self, literal: &Literal<'_>) {
        let name = format!(":f{}", self.values.len());
        self.text.push_str(&name);
        self.values.push((name, value(literal)));
    }
}

/// The columns to order by. The last one, of which no two are alike, keeps pages from changing between requests.
pub(super) fn order(order: Option<&OrderBy>) -> Result<String, DatabaseError> {
    let mut text = String::new();
    for item in order.iter().flat_map(|order| order.items()) {
        text.push_str(column(item.expr().field().ok_or_else(not_offered)?)?);
        text.push_str(if item.direction() == Direction::Desc { " DESC, " } else { " ASC, " });
    }
    text.push_str("id DESC");
    Ok(text)
}

fn column(name: &str) -> Result<&'static str, DatabaseError> {
    let column = COLUMNS.iter().find(|(known, _)| *known == name);
    column.map(|(_, column)| *column).ok_or_else(not_offered)
}

/// The rules of the request let nothing of the kind pass.
fn not_offered() -> DatabaseError {
    DatabaseError::Failed("a filter or an order that is not offered".into())
}

fn is_nan(expr: Expr<'_>) -> bool {
    matches!(expr.literal(), Some(Literal::Number("NaN")))
}

/// A literal as the columns hold such values.
fn value(literal: &Literal<'_>) -> Value {
    match literal {
        Literal::Null => Value::Null,
        Literal::Bool(is_true) => Value::Integer((*is_true).into()),
        Literal::Number(number) => hundredths(number),
        Literal::Text(text) => Value::Text(text.to_string()),
        Literal::Date(date) => Value::Text(day(date)),
        // No field has such values: they can only be compared with each other.
        other => Value::Text(format!("{other:?}")),
    }
}

/// Amounts are whole numbers of hundredths. What is between two of them is put in the middle, where it compares as it
/// did.
fn hundredths(number: &str) -> Value {
    let decimal = Decimal::from_str_exact(number).or_else(|_| Decimal::from_scientific(number));
    let hundredths = decimal.ok().and_then(|decimal| decimal.checked_mul(Decimal::ONE_HUNDRED));
    match hundredths.map(|hundredths| (hundredths.floor().to_i64(), hundredths.is_integer())) {
        Some((Some(whole), true)) => Value::Integer(whole),
        Some((Some(whole), false)) => Value::Real(approximately(whole) + 0.5),
        // More than any amount, in one direction or the other, or next to nothing.
        _ => Value::Real(number.parse::<f64>().unwrap_or(f64::NAN) * 100.0),
    }
}

#[allow(clippy::cast_precision_loss)] // far from any amount
fn approximately(whole: i64) -> f64 {
    whole as f64
}

/// Years of four digits sort as text; those beyond them come after, and those before zero, with their sign, before.
fn day(date: &str) -> String {
    let is_far = date.len() > "9999-12-31".len() && !date.starts_with('-');
    if is_far { format!("~{date}") } else { date.to_owned() }
}

#[cfg(test)]
mod tests;
