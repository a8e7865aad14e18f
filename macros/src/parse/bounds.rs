//! Bounds that are fields: `date(min = self.start)`.

use quote::ToTokens;
use syn::{Expr, Member};

use crate::{
    errors::Errors,
    model::{Arg, DateBound, DateTimeBound, Field, Item, Rule, Value, own_field},
    rules::Form,
};

/// Resolves the bounds that are fields, once all fields are known.
pub(super) fn of_fields(fields: &mut [Field<'_>], errors: &mut Errors) {
    let members: Vec<Member> = fields.iter().map(|field| field.member.clone()).collect();
    for field in fields {
        items(&mut field.items, false, &members, errors);
    }
}

fn items(items: &mut [Item], is_inside: bool, members: &[Member], errors: &mut Errors) {
    for item in items {
        match item {
            Item::Rule(rule) => {
                without_self(rule, members, errors);
                rule.args.iter_mut().for_each(|arg| sibling(arg, is_inside));
            }
            Item::When(_, _, inner) | Item::Stop(_, inner) => self::items(inner, is_inside, members, errors),
            Item::Each(_, inner) | Item::Keys(_, inner) => self::items(inner, true, members, errors),
        }
    }
}

/// Reports `date(min = start)`, and goes on as if it were `self.start`.
fn without_self(rule: &mut Rule, members: &[Member], errors: &mut Errors) {
    if !(rule.spec.has_late_bounds || rule.spec.form == Form::DateTime) {
        return;
    }
    for arg in &mut rule.args {
        let name = arg.name;
        let Some(expr) = expr(&mut arg.value) else { continue };
        let is_it = |member: &&Member| matches!((member, &*expr), (Member::Named(name), Expr::Path(path)) if path.path.is_ident(name));
        let Some(member) = members.iter().find(is_it) else { continue };
        let field = member.to_token_stream();
        // A constant may have the name of a field, in capitals.
        if field.to_string().contains(char::is_lowercase) {
            errors.at(&*expr, format!("`{field}` is a field: write `{name} = self.{field}`"));
            *expr = syn::parse_quote!(self.#field);
        }
    }
}

fn expr(value: &mut Value) -> Option<&mut Expr> {
    match value {
        Value::Count(expr, None)
        | Value::Number(expr, None)
        | Value::Date(DateBound::Expr(expr))
        | Value::DateTime(DateTimeBound::Expr(expr)) => Some(expr),
        _ => None,
    }
}

/// Makes a date of another field a sibling, which is compared when both fields were judged, as in `after = start`. An
/// element has no siblings: there, a bound of a date is an expression, and a bound of an instant is a mistake.
fn sibling(arg: &mut Arg, is_inside: bool) {
    let expr = match &arg.value {
        Value::Date(DateBound::Expr(expr)) if !is_inside => expr,
        Value::DateTime(DateTimeBound::Expr(expr)) => expr,
        _ => return,
    };
    if let Some(member) = own_field(expr).cloned() {
        arg.name = if arg.name == "min" { "not_before" } else { "not_after" };
        arg.value = Value::Sibling(member);
    }
}
