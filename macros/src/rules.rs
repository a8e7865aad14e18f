//! The table: one row a rule, with all that the macro knows about it.

pub(crate) mod foreign;
pub(crate) mod words;

/// A rule of `#[api(…)]` on a field.
pub(crate) struct Spec {
    /// The name of the attribute's word, the builder and the file.
    pub(crate) name: &'static str,
    /// How a value is judged.
    pub(crate) form: Form,
    /// The trait in `kinds` that the value must have. The form may ask for more.
    pub(crate) reads: &'static str,
    /// The argument that is written without a name.
    pub(crate) main: Main,
    pub(crate) args: &'static [ArgSpec],
    /// Whether one value can have the rule twice.
    pub(crate) repeats: bool,
    /// At least one of these words is required.
    pub(crate) needs: &'static [&'static str],
    /// What it does with numbers.
    pub(crate) numeric: Numeric,
    /// The feature that it needs.
    pub(crate) feature: Option<&'static Feature>,
    /// The argument that the rule requires.
    pub(crate) must_have: Option<&'static str>,
    /// Whether its bounds may be known only when a request is checked.
    pub(crate) has_late_bounds: bool,
    /// Pairs of words, arguments or rules, that contradict each other.
    pub(crate) excludes: &'static [(&'static str, &'static str)],
    /// Arguments that must not be 0.
    pub(crate) zeros: &'static [Zero],
    /// Which characters it lets pass, if it judges them one by one.
    pub(crate) chars: Option<fn(char) -> bool>,
    /// How it compares fields, if it does.
    pub(crate) order: Option<&'static Order>,
}

/// How a rule compares fields.
pub(crate) struct Order {
    /// What the values are called.
    pub(crate) values: &'static str,
    /// What one is that has to be larger than another, and one that must not be smaller.
    pub(crate) words: [&'static str; 2],
}

static DATES: Order = Order { values: "dates", words: ["after", "not before"] };
static INSTANTS: Order = Order { values: "instants", words: ["after", "not before"] };
static NUMBERS: Order = Order { values: "numbers", words: ["above", "at least"] };

/// An argument that must not be 0, unless another stands beside it.
pub(crate) struct Zero {
    pub(crate) arg: &'static str,
    pub(crate) unless: Option<&'static str>,
    /// What 0 would do.
    pub(crate) effect: &'static str,
}

/// The feature of `api-validate` that the rule requires.
pub(crate) struct Feature {
    pub(crate) name: &'static str,
    pub(crate) is_on: bool,
}

static PATTERN: Feature = Feature { name: "pattern", is_on: cfg!(feature = "pattern") };
static FILTER: Feature = Feature { name: "filter", is_on: cfg!(feature = "filter") };
static METADATA: Feature = Feature { name: "metadata", is_on: cfg!(feature = "metadata") };

/// What a rule does with numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numeric {
    /// Nothing.
    No,
    /// It checks how a number is written. Rules on the number itself wait for it.
    Format,
    /// It checks the number, and passes if the value is known not to be one.
    Amount,
}

/// How generated code asks for the verdict.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `checker.rule(&RULE, value)`
    Value,
    /// Like `Value`, but a nested null counts as no value.
    Absence,
    /// It comes first, and stops the others.
    Presence,
    /// As `Value`. Siblings are compared when all fields were judged.
    Date,
    /// As `Date`.
    DateTime,
    /// It is judged when all fields were.
    Matches,
    Unique,
    Any,
    /// With a catalogue and a caller, which are expressions.
    Metadata,
    Custom,
    /// Last on its value, and only if the others held.
    Resource,
    /// As `Matches`, with what was looked up.
    IdValue,
}

impl Form {
    /// Returns whether the verdict is on a whole list. It is not asked for if only some elements could be read.
    pub(crate) fn judges_whole(self) -> bool {
        matches!(self, Self::Unique | Self::Any | Self::Metadata | Self::Custom)
    }
}

/// The argument that is written without a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Main {
    None,
    Text,
    Number,
    Pattern,
    Choices,
    /// A value to be equal to.
    Value,
    /// A part of text or of a collection.
    Part,
    Sibling,
    Function,
    /// The kind of what a rule looks up.
    Kind,
}

impl Main {
    /// Returns what is expected in its place.
    pub(crate) fn example(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Text | Self::Pattern | Self::Part => "\"…\"",
            Self::Number => "5",
            Self::Choices => "\"A\", \"B\"",
            Self::Value => "true",
            Self::Sibling => "field",
            Self::Function => "function",
            Self::Kind => "\"User\"",
        }
    }
}

pub(crate) struct ArgSpec {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
}

/// What an argument's value looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Flag,
    Count,
    Number,
    Format,
    Date,
    DateTime,
    Unit,
    Schemes,
    Sibling,
    /// A field of the elements.
    ItemField,
    /// Fields that are offered, by the client's names.
    Fields,
    Operators,
    Functions,
    Logic,
    Directions,
    /// An expression over `self` and `ctx`.
    Expr,
}

impl Shape {
    /// Returns what is expected behind the name.
    pub(crate) fn example(self) -> &'static str {
        match self {
            Self::Flag => "",
            Self::Count | Self::Number => " = 5",
            Self::Format => " = \"dd/MMM/YYYY\"",
            Self::Date => " = today",
            Self::DateTime => " = now",
            Self::Unit => " = chars",
            Self::Schemes => "(\"https\")",
            Self::Sibling | Self::ItemField => " = field",
            Self::Fields => "(name)",
            Self::Operators => "(eq)",
            Self::Functions => "(contains)",
            Self::Logic => "(and)",
            Self::Directions => "(asc)",
            Self::Expr => " = ctx.…",
        }
    }
}

/// Words of `#[api(…)]` that are not rules.
pub(crate) const GRAMMAR: &[&str] = &["each", "keys", "when", "stop", "skip", "nested"];

/// Arguments of every rule.
pub(crate) const OWN: &[&str] = &["code", "criteria", "message"];

/// Words on the type.
pub(crate) const TYPE_WORDS: &[&str] =
    &["context", "custom", "at_least_one", "exactly_one", "crate", "bound"];

const fn arg(name: &'static str, shape: Shape) -> ArgSpec {
    ArgSpec { name, shape }
}

const fn zero(arg: &'static str, effect: &'static str) -> Zero {
    Zero { arg, unless: None, effect }
}

const fn rule(name: &'static str, form: Form, reads: &'static str, main: Main) -> Spec {
    Spec {
        name,
        form,
        reads,
        main,
        args: &[],
        repeats: false,
        needs: &[],
        numeric: Numeric::No,
        feature: None,
        must_have: None,
        has_late_bounds: false,
        excludes: &[],
        zeros: &[],
        chars: None,
        order: None,
    }
}

const fn text(name: &'static str) -> Spec {
    rule(name, Form::Value, "Text", Main::None)
}

pub(crate) static RULES: &[Spec] = &[
    rule("required", Form::Presence, "Presence", Main::None),
    rule("not_null", Form::Value, "Nullable", Main::None),
    rule("absent", Form::Absence, "Omittable", Main::None),
    Spec {
        args: &[
            arg("min", Shape::Count),
            arg("max", Shape::Count),
            arg("equal", Shape::Count),
            arg("unit", Shape::Unit),
        ],
        needs: &["min", "max", "equal"],
        excludes: &[("equal", "min"), ("equal", "max")],
        zeros: &[Zero { unless: Some("max"), ..zero("min", "holds for every length") }],
        has_late_bounds: true,
        ..rule("length", Form::Value, "Length", Main::None)
    },
    Spec {
        args: &[
            arg("format", Shape::Format),
            arg("min", Shape::Date),
            arg("max", Shape::Date),
            arg("after", Shape::Sibling),
            arg("before", Shape::Sibling),
        ],
        has_late_bounds: true,
        order: Some(&DATES),
        ..rule("date", Form::Date, "DateValue", Main::None)
    },
    Spec {
        args: &[
            arg("min", Shape::DateTime),
            arg("max", Shape::DateTime),
            arg("after", Shape::Sibling),
            arg("before", Shape::Sibling),
        ],
        order: Some(&INSTANTS),
        ..rule("date_time", Form::DateTime, "DateTimeValue", Main::None)
    },
    text("time"),
    Spec {
        args: &[arg("integer", Shape::Flag), arg("scale", Shape::Count), arg("precision", Shape::Count)],
        excludes: &[("integer", "scale")],
        zeros: &[zero("precision", "leaves no digit")],
        numeric: Numeric::Format,
        ..rule("number", Form::Value, "Number", Main::None)
    },
    Spec {
        args: &[
            arg("min", Shape::Number),
            arg("max", Shape::Number),
            arg("above", Shape::Number),
            arg("below", Shape::Number),
        ],
        needs: &["min", "max", "above", "below"],
        excludes: &[("min", "above"), ("max", "below")],
        has_late_bounds: true,
        numeric: Numeric::Amount,
        order: Some(&NUMBERS),
        ..rule("range", Form::Value, "Number", Main::None)
    },
    Spec { numeric: Numeric::Amount, ..rule("multiple_of", Form::Value, "Number", Main::Number) },
    Spec { repeats: true, feature: Some(&PATTERN), ..rule("pattern", Form::Value, "Text", Main::Pattern) },
    text("email"),
    Spec { args: &[arg("schemes", Shape::Schemes)], ..text("url") },
    Spec { args: &[arg("not_nil", Shape::Flag)], ..rule("uuid", Form::Value, "UuidText", Main::None) },
    text("ip"),
    text("ipv4"),
    text("ipv6"),
    text("hostname"),
    text("phone"),
    text("credit_card"),
    Spec { chars: Some(|char| char.is_ascii()), ..text("ascii") },
    Spec { chars: Some(char::is_alphanumeric), ..text("alphanumeric") },
    Spec { chars: Some(|char| !char.is_uppercase()), ..text("lowercase") },
    Spec { chars: Some(|char| !char.is_lowercase()), ..text("uppercase") },
    Spec { chars: Some(|char| !char.is_control()), ..text("no_control") },
    rule("prefix", Form::Value, "Text", Main::Text),
    rule("suffix", Form::Value, "Text", Main::Text),
    Spec { repeats: true, ..rule("contains", Form::Value, "Text", Main::Part) },
    Spec { repeats: true, ..rule("not_contains", Form::Value, "Text", Main::Part) },
    rule("equal", Form::Value, "", Main::Value),
    rule("one_of", Form::Value, "", Main::Choices),
    rule("none_of", Form::Value, "", Main::Choices),
    Spec {
        args: &[
            arg("fields", Shape::Fields),
            arg("operators", Shape::Operators),
            arg("functions", Shape::Functions),
            arg("logic", Shape::Logic),
            arg("max_length", Shape::Count),
            arg("max_depth", Shape::Count),
            arg("max_terms", Shape::Count),
        ],
        feature: Some(&FILTER),
        must_have: Some("fields"),
        zeros: &[
            zero("max_length", "lets no filter pass"),
            zero("max_depth", "lets no filter pass"),
            zero("max_terms", "lets no filter pass"),
        ],
        ..rule("filter", Form::Value, "FilterText", Main::None)
    },
    Spec {
        args: &[
            arg("fields", Shape::Fields),
            arg("directions", Shape::Directions),
            arg("max", Shape::Count),
            arg("max_length", Shape::Count),
        ],
        feature: Some(&FILTER),
        must_have: Some("fields"),
        zeros: &[zero("max", "lets no column pass"), zero("max_length", "lets no filter pass")],
        ..rule("orderby", Form::Value, "OrderByText", Main::None)
    },
    Spec { args: &[arg("by", Shape::ItemField)], ..rule("unique", Form::Unique, "Sequence", Main::None) },
    Spec { repeats: true, ..rule("any", Form::Any, "Sequence", Main::Function) },
    Spec {
        args: &[arg("catalog", Shape::Expr), arg("caller", Shape::Expr)],
        needs: &["catalog"],
        feature: Some(&METADATA),
        ..rule("metadata", Form::Metadata, "Sequence", Main::None)
    },
    Spec { repeats: true, ..rule("matches", Form::Matches, "", Main::Sibling) },
    rule("resource", Form::Resource, "LookupKey", Main::Kind),
    Spec {
        args: &[arg("id", Shape::Sibling)],
        needs: &["id"],
        ..rule("id_value", Form::IdValue, "LookupKey", Main::Kind)
    },
    Spec { repeats: true, ..rule("custom", Form::Custom, "", Main::Function) },
];

/// Rules that no value can satisfy together, or one of which implies the other.
pub(crate) const CONFLICTS: &[(&str, &str, &str)] = &[
    ("required", "absent", "a value cannot be needed and forbidden"),
    ("required", "not_null", "`required` says it all"),
    ("one_of", "none_of", "`one_of` says which values there are"),
    ("equal", "one_of", "`equal` says which value there is"),
    ("equal", "none_of", "`equal` says which value there is"),
    ("ipv4", "ipv6", "no address is both; write `ip` for either"),
    ("ip", "ipv4", "`ipv4` says it all"),
    ("ip", "ipv6", "`ipv6` says it all"),
];

pub(crate) fn find(name: &str) -> Option<&'static Spec> {
    RULES.iter().find(|spec| spec.name == name)
}
