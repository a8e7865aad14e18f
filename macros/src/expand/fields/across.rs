//! The rules over several fields, and over the whole type.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Expr, Member, spanned::Spanned};

use super::{FieldList, held, rules::bare, slot};
use crate::{
    check::sibling,
    expand::{
        Names, constant, here, local, spot,
        tokens::{mentions, optional, user, user_context},
    },
    model::{Item, Own, Rule, TypeRule},
    rules::Form,
};

/// A rule over several fields, judged when each of them was.
pub(super) struct Deferred<'a> {
    pub(super) field: usize,
    rule: &'a Rule,
    conditions: Vec<&'a Expr>,
    others: Vec<&'a Member>,
}

impl Deferred<'_> {
    fn asks_for_self(&self) -> bool {
        self.conditions.iter().any(|condition| mentions(condition.to_token_stream(), "self"))
    }
}

impl<'a> FieldList<'a> {
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
                Item::Each(..) | Item::Keys(..) => {}
            }
        }
    }

    /// The fields of which later code asks whether they held.
    pub(super) fn needed(&self, deferred: &[Deferred<'_>]) -> HashSet<usize> {
        let own = deferred.iter().map(|deferred| deferred.field);
        let others =
            deferred.iter().flat_map(|deferred| &deferred.others).filter_map(|member| self.position(member));
        let counted = self.rules.iter().flat_map(|rule| match rule {
            TypeRule::Count(_, members, _) => members.as_slice(),
            TypeRule::Custom(..) => &[],
        });
        own.chain(others).chain(counted.filter_map(|member| self.position(member))).collect()
    }

    /// The rules over several fields, of those that could be read.
    pub(super) fn across_read(&self) -> TokenStream {
        let bound = self.bound();
        let deferred = self.deferred();
        let deferred = deferred.iter().rev().filter(|deferred| !deferred.asks_for_self());
        let deferred =
            deferred.map(|deferred| self.of_read(&bound.settle(deferred, true), self.involved(deferred)));
        let counts = self.rules.iter().filter_map(|rule| match rule {
            TypeRule::Count(word, members, own) => {
                let involved = members.iter().filter_map(|member| self.position(member)).collect();
                Some(self.of_read(&bound.count(word, members, own), involved))
            }
            TypeRule::Custom(..) => None,
        });
        quote!(#(#deferred)* #(#counts)*)
    }

    pub(super) fn settle(&self, deferred: &Deferred<'_>, is_read: bool) -> TokenStream {
        let Names { krate, private, checker, .. } = self.names;
        let involved = self.involved(deferred);
        let is_looked_up = deferred.rule.spec.form == Form::IdValue;
        let agree = involved.iter().filter(|_| is_looked_up).filter_map(|at| self.agrees(*at, is_read));
        let agree: Vec<TokenStream> = agree.collect();
        let context = user_context(deferred.conditions.iter().copied());
        let conditions = deferred.conditions.iter().map(user);
        let held = involved.into_iter().map(held);
        let comparisons = deferred.rule.args.iter().filter_map(|arg| {
            let other = self.position(sibling(arg)?)?;
            Some(self.comparison(deferred, arg.name, other))
        });
        let (slot, place) = (slot(deferred.field), &self.fields[deferred.field].place);
        let (place, this) = (optional(place, self.names), here("this"));
        let this = deferred.asks_for_self().then(|| quote!(let #this = self;));
        quote! {{
            #context
            #this
            if #(#held)&&* #(&& (#conditions))* #(&& #agree)* {
                #private::deferred(#checker, #slot, #place, |#checker: &mut #krate::Checker| { #(#comparisons)* });
            }
        }}
    }

    /// Whether a field and its siblings agree, asked before it is looked up; the record about it comes when all fields were
    /// judged. `is_read`: of those that could be read.
    pub(super) fn agrees(&self, position: usize, is_read: bool) -> Option<TokenStream> {
        let mut own = Vec::new();
        self.defer(position, &self.fields[position].items, &mut Vec::new(), &mut own);
        own.retain(|deferred| {
            deferred.rule.spec.form != Form::IdValue && !(is_read && deferred.asks_for_self())
        });
        let differs: Vec<TokenStream> = own.iter().map(|deferred| self.differs(deferred, is_read)).collect();
        (!differs.is_empty()).then(|| quote!(!(false #(|| #differs)*)))
    }

    fn differs(&self, deferred: &Deferred<'_>, is_read: bool) -> TokenStream {
        let (private, this) = (&self.names.private, here("this"));
        let context = user_context(deferred.conditions.iter().copied());
        let conditions = deferred.conditions.iter().map(user);
        let this = deferred.asks_for_self().then(|| quote!(let #this = self;));
        let verdicts = deferred.rule.args.iter().filter_map(|arg| {
            let (rule, judge) = self.judge(deferred, arg.name, self.position(sibling(arg)?)?);
            Some(quote!({ #rule #private::is_broken(#judge) }))
        });
        let differs = quote!({ #context #this true #(&& (#conditions))* && (false #(|| #verdicts)*) });
        if !is_read {
            return differs;
        }
        let of_read = self.of_read(&differs, self.involved(deferred));
        quote!({ #of_read else { false } })
    }

    fn involved(&self, deferred: &Deferred<'_>) -> Vec<usize> {
        let others = deferred.others.iter().filter_map(|member| self.position(member));
        others.chain([deferred.field]).collect()
    }

    /// Code that is run where these fields could be read.
    fn of_read(&self, code: &TokenStream, mut positions: Vec<usize>) -> TokenStream {
        let private = &self.names.private;
        positions.sort_unstable();
        positions.dedup();
        let reads = positions.iter().map(|position| here(&format!("read_{position}")));
        let fields = positions.iter().map(|position| here(&format!("field_{position}")));
        quote!(if let (#(#private::Ok(#fields),)*) = (#(&#reads,)*) { #code })
    }

    /// The fields as locals, as those that were read are.
    pub(super) fn bound(&self) -> Self {
        Self { variant: Some(self.variant.unwrap_or_default()), checks: Vec::new(), ..*self }
    }

    fn comparison(&self, deferred: &Deferred<'_>, how: &str, other: usize) -> TokenStream {
        let span = spot(deferred.rule.word.span());
        let checker = self.names.at(span).checker;
        let (this, verdict) = (local("rule", span), local("verdict", span));
        let (rule, judge) = self.judge(deferred, how, other);
        quote! {{
            #rule
            let #verdict = #judge;
            #checker.verdict(#this, #verdict);
        }}
    }

    /// The rule in a local, and its verdict on a field and a sibling.
    fn judge(&self, deferred: &Deferred<'_>, how: &str, other: usize) -> (TokenStream, TokenStream) {
        let span = spot(deferred.rule.word.span());
        let checker = self.names.at(span).checker;
        let (value, sibling) = (self.operand(deferred.field), self.operand(other));
        let constant = self.constant(deferred.rule);
        let this = local("rule", span);
        let bare = bare(&this, &deferred.rule.own);
        let judge = if deferred.rule.spec.form == Form::IdValue {
            let (value, sibling) = (value.at(span), sibling.at(span));
            quote_spanned!(span=> (#bare).judge(#value, #sibling, #checker))
        } else if deferred.rule.spec.form == Form::Date {
            let judge = format_ident!("judge_{how}", span = span);
            let format = self.date_format(other, deferred.rule);
            let (value, sibling) = (value.at(span), sibling.at(span));
            quote_spanned!(span=> (#bare).#judge(#value, #sibling, #format))
        } else {
            let (value, sibling) = (value.peeled(span, self.names), sibling.peeled(span, self.names));
            quote_spanned!(span=> (#bare).judge(#value, #sibling))
        };
        (quote!(let #this = #constant;), judge)
    }

    /// The format of the sibling's dates: its own rule's, or this one's.
    fn date_format(&self, position: usize, rule: &Rule) -> TokenStream {
        let own = self.fields[position]
            .items
            .iter()
            .filter_map(Item::rule)
            .find(|rule| rule.spec.form == Form::Date);
        constant::format_tokens(&constant::format(own.unwrap_or(rule)), self.names)
    }

    pub(super) fn type_rule(&self, rule: &TypeRule) -> TokenStream {
        match rule {
            TypeRule::Custom(word, path, own) => {
                let this = Ident::new("self", spot(word.span()));
                self.custom(path, own, &quote!(#this), word.span())
            }
            TypeRule::Count(word, members, own) => self.count(word, members, own),
        }
    }

    fn count(&self, word: &Ident, members: &[Member], own: &Own) -> TokenStream {
        let Names { private, checker, .. } = self.names;
        let positions: Vec<usize> = members.iter().filter_map(|member| self.position(member)).collect();
        let built = constant::count(word, members, self.fields, self.names);
        let constant = constant::constant(&built, own, word.span(), self.names);
        let held = positions.iter().map(|position| held(*position));
        let present = positions.iter().zip(members).map(|(position, member)| {
            let span = spot(member.span());
            let value = self.operand(*position).flat(span, self.names);
            let private = self.names.at(span).private;
            quote_spanned!(span=> !(&&#private::Probe(#value)).__is_missing())
        });
        let places = positions.iter().map(|position| optional(&self.fields[*position].place, self.names));
        let (this, verdict) = (local("rule", word.span()), local("verdict", word.span()));
        let bare = bare(&this, own);
        quote! {
            if true #(&& #held)* {
                let #this = #constant;
                let #verdict = (#bare).judge(&[#(#present),*]);
                #private::counted(#checker, #this, #verdict, [#(#places),*]);
            }
        }
    }
}
