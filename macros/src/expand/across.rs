//! The rules over several fields, and over the whole type.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote_spanned};
use syn::{Expr, Member};

use super::{
    constant, own,
    rules::{Site, reference},
    tokens::{at, here, number, numbered, user_context},
    walk::{Walk, held, local, slot},
};
use crate::{
    check::sibling,
    model::{Field, Item, Own, Place, Rule, TypeRule},
    rules::Form,
    seen::is_new,
};

/// A rule over several fields, which is judged after them.
pub(super) struct Deferred<'a> {
    pub(super) field: usize,
    rule: &'a Rule,
    conditions: Vec<&'a Expr>,
    others: Vec<&'a Member>,
}

impl<'a> Walk<'a> {
    pub(super) fn deferred(&self) -> Vec<Deferred<'a>> {
        let mut deferred = Vec::new();
        for (position, field) in self.fields.iter().enumerate() {
            self.defer(position, &field.items, &mut Vec::new(), &mut deferred);
        }
        deferred
    }

    fn defer(
        &self,
        field: usize,
        items: &'a [Item],
        conditions: &mut Vec<&'a Expr>,
        deferred: &mut Vec<Deferred<'a>>,
    ) {
        for item in items {
            match item {
                Item::Rule(rule) => {
                    let others: Vec<&Member> = rule.args.iter().filter_map(sibling).collect();
                    let exist = others.iter().all(|other| self.position(other).is_some());
                    if !others.is_empty() && exist {
                        deferred.push(Deferred { field, rule, conditions: conditions.clone(), others });
                    }
                }
                Item::When(_, condition, inner) => {
                    conditions.push(condition);
                    self.defer(field, inner, conditions, deferred);
                    conditions.pop();
                }
                Item::Stop(_, inner) => self.defer(field, inner, conditions, deferred),
                Item::Each(..) | Item::Keys(..) => {}
            }
        }
    }

    /// Returns the fields whose verdicts later code needs.
    pub(super) fn needed(&self, deferred: &[Deferred<'_>]) -> Vec<usize> {
        let mut needed = Vec::new();
        for deferred in deferred {
            needed.extend(self.involved(deferred));
        }
        for rule in self.rules {
            if let TypeRule::Count(_, members, _) = rule {
                needed.extend(members.iter().filter_map(|member| self.position(member)));
            }
        }
        needed
    }

    /// Judges the rule if all of its fields held.
    pub(super) fn settle(&self, deferred: &Deferred<'_>) -> TokenStream {
        let (span, involved) = (here(), self.involved(deferred));
        let is_looked_up = deferred.rule.spec.form == Form::IdValue;
        let agree: Vec<_> =
            involved.iter().filter(|_| is_looked_up).filter_map(|at| self.agrees(*at)).collect();
        let conditions: Vec<_> =
            deferred.conditions.iter().map(|condition| self.holds(condition)).chain(agree).collect();
        let comparisons = deferred.rule.args.iter().filter_map(|arg| {
            let other = self.position(sibling(arg)?)?;
            Some(self.comparison(deferred, arg.name, other))
        });
        let (slot, position) = (slot(deferred.field), number(deferred.field, span));
        let across = quote_spanned! {span=>
            __pass.across(#position, #slot, |__checker| { #(#comparisons)* });
        };
        let across = if conditions.is_empty() {
            across
        } else {
            quote_spanned!(span=> if true #(&& (#conditions))* { #across })
        };
        let held = involved.iter().map(|position| held(*position));
        let known = self.where_known(deferred, &across);
        quote_spanned!(span=> if __pass.judges() #(&& #held)* { #known })
    }

    /// Returns code over fields, which runs if they could be read.
    fn where_known(&self, deferred: &Deferred<'_>, code: &TokenStream) -> TokenStream {
        let span = here();
        let context = user_context(deferred.conditions.iter().copied());
        let code = quote_spanned!(span=> #context #code);
        let conditions = || deferred.conditions.iter().copied();
        let known = own::known(self.used(conditions()).fields);
        let code = self.with_self(conditions(), code);
        where_read(&self.involved(deferred), context.is_some(), &quote_spanned!(span=> #known #code))
    }

    /// Returns code that tells whether a field and its siblings agree, before the field is looked up. The record about
    /// it comes when all fields were judged.
    pub(super) fn agrees(&self, position: usize) -> Option<TokenStream> {
        let (span, mut own) = (here(), Vec::new());
        self.defer(position, &self.fields[position].items, &mut Vec::new(), &mut own);
        own.retain(|deferred| deferred.rule.spec.form != Form::IdValue);
        let differs = own.iter().map(|deferred| self.differs(deferred));
        (!own.is_empty()).then(|| {
            quote_spanned! {span=> {
                let mut __agrees = true;
                if __pass.judges() { #(#differs)* }
                __agrees
            }}
        })
    }

    fn differs(&self, deferred: &Deferred<'_>) -> TokenStream {
        let span = here();
        let conditions = deferred.conditions.iter().map(|condition| self.holds(condition));
        let verdicts = deferred.rule.args.iter().filter_map(|arg| {
            let judge = self.judge(deferred, arg.name, self.position(sibling(arg)?)?);
            Some(quote_spanned!(span=> __private::is_broken(#judge)))
        });
        let differs =
            quote_spanned!(span=> if true #(&& (#conditions))* && (#(#verdicts)||*) { __agrees = false; });
        self.where_known(deferred, &differs)
    }

    /// Returns the fields of a rule, in order.
    fn involved(&self, deferred: &Deferred<'_>) -> Vec<usize> {
        let others = deferred.others.iter().filter_map(|member| self.position(member));
        let mut involved: Vec<usize> = others.chain([deferred.field]).collect();
        involved.sort_unstable();
        involved.dedup();
        involved
    }

    fn comparison(&self, deferred: &Deferred<'_>, how: &str, other: usize) -> TokenStream {
        let span = at(deferred.rule.word.span());
        let rule = Site::new(self, deferred.field).constant(deferred.rule);
        let judge = self.judge(deferred, how, other);
        quote_spanned!(span=> let __verdict = #judge; __checker.verdict(#rule, __verdict);)
    }

    /// Returns the rule's verdict on a field and a sibling.
    fn judge(&self, deferred: &Deferred<'_>, how: &str, other: usize) -> TokenStream {
        let span = at(deferred.rule.word.span());
        let bare = Site::new(self, deferred.field).bare(deferred.rule);
        let (value, sibling) = (read(deferred.field, span), read(other, span));
        match deferred.rule.spec.form {
            Form::IdValue => quote_spanned!(span=> (#bare).judge(#value, #sibling, __checker)),
            Form::Date => {
                let judge = format_ident!("judge_{how}", span = span);
                let format = self.date_format(other, deferred.rule);
                quote_spanned!(span=> (#bare).#judge(#value, #sibling, #format))
            }
            Form::DateTime => {
                let judge = format_ident!("judge_{how}", span = span);
                quote_spanned!(span=> (#bare).#judge(#value, #sibling))
            }
            _ => {
                let value = self.derived.peeled(&value, span);
                let sibling = self.derived.peeled(&sibling, span);
                quote_spanned!(span=> (#bare).judge(#value, #sibling))
            }
        }
    }

    /// Returns the format of the sibling's dates: that of its own rule, or of this one.
    fn date_format(&self, position: usize, rule: &Rule) -> TokenStream {
        constant::format_tokens(&constant::format(self.fields[position].rule_of(Form::Date).unwrap_or(rule)))
    }

    /// Judges a rule over the whole type, and describes it.
    pub(super) fn type_rule(&self, number: usize, rule: &TypeRule) -> TokenStream {
        let judged = match rule {
            TypeRule::Custom(word, path, own) => {
                let span = at(word.span());
                let constant = reference(self.fields.len(), number, span);
                let own = if own.is_empty() {
                    quote_spanned!(span=> __private::None)
                } else {
                    quote_spanned!(span=> __private::Some(#constant))
                };
                let known = own::known(self.used([path]).fields);
                let call = self.custom(path, &own, &quote_spanned!(span=> __this), span);
                quote_spanned! {span=>
                    #known
                    if let (__private::Some(__this), __private::Some(__ctx)) = (__whole, __ctx) {
                        __pass.whole(|__checker| { #call });
                    }
                }
            }
            TypeRule::Count(word, members, own) => self.count(number, word, members, own),
        };
        let described = cfg!(feature = "json").then(|| {
            let constant = reference(self.fields.len(), number, here());
            quote_spanned!(here()=> __pass.describe(#constant);)
        });
        quote_spanned!(here()=> #judged #described)
    }

    fn count(&self, number: usize, word: &Ident, members: &[Member], own: &Own) -> TokenStream {
        let (span, mut seen) = (at(word.span()), Vec::new());
        // An unknown or repeated name was reported.
        let named = members.iter().filter_map(|member| Some((self.position(member)?, member)));
        let named: Vec<_> = named.filter(|(position, _)| is_new(*position, &mut seen)).collect();
        let positions: Vec<usize> = named.iter().map(|(position, _)| *position).collect();
        let constant = reference(self.fields.len(), number, span);
        let bare = if own.is_empty() { constant.clone() } else { quote_spanned!(span=> &**(#constant)) };
        let sent = named.iter().map(|(position, member)| {
            let span = at(syn::spanned::Spanned::span(*member));
            let field = read(*position, span);
            let value = self.derived.flat(&field, span);
            let missing = quote_spanned!(span=> (&&&__private::Probe(#value)).__is_missing());
            self.derived.ask(quote_spanned!(span=> (&&__private::Probe(#field)).__sent(#missing)))
        });
        let places = positions.iter().map(|position| place(&self.fields[*position]));
        let counted = quote_spanned! {span=>
            __pass.whole(|__checker| {
                __private::counted(__checker, #constant, (#bare).judge(&[#(#sent),*]), [#(#places),*]);
            });
        };
        let (known, held) = (where_read(&positions, false, &counted), positions.into_iter().map(held));
        quote_spanned!(span=> if __pass.judges() #(&& #held)* { #known })
    }
}

/// Returns the value of a field that could be read.
fn read(position: usize, span: Span) -> TokenStream {
    let local = numbered("field_", position, span);
    quote_spanned!(span=> #local)
}

/// Returns code that runs if these fields could be read, and if there is a context where one is needed.
fn where_read(positions: &[usize], needs_context: bool, code: &TokenStream) -> TokenStream {
    let span = here();
    let read = positions.iter().map(|position| read(*position, span));
    let values = positions.iter().map(|position| local(*position));
    let (some, context) = if needs_context {
        (quote_spanned!(span=> __private::Some(__ctx),), quote_spanned!(span=> __ctx,))
    } else {
        (TokenStream::new(), TokenStream::new())
    };
    quote_spanned! {span=>
        if let (#(__private::Some(#read),)* #some) = (#(__private::Value::get(#values),)* #context) { #code }
    }
}

/// `Option<Segment>`
fn place(field: &Field<'_>) -> TokenStream {
    let span = here();
    match &field.place {
        Place::Name(name) => quote_spanned!(span=> __private::Some(__private::Segment::Field(#name))),
        Place::Index(index) => quote_spanned!(span=> __private::Some(__private::Segment::Index(#index))),
        Place::Same => quote_spanned!(span=> __private::None),
    }
}
