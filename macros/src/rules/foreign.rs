//! Words of other libraries, of serde and of JSON Schema, with what they are called here.

/// Words on a field, and what to write instead.
pub(super) type Word = (&'static [&'static str], &'static str);

const NOT_BEFORE: &[&str] =
    &["not_before", "on_or_after", "after_or_on", "after_or_equal", "same_or_after", "at_or_after", "since"];

const NOT_AFTER: &[&str] = &[
    "not_after",
    "on_or_before",
    "before_or_on",
    "before_or_equal",
    "same_or_before",
    "at_or_before",
    "until",
];

const ON_FIELDS: &[Word] = &[
    (&["regex", "regexp", "matches_regex", "matches_pattern"], "write `pattern(\"…\")`"),
    (
        &["digits", "numeric", "hex", "base64", "slug", "iban", "bic"],
        "write `pattern(\"…\")`, or `custom(function)`",
    ),
    (&["alpha", "letters"], "write `pattern(\"^[A-Za-z]*$\")`, or `alphanumeric` for letters and digits"),
    (&["must_match", "same_as"], "write `matches(field)`"),
    (
        &["eq", "equals", "equal_to", "const", "is_true", "must_be_true"],
        "write `equal(true)`, or `matches(field)` for another field",
    ),
    (
        &["dive", "validate", "recurse"],
        "write `nested`; a type that derives `ApiValidate` is checked without it",
    ),
    (&["exists", "foreign_key", "lookup", "ref", "reference"], "write `resource(\"…\")`"),
    (&["inner", "items", "iter", "for_each", "elements", "values"], "write `each(…)`"),
    (&["non_empty", "nonempty", "not_empty", "notempty", "is_not_empty"], "write `required`"),
    (&["not_blank", "notblank", "non_blank", "blank"], "write `required`"),
    (&["some", "is_some", "must_be_some"], "write `required`"),
    (&["notnull", "non_null"], "write `not_null`"),
    (&["forbidden", "must_be_none", "none", "empty"], "write `absent`"),
    (&["optional", "option", "nullable"], "an `Option` may be left out, unless it is `required`"),
    (&["max_length", "maxlength", "max_len", "maxlen", "max_size"], "write `length(max = …)`"),
    (&["min_length", "minlength", "min_len", "minlen", "min_size"], "write `length(min = …)`"),
    (&["len", "size", "count", "char_length", "chars", "graphemes"], "write `length(max = …)`"),
    (&["bytes", "byte_length"], "write `length(max = …, unit = bytes)`"),
    (&["max_items", "maxitems", "max_properties"], "write `length(max = …)`"),
    (&["min_items", "minitems", "min_properties"], "write `length(min = …)`"),
    (&["min"], "it is an argument, as in `length(min = …)` or `range(min = …)`"),
    (&["max"], "it is an argument, as in `length(max = …)` or `range(max = …)`"),
    (&["above", "below"], "it is an argument, as in `range(above = …)`"),
    (&["minimum", "greater_or_equal", "ge"], "write `range(min = …)`"),
    (&["maximum", "less_or_equal", "le"], "write `range(max = …)`"),
    (&["exclusive_minimum", "exclusive_min", "greater", "greater_than", "gt"], "write `range(above = …)`"),
    (&["exclusive_maximum", "exclusive_max", "less", "less_than", "lt"], "write `range(below = …)`"),
    (&["positive"], "write `range(above = 0)`"),
    (&["non_zero", "nonzero"], "write `none_of(0)`"),
    (&["non_positive", "nonpositive"], "write `range(max = 0)`"),
    (&["non_negative", "nonnegative"], "write `range(min = 0)`"),
    (&["negative"], "write `range(below = 0)`"),
    (&["integer", "int", "whole"], "write `number(integer)`"),
    (&["scale", "precision", "decimal"], "write `number(…)`, as in `number(scale = 2)`"),
    (&["unique_items", "distinct"], "write `unique`"),
    (
        &["enum", "enumerate", "enumeration", "in", "is_in", "oneof", "choices"],
        "write `one_of(\"A\", \"B\")`",
    ),
    (&["starts_with"], "write `prefix(\"…\")`"),
    (&["ends_with"], "write `suffix(\"…\")`"),
    (&["includes", "has", "must_contain", "contains_item"], "write `contains(\"…\")`"),
    (&["does_not_contain", "contains_not", "excludes"], "write `not_contains(\"…\")`"),
    (&["not_in", "not_one_of", "blacklist", "denylist"], "write `none_of(\"A\", \"B\")`"),
    (&["does_not_match", "not_pattern", "not_matches"], "write `custom(function)`"),
    (&["non_control_character", "non_control_char", "no_control_characters"], "write `no_control`"),
    (&["after", "later_than"], "write `date(after = field)`, or `date(min = today + 1 day)`"),
    (&["before", "earlier_than"], "write `date(before = field)`, or `date(max = today - 1 day)`"),
    (NOT_BEFORE, "write `date(min = self.field)`"),
    (NOT_AFTER, "write `date(max = self.field)`"),
    (&["past"], "write `date(max = today)`"),
    (&["future"], "write `date(min = today)`"),
    (&["iso_date"], "write `date(format = \"YYYY-MM-dd\")`"),
    (&["datetime", "rfc3339", "iso8601", "timestamp", "instant"], "write `date_time`"),
    (&["format"], "write `date(format = \"…\")`"),
    (&["time_of_day", "full_time", "timeofday"], "write `time`"),
    (&["uri", "http_url", "link", "href"], "write `url`, which takes `http` and `https`"),
    (&["guid"], "write `uuid`"),
    (&["host", "host_name", "domain", "domain_name", "fqdn"], "write `hostname`"),
    (&["phone_number", "e164"], "write `phone`"),
    (&["function", "func", "with", "fn"], "write `custom(function)`"),
    (&["schema"], "write `custom(function)` on the type"),
    (&["if", "unless", "condition"], "write `when(condition, …)`"),
    (
        &["required_if", "required_unless", "required_with", "required_without", "requiredif"],
        "write `when(condition, required)`",
    ),
    (&["adapt", "adapter"], "implement the trait of `kinds` that the rule reads, or write a newtype"),
    (&["transparent"], "a newtype is transparent without it"),
    (&["message_fn", "message_l10n", "fluent"], "write `message = \"…\"` in a rule, or implement `Locale`"),
    (
        &["trim", "sanitize", "modify"],
        "rules check a value, and never change it: serde does, with a function of `api_validate::normalize`",
    ),
    (&["rename", "alias", "flatten"], "names are read from `#[serde(…)]`, write it there"),
    (&["default"], "it is read from `#[serde(default)]`, write it there"),
];

const ON_TYPES: &[Word] = &[
    (&["schema", "function", "validate", "with", "rule"], "write `custom(function)`"),
    (&["ctx", "args"], "write `context = Type`"),
    (&["at_most_one", "none_of", "all_or_none"], "write `custom(function)`"),
    (&["transparent"], "a newtype is transparent without it"),
    (&["allow_unvalidated"], "a field without rules needs no attribute"),
    (&["any_of", "required_one", "one"], "write `at_least_one(a, b)` or `exactly_one(a, b)`"),
    (
        &["rename", "rename_all", "deny_unknown_fields", "tag", "untagged", "default"],
        "it is read from `#[serde(…)]`, write it there",
    ),
];

/// What to write instead of a word in the parentheses of a rule that has the argument.
const ON_ARGUMENTS: &[(&[&str], &str, &str)] = &[
    (&["chars"], "unit", "write `unit = chars`, or leave it out"),
    (&["bytes"], "unit", "write `unit = bytes`"),
    (&["utf16"], "unit", "write `unit = utf16`"),
    (&["graphemes"], "unit", "write `unit = graphemes`"),
    (&["simple"], "unit", "write `unit = bytes`, or leave it out to count characters"),
    (NOT_BEFORE, "after", "write `min = self.field`, or `min = …` for a bound of your own"),
    (NOT_AFTER, "before", "write `max = self.field`, or `max = …` for a bound of your own"),
    (&["equal", "equals", "eq"], "above", "write `equal(…)`"),
    (&["minimum", "min_length", "min_len", "min_items", "ge", "gte", "from"], "min", "write `min = …`"),
    (&["maximum", "max_length", "max_len", "max_items", "le", "lte", "to"], "max", "write `max = …`"),
    (&["exclusive_min", "exclusive_minimum", "greater_than", "gt"], "above", "write `above = …`"),
    (&["exclusive_max", "exclusive_maximum", "less_than", "lt"], "below", "write `below = …`"),
    (&["decimals", "places", "max_decimals"], "scale", "write `scale = …`"),
    (&["digits", "max_digits"], "precision", "write `precision = …`"),
    (&["past"], "max", "write `max = today`"),
    (&["future"], "min", "write `min = today`"),
    (&["scheme", "protocols"], "schemes", "write `schemes(\"https\")`"),
    (&["key", "field"], "by", "write `by = field`"),
];

/// What to write instead of a rule with a word in its parentheses that names another rule.
const ON_RULES: &[(&str, &[&str], &str)] =
    &[("ip", &["v4", "V4", "ipv4"], "write `ipv4`"), ("ip", &["v6", "V6", "ipv6"], "write `ipv6`")];

pub(crate) fn on_argument(rule: &str, name: &str, arguments: &[&str]) -> Option<&'static str> {
    let of_rule = ON_RULES.iter().find(|(of, words, _)| *of == rule && words.contains(&name));
    let of_argument =
        ON_ARGUMENTS.iter().find(|(words, known, _)| words.contains(&name) && arguments.contains(known));
    of_rule.map(|(.., instead)| *instead).or(of_argument.map(|(.., instead)| *instead))
}

pub(crate) fn on_field(name: &str) -> Option<&'static str> {
    find(ON_FIELDS, name)
}

pub(crate) fn on_type(name: &str) -> Option<&'static str> {
    find(ON_TYPES, name)
}

fn find(words: &[Word], name: &str) -> Option<&'static str> {
    words.iter().find(|(words, _)| words.contains(&name)).map(|(_, instead)| *instead)
}
