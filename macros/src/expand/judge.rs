//! Rules on one value that need more than their constants: the body of the function that judges them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::{Expr, Pat, spanned::Spanned};

use super::{
    derived::Derived,
    rules::{Site, reads_number},
    tokens::{Fragment, at, here, user_context},
    walk::Walk,
};
use crate::{
    model::{Item, Rule, Value},
    rules::{Form, Numeric},
};

impl Site<'_> {
    /// Judges items in order. `required` comes first and stops the others. `operand` is the name of the local with a
    /// reference to the value. `is_gated`: a list around this one has found whether the value is a number.
    pub(super) fn list(&self, items: &[Item], operand: &str, is_gated: bool) -> TokenStream {
        let span = here();
        let stops = matches!(items.last(), Some(Item::Stop(..)));
        let before =
            stops.then(|| quote_spanned!(span=> let __before = __api_validate::Checker::mark(__checker);));
        let required = items.iter().filter_map(Item::rule).find(|rule| rule.spec.form == Form::Presence);
        let (late, early): (Vec<&Item>, Vec<&Item>) =
            items.iter().partition(|item| item.has_form(&[Form::Resource]));
        let (mut checks, is_gated) = self.early(&early, operand, is_gated);
        if !late.is_empty() {
            let mut lookups = TokenStream::new();
            for item in late {
                lookups.extend(self.gated(item, operand, is_gated));
            }
            checks = looked_up(&checks, &lookups);
        }
        let checks = quote_spanned!(span=> #before #checks);
        match required {
            Some(rule) => self.required(rule, operand, &checks),
            None => checks,
        }
    }

    /// Judges the items without lookups. Returns also whether the code behind them knows if the value is a number.
    fn early(&self, items: &[&Item], operand: &str, mut is_gated: bool) -> (TokenStream, bool) {
        let gate = gate(items, is_gated);
        let mut waiting = gate;
        let mut checks = TokenStream::new();
        for item in items {
            if let Some(gate) = waiting.take_if(|_| reads_number(item)) {
                checks.extend(self.gate(gate, operand, is_gated));
                is_gated = true;
            }
            if !is_same(item.rule(), gate) {
                checks.extend(self.gated(item, operand, is_gated));
            }
        }
        (checks, is_gated)
    }

    /// Judges an item. A rule on the number itself is judged only if the number's form holds.
    fn gated(&self, item: &Item, operand: &str, is_gated: bool) -> TokenStream {
        let span = here();
        match item {
            // It was judged first.
            Item::Rule(rule) if rule.spec.form == Form::Presence => TokenStream::new(),
            Item::Rule(rule) if is_gated && rule.spec.numeric == Numeric::Amount => {
                let check = self.item(item, operand, is_gated);
                quote_spanned!(span=> if __is_number { #check })
            }
            _ => self.item(item, operand, is_gated),
        }
    }

    /// Judges the rule that the others wait for. A format must hold; another rule must have found a number.
    fn gate(&self, rule: &Rule, operand: &str, is_gated: bool) -> TokenStream {
        let span = at(rule.word.span());
        let is_amount = rule.spec.numeric == Numeric::Amount;
        let answer = is_amount.then(|| quote_spanned!(span=> ; __private::is_number(__verdict)));
        let judged = self.value(rule, operand, answer.as_ref());
        let before = is_gated.then(|| quote_spanned!(span=> __is_number &&));
        quote_spanned!(span=> let __is_number = #before #judged;)
    }

    fn required(&self, rule: &Rule, operand: &str, checks: &TokenStream) -> TokenStream {
        let span = at(rule.word.span());
        let (rule, value) = (self.constant(rule), self.flat(operand, span));
        let missing = self.derived().ask(quote_spanned!(span=> (&&&__private::Probe(#value)).__is_missing()));
        let ask = quote_spanned!(span=> __checker.required(#rule, #missing));
        if checks.is_empty() {
            quote_spanned!(span=> #ask;)
        } else {
            quote_spanned!(span=> if #ask { #checks })
        }
    }

    fn item(&self, item: &Item, operand: &str, is_gated: bool) -> TokenStream {
        match item {
            Item::Rule(rule) => self.rule(rule, operand),
            Item::Each(word, items) => {
                let span = at(word.span());
                let (value, checks) = (local(operand, span), self.list(items, "item", false));
                quote_spanned!(span=>
                    __api_validate::kinds::Elements::each(#value, __checker, |__checker, __item| { #checks });
                )
            }
            Item::Keys(word, items) => {
                let span = at(word.span());
                let (value, checks) = (local(operand, span), self.list(items, "key", false));
                quote_spanned!(span=>
                    __api_validate::kinds::Entries::entries(#value, __checker, |__checker, __key, _| {
                        let __name = __api_validate::Checker::mark(__checker);
                        #checks
                        __api_validate::Checker::tell_name(__checker, __name);
                    });
                )
            }
            Item::When(_, condition, items) => {
                let (span, context, test) = (here(), user_context([condition]), self.walk.holds(condition));
                let checks = self.list(items, operand, is_gated);
                self.walk.with_self([condition], quote_spanned!(span=> { #context if #test { #checks } }))
            }
            Item::Stop(_, items) => {
                let (span, checks) = (here(), self.list(items, operand, is_gated));
                quote_spanned!(span=> if __before == __api_validate::Checker::mark(__checker) { #checks })
            }
        }
    }

    /// Judges a rule. A verdict on a whole list is not asked for if only some of its elements could be read.
    fn rule(&self, rule: &Rule, operand: &str) -> TokenStream {
        let (call, span) = (self.call(rule, operand), at(rule.word.span()));
        if cfg!(feature = "json") && rule.spec.form.judges_whole() {
            quote_spanned!(span=> if !__api_validate::Checker::is_partial(__checker) { #call; })
        } else {
            quote_spanned!(span=> #call;)
        }
    }

    /// Returns the one call for a rule.
    fn call(&self, rule: &Rule, operand: &str) -> TokenStream {
        let span = at(rule.word.span());
        let value = local(operand, span);
        let judged = |judge: TokenStream| {
            let (constant, bare) = (self.constant(rule), self.bare(rule));
            // In a local first, as the rule may need the checker too.
            quote_spanned!(span=> let __verdict = (#bare).judge(#judge); __checker.verdict(#constant, __verdict))
        };
        match rule.spec.form {
            Form::Value | Form::Date | Form::DateTime | Form::Absence => self.value(rule, operand, None),
            Form::Unique => judged(self.unique(rule, &value)),
            Form::Any => self.any(rule, &value),
            Form::Custom => {
                let peeled = self.derived().peeled(&value, span);
                let (own, value) = (self.own(rule), quote_spanned!(span=> __value));
                let call = function(rule).map(|function| self.walk.custom(function, &own, &value, span));
                quote_spanned!(span=> if let __private::Some(__value) = #peeled { #call })
            }
            Form::Metadata => self.metadata(rule, &value),
            Form::Resource => judged(quote_spanned!(span=> #value, __checker)),
            // Siblings are compared when all fields were judged.
            Form::Matches | Form::IdValue | Form::Presence => TokenStream::new(),
        }
    }

    /// Calls the trait and not the checker: then the compiler's message about a type that cannot be read shows less of
    /// our code. `answer` is the value of the expression, if that is not whether the rule holds.
    fn value(&self, rule: &Rule, operand: &str, answer: Option<&TokenStream>) -> TokenStream {
        let (span, constant) = (at(rule.word.span()), self.constant(rule));
        let is_flat = rule.spec.form == Form::Absence;
        let value = if is_flat { self.flat(operand, span) } else { quote_local(operand, span) };
        let unit = rule.arg("unit").map(|arg| measured(&arg.word, operand));
        let verdict = |rule: TokenStream| quote_spanned!(span=> __api_validate::Check::check(#rule, #value, __api_validate::Checker::clock(__checker)));
        if rule.is_late() {
            let (made, noted) = self.made(rule, &verdict(quote_spanned!(span=> &__rule)));
            return quote_spanned!(span=> { #unit #made #noted #answer });
        }
        let verdict = verdict(constant.clone());
        quote_spanned!(span=> {
            #unit
            let __verdict = #verdict;
            __checker.verdict(#constant, __verdict) #answer
        })
    }

    /// A function that needs no closure around it, if it is written as a path: a context may be one that no bound on the
    /// function describes, such as `dyn Trait`.
    pub(super) fn function(&self, item: &Item) -> Option<Fragment> {
        let rule = item.rule().filter(|rule| rule.spec.form == Form::Custom)?;
        let function = function(rule).filter(|function| matches!(function, Expr::Path(_)))?;
        if self.derived().model.context.is_some() {
            return None;
        }
        let (ty, constant, span) = (self.ty(), self.constant(rule), at(function.span()));
        let function = self.walk.user(function);
        Some(Fragment::Tokens(self.derived().ask(quote_spanned! {span=>
            (&&&&&(&&&__private::function::<#ty, _, _>(#constant, #function)).__held()).__found()
        })))
    }

    fn any(&self, rule: &Rule, value: &Ident) -> TokenStream {
        let Some(function) = function(rule) else { return TokenStream::new() };
        let (span, at) = (at(rule.word.span()), at(function.span()));
        let (resolved, context) = (self.walk.user(function), user_context([function]));
        let test = match function {
            Expr::Closure(_) => quote_spanned!(at=> __private::probe::call::test(__item, #resolved)),
            _ => self
                .derived()
                .ask(quote_spanned!(at=> (&&&__private::probe::call::Test(#resolved, __item)).__holds())),
        };
        let (constant, bare) = (self.constant(rule), self.bare(rule));
        let judged = quote_spanned! {span=>
            let __verdict = (#bare).judge(#value, |__item| #test);
            __checker.verdict(#constant, __verdict)
        };
        self.walk.holds_with_self(&[function], quote_spanned!(span=> #context #judged))
    }

    fn unique(&self, rule: &Rule, value: &Ident) -> TokenStream {
        let span = at(rule.word.span());
        let key = match rule.arg("by").map(|arg| &arg.value) {
            Some(Value::Sibling(member)) => quote_spanned!(at(member.span())=> &__item.#member),
            _ => quote_spanned!(span=> __item),
        };
        let key = self.derived().peeled(&key, span);
        quote_spanned!(span=> #value, |__item| #key)
    }

    /// Evaluates the catalogue and the caller in place, so that what they borrow from lives long enough.
    fn metadata(&self, rule: &Rule, value: &Ident) -> TokenStream {
        let span = at(rule.word.span());
        let expr = |name: &str| match rule.arg(name).map(|arg| &arg.value) {
            Some(Value::Expr(expr)) => Some(expr),
            _ => None,
        };
        let exprs = || ["catalog", "caller"].into_iter().filter_map(expr);
        // A missing catalogue was reported.
        let Some(catalog) = expr("catalog").map(|expr| self.borrowed(expr)) else {
            return TokenStream::new();
        };
        let caller = expr("caller").map_or_else(|| quote_spanned!(span=> &()), |expr| self.borrowed(expr));
        let (own, context) = (self.own(rule), user_context(exprs()));
        let call = quote_spanned!(span=> __private::metadata(__checker, #own, #value, #catalog, #caller));
        self.walk.with_self(exprs(), quote_spanned!(span=> { #context #call; }))
    }

    /// `&(expr)`
    fn borrowed(&self, expr: &Expr) -> TokenStream {
        let value = self.walk.user(expr);
        quote_spanned!(at(expr.span())=> &(#value))
    }

    fn derived(&self) -> &Derived<'_> {
        self.walk.derived
    }

    /// Returns the value, with nested options as one.
    fn flat(&self, operand: &str, span: Span) -> TokenStream {
        self.derived().flat(&local(operand, span), span)
    }
}

impl Derived<'_> {
    /// Returns `Option<&T>`: the value inside of options.
    pub(super) fn peeled(&self, value: &impl quote::ToTokens, span: Span) -> TokenStream {
        self.ask(quote_spanned!(span=> (&&&__private::Probe(#value)).__value()))
    }

    /// Returns `&T`, with nested options as one.
    pub(super) fn flat(&self, value: &impl quote::ToTokens, span: Span) -> TokenStream {
        self.ask(quote_spanned!(span=> (&&__private::Probe(#value)).__flat()))
    }
}

impl Walk<'_> {
    /// Returns the verdict of a function. The result of a path or call may have several shapes. A closure is told the
    /// types of its arguments, unless it has them.
    pub(super) fn custom(
        &self,
        function: &Expr,
        own: &TokenStream,
        value: &TokenStream,
        span: Span,
    ) -> TokenStream {
        let (at, context) = (at(function.span()), local("ctx", span));
        let (resolved, user_context) = (self.user(function), user_context([function]));
        let answer = match untyped_arguments(function) {
            Some(1) => quote_spanned!(at=> __private::probe::call::closure(#value, #resolved)),
            Some(_) => quote_spanned!(at=> __private::probe::call::closure_with(#value, #context, #resolved)),
            None => {
                let place =
                    Ident::new(if self.derived.model.context.is_some() { "InContext" } else { "Alone" }, at);
                self.derived.ask(quote_spanned! {at=>
                    (&&&&&__private::probe::call::Call(
                        #resolved, #value, #context, __private::probe::call::#place,
                    )).__call()
                })
            }
        };
        let noted = quote_spanned!(at=> __private::custom(__checker, #own, #answer););
        let noted = match user_context {
            Some(context) => quote_spanned!(at=> { #context #noted }),
            None => noted,
        };
        self.with_self([function], noted)
    }
}

/// Returns how many arguments a closure has, if not all of them have types.
fn untyped_arguments(function: &Expr) -> Option<usize> {
    let Expr::Closure(closure) = function else { return None };
    let is_typed = closure.inputs.iter().all(|input| matches!(input, Pat::Type(_)));
    (!is_typed).then_some(closure.inputs.len())
}

/// Looks up last, and only if no rule was broken.
fn looked_up(checks: &TokenStream, late: &TokenStream) -> TokenStream {
    let span = here();
    quote_spanned! {span=>
        let __start = __api_validate::Checker::mark(__checker);
        #checks
        let __start = __start == __api_validate::Checker::mark(__checker);
        __private::lookups_if(__checker, __start, |__checker| { #late });
    }
}

/// Checks that a unit is on text.
fn measured(unit: &Ident, operand: &str) -> TokenStream {
    let span = at(unit.span());
    let value = local(operand, span);
    quote_spanned!(span=> __private::Measured::is_text(#value);)
}

/// Returns the rule that other rules on a number wait for, so that a value that is not a number is one mistake: the
/// rule on its format, or else the first of several.
fn gate<'a>(items: &[&'a Item], is_gated: bool) -> Option<&'a Rule> {
    let mut rules = items.iter().filter_map(|item| item.rule());
    let format = rules.find(|rule| rule.spec.numeric == Numeric::Format);
    let mut readers = items.iter().filter(|item| reads_number(item));
    let first = readers.next().filter(|_| !is_gated && readers.next().is_some());
    format.or_else(|| first.and_then(|item| item.rule()))
}

fn is_same(rule: Option<&Rule>, other: Option<&Rule>) -> bool {
    matches!((rule, other), (Some(rule), Some(other)) if std::ptr::eq(rule, other))
}

fn function(rule: &Rule) -> Option<&Expr> {
    match rule.arg(rule.spec.name).map(|arg| &arg.value) {
        Some(Value::Function(function)) => Some(function),
        _ => None,
    }
}

fn local(name: &str, span: Span) -> Ident {
    Ident::new(&format!("__{name}"), span)
}

fn quote_local(name: &str, span: Span) -> TokenStream {
    quote::ToTokens::to_token_stream(&local(name, span))
}
