//! The checks of a list of fields: each field's own rules, then those over several fields.

mod across;
mod elements;
mod nested;
mod rules;

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::Member;

use self::across::Deferred;
use super::{
    Names, constant, here, local,
    tokens::{self, Operand, segment},
};
use crate::{
    check::member_name,
    model::{Field, Rule, TypeRule},
    rules::Form,
};

/// The fields of a struct or of a variant.
pub(crate) struct FieldList<'a> {
    fields: &'a [Field<'a>],
    rules: &'a [TypeRule],
    names: &'a Names<'a>,
    /// The variant whose fields these are; they are bound to locals.
    variant: Option<usize>,
    /// The checks of each field, as its function has them.
    checks: Vec<TokenStream>,
}

impl<'a> FieldList<'a> {
    pub(crate) fn of_struct(fields: &'a [Field<'a>], rules: &'a [TypeRule], names: &'a Names<'a>) -> Self {
        Self { fields, rules, names, variant: None, checks: Vec::new() }.with_checks()
    }

    pub(crate) fn of_variant(position: usize, fields: &'a [Field<'a>], names: &'a Names<'a>) -> Self {
        Self { fields, rules: &[], names, variant: Some(position), checks: Vec::new() }.with_checks()
    }

    pub(crate) fn is_of_variant(&self) -> bool {
        self.variant.is_some()
    }

    /// `radius: __field_0`
    pub(crate) fn bindings(&self) -> impl Iterator<Item = TokenStream> {
        self.fields.iter().enumerate().map(|(position, field)| {
            let member = &field.member;
            let binding = local(&format!("field_{position}"), Span::call_site());
            quote!(#member: #binding)
        })
    }

    /// All checks of a value.
    pub(crate) fn check(&self) -> TokenStream {
        let deferred = self.deferred();
        let needed = self.needed(&deferred);
        let fields = (0..self.fields.len()).map(|position| self.field(position, &deferred, &needed));
        // From the last to the first, so that what is put into the report moves nothing that is still to come.
        let deferred = deferred.iter().rev().map(|deferred| self.settle(deferred, false));
        let rules = self.rules.iter().map(|rule| self.type_rule(rule));
        quote!(#(#fields)* #(#deferred)* #(#rules)*)
    }

    /// A function for each field: its own rules, and those of its type.
    pub(crate) fn functions(&self) -> impl Iterator<Item = TokenStream> {
        let of_elements = (0..self.fields.len()).filter_map(|position| self.elements(position));
        // Behind the others, so that the compiler speaks of what is wrong in the order in which it was written.
        self.of_fields().chain(of_elements)
    }

    fn of_fields(&self) -> impl Iterator<Item = TokenStream> {
        (0..self.fields.len()).filter(|position| !self.checks[*position].is_empty()).map(|position| {
            let Names { krate, private, checker, .. } = self.names;
            let (checks, name, ty) =
                (&self.checks[position], self.function(position), self.fields[position].ty);
            let [value, this, context] = ["value", "this", "ctx"].map(here);
            quote! {
                #[inline]
                fn #name(
                    #value: &#ty,
                    #this: #private::Option<&Self>,
                    #checker: &mut #krate::Checker,
                    #context: &<Self as #krate::ApiValidate>::Context,
                ) {
                    #checks
                }
            }
        })
    }

    fn function(&self, position: usize) -> Ident {
        self.named("", position)
    }

    fn named(&self, what: &str, position: usize) -> Ident {
        match self.variant {
            Some(variant) => format_ident!("__api_validate_{what}{variant}_{position}"),
            None => format_ident!("__api_validate_{what}{position}"),
        }
    }

    fn with_checks(mut self) -> Self {
        let operand = Operand::Local("value".to_owned());
        let checks = |field: &Field<'_>| {
            let nested = self.nested(field, &operand);
            self.list(&field.items, &operand, &nested, false)
        };
        self.checks = self.fields.iter().map(checks).collect();
        self
    }

    /// The checks of a field, and what later code asks of them.
    fn field(&self, position: usize, deferred: &[Deferred<'_>], needed: &HashSet<usize>) -> TokenStream {
        let Names { krate, private, checker, .. } = self.names;
        let held = held(position);
        if self.checks[position].is_empty() {
            return if needed.contains(&position) { quote!(let #held = true;) } else { TokenStream::new() };
        }
        let held = if needed.contains(&position) { quote!(#held) } else { quote!(_) };
        let slot = deferred.iter().any(|deferred| deferred.field == position).then(|| {
            let slot = slot(position);
            quote!(let #slot = #krate::Checker::mark(#checker);)
        });
        let value = self.operand(position).at(Span::call_site());
        let agrees = self.looks_up(position).then(|| self.agrees(position, false)).flatten();
        let judged = self.judged(position, &value, &quote!(#private::Some(self)), agrees.as_ref());
        quote! {
            let #held = #judged;
            #slot
        }
    }

    /// Whether a field has lookups of its own.
    fn looks_up(&self, position: usize) -> bool {
        self.fields[position].items.iter().any(|item| item.has_form(&[Form::Resource]))
    }

    /// Calls a field's function and gives its records their place; says whether all of it held.
    /// `agrees`: whether it is looked up, as far as its siblings decide.
    fn judged(
        &self,
        position: usize,
        value: &TokenStream,
        this: &TokenStream,
        agrees: Option<&TokenStream>,
    ) -> TokenStream {
        let Names { krate, private, checker, mark, .. } = self.names;
        let place = match segment(&self.fields[position].place) {
            Some(segment) => quote!(#checker.place(#mark, #segment)),
            None => quote!(#mark == #krate::Checker::mark(#checker)),
        };
        let (function, context, answer) = (self.function(position), here("ctx"), here("agrees"));
        let check = quote!(Self::#function(#value, #this, #checker, #context););
        let check = match agrees {
            Some(agrees) => quote! {
                let #answer = #agrees;
                #private::lookups_if(#checker, #answer, |#checker: &mut #krate::Checker| { #check });
            },
            None => check,
        };
        let check = if self.fields[position].source.with.is_some() {
            tokens::as_a_whole(&check, self.names)
        } else {
            check
        };
        quote! {{
            let #mark = #krate::Checker::mark(#checker);
            #check
            #place
        }}
    }

    /// The checks of those fields that could be read, between the records of those that could not.
    /// `begin` has where the records of each field begin.
    pub(crate) fn partial(&self, begin: &[Ident]) -> TokenStream {
        let Names { krate, private, checker, .. } = self.names;
        let [start, parked] = ["start", "parked"].map(here);
        let fields = (0..self.fields.len()).map(|position| {
            let [read, field] = ["read", "field"].map(|name| here(&format!("{name}_{position}")));
            let (held, slot) = (held(position), slot(position));
            let judged = if self.checks[position].is_empty() {
                quote!(true)
            } else {
                let agrees = self.looks_up(position).then(|| self.bound().agrees(position, true)).flatten();
                self.judged(position, &quote!(#field), &quote!(#private::None), agrees.as_ref())
            };
            let end = begin.get(position + 1).map(|end| quote!(#parked.restore(#end, #checker);));
            quote! {
                let #held = match &#read {
                    #private::Ok(#field) => #judged,
                    #private::Err(_) => false,
                };
                #end
                let #slot = #krate::Checker::mark(#checker);
            }
        });
        let across = self.across_read();
        quote! {
            let mut #parked = #private::park(#checker, #start);
            #(#fields)*
            #parked.finish(#checker);
            #across
        }
    }

    fn operand(&self, position: usize) -> Operand {
        if self.variant.is_some() {
            Operand::Local(format!("field_{position}"))
        } else {
            Operand::Field(self.fields[position].member.clone())
        }
    }

    fn position(&self, member: &Member) -> Option<usize> {
        let name = member_name(member);
        self.fields.iter().position(|field| field.rust_name() == name)
    }

    pub(crate) fn field_at(&self, position: usize) -> Option<&'a Field<'a>> {
        self.fields.get(position)
    }

    pub(crate) fn constant(&self, rule: &Rule) -> TokenStream {
        constant::rule(rule, self.fields, self.names)
    }
}

/// Whether all of the field's rules held.
fn held(position: usize) -> Ident {
    here(&format!("held_{position}"))
}

/// Where the field's records end.
fn slot(position: usize) -> Ident {
    here(&format!("slot_{position}"))
}
