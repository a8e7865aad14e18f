//! The checks of a list of fields: each field's own rules, then those over several fields.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Expr, ExprPath, GenericArgument, Member, PathArguments, Type, spanned::Spanned};

use super::{
    Names, constant, local, spot,
    tokens::{Operand, lasting, located, segment, user},
};
use crate::{
    bounds::mentions,
    check::{member_name, sibling},
    model::{Field, Item, Nested, Own, Rule, TypeRule, Value},
    rules::Form,
};

/// The fields of a struct or of a variant.
pub(crate) struct FieldList<'a> {
    fields: &'a [Field<'a>],
    rules: &'a [TypeRule],
    names: &'a Names,
    /// Whether the fields are bound to locals, as in a variant.
    is_bound: bool,
}

/// A rule over several fields, judged when each of them was.
struct Deferred<'a> {
    field: usize,
    rule: &'a Rule,
    conditions: Vec<&'a Expr>,
    others: Vec<&'a Member>,
}

impl<'a> FieldList<'a> {
    pub(crate) fn of_struct(fields: &'a [Field<'a>], rules: &'a [TypeRule], names: &'a Names) -> Self {
        Self { fields, rules, names, is_bound: false }
    }

    pub(crate) fn of_variant(fields: &'a [Field<'a>], names: &'a Names) -> Self {
        Self { fields, rules: &[], names, is_bound: true }
    }

    /// `radius: __field_0`
    pub(crate) fn bindings(&self) -> impl Iterator<Item = TokenStream> {
        self.fields.iter().enumerate().map(|(position, field)| {
            let member = &field.member;
            let binding = local(&format!("field_{position}"), Span::call_site());
            quote!(#member: #binding)
        })
    }

    /// All checks.
    pub(crate) fn check(&self) -> TokenStream {
        let deferred = self.deferred();
        let needed = self.needed(&deferred);
        let fields = (0..self.fields.len()).map(|position| self.field(position, &deferred, &needed));
        // From the last to the first, so that what is put into the report moves nothing that is still to come.
        let deferred = deferred.iter().rev().map(|deferred| self.settle(deferred));
        let rules = self.rules.iter().map(|rule| self.type_rule(rule));
        quote!(#(#fields)* #(#deferred)* #(#rules)*)
    }

    fn operand(&self, position: usize) -> Operand {
        if self.is_bound {
            Operand::Local(format!("field_{position}"))
        } else {
            Operand::Field(self.fields[position].member.clone())
        }
    }

    fn position(&self, member: &Member) -> Option<usize> {
        let name = member_name(member);
        self.fields.iter().position(|field| field.rust_name() == name)
    }

    fn deferred(&self) -> Vec<Deferred<'a>> {
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
    fn needed(&self, deferred: &[Deferred<'_>]) -> HashSet<usize> {
        let own = deferred.iter().map(|deferred| deferred.field);
        let others =
            deferred.iter().flat_map(|deferred| &deferred.others).filter_map(|member| self.position(member));
        let counted = self.rules.iter().flat_map(|rule| match rule {
            TypeRule::Count(_, members, _) => members.as_slice(),
            TypeRule::Custom(..) => &[],
        });
        own.chain(others).chain(counted.filter_map(|member| self.position(member))).collect()
    }

    fn field(&self, position: usize, deferred: &[Deferred<'_>], needed: &HashSet<usize>) -> TokenStream {
        let Names { checker, mark, .. } = self.names;
        let field = &self.fields[position];
        let operand = self.operand(position);
        let nested = self.nested(field, &operand);
        let checks = self.list(&field.items, &operand, nested);
        let held = held(position);
        if checks.is_empty() {
            return if needed.contains(&position) { quote!(let #held = true;) } else { TokenStream::new() };
        }
        let place = match segment(&field.place) {
            Some(segment) => quote!(#checker.place(#mark, #segment)),
            None => quote!(#mark == #checker.mark()),
        };
        let place =
            if needed.contains(&position) { quote!(let #held = #place;) } else { quote!(let _ = #place;) };
        let slot = deferred.iter().any(|deferred| deferred.field == position).then(|| {
            let slot = slot(position);
            quote!(let #slot = #checker.mark();)
        });
        quote! {
            let #mark = #checker.mark();
            { #checks }
            #place
            #slot
        }
    }

    /// Items in their order; `required` stands before all others and stops them.
    fn list(&self, items: &[Item], operand: &Operand, last: TokenStream) -> TokenStream {
        let required = items.iter().filter_map(Item::rule).find(|rule| rule.spec.form == Form::Presence);
        let number = items.iter().filter_map(Item::rule).find(|rule| rule.spec.name == "number");
        let mut is_judged = false;
        let mut checks = TokenStream::new();
        for item in items {
            let is_number_rule = item.rule().is_some_and(|rule| NUMBER_RULES.contains(&rule.spec.name));
            let check = match (item, number) {
                (Item::Rule(rule), _) if rule.spec.form == Form::Presence => continue,
                (_, Some(number)) if is_number_rule => self.gated(item, number, &mut is_judged, operand),
                _ => self.item(item, operand),
            };
            checks.extend(check);
        }
        checks.extend(last);
        match required {
            Some(rule) => self.required(rule, operand, &checks),
            None => checks,
        }
    }

    /// What a number is, is judged only when its form holds.
    fn gated(&self, item: &Item, number: &Rule, is_judged: &mut bool, operand: &Operand) -> TokenStream {
        let is_number = local("is_number", Span::call_site());
        let verdict = (!std::mem::replace(is_judged, true)).then(|| {
            let call = self.call(number, operand);
            quote!(let #is_number = #call;)
        });
        if item.rule().is_some_and(|rule| rule.spec.name == "number") {
            return quote!(#verdict);
        }
        let check = self.item(item, operand);
        quote!(#verdict if #is_number { #check })
    }

    fn required(&self, rule: &Rule, operand: &Operand, checks: &TokenStream) -> TokenStream {
        let span = spot(rule.word.span());
        let Names { checker, private, .. } = self.names.at(span);
        let value = operand.at(span);
        let constant = self.constant(rule);
        let this = local("rule", span);
        let verdict = quote_spanned!(span=> #this.judge((&&#private::Probe(#value)).is_missing()));
        let ask = quote!({ let #this = #constant; #checker.verdict(#this, #verdict) });
        if checks.is_empty() { quote!(let _ = #ask;) } else { quote!(if #ask { #checks }) }
    }

    fn item(&self, item: &Item, operand: &Operand) -> TokenStream {
        match item {
            Item::Rule(rule) => {
                let call = self.call(rule, operand);
                quote!(#call;)
            }
            Item::Each(word, items) => {
                let span = spot(word.span());
                let Names { krate, checker, .. } = self.names.at(span);
                let (value, element) = (operand.at(span), local("item", span));
                let checks = self.list(items, &Operand::Local("item".to_owned()), TokenStream::new());
                quote_spanned!(span=> #krate::kinds::Elements::each(#value, #checker, |#checker, #element| { #checks });)
            }
            Item::Keys(word, items) => {
                let span = spot(word.span());
                let Names { krate, checker, .. } = self.names.at(span);
                let (value, key) = (operand.at(span), local("key", span));
                let checks = self.list(items, &Operand::Local("key".to_owned()), TokenStream::new());
                quote_spanned!(span=>
                    #krate::kinds::Entries::entries(#value, #checker, |#checker, #key, _| { #checks });
                )
            }
            Item::When(_, condition, items) => {
                let condition = user(condition);
                let checks = self.list(items, operand, TokenStream::new());
                quote!(if #condition { #checks })
            }
        }
    }

    /// One call a rule.
    fn call(&self, rule: &Rule, operand: &Operand) -> TokenStream {
        let span = spot(rule.word.span());
        let Names { private, checker, .. } = self.names.at(span);
        let value = operand.at(span);
        let constant = self.constant(rule);
        let (this, verdict) = (local("rule", span), local("verdict", span));
        let judged = |judge: TokenStream| {
            quote_spanned!(span=> {
                let #this = #constant;
                let #verdict = #this.judge(#judge);
                #checker.verdict(#this, #verdict)
            })
        };
        match rule.spec.form {
            Form::Value | Form::Date => self.check_of(rule, operand),
            Form::Unique => {
                let item = local("item", span);
                let key = match rule.arg("by").map(|arg| &arg.value) {
                    Some(Value::Sibling(member)) => quote_spanned!(member.span()=> &#item.#member),
                    _ => quote!(#item),
                };
                judged(quote_spanned!(span=> #value, |#item| (&&&#private::Probe(#key)).value()))
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
            // Siblings are compared when all fields were judged.
            Form::Matches | Form::Presence => TokenStream::new(),
        }
    }

    /// Asks the trait, not the checker: the compiler's message about a type that cannot be read shows less of ours.
    fn check_of(&self, rule: &Rule, operand: &Operand) -> TokenStream {
        let span = spot(rule.word.span());
        let Names { krate, checker, .. } = self.names.at(span);
        let (this, verdict) = (local("rule", span), local("verdict", span));
        let (constant, value) = (self.constant(rule), operand.at(span));
        let unit = rule.arg("unit").map(|arg| self.measured(&arg.word, operand));
        quote_spanned!(span=> {
            let #this = #constant;
            #unit
            let #verdict = #krate::Check::check(#this, #value, #checker.clock());
            #checker.verdict(#this, #verdict)
        })
    }

    /// A unit measures text, and nothing else.
    fn measured(&self, unit: &Ident, operand: &Operand) -> TokenStream {
        let span = spot(unit.span());
        let (private, value) = (self.names.at(span).private, operand.at(span));
        quote_spanned!(span=> #private::Measured::is_text(#value);)
    }

    fn custom(&self, path: &ExprPath, own: &Own, value: &TokenStream, span: Span) -> TokenStream {
        let Names { krate, private, checker, .. } = self.names.at(path.span());
        let own = if own.is_empty() {
            quote!(#private::None)
        } else {
            let constant = constant::constant(&quote!(#krate::rules::custom()), own, span, self.names);
            quote!(#private::Some(#constant))
        };
        let context = Ident::new("ctx", span);
        let answer =
            quote_spanned!(path.span()=> (&&&&&#private::probe::call::Call(#path, #value, #context)).call());
        quote!(#private::custom(#checker, #own, #answer);)
    }

    fn constant(&self, rule: &Rule) -> TokenStream {
        constant::rule(rule, self.fields, self.names)
    }

    fn nested(&self, field: &Field<'_>, operand: &Operand) -> TokenStream {
        match &field.nested {
            Nested::Skip => TokenStream::new(),
            Nested::IfAny => self.nested_type(field.ty, operand, 0),
            Nested::Must(word) => {
                let must = self.must_have_rules(word, field.ty);
                let checks = self.nested_type(field.ty, operand, 0);
                quote!(#must #checks)
            }
            Nested::With(word, context) => {
                let must = self.must_have_rules(word, field.ty);
                let Names { krate, checker, .. } = self.names.at(word.span());
                let (value, expr) = (operand.at(word.span()), user(context));
                let context = quote_spanned!(context.span()=> &(#expr));
                quote_spanned!(word.span()=> #must #krate::ApiValidate::check(#value, #checker, #context);)
            }
        }
    }

    /// Says so where the field's type has none. What a parameter stands for is not known here.
    fn must_have_rules(&self, word: &Ident, ty: &Type) -> Option<TokenStream> {
        let span = spot(word.span());
        let Names { krate, private, .. } = self.names.at(span);
        let is_known = !self.names.is_generic && !mentions(ty, &|ident| ident == "Self");
        let ty = lasting(located(&ty.to_token_stream(), span), &self.names.lifetimes);
        is_known.then(|| {
            quote_spanned!(span=> const _: () = #private::assert!(
                <#ty as #krate::ApiValidate>::HAS_RULES,
                "`nested` stands on a type without rules, expected one that derives `ApiValidate`"
            );)
        })
    }

    /// A tuple's elements are asked one by one, so that one without rules does not hide another's; also in the
    /// standard library's collections, as far as they are called by their names.
    fn nested_type(&self, ty: &Type, operand: &Operand, depth: usize) -> TokenStream {
        let Names { krate, private, checker, .. } = self.names.at(ty.span());
        match ty {
            Type::Paren(ty) => self.nested_type(&ty.elem, operand, depth),
            Type::Group(ty) => self.nested_type(&ty.elem, operand, depth),
            Type::Tuple(tuple) => self.tuple(tuple, operand, depth),
            ty => match tuple_holder(ty) {
                Some((inner, is_option)) => {
                    let (name, value) = (format!("inner_{depth}"), operand.at(ty.span()));
                    let item = local(&name, ty.span());
                    let checks = self.nested_type(inner, &Operand::Local(name), depth + 1);
                    if is_option {
                        let peeled = operand.peeled(ty.span(), self.names);
                        quote!(if let #private::Some(#item) = #peeled { #checks })
                    } else {
                        quote!(#krate::kinds::Elements::each(#value, #checker, |#checker, #item| { #checks });)
                    }
                }
                None => {
                    let span = spot(ty.span());
                    let (value, context) = (operand.at(span), Ident::new("ctx", span));
                    quote_spanned!(span=> (&&&&&#private::ContextProbe(#value, #context)).nested(#checker);)
                }
            },
        }
    }

    fn tuple(&self, tuple: &syn::TypeTuple, operand: &Operand, depth: usize) -> TokenStream {
        let checker = &self.names.checker;
        let elements = tuple.elems.iter().enumerate().map(|(position, ty)| {
            let (value, index) = (operand.at(ty.span()), syn::Index::from(position));
            let (name, mark) =
                (format!("element_{depth}"), local(&format!("mark_{depth}"), Span::call_site()));
            let element = local(&name, ty.span());
            let checks = self.nested_type(ty, &Operand::Local(name), depth + 1);
            quote! {
                let #mark = #checker.mark();
                { let #element = &(#value).#index; #checks }
                #checker.place(#mark, #position);
            }
        });
        quote!(#(#elements)*)
    }

    fn settle(&self, deferred: &Deferred<'_>) -> TokenStream {
        let Names { private, checker, mark, .. } = self.names;
        let involved =
            deferred.others.iter().filter_map(|member| self.position(member)).chain([deferred.field]);
        let conditions = deferred.conditions.iter().map(user);
        let held = involved.map(held);
        let comparisons = deferred.rule.args.iter().filter_map(|arg| {
            let other = self.position(sibling(arg)?)?;
            Some(self.comparison(deferred, arg.name, other))
        });
        let (slot, place) = (slot(deferred.field), segment(&self.fields[deferred.field].place));
        let place =
            place.map_or_else(|| quote!(#private::None::<usize>), |segment| quote!(#private::Some(#segment)));
        quote! {
            if #(#held)&&* #(&& (#conditions))* {
                let #mark = #checker.mark();
                #(#comparisons)*
                #private::settle(#checker, #slot, #mark, #place);
            }
        }
    }

    fn comparison(&self, deferred: &Deferred<'_>, how: &str, other: usize) -> TokenStream {
        let span = spot(deferred.rule.word.span());
        let checker = self.names.at(span).checker;
        let (value, sibling) = (self.operand(deferred.field), self.operand(other));
        let constant = self.constant(deferred.rule);
        let (this, verdict) = (local("rule", span), local("verdict", span));
        let judge = if deferred.rule.spec.form == Form::Date {
            let judge = format_ident!("judge_{how}", span = span);
            let format = self.date_format(other, deferred.rule);
            let (value, sibling) = (value.at(span), sibling.at(span));
            quote_spanned!(span=> #this.#judge(#value, #sibling, #format))
        } else {
            let (value, sibling) = (value.peeled(span, self.names), sibling.peeled(span, self.names));
            quote_spanned!(span=> #this.judge(#value, #sibling))
        };
        quote! {{
            let #this = #constant;
            let #verdict = #judge;
            #checker.verdict(#this, #verdict);
        }}
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

    fn type_rule(&self, rule: &TypeRule) -> TokenStream {
        match rule {
            TypeRule::Custom(word, path, own) => {
                let this = Ident::new("self", spot(word.span()));
                self.custom(path, own, &quote!(#this), word.span())
            }
            TypeRule::Count(word, members, own) => self.count(word, members, own),
        }
    }

    fn count(&self, word: &Ident, members: &[Member], own: &Own) -> TokenStream {
        let Names { krate, private, checker, .. } = self.names;
        let positions: Vec<usize> = members.iter().filter_map(|member| self.position(member)).collect();
        let texts = positions.iter().map(|position| self.fields[*position].client_name());
        let constant =
            constant::constant(&quote!(#krate::rules::#word(&[#(#texts),*])), own, word.span(), self.names);
        let held = positions.iter().map(|position| held(*position));
        let present = positions.iter().zip(members).map(|(position, member)| {
            let value = self.operand(*position).at(spot(member.span()));
            let span = spot(member.span());
            let private = self.names.at(span).private;
            quote_spanned!(span=> !(&&#private::Probe(#value)).is_missing())
        });
        let places = positions.iter().map(|position| match segment(&self.fields[*position].place) {
            Some(segment) => quote!(#private::Some(<#private::Segment as #private::From<_>>::from(#segment))),
            None => quote!(#private::None),
        });
        let this = local("rule", word.span());
        quote! {
            if true #(&& #held)* {
                let #this = #constant;
                let (verdict, at) = #this.judge(&[#(#present),*]);
                #private::counted(#checker, #this, verdict, at, || [#(#places),*]);
            }
        }
    }
}

/// Rules that read a number, and are silent where `number` has spoken.
const NUMBER_RULES: &[&str] = &["number", "range", "multiple_of"];

/// Whether all of the field's rules held.
fn held(position: usize) -> Ident {
    local(&format!("held_{position}"), Span::call_site())
}

/// Where the field's records end.
fn slot(position: usize) -> Ident {
    local(&format!("slot_{position}"), Span::call_site())
}

fn path(rule: &Rule) -> Option<&ExprPath> {
    match rule.arg(rule.spec.name).map(|arg| &arg.value) {
        Some(Value::Path(path)) => Some(path),
        _ => None,
    }
}

/// The last type argument of a collection that holds a tuple, and whether it is an option.
fn tuple_holder(ty: &Type) -> Option<(&Type, bool)> {
    const OPTIONS: &[&str] = &["Option", "Patch"];
    const COLLECTIONS: &[&str] =
        &["Vec", "VecDeque", "LinkedList", "BTreeSet", "HashSet", "BTreeMap", "HashMap"];
    let inner = match ty {
        Type::Array(array) => return holds_tuple(&array.elem).then_some((&array.elem, false)),
        Type::Slice(slice) => return holds_tuple(&slice.elem).then_some((&slice.elem, false)),
        Type::Path(path) => path.path.segments.last()?,
        _ => return None,
    };
    let PathArguments::AngleBracketed(arguments) = &inner.arguments else { return None };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    let held = types.take(2).last().filter(|ty| holds_tuple(ty))?;
    let is = |names: &[&str]| names.iter().any(|name| inner.ident == name);
    (is(OPTIONS) || is(COLLECTIONS)).then_some((held, is(OPTIONS)))
}

fn holds_tuple(ty: &Type) -> bool {
    matches!(ty, Type::Tuple(tuple) if !tuple.elems.is_empty()) || tuple_holder(ty).is_some()
}
