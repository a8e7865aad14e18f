//! The rules of a field: their constants, and how they are handed to the pass.

use proc_macro2::{Group, Ident, Span, TokenStream};
use quote::quote_spanned;

use super::{
    condition, constant, ends, own, settled,
    tokens::{self, Fragment, at, at_type, here, number, parenthesized, tuple, tuple_of},
    typed,
    walk::Walk,
};
use crate::{
    mentions::asks_for,
    model::{Field, Item, Rule},
    rules::{Form, Numeric},
};

/// How many items a tuple of the library has room for.
const ROOM: usize = 8;

/// `let (__rules_0, _, …) = const { &((rules::email(),), (), …) };`
pub(super) fn constants(walk: &Walk<'_>) -> TokenStream {
    let span = here();
    let (mut names, mut tuples) = (Vec::new(), Vec::new());
    let (mut of_types, mut of_bounds, mut of_ends) = (Vec::new(), Vec::new(), Vec::new());
    for (at, field) in walk.fields.iter().enumerate() {
        let (forms, checks) = typed::forms(field, walk);
        of_types.extend(checks);
        for rule in numbered(&field.items) {
            of_bounds.extend(constant::checks(rule, walk));
        }
        of_ends.extend(ends::checks(field, walk));
        if let Some(tuple) = of_field(field, &forms, walk) {
            names.push(name(at, span));
            tuples.push(tuple);
        }
    }
    let of_type = walk.rules.iter().map(|rule| constant::type_rule(rule, walk.fields));
    if let Some(tuple) = tuple_of(of_type, span) {
        names.push(name(walk.fields.len(), span));
        tuples.push(tuple);
    }
    let settled = settled::checks(walk);
    let rules =
        (!names.is_empty()).then(|| quote_spanned!(span=> let (#(#names,)*) = const { &(#(#tuples,)*) };));
    quote_spanned!(span=> #(#of_types)* #(#of_bounds)* #(#of_ends)* #(#settled)* #rules)
}

fn of_field(field: &Field<'_>, forms: &[Option<constant::Typed>], walk: &Walk<'_>) -> Option<Group> {
    let rules = numbered(&field.items).into_iter().zip(forms);
    tuple_of(rules.map(|(rule, form)| constant::rule(rule, walk, form.as_ref())), here())
}

/// Returns the rules among the items and inside of them, in source order.
fn numbered(items: &[Item]) -> Vec<&Rule> {
    let mut rules = Vec::new();
    for item in items {
        item.rules(&mut rules);
    }
    rules
}

/// Returns `__rules_0`: the rules of a field, or those over the whole type, which come behind those of all fields.
fn name(list: usize, span: Span) -> Ident {
    tokens::numbered("rules_", list, span)
}

/// `&__rules_0.1`
pub(super) fn reference(list: usize, rule: usize, span: Span) -> TokenStream {
    let (list, rule) = (name(list, span), number(rule, span));
    quote_spanned!(span=> &#list.#rule)
}

/// A field of a walk, and its rules.
pub(super) struct Site<'a> {
    pub(super) walk: &'a Walk<'a>,
    position: usize,
    rules: Vec<&'a Rule>,
}

impl<'a> Site<'a> {
    pub(super) fn new(walk: &'a Walk<'a>, position: usize) -> Self {
        Self { walk, position, rules: numbered(&walk.fields[position].items) }
    }

    /// Returns the type of the field.
    pub(super) fn ty(&self) -> TokenStream {
        self.walk.ty(&self.walk.fields[self.position])
    }

    /// Returns the rule's constant.
    pub(super) fn constant(&self, rule: &Rule) -> TokenStream {
        let place = self.rules.iter().position(|known| std::ptr::eq(*known, rule));
        reference(self.position, place.unwrap_or_default(), at(rule.word.span()))
    }

    /// Returns the rule itself, without what overrides its texts. A method call could find another trait's method.
    pub(super) fn bare(&self, rule: &Rule) -> TokenStream {
        let constant = self.constant(rule);
        let span = at(rule.word.span());
        match (rule.own.is_empty(), rule.is_late()) {
            (true, false) => constant,
            (false, true) => quote_spanned!(span=> &***(#constant)),
            _ => quote_spanned!(span=> &**(#constant)),
        }
    }

    /// Returns what replaces the code and the texts of a rule that finds its own.
    pub(super) fn own(&self, rule: &Rule) -> TokenStream {
        let (constant, span) = (self.constant(rule), at(rule.word.span()));
        if rule.own.is_empty() {
            quote_spanned!(span=> __private::None)
        } else {
            quote_spanned!(span=> __private::Some(#constant))
        }
    }

    /// Returns the last argument of `__pass.field(…)`.
    pub(super) fn handed(&self) -> Fragment {
        let field = &self.walk.fields[self.position];
        if field.items.is_empty() {
            return parenthesized(TokenStream::new(), at_type(field.ty)).into();
        }
        if let Some(handed) = self.without_code(&field.items) {
            return handed;
        }
        let entries = self.entries(&field.items);
        let (span, ty) = (at_type(field.ty), self.ty());
        let context = if asks_for_context(&field.items) {
            let context = self.walk.derived.own_context();
            quote_spanned!(span=> __ctx: &#context)
        } else {
            quote_spanned!(span=> _)
        };
        let itself = self.walk.used_by(field).fields.contains(&self.position).then(|| {
            own::itself(self.position, &quote_spanned!(span=> __private::known(__value, __checker)))
        });
        let checks = self.list(&field.items, "value", false);
        Fragment::Tokens(quote_spanned! {span=>
            __private::code(#entries, |__value: &#ty, __checker, #context| { #itself #checks })
        })
    }

    /// The rules' constants, and functions, where these are all that is to be checked: `(&__rules_0.0, &__rules_0.1)`, or
    /// `And((&__rules_0.0,), function)`.
    fn without_code(&self, items: &[Item]) -> Option<Fragment> {
        // If two rules read a number, one waits for the other.
        let readers = items.iter().filter(|item| reads_number(item)).count();
        if items.len() > ROOM || readers > 1 {
            return None;
        }
        if let ([Item::Rule(rule)], true) = (items, self.rules.len() == 1 && is_value(&items[0])) {
            return Some(name(self.position, at(rule.word.span())).into());
        }
        if let [Item::Rule(rule), behind @ ..] = items {
            if rule.spec.form == Form::Presence {
                return self.presence(rule, behind);
            }
        }
        let mut handed = None;
        for run in items.chunk_by(|one, next| is_value(one) && is_value(next)) {
            let run = if is_value(&run[0]) { self.entries(run).into() } else { self.function(&run[0])? };
            handed = Some(match handed {
                Some(before) => Fragment::Tokens(quote_spanned!(here()=> __private::And(#before, #run))),
                None => run,
            });
        }
        handed
    }

    /// Returns `required` with the constants behind it: `requires(&__rules_0.0, (&__rules_0.1,))`.
    fn presence(&self, rule: &Rule, behind: &[Item]) -> Option<Fragment> {
        let (ty, constant, span) = (self.ty(), self.constant(rule), at(rule.word.span()));
        let behind = match behind {
            [] => parenthesized(TokenStream::new(), span).into(),
            _ => self.without_code(behind)?,
        };
        Some(Fragment::Tokens(self.walk.derived.ask(quote_spanned! {span=>
            (&&&&&&__private::requires::<#ty, _, _>(#constant, #behind)).__required()
        })))
    }

    /// Returns the items as data: `(&__rules.0.0, Each((&__rules.0.1,)))`.
    fn entries(&self, items: &[Item]) -> Group {
        let tuple = |items: &[Item]| tuple(items.iter().map(|item| self.entry(item)), here());
        if items.len() <= ROOM {
            return tuple(items);
        }
        tokens::tuple(items.chunks(ROOM).map(tuple), here())
    }

    fn entry(&self, item: &Item) -> Fragment {
        let (word, items) = match item {
            Item::Rule(rule) => return Fragment::Tokens(self.constant(rule)),
            Item::Stop(_, items) => return self.entries(items).into(),
            Item::Each(word, items) | Item::Keys(word, items) | Item::When(word, _, items) => (word, items),
        };
        let (span, entries) = (at(word.span()), self.entries(items));
        Fragment::Tokens(match item {
            Item::When(_, condition, _) => {
                let shown = condition::shown(condition, self.walk);
                quote_spanned!(span=> __private::When(#shown, #entries))
            }
            Item::Keys(..) => quote_spanned!(span=> __private::Keys(#entries)),
            _ => quote_spanned!(span=> __private::Each(#entries)),
        })
    }
}

/// Returns whether the item judges the value as a number.
pub(super) fn reads_number(item: &Item) -> bool {
    match item {
        Item::Rule(rule) => rule.spec.numeric != Numeric::No,
        Item::When(_, _, items) | Item::Stop(_, items) => items.iter().any(reads_number),
        Item::Each(..) | Item::Keys(..) => false,
    }
}

/// Returns whether the rule's constant is all that is checked.
fn is_value(item: &Item) -> bool {
    item.rule().is_some_and(|rule| {
        matches!(rule.spec.form, Form::Value | Form::Date | Form::DateTime)
            && rule.arg("unit").is_none()
            && !rule.is_late()
    })
}

fn asks_for_context(items: &[Item]) -> bool {
    items.iter().any(|item| match item {
        Item::Rule(rule) => rule.spec.form == Form::Custom || rule.exprs().any(|expr| asks_for(expr, "ctx")),
        Item::Each(_, items) | Item::Keys(_, items) | Item::Stop(_, items) => asks_for_context(items),
        Item::When(_, condition, items) => asks_for(condition, "ctx") || asks_for_context(items),
    })
}
