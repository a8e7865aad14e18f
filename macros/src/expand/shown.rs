//! The walk: every field once, with its name, its type and its rules. All that is done with a value uses it.

use std::ops::Range;

use proc_macro2::{Group, Ident, Literal, TokenStream};
use quote::quote_spanned;

use super::{
    fields,
    rules::constants,
    tokens::{self, Fragment, here, number, parenthesized, tuple},
    walk::{Of, Walk, local},
};
use crate::model::Nested;

/// How many fields a tuple of the library has room for.
const ROOM: usize = 12;

impl Walk<'_> {
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
            && (0..self.fields.len()).all(|position| self.others_used_by(position).is_empty())
    }

    /// Returns one call for all fields. The library has the loop.
    fn at_once(&self) -> TokenStream {
        let (span, values, of) = (here(), self.values(), self.variant());
        let said = |positions: Range<usize>| tuple(positions.map(|position| self.said(position)), span);
        let said =
            divided(0..self.fields.len(), &said, &|first, rest| tokens::tuple([first, rest], span).into());
        let members = self.fields.iter().map(|field| &field.member);
        let places = (0..self.fields.len()).map(|position| self.place(position));
        quote_spanned! {span=>
            match __pass.all(#values, __ctx, #said) {
                __private::Some(__values) if __W::MAKES_VALUES => {
                    __private::Some(Self #of { #(#members: __values #(.#places)*,)* })
                }
                _ => __private::None,
            }
        }
    }

    /// Returns the place of a value: `0`, or `1.0` if they are too many for one tuple.
    fn place(&self, position: usize) -> Vec<Literal> {
        let (mut fields, mut path) = (0..self.fields.len(), Vec::new());
        while let Some(middle) = middle(&fields) {
            let is_second = position >= middle;
            path.push(usize::from(is_second));
            fields = if is_second { middle..fields.end } else { fields.start..middle };
        }
        path.push(position - fields.start);
        path.into_iter().map(|index| number(index, here())).collect()
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

    /// `(__0, __1,)`
    fn locals(&self) -> Fragment {
        grouped(0..self.fields.len(), &|positions| tuple(positions.map(local), here()))
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
                let shown = |positions: Range<usize>| {
                    let members = self.fields[positions].iter().map(|field| &field.member);
                    parenthesized(quote_spanned!(span=> #(&__this.#members,)*), span)
                };
                (Fragment::from(Ident::new("__this", span)), grouped(0..self.fields.len(), &shown))
            }
            Of::Variant(_, variant) => {
                let (ident, members) = (variant.ident, self.members());
                (Fragment::Tokens(quote_spanned!(span=> Self::#ident { #members })), self.locals())
            }
        };
        quote_spanned! {span=>
            match __whole {
                __private::Some(#pattern) => __private::Some(#fields),
                _ => __private::None,
            }
        }
    }

    fn made(&self) -> TokenStream {
        let (span, locals, members, of) = (here(), self.locals(), self.members(), self.variant());
        quote_spanned! {span=>
            let __private::Some(#locals) = __pass.take(__values) else { return __private::None };
            __private::Some(Self #of { #members })
        }
    }

    /// `title: __0, amount: __1`
    fn members(&self) -> TokenStream {
        let span = here();
        let members = self.fields.iter().map(|field| &field.member);
        let locals = (0..self.fields.len()).map(local);
        quote_spanned!(span=> #(#members: #locals,)*)
    }
}

/// `(a, b,)`, or `More((a, b,), (c,))` of too many fields for one tuple, which `tuple` makes of some of them.
fn grouped(fields: Range<usize>, tuple: &dyn Fn(Range<usize>) -> Group) -> Fragment {
    let more = |first, rest| Fragment::Tokens(quote_spanned!(here()=> __private::More(#first, #rest)));
    divided(fields, tuple, &more)
}

/// Returns the tuples of parts of the fields, each two put together.
fn divided(
    fields: Range<usize>,
    tuple: &dyn Fn(Range<usize>) -> Group,
    together: &dyn Fn(Fragment, Fragment) -> Fragment,
) -> Fragment {
    let Some(middle) = middle(&fields) else { return tuple(fields).into() };
    let [first, rest] = [fields.start..middle, middle..fields.end].map(|part| divided(part, tuple, together));
    together(first, rest)
}

/// Returns where too many fields for one tuple are divided: so that no part is deep inside of others, which the compiler
/// would have to walk through for each field.
fn middle(fields: &Range<usize>) -> Option<usize> {
    let tuples = fields.len().div_ceil(ROOM);
    (tuples > 1).then(|| fields.start + ROOM * tuples.div_ceil(2))
}
