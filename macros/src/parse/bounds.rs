//! Fields in bounds and conditions: `date(min = self.start)`, `when(self.is_new, required)`.

use proc_macro2::Ident;
use syn::{Expr, Member};

use crate::{
    errors::Errors,
    model::{Arg, DateBound, DateTimeBound, Field, Item, Rule, Value, own_field},
    rules::Form,
};

/// Resolves the bounds that are fields, once all fields are known, and reports fields without `self`.
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
            Item::When(_, condition, inner) => {
                if !has_pattern(condition) {
                    condition_without_self(condition, members, errors);
                }
                self::items(inner, is_inside, members, errors);
            }
            Item::Stop(_, inner) => self::items(inner, is_inside, members, errors),
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
        if let Some(field) = field_in(expr, members) {
            errors.at(&*expr, format!("`{field}` is a field: write `{name} = self.{field}`"));
            *expr = syn::parse_quote!(self.#field);
        }
    }
}

/// Returns whether a condition has names of its own: `let Some(most) = self.most && most > 5`.
fn has_pattern(condition: &Expr) -> bool {
    match condition {
        Expr::Let(_) => true,
        Expr::Paren(inner) => has_pattern(&inner.expr),
        Expr::Binary(both) => has_pattern(&both.left) || has_pattern(&both.right),
        _ => false,
    }
}

/// Reports `when(is_new && !is_old, …)`, and goes on as if it were `self.is_new && !self.is_old`.
fn condition_without_self(condition: &mut Expr, members: &[Member], errors: &mut Errors) {
    match condition {
        Expr::Paren(inner) => condition_without_self(&mut inner.expr, members, errors),
        Expr::Unary(inner) => condition_without_self(&mut inner.expr, members, errors),
        Expr::MethodCall(call) => condition_without_self(&mut call.receiver, members, errors),
        Expr::Binary(both) => {
            condition_without_self(&mut both.left, members, errors);
            condition_without_self(&mut both.right, members, errors);
        }
        other => {
            if let Some(field) = field_in(other, members) {
                errors.at(&*other, format!("`{field}` is a field: write `self.{field}`"));
                *other = syn::parse_quote!(self.#field);
            }
        }
    }
}

/// Returns the field that an expression names without `self`. A constant may have the name of a field, in capitals.
fn field_in<'m>(expr: &Expr, members: &'m [Member]) -> Option<&'m Ident> {
    let Expr::Path(path) = expr else { return None };
    let named = |member: &'m Member| match member {
        Member::Named(name) if path.path.is_ident(name) => Some(name),
        _ => None,
    };
    members.iter().find_map(named).filter(|name| name.to_string().contains(char::is_lowercase))
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
