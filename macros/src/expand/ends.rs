//! Bounds of `range` that no number of the field's type can meet: `range(min = 300)` on a `u8`.

use proc_macro2::{Ident, TokenStream};
use quote::quote_spanned;

use super::{constant, tokens::at, walk::Walk};
use crate::{
    model::{Arg, Field, Item, Rule, Value},
    values::written,
};

/// Returns checks for the compiler. It is not asked about bounds that leave numbers of every integer's type.
pub(super) fn checks(field: &Field<'_>, walk: &Walk<'_>) -> Vec<TokenStream> {
    let mut found = Vec::new();
    list(&field.items, &mut Vec::new(), &mut |rule, inside| {
        for arg in rule.args.iter().filter(|arg| rule.spec.has_late_bounds && is_far(arg)) {
            found.extend(check(arg, inside, field, walk));
        }
    });
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

/// Returns whether a bound may leave no number of some integer's type: a constant, or a literal outside of 0 to 127.
fn is_far(arg: &Arg) -> bool {
    let Value::Number(_, decimal) = &arg.value else { return false };
    let Some(decimal) = decimal else { return arg.late().is_none() };
    let is_zero = decimal.digits.is_empty();
    let is_large = !is_zero && decimal.digits.parse::<u8>().map_or(true, |digits| digits >= 127);
    match arg.name {
        "max" => decimal.minus && !is_zero,
        "below" => decimal.minus || is_zero,
        _ => !decimal.minus && is_large,
    }
}

fn check(arg: &Arg, inside: &[&'static str], field: &Field<'_>, walk: &Walk<'_>) -> Option<TokenStream> {
    let (span, ty) = (at(arg.word.span()), walk.ty(field));
    let number = constant::known_number(arg, walk)?;
    if constant::names_type(arg) && !walk.has_generics() {
        return None;
    }
    let place = inside.iter().fold(quote_spanned!(span=> __private::This<#ty>), |place, of| {
        let of = Ident::new(of, span);
        quote_spanned!(span=> __private::#of<#place>)
    });
    let name = Ident::new(arg.name, span);
    let ends = walk.derived.ask(quote_spanned!(span=> __private::EndsOf::<#place>::__ENDS));
    let message = message(arg);
    Some(walk.evaluated(&quote_spanned!(span=> __private::reach::#name(#ends, #number, #message))))
}

fn message(arg: &Arg) -> String {
    let value = match &arg.value {
        Value::Number(expr, _) => written(expr),
        _ => String::new(),
    };
    format!("`{}` ({value}) leaves no number of this type", arg.name)
}
