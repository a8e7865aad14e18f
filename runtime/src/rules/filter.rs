//! `filter(fields(…), operators(…), functions(…), logic(…), max_length, max_depth, max_terms)`

use core::fmt;

use super::{Check, Clock, Fault, Keyword, Keywords, Param, Rule, Unread, ValidationErrorType, ValueKind};
use crate::{
    filter::{Field, FilterOffer, Function, Logic, MAX_DEPTH, Operator, refuse, write_refusal},
    kinds::FilterText,
};

/// The rule [`filter`](super::filter()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct FilterRule {
    offer: FilterOffer,
    max_length: usize,
}

/// A filter in the language of OData 4.01's `$filter` that uses only what an endpoint offers: text, or a
/// [`Filter`](crate::filter::Filter).
///
/// By default an endpoint offers `eq`, `ne`, `gt`, `ge`, `lt` and `le`, no functions, and `and`, `or` and `not`, in at
/// most 8192 characters, 32 levels, and 256 fields and values.
///
/// ```
/// use api_validate::{Check, filter::{Field, FieldType, Logic}, rules};
///
/// const FIELDS: &[Field] = &[Field::new("name"), Field::new("amount").of(FieldType::Number)];
/// let filter = rules::filter().fields(FIELDS).logic(&[Logic::And]);
/// assert!(filter.accepts("name eq 'John Smith' and amount gt 5"));
/// assert!(!filter.accepts("name = 'John Smith'"));                  // not a filter
/// assert!(!filter.accepts("name eq 'John' or name eq 'Ada'"));      // not offered
/// assert!(!filter.accepts("amount gt 'x'"));                        // not of the field's type
/// ```
pub const fn filter() -> FilterRule {
    let offer = FilterOffer {
        fields: &[],
        operators: Operator::COMPARISONS,
        functions: &[],
        logic: &[Logic::And, Logic::Or, Logic::Not],
        max_depth: FilterRule::USUAL_CAPS.1,
        max_terms: FilterRule::USUAL_CAPS.2,
    };
    FilterRule { offer, max_length: FilterRule::USUAL_CAPS.0 }
}

impl FilterRule {
    /// The fields to filter by. Inside of `any` and `all`, a variable stands for the path in front of them: `i/Price`
    /// in `Items/any(i:i/Price gt 5)` is the field `Items/Price`.
    pub const fn fields(mut self, fields: &'static [Field]) -> Self {
        self.offer.fields = fields;
        self
    }

    /// The operators. `sub` allows `-` in front of a value, too; a negative number needs no operator.
    pub const fn operators(mut self, operators: &'static [Operator]) -> Self {
        self.offer.operators = operators;
        self
    }

    /// The functions.
    pub const fn functions(mut self, functions: &'static [Function]) -> Self {
        self.offer.functions = functions;
        self
    }

    /// The operators on conditions.
    pub const fn logic(mut self, logic: &'static [Logic]) -> Self {
        self.offer.logic = logic;
        self
    }

    /// The most characters, in Unicode scalar values.
    pub const fn max_length(mut self, max: usize) -> Self {
        self.max_length = max;
        self
    }

    /// The most levels: `name eq 'x'` has two. Conditions between the same words are one level, however many. No more
    /// than [`MAX_DEPTH`], which is how many a [`Filter`](crate::filter::Filter) can have: a greater number is taken
    /// for that one.
    pub const fn max_depth(mut self, max: usize) -> Self {
        self.offer.max_depth = if max < MAX_DEPTH { max } else { MAX_DEPTH };
        self
    }

    /// The most fields and values.
    pub const fn max_terms(mut self, max: usize) -> Self {
        self.offer.max_terms = max;
        self
    }
}

impl FilterRule {
    /// How many characters, levels, and fields and values a filter has at the most, unless said.
    pub(crate) const USUAL_CAPS: (usize, usize, usize) = (8192, 32, 256);

    /// The caps that the endpoint sets; nobody reaches the others by accident.
    fn write_caps(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (usual_length, usual_depth, usual_terms) = Self::USUAL_CAPS;
        for (cap, unless, what) in [
            (self.max_length, usual_length, "characters"),
            (self.offer.max_depth, usual_depth, "levels"),
            (self.offer.max_terms, usual_terms, "fields and values"),
        ] {
            if cap != unless {
                write!(f, "; at most {cap} {what}")?;
            }
        }
        Ok(())
    }
}

impl<T: FilterText + ?Sized> Check<T> for FilterRule {
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        match value.filter_text() {
            Some(text) => refuse(text, self.max_length, |text| self.offer.check(text)),
            None => Ok(()),
        }
    }
}

impl Rule for FilterRule {
    fn name(&self) -> &'static str {
        "filter"
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
            Fault::NotParsed(error) if !error.is_too_large() => &ValidationErrorType::InvalidFilterSyntax,
            _ => &ValidationErrorType::UnsupportedFilterSyntax,
        }
    }

    fn error_types<'a>(&'a self, visit: &mut dyn FnMut(&'a ValidationErrorType)) {
        use ValidationErrorType::{InvalidFilterSyntax, MaxLengthExceeded, UnsupportedFilterSyntax};

        [&MaxLengthExceeded, &InvalidFilterSyntax, &UnsupportedFilterSyntax].into_iter().for_each(visit);
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an OData filter by ")?;
        crate::written::write_list_with(self.offer.fields, f, |field, f| match field.ty() {
            Some(ty) => write!(f, "{field} ({})", ty.noun()),
            None => write!(f, "{field}"),
        })?;
        for (lead, words) in [
            (" with ", &self.offer.operators as &dyn Words),
            ("; functions ", &self.offer.functions),
            ("; logic ", &self.offer.logic),
        ] {
            if words.is_some() {
                f.write_str(lead)?;
                words.write(f)?;
            }
        }
        self.write_caps(f)
    }

    fn message(&self, fault: Fault, _: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_refusal("filter", fault, self.max_length, self.offer.fields, f)
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("fields", Param::Fields(self.offer.fields));
        visit("operators", Param::Operators(self.offer.operators));
        visit("functions", Param::Functions(self.offer.functions));
        visit("logic", Param::Logic(self.offer.logic));
        visit("max_length", Param::Count(self.max_length));
        visit("max_depth", Param::Count(self.offer.max_depth));
        visit("max_terms", Param::Count(self.offer.max_terms));
    }

    fn keywords(&self, _: ValueKind, keywords: &mut Keywords<'_>) {
        keywords.add(Keyword::MaxLength(self.max_length)).not_all();
    }
}

/// A list of words of one kind.
trait Words {
    fn is_some(&self) -> bool;
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl<T: fmt::Display> Words for &[T] {
    fn is_some(&self) -> bool {
        !self.is_empty()
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::written::write_list(self, f)
    }
}
