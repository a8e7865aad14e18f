//! The walk: every field once, with its name, its type and its rules. All that is done with a value uses it.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::Member;

use super::{
    Derived, fields, lifetimes,
    rules::constants,
    tokens::{here, number, numbered, tuple},
};
use crate::{
    bounds::is_generic,
    check::member_name,
    model::{Field, Form, Nested, TypeRule, Variant},
};

/// The fields of a struct or variant, or the rules over a whole enum, which has no fields here.
pub(crate) struct Walk<'a> {
    pub(super) derived: &'a Derived<'a>,
    pub(super) fields: &'a [Field<'a>],
    /// The rules over the whole type.
    pub(super) rules: &'a [TypeRule],
    pub(super) form: Form,
    of: Of<'a>,
}

#[derive(Clone, Copy)]
enum Of<'a> {
    Struct,
    Variant(usize, &'a Variant<'a>),
    /// Rules over an enum with this number of variants.
    Enum(usize),
}

/// How many fields a tuple of the library has room for.
const ROOM: usize = 12;

impl<'a> Walk<'a> {
    pub(crate) fn of_struct(derived: &'a Derived<'a>, fields: &'a [Field<'a>]) -> Self {
        let form = derived.model.body.form;
        Self { derived, fields, rules: &derived.model.rules, form, of: Of::Struct }
    }

    pub(crate) fn of_variant(derived: &'a Derived<'a>, number: usize, variant: &'a Variant<'a>) -> Self {
        let Variant { fields, form, .. } = variant;
        Self { derived, fields, rules: &[], form: *form, of: Of::Variant(number, variant) }
    }

    pub(crate) fn of_rules(derived: &'a Derived<'a>, variants: usize) -> Self {
        Self { derived, fields: &[], rules: &derived.model.rules, form: Form::Unit, of: Of::Enum(variants) }
    }

    /// `(0, describe_variant::<Self, 0>)`
    pub(super) fn described(&self) -> Option<TokenStream> {
        let Of::Variant(at, _) = self.of else { return None };
        let (at, this) = (number(at, here()), self.derived.generics.anywhere());
        Some(quote_spanned!(here()=> (#at, __private::describe_variant::<#this, __Own, #at>)))
    }

    pub(crate) fn implementation(&self) -> TokenStream {
        let span = here();
        let number = self.number().map(|at| number(at, span)).map(|at| quote_spanned!(span=> , #at));
        let header = quote_spanned!(span=> __private::Walk<'__n, __Own #number>);
        let header = self.derived.generics.implement_for_body(&header);
        let (fields, walk) = (fields::constant(self), self.walk());
        self.derived.generics.for_body(quote_spanned! {span=>
            #[automatically_derived]
            #header {
                const FIELDS: __private::Fields = #fields;
                #walk
            }
        })
    }

    /// `fn walk()`
    fn walk(&self) -> TokenStream {
        let (span, context) = (here(), self.derived.own_context());
        let constants = constants(self);
        let shown = if self.is_shown_at_once() { self.at_once() } else { self.in_steps() };
        quote_spanned! {span=>
            #[inline]
            fn walk<__W: __private::Pass<'__n>>(
                __pass: &mut __W,
                __ctx: __private::Option<&#context>,
                __whole: __private::Option<&Self>,
            ) -> __private::Option<Self> {
                #constants
                #shown
            }
        }
    }

    /// Returns whether no code stands between the fields that needs several of them.
    fn is_shown_at_once(&self) -> bool {
        self.is_made()
            && self.rules.is_empty()
            && self.deferred().is_empty()
            && !self.fields.iter().any(|field| matches!(field.nested, Nested::With(..)))
    }

    /// Returns one call for all fields. The library has the loop.
    fn at_once(&self) -> TokenStream {
        let (span, values, of) = (here(), self.values(), self.variant());
        let said: Vec<_> = (0..self.fields.len()).map(|position| self.said(position)).collect();
        let said = grouped(&said);
        let members = self.fields.iter().enumerate().map(|(position, Field { member, .. })| {
            let value = self.taken(position);
            quote_spanned!(span=> #member: #value,)
        });
        quote_spanned! {span=>
            match __pass.all(#values, __ctx, #said) {
                __private::Some(__values) => __private::Some(Self #of { #(#members)* }),
                _ => __private::None,
            }
        }
    }

    /// Returns `__values.0`, or `__values.1.0` if one tuple has no room for all.
    fn taken(&self, position: usize) -> TokenStream {
        let (span, groups) = (here(), self.fields.len().div_ceil(ROOM));
        let group = position / ROOM;
        let mut path = vec![1; group];
        if group + 1 < groups {
            path.push(0);
        }
        path.push(position % ROOM);
        let path = path.into_iter().map(|index| number(index, span));
        quote_spanned!(span=> __values #(.#path)*)
    }

    /// Returns a loop over all fields, with a call for each.
    fn in_steps(&self) -> TokenStream {
        let span = here();
        let (values, locals, steps) = (self.values(), self.locals(), self.steps());
        let is_made = self.is_made();
        let read = if is_made {
            quote_spanned!(span=> &*__values)
        } else {
            quote_spanned!(span=> &__private::Unmade)
        };
        let made = is_made.then(|| self.made());
        let made = made.unwrap_or_else(|| quote_spanned!(span=> __private::None));
        quote_spanned! {span=>
            let mut __values = __pass.hold(__private::values(#values));
            loop {
                let #locals = &mut *__values;
                #steps
                if !__pass.again(#read) {
                    break;
                }
            }
            #made
        }
    }

    pub(super) fn has_generics(&self) -> bool {
        !self.derived.model.generics.params.is_empty()
    }

    /// Returns the doc comments of the type or variant.
    pub(super) fn docs(&self) -> Option<&'a str> {
        match self.of {
            Of::Struct => self.derived.model.docs.as_deref(),
            Of::Variant(_, variant) => variant.docs.as_deref(),
            Of::Enum(_) => None,
        }
    }

    /// Returns the number of a variant.
    fn number(&self) -> Option<usize> {
        match self.of {
            Of::Struct => None,
            Of::Variant(number, _) | Of::Enum(number) => Some(number),
        }
    }

    /// Returns the type of a field. A type that borrows for ever does so as long as the body.
    pub(super) fn ty(&self, field: &Field<'_>) -> TokenStream {
        let ty = field.ty.to_token_stream();
        if self.borrows(field) { lifetimes::of_body(ty, &["static".to_owned()]) } else { ty }
    }

    /// Returns whether the value of a field may borrow from the body.
    pub(super) fn borrows(&self, field: &Field<'_>) -> bool {
        let Derived { generics, model, .. } = self.derived;
        !generics.lifetimes().is_empty()
            && !matches!(field.nested, Nested::Unread)
            && lifetimes::are_mentioned(field.ty.to_token_stream())
            && !is_generic(field.ty, model.generics)
    }

    fn borrows_for_ever(&self) -> bool {
        let lasts =
            |field: &Field<'_>| self.borrows(field) && lifetimes::mentions_static(field.ty.to_token_stream());
        self.fields.iter().any(lasts)
    }

    /// `(__0, __1,)`
    fn locals(&self) -> TokenStream {
        let locals: Vec<_> = (0..self.fields.len()).map(|at| local(at).to_token_stream()).collect();
        grouped(&locals)
    }

    fn steps(&self) -> TokenStream {
        let span = here();
        let deferred = self.deferred();
        let needed = self.needed(&deferred);
        let fields = (0..self.fields.len()).map(|position| self.field(position, &deferred, &needed));
        // From last to first, so that records put into the report do not move places that are still needed.
        let deferred = deferred.iter().rev().map(|deferred| self.settle(deferred));
        let rules = self.rules.iter().enumerate().map(|(number, rule)| self.type_rule(number, rule));
        quote_spanned!(span=> #(#fields)* #(#deferred)* #(#rules)*)
    }

    /// Returns `Option<(&String, &u32,)>`: the fields of a whole value.
    fn values(&self) -> TokenStream {
        let span = here();
        let (pattern, fields) = match self.of {
            _ if self.fields.is_empty() => return quote_spanned!(span=> __private::Some(())),
            Of::Struct | Of::Enum(_) => {
                let fields = self.fields.iter().map(|field| {
                    let member = &field.member;
                    quote_spanned!(span=> &__this.#member)
                });
                (quote_spanned!(span=> __this), grouped(&fields.collect::<Vec<_>>()))
            }
            Of::Variant(_, variant) => {
                let (ident, members) = (variant.ident, self.members());
                (quote_spanned!(span=> Self::#ident { #members }), self.locals())
            }
        };
        quote_spanned! {span=>
            match __whole {
                __private::Some(#pattern) => __private::Some(#fields),
                _ => __private::None,
            }
        }
    }

    /// Returns whether values can be made of what a body has.
    fn is_made(&self) -> bool {
        !(self.borrows_for_ever() || self.derived.model.is_union || matches!(self.of, Of::Enum(_)))
    }

    fn made(&self) -> TokenStream {
        let (span, locals, members, of) = (here(), self.locals(), self.members(), self.variant());
        quote_spanned! {span=>
            let __private::Some(#locals) = __pass.take(__values) else { return __private::None };
            __private::Some(Self #of { #members })
        }
    }

    /// `::Variant`
    fn variant(&self) -> Option<TokenStream> {
        match self.of {
            Of::Variant(_, Variant { ident, .. }) => Some(quote_spanned!(here()=> ::#ident)),
            Of::Struct | Of::Enum(_) => None,
        }
    }

    /// `title: __0, amount: __1`
    fn members(&self) -> TokenStream {
        let span = here();
        let members = self.fields.iter().enumerate().map(|(position, Field { member, .. })| {
            let local = local(position);
            quote_spanned!(span=> #member: #local,)
        });
        members.collect()
    }

    pub(super) fn position(&self, member: &Member) -> Option<usize> {
        let name = member_name(member);
        self.fields.iter().position(|field| field.rust_name() == name)
    }
}

/// Returns the local with the value of a field.
pub(super) fn local(position: usize) -> Ident {
    numbered("", position, here())
}

/// Returns `(a, b,)`, or `More((a, b,), (c,))` if one tuple has no room for all.
fn grouped(items: &[TokenStream]) -> TokenStream {
    match items.split_at_checked(ROOM) {
        Some((first, rest)) if !rest.is_empty() => {
            let (first, rest) = (tuple(first, here()), grouped(rest));
            quote_spanned!(here()=> __private::More(#first, #rest))
        }
        _ => tuple(items, here()),
    }
}
