//! The rules of one value.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Expr, ExprPath, spanned::Spanned};

use super::FieldList;
use crate::{
    expand::{
        Names, constant, here, local, spot,
        tokens::{Operand, mentions, user, user_context},
    },
    model::{Item, Own, Rule, Value},
    rules::Form,
};

impl FieldList<'_> {
    /// Items in their order; `required` stands before all others and stops them.
    /// `is_gated`: it is known whether the value is a number, from a list around this one.
    pub(super) fn list(
        &self,
        items: &[Item],
        operand: &Operand,
        last: &TokenStream,
        mut is_gated: bool,
    ) -> TokenStream {
        let required = items.iter().filter_map(Item::rule).find(|rule| rule.spec.form == Form::Presence);
        let gate = gate(items, is_gated);
        let mut waiting = gate;
        let mut checks = TokenStream::new();
        let (late, early): (Vec<&Item>, Vec<&Item>) =
            items.iter().partition(|item| item.has_form(&[Form::Resource]));
        for item in early {
            if let Some(gate) = waiting.take_if(|_| reads_number(item)) {
                checks.extend(self.gate(gate, operand, is_gated));
                is_gated = true;
            }
            if !is_same(item.rule(), gate) {
                checks.extend(self.gated(item, operand, is_gated));
            }
        }
        checks = match (checks.is_empty(), last.is_empty()) {
            (false, false) => self.looked_up(&here("outset"), &checks, last),
            _ => quote!(#checks #last),
        };
        if !late.is_empty() {
            let late = late.into_iter().map(|item| self.gated(item, operand, is_gated));
            checks = self.looked_up(&here("start"), &checks, &late.collect());
        }
        match required {
            Some(rule) => self.required(rule, operand, &checks),
            None => checks,
        }
    }

    /// What has to be looked up comes last, and is not where a rule was broken: the value's own lookups, or those inside
    /// of it. `start`: a name for where the checks begin.
    fn looked_up(&self, start: &Ident, checks: &TokenStream, late: &TokenStream) -> TokenStream {
        let Names { krate, private, checker, .. } = self.names;
        quote! {
            let #start = #krate::Checker::mark(#checker);
            #checks
            let #start = #start == #krate::Checker::mark(#checker);
            #private::lookups_if(#checker, #start, |#checker: &mut #krate::Checker| { #late });
        }
    }

    /// What a number is, is judged only when its form holds.
    fn gated(&self, item: &Item, operand: &Operand, is_gated: bool) -> TokenStream {
        match item {
            // It stands before the others.
            Item::Rule(rule) if rule.spec.form == Form::Presence => TokenStream::new(),
            Item::Rule(rule) if is_gated && NUMBER_RULES.contains(&rule.spec.name) => {
                let (is_number, check) = (is_number(), self.item(item, operand, is_gated));
                quote!(if #is_number { #check })
            }
            _ => self.item(item, operand, is_gated),
        }
    }

    /// Judges the rule that the others wait for: `number` must hold; another must have found a number.
    fn gate(&self, rule: &Rule, operand: &Operand, is_gated: bool) -> TokenStream {
        let (is_number, span) = (is_number(), spot(rule.word.span()));
        let (private, verdict) = (self.names.at(span).private, local("verdict", span));
        let is_other = rule.spec.name != NUMBER;
        let answer = is_other.then(|| quote_spanned!(span=> ; #private::is_number(#verdict)));
        let judged = self.check_of(rule, operand, answer.as_ref());
        let before = is_gated.then(|| quote!(#is_number &&));
        quote!(let #is_number = #before #judged;)
    }

    fn required(&self, rule: &Rule, operand: &Operand, checks: &TokenStream) -> TokenStream {
        let span = spot(rule.word.span());
        let Names { checker, private, .. } = self.names.at(span);
        let value = operand.flat(span, self.names);
        let constant = self.constant(rule);
        let this = local("rule", span);
        let bare = bare(&this, &rule.own);
        let verdict = quote_spanned!(span=> (#bare).judge((&&#private::Probe(#value)).__is_missing()));
        let ask = quote!({ let #this = #constant; #checker.verdict(#this, #verdict) });
        if checks.is_empty() { quote!(let _ = #ask;) } else { quote!(if #ask { #checks }) }
    }

    pub(super) fn item(&self, item: &Item, operand: &Operand, is_gated: bool) -> TokenStream {
        match item {
            Item::Rule(rule) => {
                let call = self.call(rule, operand);
                quote!(#call;)
            }
            Item::Each(word, items) => {
                let span = spot(word.span());
                let Names { krate, checker, .. } = self.names.at(span);
                let (value, element) = (operand.at(span), local("item", span));
                let checks = self.list(items, &Operand::Local("item".to_owned()), &TokenStream::new(), false);
                quote_spanned!(span=> #krate::kinds::Elements::each(#value, #checker, |#checker, #element| { #checks });)
            }
            Item::Keys(word, items) => {
                let span = spot(word.span());
                let Names { krate, checker, .. } = self.names.at(span);
                let (value, key) = (operand.at(span), local("key", span));
                let checks = self.list(items, &Operand::Local("key".to_owned()), &TokenStream::new(), false);
                quote_spanned!(span=>
                    #krate::kinds::Entries::entries(#value, #checker, |#checker, #key, _| { #checks });
                )
            }
            Item::When(_, condition, items) => {
                let (context, test) = (user_context([condition]), user(condition));
                let checks = self.list(items, operand, &TokenStream::new(), is_gated);
                self.with_self(condition, &quote!({ #context if #test { #checks } }))
            }
        }
    }

    /// What asks for `self` is left out where a part of it could not be read.
    pub(super) fn with_self(&self, expr: &impl ToTokens, code: &TokenStream) -> TokenStream {
        let (private, this) = (&self.names.private, here("this"));
        if mentions(expr.to_token_stream(), "self") {
            quote!(if let #private::Some(#this) = #this { #code })
        } else {
            code.clone()
        }
    }

    /// One call a rule.
    fn call(&self, rule: &Rule, operand: &Operand) -> TokenStream {
        let span = spot(rule.word.span());
        let Names { private, checker, .. } = self.names.at(span);
        let value = operand.at(span);
        let constant = self.constant(rule);
        let (this, verdict) = (local("rule", span), local("verdict", span));
        let bare = bare(&this, &rule.own);
        let judged = |judge: TokenStream| {
            quote_spanned!(span=> {
                let #this = #constant;
                let #verdict = (#bare).judge(#judge);
                #checker.verdict(#this, #verdict)
            })
        };
        match rule.spec.form {
            Form::Value | Form::Date => self.check_of(rule, operand, None),
            Form::Unique => {
                let item = local("item", span);
                let key = match rule.arg("by").map(|arg| &arg.value) {
                    Some(Value::Sibling(member)) => quote_spanned!(member.span()=> &#item.#member),
                    _ => quote!(#item),
                };
                judged(quote_spanned!(span=> #value, |#item| (&&&#private::Probe(#key)).__value()))
            }
            Form::Any => {
                let (item, path) = (local("item", span), path(rule));
                let test = path.map(|path| quote_spanned!(path.span()=> #path(#item)));
                judged(quote_spanned!(span=> #value, |#item| #test))
            }
            Form::Custom => {
                let inner = local("value", span);
                let peeled = operand.peeled(span, self.names);
                let call = path(rule).map(|path| self.custom(path, &rule.own, &quote!(#inner), span));
                quote_spanned!(span=> if let #private::Some(#inner) = #peeled { #call })
            }
            Form::Metadata => self.metadata(rule, operand),
            Form::Resource => judged(quote_spanned!(span=> #value, #checker)),
            // Siblings are compared when all fields were judged.
            Form::Matches | Form::IdValue | Form::Presence => TokenStream::new(),
        }
    }

    /// Asks the trait, not the checker: the compiler's message about a type that cannot be read shows less of ours.
    /// `answer`: what the expression is, if not whether the rule holds.
    fn check_of(&self, rule: &Rule, operand: &Operand, answer: Option<&TokenStream>) -> TokenStream {
        let span = spot(rule.word.span());
        let Names { krate, checker, .. } = self.names.at(span);
        let (this, verdict) = (local("rule", span), local("verdict", span));
        let is_flat = rule.spec.reads == "Omittable";
        let value = if is_flat { operand.flat(span, self.names) } else { operand.at(span) };
        let constant = self.constant(rule);
        let unit = rule.arg("unit").map(|arg| self.measured(&arg.word, operand));
        quote_spanned!(span=> {
            let #this = #constant;
            #unit
            let #verdict = #krate::Check::check(#this, #value, #checker.clock());
            #checker.verdict(#this, #verdict) #answer
        })
    }

    /// A unit measures text, and nothing else.
    fn measured(&self, unit: &Ident, operand: &Operand) -> TokenStream {
        let span = spot(unit.span());
        let (private, value) = (self.names.at(span).private, operand.at(span));
        quote_spanned!(span=> #private::Measured::is_text(#value);)
    }

    /// The catalogue and the caller are looked at where they stand, so that what they borrow from lives long enough.
    fn metadata(&self, rule: &Rule, operand: &Operand) -> TokenStream {
        let span = spot(rule.word.span());
        let Names { krate, private, checker, .. } = self.names.at(span);
        let value = operand.at(span);
        let expr = |name: &str| match rule.arg(name).map(|arg| &arg.value) {
            Some(Value::Expr(expr)) => Some(expr),
            _ => None,
        };
        let exprs = || ["catalog", "caller"].into_iter().filter_map(expr);
        let own = self.own(&quote!(#krate::rules::metadata()), &rule.own, span);
        let borrowed = |expr: &Expr| {
            let value = user(expr);
            quote_spanned!(expr.span()=> &(#value))
        };
        // That there is none was reported.
        let Some(catalog) = expr("catalog").map(borrowed) else { return TokenStream::new() };
        let caller = expr("caller").map_or_else(|| quote!(&()), borrowed);
        let context = user_context(exprs());
        let call = quote_spanned!(span=> #private::metadata(#checker, #own, #value, #catalog, #caller));
        let whole: TokenStream = exprs().map(ToTokens::to_token_stream).collect();
        self.with_self(&whole, &quote!({ #context #call; }))
    }

    /// What replaces the code and the texts of a rule that finds its own.
    fn own(&self, built: &TokenStream, own: &Own, span: Span) -> TokenStream {
        let private = &self.names.private;
        if own.is_empty() {
            return quote!(#private::None);
        }
        let constant = constant::constant(built, own, span, self.names);
        quote!(#private::Some(#constant))
    }

    pub(super) fn custom(&self, path: &ExprPath, own: &Own, value: &TokenStream, span: Span) -> TokenStream {
        let Names { krate, private, checker, .. } = self.names.at(path.span());
        let own = self.own(&quote!(#krate::rules::custom()), own, span);
        let context = local("ctx", span);
        let answer = quote_spanned!(path.span()=> (&&&&&#private::probe::call::Call(#path, #value, #context)).__call());
        quote!(#private::custom(#checker, #own, #answer);)
    }
}

const NUMBER: &str = "number";

/// Rules that read a number, and are silent where it is known that there is none.
const NUMBER_RULES: &[&str] = &["range", "multiple_of"];

/// The rule that the others which read a number wait for, so that what is no number is one mistake:
/// `number`, or else the first of several.
fn gate(items: &[Item], is_gated: bool) -> Option<&Rule> {
    let number = items.iter().filter_map(Item::rule).find(|rule| rule.spec.name == NUMBER);
    let mut readers = items.iter().filter(|item| reads_number(item));
    let first = readers.next().filter(|_| !is_gated && readers.next().is_some());
    number.or_else(|| first.and_then(Item::rule))
}

fn is_same(rule: Option<&Rule>, other: Option<&Rule>) -> bool {
    matches!((rule, other), (Some(rule), Some(other)) if std::ptr::eq(rule, other))
}

fn reads_number(item: &Item) -> bool {
    match item {
        Item::Rule(rule) => rule.spec.name == NUMBER || NUMBER_RULES.contains(&rule.spec.name),
        Item::When(_, _, items) => items.iter().any(reads_number),
        Item::Each(..) | Item::Keys(..) => false,
    }
}

/// Whether there is a number that the rules may judge.
fn is_number() -> Ident {
    local("is_number", Span::call_site())
}

/// The rule out of what overrides its texts: found without a method call, which could find another trait's.
pub(super) fn bare(rule: &Ident, own: &Own) -> TokenStream {
    if own.is_empty() { quote!(#rule) } else { quote!(&**#rule) }
}

fn path(rule: &Rule) -> Option<&ExprPath> {
    match rule.arg(rule.spec.name).map(|arg| &arg.value) {
        Some(Value::Path(path)) => Some(path),
        _ => None,
    }
}
