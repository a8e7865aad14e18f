//! Reports `ctx` in a type without a context, and takes what uses it out of the model, so that it is one mistake.

use syn::Expr;

use crate::{
    errors::Errors,
    mentions::value_of_request,
    model::{Data, Field, Input, Item, Nested, Rule, Value},
};

/// `when(ctx.is_open, required)`, `length(max = ctx.max)`
pub(super) fn is_missing(model: &mut Input<'_>, errors: &mut Errors) {
    if model.context.is_some() {
        return;
    }
    match &mut model.data {
        Data::Struct(all) => fields(all, errors),
        Data::Enum(variants) => variants.iter_mut().for_each(|variant| fields(&mut variant.fields, errors)),
    }
}

fn fields(fields: &mut [Field<'_>], errors: &mut Errors) {
    for field in fields {
        if matches!(&field.nested, Nested::With(_, context) if asks([context], errors)) {
            field.nested = Nested::Skip;
        }
        let before = errors.len();
        items(&mut field.items, errors);
        field.is_sound &= errors.len() == before;
    }
}

fn items(list: &mut Vec<Item>, errors: &mut Errors) {
    list.retain_mut(|item| match item {
        Item::Rule(rule) => !asks(expressions(rule), errors),
        Item::When(_, condition, inner) => {
            if asks([&*condition], errors) {
                *condition = syn::parse_quote!(true);
            }
            items(inner, errors);
            !inner.is_empty()
        }
        Item::Each(_, inner) | Item::Keys(_, inner) | Item::Stop(_, inner) => {
            items(inner, errors);
            !inner.is_empty()
        }
    });
}

/// Returns what is evaluated when a request is checked. A closure may have an argument called `ctx`.
fn expressions(rule: &Rule) -> impl Iterator<Item = &Expr> {
    rule.args.iter().filter_map(|arg| match &arg.value {
        Value::Function(Expr::Closure(_)) => None,
        Value::Expr(expr) | Value::Function(expr) => Some(expr),
        _ => arg.late(),
    })
}

fn asks<'e>(exprs: impl IntoIterator<Item = &'e Expr>, errors: &mut Errors) -> bool {
    let found: Vec<_> = exprs.into_iter().filter_map(|expr| value_of_request(expr, &["ctx"])).collect();
    for ctx in &found {
        errors.at(
            ctx,
            "this type has no context: write `#[api(context = Type)]` on it, and `ctx` is a `&Type`",
        );
    }
    !found.is_empty()
}
