//! The items of a field's attribute.

use proc_macro2::{Ident, Span};
use syn::{Expr, ExprField, LitStr, Member, spanned::Spanned};

use crate::{mentions::value_of_request, rules::Spec};

/// One item of `#[api(…)]` on a field.
pub(crate) enum Item {
    Rule(Box<Rule>),
    Each(Ident, Vec<Item>),
    Keys(Ident, Vec<Item>),
    When(Ident, Expr, Vec<Item>),
    /// The rules behind `stop`, which run only if those before it hold. It is the last item of its list.
    Stop(Ident, Vec<Item>),
}

impl Item {
    pub(crate) fn rule(&self) -> Option<&Rule> {
        match self {
            Self::Rule(rule) => Some(rule),
            _ => None,
        }
    }

    /// Returns whether this is a rule of one of these forms, or contains one.
    pub(crate) fn has_form(&self, forms: &[crate::rules::Form]) -> bool {
        match self {
            Self::Rule(rule) => forms.contains(&rule.spec.form),
            Self::Each(_, items) | Self::Keys(_, items) | Self::When(_, _, items) | Self::Stop(_, items) => {
                items.iter().any(|item| item.has_form(forms))
            }
        }
    }

    /// Returns the first rule of this form on the value that the items are on.
    pub(crate) fn rule_of(items: &[Self], form: crate::rules::Form) -> Option<&Rule> {
        items.iter().find_map(|item| match item {
            Self::Rule(rule) => Some(&**rule).filter(|rule| rule.spec.form == form),
            Self::When(_, _, items) | Self::Stop(_, items) => Self::rule_of(items, form),
            Self::Each(..) | Self::Keys(..) => None,
        })
    }

    /// Collects the rules here and inside, in source order.
    pub(crate) fn rules<'a>(&'a self, found: &mut Vec<&'a Rule>) {
        match self {
            Self::Rule(rule) => found.push(rule),
            Self::Each(_, items) | Self::Keys(_, items) | Self::When(_, _, items) | Self::Stop(_, items) => {
                for item in items {
                    item.rules(found);
                }
            }
        }
    }

    /// Collects the expressions here and inside that a request decides.
    pub(crate) fn exprs<'a>(&'a self, found: &mut Vec<&'a Expr>) {
        if let Self::When(_, condition, _) = self {
            found.push(condition);
        }
        match self {
            Self::Rule(rule) => found.extend(rule.exprs()),
            Self::Each(_, items) | Self::Keys(_, items) | Self::When(_, _, items) | Self::Stop(_, items) => {
                for item in items {
                    item.exprs(found);
                }
            }
        }
    }

    /// Returns the items on one value, including those behind `stop`.
    pub(crate) fn on_value(items: &[Self]) -> Vec<&Self> {
        let mut found: Vec<&Self> = items.iter().collect();
        if let Some(Self::Stop(_, behind)) = found.last() {
            found.pop();
            found.extend(Self::on_value(behind));
        }
        found
    }

    /// Returns the items inside, if it holds some.
    pub(crate) fn inner(&self) -> Option<(&Ident, &[Item])> {
        match self {
            Self::Rule(_) => None,
            Self::Each(word, items)
            | Self::Keys(word, items)
            | Self::When(word, _, items)
            | Self::Stop(word, items) => Some((word, items)),
        }
    }
}

/// A rule with its arguments.
pub(crate) struct Rule {
    pub(crate) word: Ident,
    pub(crate) spec: &'static Spec,
    pub(crate) args: Vec<Arg>,
    pub(crate) own: Own,
}

impl Rule {
    pub(crate) fn arg(&self, name: &str) -> Option<&Arg> {
        self.args.iter().find(|arg| arg.name == name)
    }

    /// Iterates over the bounds that are known only when a request is checked.
    pub(crate) fn late(&self) -> impl Iterator<Item = (&Arg, &Expr)> {
        self.args.iter().filter_map(|arg| Some((arg, arg.late()?)))
    }

    /// Iterates over the bounds, the functions and other expressions that a request decides.
    pub(crate) fn exprs(&self) -> impl Iterator<Item = &Expr> {
        self.args.iter().filter_map(|arg| match &arg.value {
            Value::Expr(expr) | Value::Function(expr) => Some(expr),
            _ => arg.late(),
        })
    }

    pub(crate) fn is_late(&self) -> bool {
        self.late().next().is_some()
    }
}

/// An argument. Its name is the one in the table, or the rule's name for the main argument.
pub(crate) struct Arg {
    pub(crate) name: &'static str,
    pub(crate) word: Ident,
    pub(crate) value: Value,
}

impl Arg {
    /// Returns the whole numbers, written as literals, that a value is compared with.
    pub(crate) fn numbers(&self) -> Vec<(Span, i128)> {
        let literal = |expr: &Expr| Some((expr.span(), whole(expr)?));
        match &self.value {
            Value::Numbers(numbers) => numbers.iter().map(|(expr, number)| (expr.span(), *number)).collect(),
            Value::Choices(choices) => choices.iter().filter_map(literal).collect(),
            Value::Equal(one) => literal(one).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Returns the expression of a bound that uses `self` or `ctx`.
    pub(crate) fn late(&self) -> Option<&Expr> {
        let (Value::Count(expr, None) | Value::Number(expr, None) | Value::Date(DateBound::Expr(expr))) =
            &self.value
        else {
            return None;
        };
        value_of_request(expr, &["self", "ctx"]).map(|_| expr)
    }
}

/// Returns the number of a literal with the suffix that numbers get here: `-5i128`.
fn whole(expr: &Expr) -> Option<i128> {
    let Expr::Verbatim(literal) = expr else { return None };
    literal.to_string().replace(' ', "").strip_suffix("i128")?.parse().ok()
}

/// Returns the field of `self.field`.
pub(crate) fn own_field(expr: &Expr) -> Option<&Member> {
    let Expr::Field(ExprField { base, member, .. }) = expr else { return None };
    matches!(&**base, Expr::Path(path) if path.path.is_ident("self")).then_some(member)
}

/// What `code`, `criteria` and `message` replace in a rule.
#[derive(Default)]
pub(crate) struct Own {
    pub(crate) code: Option<Code>,
    pub(crate) criteria: Option<Expr>,
    pub(crate) message: Option<Expr>,
}

impl Own {
    pub(crate) fn is_empty(&self) -> bool {
        self.code.is_none() && self.criteria.is_none() && self.message.is_none()
    }
}

pub(crate) enum Code {
    /// The variant of one of the standard's codes.
    Standard(Ident),
    Custom(Expr),
}

/// The value of an argument.
pub(crate) enum Value {
    /// The argument has no value.
    Flag,
    Count(Expr, Option<usize>),
    Number(Expr, Option<Decimal>),
    Text(Expr),
    Format(LitStr),
    Date(DateBound),
    DateTime(DateTimeBound),
    Unit(Ident),
    Texts(Vec<LitStr>),
    Numbers(Vec<(Expr, i128)>),
    /// What a value is compared with: a literal or a constant.
    Equal(Expr),
    /// The choices, if some of them are not literals.
    Choices(Vec<Expr>),
    Sibling(Member),
    /// What a filter or an order-by offers.
    Fields(Vec<OfferedField>),
    /// Variants of the runtime's enum of that name.
    Words(&'static str, Vec<Ident>),
    /// An expression that is a function.
    Function(Expr),
    /// An expression over `self` and `ctx`.
    Expr(Expr),
    #[cfg(feature = "pattern")]
    Pattern(LitStr, crate::pattern::Automaton),
}

/// A field to filter or to order by.
pub(crate) struct OfferedField {
    pub(crate) name: String,
    pub(crate) span: proc_macro2::Span,
    /// The variant of `FieldType`.
    pub(crate) ty: Option<Ident>,
}

/// A decimal literal of any length: `digits × 10^-scale`.
#[derive(Clone)]
pub(crate) struct Decimal {
    pub(crate) minus: bool,
    /// Without leading zeros. Empty for zero.
    pub(crate) digits: String,
    pub(crate) scale: i64,
}

impl From<i128> for Decimal {
    fn from(number: i128) -> Self {
        let digits = if number == 0 { String::new() } else { number.unsigned_abs().to_string() };
        Self { minus: number < 0, digits, scale: 0 }
    }
}

/// A bound on a date.
pub(crate) enum DateBound {
    /// A literal, checked once the field's format is known.
    Text(LitStr),
    Today {
        word: Ident,
        days: i32,
        months: i32,
    },
    Expr(Expr),
}

/// Seconds since 1970, and nanoseconds: a billion and more of a leap second.
pub(crate) type Instant = (i64, u32);

/// A bound on a date and time.
pub(crate) enum DateTimeBound {
    /// A literal that is valid, and its instant.
    Text(LitStr, Instant),
    Now(Ident),
    Expr(Expr),
}
