//! Where a value begins: literals, parentheses, functions, arrays and objects. Paths are in a file of their own.

use super::{
    Events, Open, Parser, State,
    path::{Last, begins_parameter},
};
use crate::filter::{
    error::{Expected, Stop},
    events::{Leaf, List, Many, Unary},
    hint::{self, Hint},
    literal::{Literal, LiteralKind},
    scan::{Name, Scan, Scanned, Span},
    words::{Direction, Function, Logic, Operator},
};

impl<E: Events> Parser<'_, '_, E> {
    /// Only arrays and objects may have blanks in front of them everywhere.
    pub(super) fn operand_without_blanks(&mut self) -> Scanned<State> {
        let start = self.scan.at;
        if self.scan.blanks() && !matches!(self.scan.peek(), Some(b'[' | b'{') | None) {
            return Err(Stop::new(start, Expected::Value).hint(Hint::NoBlank));
        }
        self.operand()
    }

    pub(super) fn operand(&mut self) -> Scanned<State> {
        let start = self.scan.at;
        match self.scan.peek() {
            Some(b'(') => Ok(self.parenthesis()),
            Some(b'[') => Ok(self.array()),
            Some(b'{') => self.object(),
            Some(b'"') => self.json_text(),
            Some(b'@') => self.annotation(),
            Some(b'$') => self.dollar(),
            Some(b'\'' | b'0'..=b'9' | b'+' | b'-') => match self.read_literal()? {
                Some(literal) => Ok(self.literal(literal)),
                None => Ok(self.negate()),
            },
            _ if self.scan.begins_name() => {
                let name = self.scan.qualified()?;
                self.word_of_value(name)
            }
            _ => Err(Stop::new(start, Expected::Value).or_hint(hint::of_value(self.scan.rest()))),
        }
    }

    /// Parentheses without anything between them are one thing that is open, and a count: they need no room.
    fn parenthesis(&mut self) -> State {
        match self.frames.top() {
            Some(frame) if frame.open == Open::Parenthesis => {
                frame.list.count = frame.list.count.saturating_add(1);
                self.scan.at += 1;
                State::BlanksAndOperand
            }
            _ => self.bracket(Open::Parenthesis),
        }
    }

    fn bracket(&mut self, open: Open) -> State {
        self.open(open, self.here());
        self.scan.at += 1;
        State::BlanksAndOperand
    }

    fn negate(&mut self) -> State {
        self.bracket(Open::Unary(Unary::Negate))
    }

    /// Reads a literal, if one begins here. In `-13:00` that is behind the operator.
    fn read_literal(&mut self) -> Scanned<Option<Literal>> {
        let start = self.scan.at;
        let literal = self.scan.literal()?;
        if self.scan.is_negated_hour(start) && !self.is_in_case() {
            self.scan.at = start;
            return Ok(None);
        }
        Ok(literal)
    }

    fn literal(&mut self, mut literal: Literal) -> State {
        if literal.kind == LiteralKind::Time && self.is_split() {
            literal.span.end = literal.span.start + 2;
            literal.kind = LiteralKind::Number;
            self.scan.at = literal.span.end as usize;
        }
        self.value = self.events.literal(literal);
        State::Operator
    }

    /// In `case(Size gt 10:20)` the colon ends the condition, which would else have none.
    fn is_split(&mut self) -> bool {
        let mut ahead = self.scan;
        ahead.blanks();
        matches!(ahead.peek(), Some(b',' | b')')) && self.is_in_case()
    }

    fn word_of_value(&mut self, name: Name) -> Scanned<State> {
        if let Some(kind) = self.scan.word(name)? {
            let span = Span::new(name.span.start as usize, self.scan.at);
            return Ok(self.literal(Literal { kind, span }));
        }
        self.scan.at = name.span.end as usize;
        let word = name.span.of(self.scan.text);
        match self.scan.peek() {
            Some(b' ' | b'\t') if is_not(word) && !is_operand(self.scan) => {
                self.open(Open::Unary(Unary::Not), name.span);
                Ok(State::BlanksAndOperand)
            }
            Some(b'(') if !begins_parameter(self.inside()) => self.name_in_front_of_values(name),
            _ => self.first_name(name),
        }
    }

    /// A name and parentheses in which no parameter has a name.
    fn name_in_front_of_values(&mut self, name: Name) -> Scanned<State> {
        let word = name.span.of(self.scan.text);
        match Function::find(word) {
            Some(Function::Any | Function::All) => Err(self.scan.stop(Expected::Collection)),
            Some(function) => self.call(function, name.span),
            None if is_not(word) && self.inside().peek() != Some(b')') => {
                Err(self.scan.stop(Expected::Blank).hint(Hint::AddBlank))
            }
            None => self.first_name(name),
        }
    }

    fn call(&mut self, function: Function, name: Span) -> Scanned<State> {
        self.scan.at += 1;
        self.scan.blanks();
        match function {
            Function::Case => self.open(Open::CaseWhen, name),
            Function::Cast | Function::IsOf => return self.cast(function, name),
            _ if function.arity().1 == 0 => {
                self.scan.expect(b')', Expected::ClosingParenthesis)?;
                self.value = self.events.many(Many::Call(function), name, List::default());
                return Ok(State::Operator);
            }
            _ => self.open(Open::Call(function), name),
        }
        Ok(State::Operand)
    }

    /// One argument is a type; of two, the second one is.
    fn cast(&mut self, function: Function, name: Span) -> Scanned<State> {
        let start = self.scan;
        self.open(Open::Cast(function), name);
        if self.scan.begins_name() && self.type_name().is_ok() {
            self.scan.blanks();
            if self.scan.peek() == Some(b')') {
                self.scan = start;
                return self.cast_to(function);
            }
        }
        self.scan = start;
        Ok(State::Operand)
    }

    /// The type, and the end of the call.
    pub(super) fn cast_to(&mut self, function: Function) -> Scanned<State> {
        let span = self.type_name()?;
        self.value = self.events.leaf(Leaf::Type, span);
        self.add();
        self.scan.blanks();
        self.scan.expect(b')', Expected::ClosingParenthesis)?;
        let frame = self.top();
        self.frames.pop();
        self.value = self.events.many(Many::Call(function), frame.span, frame.list);
        Ok(State::Operator)
    }

    /// `Namespace.Type` or `Collection(Namespace.Type)`
    fn type_name(&mut self) -> Scanned<Span> {
        let start = self.scan.at;
        if !self.scan.begins_name() {
            return Err(self.scan.stop(Expected::Type));
        }
        let name = self.scan.qualified()?;
        if name.span.of(self.scan.text) == "Collection" && self.scan.eat(b'(') {
            self.scan.qualified()?;
            self.scan.expect(b')', Expected::ClosingParenthesis)?;
        }
        Ok(Span::new(start, self.scan.at))
    }

    fn array(&mut self) -> State {
        self.bracket(Open::Array);
        self.scan.blanks();
        if self.scan.peek() == Some(b']') {
            return self.complete(Many::Array);
        }
        State::Operand
    }

    fn object(&mut self) -> Scanned<State> {
        self.bracket(Open::Object);
        self.scan.blanks();
        if self.scan.peek() == Some(b'}') {
            return Ok(self.complete(Many::Object));
        }
        self.member()
    }

    /// `"name":`, and then its value.
    pub(super) fn member(&mut self) -> Scanned<State> {
        if self.scan.peek() != Some(b'"') {
            return Err(self.scan.stop(Expected::MemberName));
        }
        let name = self.scan.json_text()?;
        self.scan.blanks();
        self.scan.expect(b':', Expected::Colon)?;
        self.open(Open::Member, name);
        Ok(State::BlanksAndOperand)
    }

    /// Text in double quotes is a value of its own, in arrays and objects only.
    fn json_text(&mut self) -> Scanned<State> {
        if !matches!(self.top().open, Open::Array | Open::Member) {
            return Err(self.scan.stop(Expected::Value).hint(Hint::SingleQuotes));
        }
        let start = self.scan.at;
        self.scan.json_text()?;
        let literal = Literal { kind: LiteralKind::JsonText, span: Span::new(start, self.scan.at) };
        self.value = self.events.literal(literal);
        Ok(State::EndOfElement)
    }

    fn first_name(&mut self, name: Name) -> Scanned<State> {
        let start = name.span.start as usize;
        self.named_part(super::path::Trail::new(start, Last::Nothing), name)
    }
}

fn is_not(word: &str) -> bool {
    word.eq_ignore_ascii_case(Logic::Not.as_str())
}

/// Whether the word `not` that ends here is a name: an operator and its right side follow, or nothing that it could
/// stand in front of.
fn is_operand(mut ahead: Scan<'_>) -> bool {
    ahead.blanks();
    match ahead.peek() {
        Some(b')' | b',' | b']' | b'}' | b':' | b';') => true,
        // In `not eq eq 1` and `not eq desc` the first operator is a name as well.
        _ => {
            eat_infix(&mut ahead)
                && begins_value(ahead)
                && !eat_infix(&mut ahead.clone())
                && !is_direction(ahead)
        }
    }
}

/// Steps over an operator and the blanks behind it.
fn eat_infix(ahead: &mut Scan<'_>) -> bool {
    let word = next_word(ahead);
    let is_infix =
        Operator::find(word).is_some() || matches!(Logic::find(word), Some(Logic::And | Logic::Or));
    is_infix && ahead.blanks()
}

fn is_direction(mut ahead: Scan<'_>) -> bool {
    Direction::find(next_word(&mut ahead)).is_some()
}

fn next_word<'t>(ahead: &mut Scan<'t>) -> &'t str {
    let name = if ahead.begins_name() { ahead.name().ok() } else { None };
    name.map_or("", |name| name.of(ahead.text))
}

fn begins_value(ahead: Scan<'_>) -> bool {
    matches!(ahead.peek(), Some(b'(' | b'[' | b'{' | b'@' | b'$' | b'\'' | b'0'..=b'9' | b'+' | b'-'))
        || ahead.begins_name()
}
