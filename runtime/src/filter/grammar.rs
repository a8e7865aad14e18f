//! The grammar of OData 4.01's `$filter` and `$orderby`: one pass over the text, without recursion.
//!
//! What is open stands on a stack: brackets, and operators that wait for their right side. The grammar knows no
//! model: where OData has one rule for each kind of property, this one takes what any of them takes.

mod close;
mod infix;
mod operand;
mod parts;
mod path;

use super::{
    error::{Expected, Stop},
    events::{Events, List, Unary},
    scan::{Scan, Scanned, Span},
    stack::Stack,
    words::{Direction, Function, Logic, Operator, UNARY},
};

/// What a text is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Filter,
    OrderBy,
}

/// Reads a whole text; of an order-by, the value is the list of its items.
pub(super) fn parse<E: Events>(text: &str, language: Language, events: &mut E) -> Scanned<List<E::Value>> {
    if u32::try_from(text.len()).is_err() {
        return Err(Stop::new(0, Expected::LessText));
    }
    let frame = Frame { open: Open::Top(language), ..Frame::default() };
    let mut parser = Parser {
        scan: Scan { text, at: 0 },
        frames: Stack::new(),
        value: E::Value::default(),
        direction: None,
        events,
    };
    parser.frames.push(frame);
    parser.run().map_err(|stop| super::meant::sharpened(text, stop))
}

/// What is open, and waits for more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Open {
    #[default]
    Nothing,
    /// The whole text.
    Top(Language),
    Unary(Unary),
    Binary(Operator),
    Logic(Logic),
    Parenthesis,
    Call(Function),
    /// The first argument of `cast` and `isof`, which is not a type.
    Cast(Function),
    /// `case(condition:value,…)`
    CaseWhen,
    CaseThen,
    Array,
    Object,
    /// The value of a member.
    Member,
    /// Parameters with names.
    Parameters,
    /// The value of one.
    Parameter,
    /// A path with an open part in parentheses.
    Path,
    FilterPart,
    CountPart,
    Lambda(Function),
}

impl Open {
    /// How tightly it binds; brackets do not.
    fn precedence(self) -> u8 {
        match self {
            Self::Unary(_) => UNARY,
            Self::Binary(operator) => operator.precedence(),
            Self::Logic(logic) => logic.precedence(),
            _ => 0,
        }
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Frame<V> {
    open: Open,
    /// An operator whose innermost bracket is a condition of `case`.
    is_in_case: bool,
    /// The name that it goes by, or its beginning.
    span: Span,
    /// What it holds so far.
    list: List<V>,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// A value, after optional blanks.
    BlanksAndOperand,
    /// A value. Blanks may come only before an array or an object.
    Operand,
    /// An operator, or the end of something.
    Operator,
    /// The end of the part that contains a text in double quotes.
    EndOfElement,
    /// The end of an item of an order-by.
    EndOfItem,
    /// An option of `$count(…)`.
    CountOption,
    Done,
}

struct Parser<'t, 'e, E: Events> {
    scan: Scan<'t>,
    frames: Stack<Frame<E::Value>>,
    /// The value that was just read.
    value: E::Value,
    direction: Option<Direction>,
    events: &'e mut E,
}

impl<E: Events> Parser<'_, '_, E> {
    fn run(&mut self) -> Scanned<List<E::Value>> {
        let mut state = State::Operand;
        loop {
            state = match state {
                State::BlanksAndOperand => {
                    self.scan.blanks();
                    self.operand()?
                }
                State::Operand => self.operand_without_blanks()?,
                State::Operator => self.after_value()?,
                State::EndOfElement => self.end_of_element()?,
                State::EndOfItem => self.end_of_item()?,
                State::CountOption => self.count_option()?,
                State::Done => return Ok(self.top().list),
            };
        }
    }

    /// The innermost thing that is open. The whole text always is.
    fn top(&mut self) -> Frame<E::Value> {
        self.frames.top().copied().unwrap_or_default()
    }

    fn open(&mut self, open: Open, span: Span) {
        self.push(open, span, List::default());
    }

    fn push(&mut self, open: Open, span: Span, list: List<E::Value>) {
        let is_in_case = open.precedence() > 0 && self.is_in_case();
        self.frames.push(Frame { open, is_in_case, span, list });
    }

    /// Whether a condition of `case` is open, which a colon ends.
    fn is_in_case(&mut self) -> bool {
        self.frames.top().is_some_and(|frame| frame.open == Open::CaseWhen || frame.is_in_case)
    }

    /// Opens something that begins with the last value.
    fn open_with(&mut self, open: Open, span: Span) {
        let list = List { first: self.value, last: self.value, count: 1 };
        self.push(open, span, list);
    }

    /// Puts the last value into the innermost thing that is open; gives how many there are.
    fn add(&mut self) -> u32 {
        let Some(frame) = self.frames.top() else { return 0 };
        frame.list.push(self.value, self.events);
        frame.list.count
    }

    fn here(&self) -> Span {
        Span::new(self.scan.at, self.scan.at)
    }
}
