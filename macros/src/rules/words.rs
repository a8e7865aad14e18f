//! The words of OData that `filter` and `orderby` offer, each with its variant in the runtime.

pub(crate) type Word = (&'static str, &'static str);

pub(crate) const OPERATORS: &[Word] = &[
    ("eq", "Eq"),
    ("ne", "Ne"),
    ("gt", "Gt"),
    ("ge", "Ge"),
    ("lt", "Lt"),
    ("le", "Le"),
    ("has", "Has"),
    ("in", "In"),
    ("add", "Add"),
    ("sub", "Sub"),
    ("mul", "Mul"),
    ("div", "Div"),
    ("divby", "DivBy"),
    ("mod", "Mod"),
];

pub(crate) const LOGIC: &[Word] = &[("and", "And"), ("or", "Or"), ("not", "Not")];

pub(crate) const DIRECTIONS: &[Word] = &[("asc", "Asc"), ("desc", "Desc")];

pub(crate) const TYPES: &[Word] = &[
    ("text", "Text"),
    ("number", "Number"),
    ("boolean", "Boolean"),
    ("date", "Date"),
    ("date_time", "DateTime"),
    ("time", "Time"),
    ("duration", "Duration"),
    ("uuid", "Uuid"),
];

pub(crate) const FUNCTIONS: &[Word] = &[
    ("contains", "Contains"),
    ("startswith", "StartsWith"),
    ("endswith", "EndsWith"),
    ("concat", "Concat"),
    ("indexof", "IndexOf"),
    ("length", "Length"),
    ("matchesPattern", "MatchesPattern"),
    ("substring", "Substring"),
    ("tolower", "ToLower"),
    ("toupper", "ToUpper"),
    ("trim", "Trim"),
    ("year", "Year"),
    ("month", "Month"),
    ("day", "Day"),
    ("hour", "Hour"),
    ("minute", "Minute"),
    ("second", "Second"),
    ("fractionalseconds", "FractionalSeconds"),
    ("totalseconds", "TotalSeconds"),
    ("date", "Date"),
    ("time", "Time"),
    ("totaloffsetminutes", "TotalOffsetMinutes"),
    ("mindatetime", "MinDateTime"),
    ("maxdatetime", "MaxDateTime"),
    ("now", "Now"),
    ("round", "Round"),
    ("floor", "Floor"),
    ("ceiling", "Ceiling"),
    ("geo.distance", "GeoDistance"),
    ("geo.length", "GeoLength"),
    ("geo.intersects", "GeoIntersects"),
    ("hassubset", "HasSubset"),
    ("hassubsequence", "HasSubsequence"),
    ("case", "Case"),
    ("cast", "Cast"),
    ("isof", "IsOf"),
    ("any", "Any"),
    ("all", "All"),
];

/// Words of other languages, and what they are called here.
const FOREIGN: &[Word] = &[
    ("string", "text"),
    ("str", "text"),
    ("int", "number"),
    ("integer", "number"),
    ("decimal", "number"),
    ("float", "number"),
    ("bool", "boolean"),
    ("datetime", "date_time"),
    ("dateTime", "date_time"),
    ("guid", "uuid"),
    ("ascending", "asc"),
    ("descending", "desc"),
    ("gte", "ge"),
    ("lte", "le"),
    ("neq", "ne"),
    ("equals", "eq"),
    ("starts_with", "startswith"),
    ("ends_with", "endswith"),
    ("like", "contains"),
    ("substringof", "contains"),
    ("lower", "tolower"),
    ("upper", "toupper"),
];

pub(crate) fn foreign(name: &str, known: &[Word]) -> Option<&'static str> {
    let here = FOREIGN.iter().find(|(foreign, _)| *foreign == name).map(|(_, here)| *here)?;
    known.iter().any(|(word, _)| *word == here).then_some(here)
}
