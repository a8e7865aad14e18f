//! Reports fields that are compared in a circle, so that no values pass: `a` is after `b`, and `b` is after `a`.

use syn::Ident;

use super::{member_name, sibling};
use crate::{
    errors::Errors,
    model::{Arg, Field, Item, Rule, own_field},
    rules::{self, RULES},
    seen::is_new,
};

pub(super) fn circles(fields: &[Field<'_>], errors: &mut Errors) {
    let mut orders = Vec::new();
    for field in fields {
        find_orders(field, &mut orders);
    }
    for spec in RULES {
        let Some(rules::Order { values, words }) = spec.order else { continue };
        let mut known: Vec<Order<'_>> = Vec::new();
        for (_, order) in orders.iter().filter(|(rule, _)| *rule == spec.name) {
            match circle(order, &known) {
                Some(circle) => {
                    let chain: Vec<_> = circle.iter().map(|order| order.told(*words)).collect();
                    let message = format!(
                        "no {values} are in this order: `{}` must be {}",
                        order.high,
                        chain.join(", which must be ")
                    );
                    errors.at(order.word, message);
                }
                None => known.push(order.clone()),
            }
        }
    }
}

/// That one field is above another, or not below it.
#[derive(Clone)]
struct Order<'a> {
    high: String,
    low: String,
    /// Whether both may be equal.
    may_be_equal: bool,
    word: &'a Ident,
}

impl Order<'_> {
    fn told(&self, [above, not_below]: [&str; 2]) -> String {
        format!("{} `{}`", if self.may_be_equal { not_below } else { above }, self.low)
    }
}

/// Finds what the field's rules say, each with its rule's name. Rules inside of `when` need not hold.
fn find_orders<'a>(field: &'a Field<'_>, found: &mut Vec<(&'static str, Order<'a>)>) {
    let rules = Item::on_value(&field.items).into_iter().filter_map(Item::rule);
    for Rule { spec, args, .. } in rules.filter(|rule| rule.spec.order.is_some()) {
        found.extend(args.iter().filter_map(|arg| Some((spec.name, order(arg, field.rust_name())?))));
    }
}

fn order(arg: &Arg, own: String) -> Option<Order<'_>> {
    let other = member_name(sibling(arg).or_else(|| own_field(arg.late()?))?);
    let (is_above, may_be_equal) = match arg.name {
        "after" | "above" => (true, false),
        "min" | "not_before" => (true, true),
        "before" | "below" => (false, false),
        "max" | "not_after" => (false, true),
        _ => return None,
    };
    let (high, low) = if is_above { (own, other) } else { (other, own) };
    // A field that is compared with itself is a mistake of its own.
    (high != low).then_some(Order { high, low, may_be_equal, word: &arg.word })
}

/// Returns the circle that an order closes with those before it, if not all of its values may be equal.
fn circle<'a>(order: &Order<'a>, known: &[Order<'a>]) -> Option<Vec<Order<'a>>> {
    let mut path = vec![order.clone()];
    closes(&order.high, known, &mut path, &mut Vec::new()).then_some(path)
}

/// Continues a path down to the field that it began with. `seen` has the fields that it came by, each with whether values
/// differ on the way.
fn closes<'a>(
    start: &str,
    known: &[Order<'a>],
    path: &mut Vec<Order<'a>>,
    seen: &mut Vec<(String, bool)>,
) -> bool {
    let Some(low) = path.last().map(|order| order.low.clone()) else { return false };
    let differs = path.iter().any(|order| !order.may_be_equal);
    if !is_new((low.clone(), differs), seen) {
        return false;
    }
    if low == start && differs {
        return true;
    }
    for next in known.iter().filter(|next| next.high == low) {
        path.push(next.clone());
        if closes(start, known, path, seen) {
            return true;
        }
        path.pop();
    }
    false
}
