//! `orderby(fields(…), directions(…), max, max_length)`

use core::fmt;

use super::{Check, Clock, Fault, Keyword, Keywords, Param, Rule, Unread, ValidationErrorType, ValueKind};
use crate::{
    filter::{Direction, Field, OrderOffer, refuse, write_refusal},
    kinds::OrderByText,
};

/// The rule [`orderby`](super::orderby()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct OrderByRule {
    fields: &'static [Field],
    directions: &'static [Direction],
    max: Option<usize>,
    max_length: usize,
}

/// An order in the language of OData 4.01's `$orderby`, by fields that an endpoint offers. It is text, or an
/// [`OrderBy`](crate::filter::OrderBy).
///
/// By default an endpoint offers both directions, as many columns as there are fields, and 8192 characters.
///
/// ```
/// use api_validate::{Check, filter::Field, rules};
///
/// const FIELDS: &[Field] = &[Field::new("name"), Field::new("createdDate")];
/// let orderby = rules::orderby().fields(FIELDS).max(1);
/// assert!(orderby.accepts("name asc"));
/// assert!(!orderby.accepts("name ascending"));                // not an order-by
/// assert!(!orderby.accepts("name asc,createdDate desc"));     // not offered
/// ```
pub const fn orderby() -> OrderByRule {
    OrderByRule { fields: &[], directions: Direction::ALL, max: None, max_length: OrderByRule::USUAL_LENGTH }
}

impl OrderByRule {
    /// How many characters an order-by has at the most, unless said.
    pub(crate) const USUAL_LENGTH: usize = 8192;

    /// The fields to order by.
    pub const fn fields(mut self, fields: &'static [Field]) -> Self {
        self.fields = fields;
        self
    }

    /// The directions. An item without one is ascending.
    pub const fn directions(mut self, directions: &'static [Direction]) -> Self {
        self.directions = directions;
        self
    }

    /// The most columns.
    pub const fn max(mut self, max: usize) -> Self {
        self.max = Some(max);
        self
    }

    /// The most characters, in Unicode scalar values.
    pub const fn max_length(mut self, max: usize) -> Self {
        self.max_length = max;
        self
    }

    fn most(&self) -> usize {
        self.max.unwrap_or(self.fields.len())
    }
}

impl<T: OrderByText + ?Sized> Check<T> for OrderByRule {
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        let offer = OrderOffer { fields: self.fields, directions: self.directions, max: self.most() };
        match value.orderby_text() {
            Some(text) => refuse(text, self.max_length, |text| offer.check(text)),
            None => Ok(()),
        }
    }
}

impl Rule for OrderByRule {
    fn name(&self) -> &'static str {
        "orderby"
    }

    fn unread(&self) -> Option<Unread> {
        Some(Unread::Text)
    }

    fn judge_unread(&self, text: &str, clock: &Clock) -> Option<Result<(), Fault>> {
        Some(self.check(text, clock))
    }

    fn error_type(&self, fault: Fault) -> &ValidationErrorType {
        match fault {
            Fault::TooLong => &ValidationErrorType::MaxLengthExceeded,
            Fault::NotParsed(error) if !error.is_too_large() => &ValidationErrorType::InvalidOrderbySyntax,
            _ => &ValidationErrorType::UnsupportedOrderbySyntax,
        }
    }

    fn error_types<'a>(&'a self, visit: &mut dyn FnMut(&'a ValidationErrorType)) {
        use ValidationErrorType::{InvalidOrderbySyntax, MaxLengthExceeded, UnsupportedOrderbySyntax};

        [&MaxLengthExceeded, &InvalidOrderbySyntax, &UnsupportedOrderbySyntax].into_iter().for_each(visit);
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an OData order-by of ")?;
        crate::written::write_list(self.fields, f)?;
        if let [only] = self.directions {
            write!(f, ", {only} only")?;
        }
        match self.most() {
            1 => f.write_str("; one column")?,
            most => write!(f, "; at most {most} columns")?,
        }
        match self.max_length {
            Self::USUAL_LENGTH => Ok(()),
            cap => write!(f, "; at most {cap} characters"),
        }
    }

    fn message(&self, fault: Fault, _: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_refusal("order-by", fault, self.max_length, self.fields, f)
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("fields", Param::Fields(self.fields));
        visit("directions", Param::Directions(self.directions));
        visit("max", Param::Count(self.most()));
        visit("max_length", Param::Count(self.max_length));
    }

    fn keywords(&self, _: ValueKind, keywords: &mut Keywords<'_>) {
        keywords.add(Keyword::MaxLength(self.max_length)).not_all();
    }
}
