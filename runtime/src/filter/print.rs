//! Writes an expression as text that reads back as the same expression. It keeps a list of what is still to write
//! instead of calling itself.

use alloc::vec::Vec;
use core::fmt;

use super::{
    events::{Leaf, Many, Named, Unary},
    expr::Expr,
    literal::LiteralKind,
    tree::NodeKind,
    words::{Direction, Function, UNARY},
};

/// The expression as text, with one blank around each operator and no parentheses that are not needed.
impl fmt::Display for Expr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(*self, f)
    }
}

/// As [`Display`](fmt::Display).
impl fmt::Debug for Expr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(*self, f)
    }
}

/// How tightly anything but an operator binds.
const WHOLE: u8 = 9;

/// What is still to write.
enum Step<'a> {
    Text(&'a str),
    /// An expression, in parentheses where it binds less tightly.
    Expr(Expr<'a>, u8),
}

fn write(expr: Expr<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut steps = alloc::vec![Step::Expr(expr, 0)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Text(text) => f.write_str(text)?,
            Step::Expr(expr, precedence) => {
                // The last step is the next one.
                let mark = steps.len();
                Writer { steps: &mut steps }.expr(expr, precedence);
                if let Some(new) = steps.get_mut(mark..) {
                    new.reverse();
                }
            }
        }
    }
    Ok(())
}

struct Writer<'a, 's> {
    steps: &'s mut Vec<Step<'a>>,
}

impl<'a> Writer<'a, '_> {
    fn text(&mut self, text: &'a str) {
        self.steps.push(Step::Text(text));
    }

    fn part(&mut self, expr: Expr<'a>, precedence: u8) {
        self.steps.push(Step::Expr(expr, precedence));
    }

    fn expr(&mut self, expr: Expr<'a>, least: u8) {
        let Some(node) = expr.tree.get(expr.index) else { return };
        let precedence = precedence(node.kind);
        let is_wrapped = precedence < least;
        if is_wrapped {
            self.text("(");
        }
        self.node(expr, node.kind, node.span.of(expr.text));
        if is_wrapped {
            self.text(")");
        }
    }

    fn node(&mut self, expr: Expr<'a>, kind: NodeKind, text: &'a str) {
        match kind {
            NodeKind::Literal(LiteralKind::Null) => self.text("null"),
            NodeKind::Literal(LiteralKind::True) => self.text("true"),
            NodeKind::Literal(LiteralKind::False) => self.text("false"),
            // In front of a blank it would be the operator.
            NodeKind::Leaf(Leaf::Field) if text.eq_ignore_ascii_case("not") => {
                self.text("(");
                self.text(text);
                self.text(")");
            }
            NodeKind::Literal(_) | NodeKind::Leaf(_) => self.text(text),
            NodeKind::Unary(word) => self.unary(expr, word),
            NodeKind::Binary(operator) => {
                let mut parts = expr.parts();
                let precedence = operator.precedence();
                if let (Some(left), Some(right)) = (parts.next(), parts.next()) {
                    self.part(left, precedence);
                    self.text(" ");
                    self.text(operator.as_str());
                    self.text(" ");
                    self.part(right, precedence + 1);
                }
            }
            NodeKind::Named(named) => self.named(expr, named, text),
            NodeKind::Item(direction) => {
                self.part(expr.only(), 0);
                self.text(match direction {
                    None => "",
                    Some(Direction::Asc) => " asc",
                    Some(Direction::Desc) => " desc",
                });
            }
            NodeKind::Many(many) => self.many(expr, many, text),
        }
    }

    fn unary(&mut self, expr: Expr<'a>, word: Unary) {
        let inner = expr.only();
        let kind = inner.tree.get(inner.index).map(|node| node.kind);
        // A minus that touches a number is part of it.
        let begins_with_number = matches!(kind, Some(NodeKind::Literal(_) | NodeKind::Binary(_)));
        self.text(match word {
            Unary::Not => "not ",
            Unary::Negate if begins_with_number => "- ",
            Unary::Negate => "-",
        });
        self.part(inner, UNARY);
    }

    fn named(&mut self, expr: Expr<'a>, named: Named, name: &'a str) {
        let (open, close) = match named {
            Named::Member => ("\"", "\":"),
            Named::Parameter => ("", "="),
        };
        self.text(open);
        self.text(name);
        self.text(close);
        self.part(expr.only(), 0);
    }

    fn many(&mut self, expr: Expr<'a>, many: Many, text: &'a str) {
        match many {
            Many::Logic(logic) => {
                let between = if logic.as_str() == "and" { " and " } else { " or " };
                self.list(expr, "", [between; 2], "", logic.precedence() + 1);
            }
            Many::List | Many::Key => self.list(expr, "(", [","; 2], ")", 0),
            Many::Array => self.list(expr, "[", [","; 2], "]", 0),
            Many::Object => self.list(expr, "{", [","; 2], "}", 0),
            Many::Call(function) => {
                self.text(function.as_str());
                let between = if function == Function::Case { [" : ", ","] } else { [","; 2] };
                self.list(expr, "(", between, ")", 0);
            }
            Many::CallByName => {
                self.text(text);
                self.list(expr, "(", [","; 2], ")", 0);
            }
            Many::FilterPart => self.list(expr, "$filter(", [","; 2], ")", 0),
            Many::CountPart => self.count(expr),
            Many::Lambda(function) => {
                self.text(function.as_str());
                self.text("(");
                self.text(text);
                self.text(if text.is_empty() { "" } else { ":" });
                self.list(expr, "", [""; 2], ")", 0);
            }
            Many::Path => self.path(expr),
        }
    }

    /// `between`: the text behind parts at even places, counted from 0, and at odd ones.
    fn list(&mut self, expr: Expr<'a>, open: &'a str, between: [&'a str; 2], close: &'a str, least: u8) {
        self.text(open);
        for (position, part) in expr.parts().enumerate() {
            if position > 0 {
                self.text(if position % 2 == 1 { between[0] } else { between[1] });
            }
            self.part(part, least);
        }
        self.text(close);
    }

    fn count(&mut self, expr: Expr<'a>) {
        self.text("$count(");
        for (position, part) in expr.parts().enumerate() {
            self.text(if position == 0 { "" } else { ";" });
            let is_search =
                part.tree.get(part.index).is_some_and(|node| node.kind == NodeKind::Leaf(Leaf::Search));
            self.text(if is_search { "$search=" } else { "$filter=" });
            self.part(part, 0);
        }
        self.text(")");
    }

    fn path(&mut self, expr: Expr<'a>) {
        for (position, part) in expr.parts().enumerate() {
            let is_key = part.tree.get(part.index).is_some_and(|node| node.kind == NodeKind::Many(Many::Key));
            self.text(if position == 0 || is_key { "" } else { "/" });
            self.part(part, 0);
        }
    }
}

fn precedence(kind: NodeKind) -> u8 {
    match kind {
        NodeKind::Unary(_) => UNARY,
        NodeKind::Binary(operator) => operator.precedence(),
        NodeKind::Many(Many::Logic(logic)) => logic.precedence(),
        _ => WHOLE,
    }
}
