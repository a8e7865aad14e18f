//! Bounds of `range` that no number of the field's type can meet: `range(min = 300)` on a `u8`. Values of `equal`, `one_of` and
//! `none_of` that are no numbers of the type.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use super::{constant, named::Named, tokens::at, walk::Walk};
use crate::{
    model::{Arg, Decimal, Field, Item, Rule, Value},
    rules::Main,
    values::written,
};

/// Returns checks for the compiler. It is not asked about numbers that every integer's type has, or this one by its name.
pub(super) fn checks(field: &Field<'_>, walk: &Walk<'_>) -> Vec<TokenStream> {
    let mut found = Vec::new();
    let asked = Asked { field, walk, named: Named::of(field.ty) };
    if asked.named != Named::Other {
        list(&field.items, &mut Vec::new(), &mut |rule, inside| {
            found.extend(asked.questions(rule).into_iter().map(|question| asked.check(question, inside)));
        });
    }
    found
}

/// Visits all rules, each with the words that lead from the field to its values.
fn list<'a>(
    items: &'a [Item],
    inside: &mut Vec<&'static str>,
    visit: &mut dyn FnMut(&'a Rule, &[&'static str]),
) {
    for item in items {
        let of = match item {
            Item::Rule(rule) => {
                visit(rule, inside);
                continue;
            }
            Item::Each(..) => Some("ItemOf"),
            Item::Keys(..) => Some("KeyOf"),
            Item::When(..) | Item::Stop(..) => None,
        };
        inside.extend(of);
        if let Some((_, items)) = item.inner() {
            list(items, inside, visit);
        }
        if of.is_some() {
            inside.pop();
        }
    }
}

/// `reach::max(…, 300, "…")`
struct Question {
    name: &'static str,
    span: Span,
    number: TokenStream,
    message: String,
}

struct Asked<'a> {
    field: &'a Field<'a>,
    walk: &'a Walk<'a>,
    named: Named,
}

impl Asked<'_> {
    fn questions(&self, rule: &Rule) -> Vec<Question> {
        let of_arg = |arg: &Arg| match &arg.value {
            Value::Number(..) if rule.spec.has_late_bounds => self.bound(arg).into_iter().collect(),
            _ if matches!(rule.spec.main, Main::Value | Main::Choices) => self.values(arg),
            _ => Vec::new(),
        };
        rule.args.iter().flat_map(of_arg).collect()
    }

    /// Returns a question for each number that a value is compared with: whether the type has it.
    fn values(&self, arg: &Arg) -> Vec<Question> {
        let numbers = arg.numbers().into_iter().filter(|(_, number)| !self.has(*number));
        let ask = |(span, number): (Span, i128)| Question {
            name: "holds",
            span: at(span),
            number: quote_spanned!(at(span)=> __api_validate::Num::Int(#number)),
            message: format!("`{number}` is no number of this type"),
        };
        numbers.map(ask).collect()
    }

    /// Returns the question about a bound: whether it leaves numbers of the type. One that leaves all of them is no mistake:
    /// the type may be an alias that grows.
    fn bound(&self, arg: &Arg) -> Option<Question> {
        let Value::Number(expr, decimal) = &arg.value else { return None };
        let is_named = constant::names_type(arg) && !self.walk.has_generics();
        if is_named || decimal.as_ref().is_some_and(|decimal| self.leaves_some(arg.name, decimal)) {
            return None;
        }
        let message = format!("`{}` ({}) leaves no number of this type", arg.name, written(expr));
        let number = constant::known_number(arg, self.walk)?;
        Some(Question { name: arg.name, span: at(arg.word.span()), number, message })
    }

    /// Returns whether a bound surely is one for the type.
    fn leaves_some(&self, name: &str, decimal: &Decimal) -> bool {
        let floor = floor(decimal);
        match name {
            "above" | "min" if decimal.minus => true,
            "max" if !decimal.minus => true,
            "below" if !decimal.minus && floor != Some(0) => true,
            "below" => false,
            _ => floor.is_some_and(|floor| self.has(floor)),
        }
    }

    /// Returns whether the type surely has the number, and a greater one.
    fn has(&self, number: i128) -> bool {
        (0..127).contains(&number) || self.named.has_around(number)
    }

    fn check(
        &self,
        Question { name, span, number, message }: Question,
        inside: &[&'static str],
    ) -> TokenStream {
        let ty = self.walk.ty(self.field);
        let place = inside.iter().fold(quote_spanned!(span=> __private::This<#ty>), |place, of| {
            let of = Ident::new(of, span);
            quote_spanned!(span=> __private::#of<#place>)
        });
        let name = Ident::new(name, span);
        let ends = self.walk.derived.ask(quote_spanned!(span=> __private::EndsOf::<#place>::__ENDS));
        self.walk.evaluated(&quote_spanned!(span=> __private::reach::#name(#ends, #number, #message)))
    }
}

/// Returns the whole number at or below a literal.
fn floor(Decimal { minus, digits, scale }: &Decimal) -> Option<i128> {
    let places = usize::try_from(*scale).ok()?;
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(places));
    let whole: i128 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let is_whole = fraction.trim_end_matches('0').is_empty();
    Some(match minus {
        true if is_whole => -whole,
        true => -whole - 1,
        false => whole,
    })
}
