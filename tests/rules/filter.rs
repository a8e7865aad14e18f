//! `filter(fields(…), operators(…), functions(…), logic(…), max_length, max_depth, max_terms)`

use api_validate::{ApiValidate, filter::Filter, query};
use serde::Deserialize;

use crate::kit::{codes, record};

const INVALID: &str = "INVALID_FILTER_SYNTAX";
const UNSUPPORTED: &str = "UNSUPPORTED_FILTER_SYNTAX";

check_text! {
    plain => (filter(fields(name, createdDate, "Address/City")));
    only_and => (filter(fields(name), operators(eq), logic(and)));
    typed => (filter(
        fields(
            name: text, amount: number, isOpen: boolean, createdDate: date, changed: date_time, at: time,
            took: duration, id: uuid, other
        ),
        operators(eq, ne, gt, ge, lt, le, in, add, sub, mul),
        functions(contains, concat, substring, year, length, now, tolower, round, "geo.distance")
    ));
    everything => (filter(
        fields(name, "Items/Price": number, "Items/Tags", "Items/Tags/Name", Color, "Items/$count", Tags),
        operators(eq, ne, gt, ge, lt, le, has, in, add, sub, mul, div, divby, mod),
        functions(any, all, hassubset, cast, isof, contains, case)
    ));
    short => (filter(fields(a), max_length = 8));
    shallow => (filter(fields(a), operators(eq, add, sub), functions(round), max_depth = 3));
    few => (filter(fields(a), operators(eq, in), max_terms = 3));
    deep => (filter(fields(a), max_depth = 128));
    paths => (filter(fields("$it/a", "Acme.Home/b", "c/Acme.Home", "d/$count", "@Acme.E", "f/@G", größe, not, "null/h")));
}

check! {
    parsed: Filter => (filter(fields(name), operators(eq), logic(and)));
    option: Option<Filter> => (filter(fields(name)));
}

fn read(text: &str) -> Filter {
    text.parse().expect("a filter")
}

macro_rules! verdicts {
    ($rule:ident, $code:expr, [$($text:expr),* $(,)?]) => {$(
        assert_eq!(codes(&$rule($text)), $code, "{:?}", $text);
    )*};
}

#[test]
fn the_examples_of_the_standard() {
    verdicts!(only_and, "", ["name eq 'John Smith'", "name eq 'a' and name eq 'b'"]);
    verdicts!(only_and, INVALID, ["name = 'John Smith'"]);
    verdicts!(only_and, UNSUPPORTED, ["name eq 'a' or name eq 'b'", "not (name eq 'a')"]);
}

#[test]
fn only_what_is_offered() {
    verdicts!(
        plain,
        "",
        [
            "name eq 'x'",
            "name NE null",
            "createdDate ge 2024-01-01 and createdDate lt 2025-01-01",
            "not (Address/City eq 'Bern') or name gt 'A'",
            "name",
            "true",
            "name eq Address/City",
            "(((name)))",
            "5 lt name",
            "name eq 'it''s'"
        ]
    );
    verdicts!(
        plain,
        UNSUPPORTED,
        [
            "Name eq 'x'",
            "address/city eq 'x'",
            "Address eq 'x'",
            "Address/City/Name eq 'x'",
            "$it/name eq 'x'",
            "name in ('a','b')",
            "name has X.Y'z'",
            "name add 1 eq 2",
            "-name eq 1",
            "contains(name,'x')",
            "now() eq 1",
            "Items/any()",
            "Items/any(i:i eq 1)",
            "name eq @p",
            "Custom.Function()",
            "name(1) eq 2",
            "name/$count eq 1",
            "name eq ['a']",
            "name eq {\"a\":1}",
            "Items/$filter(name eq 1)/$count gt 1",
            "'text'",
            "5",
            "null eq nothing",
            "cast(name,Edm.String) eq 'x'",
            "Items/$count($search=a) eq 1"
        ]
    );
    verdicts!(
        plain,
        INVALID,
        [
            "",
            " ",
            "name eq",
            "name eq 'x",
            "name eq x'",
            "(name eq 'x'",
            "name eq 'x')",
            "nothing = 1",
            "name eq 'x' and",
            "name eq 'x' && name eq 'y'",
            "Nothing eq 1 or",
            "contains(name)",
            "name eq \"x\""
        ]
    );
}

#[test]
fn what_is_no_filter_is_never_called_unsupported() {
    assert_eq!(codes(&plain("unknown eq 1 or custom.f(x=1) eq")), INVALID);
    assert_eq!(codes(&shallow("a eq ((((1 add 1) add 1) add 1) add 1) add ")), INVALID);
    assert_eq!(codes(&few("a in (1,2,3,4,5,6,7,8,")), INVALID);
}

#[test]
fn a_typed_field_is_compared_with_its_type_only() {
    verdicts!(
        typed,
        "",
        [
            "name eq 'x'",
            "amount gt 5",
            "amount gt -5.5e3",
            "isOpen eq true",
            "isOpen",
            "not isOpen",
            "createdDate ge 2024-02-29",
            "changed lt 2024-01-01T00:00:00Z",
            "changed lt now()",
            "at le 23:59",
            "took gt duration'P1D'",
            "took gt 'P1D'",
            "name eq 'P1D'",
            "id eq 01234567-89ab-cdef-0123-456789abcdef",
            "amount eq null",
            "other eq 'x'",
            "other eq 5",
            "amount eq other",
            "amount in (1,2,null)",
            "year(createdDate) eq 2024",
            "length(name) gt 3",
            "contains(tolower(name),'x')",
            "amount add 1 gt amount mul 2",
            "5 lt amount",
            "amount eq amount",
            "round(amount) eq 2",
            "contains(other,'x') eq isOpen",
            "-amount lt 5",
            "name in ()",
            "geo.distance(other,other) lt 5",
            "geo.distance(other,geography'SRID=0;Point(1 2)') lt 5",
            "createdDate add took gt createdDate",
            "createdDate sub createdDate gt took",
            "changed sub took lt now()",
            "took add took gt took",
            "took mul 2 gt took",
            "2 mul took gt took",
            "took add createdDate gt createdDate",
            "createdDate sub other eq other",
            "other add other eq 'x'",
            "name eq concat(name,other)",
            "contains(concat(name,'x'),'y')",
            "-took lt took"
        ]
    );
    verdicts!(
        typed,
        UNSUPPORTED,
        [
            "name eq 5",
            "amount gt 'x'",
            "'x' lt amount",
            "isOpen eq 'true'",
            "isOpen eq 1",
            "amount eq true",
            "createdDate ge '2024-02-29'",
            "createdDate ge 2024-01-01T00:00:00Z",
            "changed lt 2024-01-01",
            "at le '23:59'",
            "took gt 'x'",
            "took gt 5",
            "id eq '01234567-89ab-cdef-0123-456789abcdef'",
            "amount eq name",
            "amount in (1,'2')",
            "amount in ('1','2')",
            "year(amount) eq 2024",
            "length(amount) gt 3",
            "contains(amount,'x')",
            "contains(name,5)",
            "name add 1 eq 2",
            "name",
            "amount",
            "not amount",
            "isOpen and name",
            "name or isOpen",
            "isOpen and (amount add 1)",
            "length(name)",
            "year(createdDate) eq '2024'",
            "tolower(name) eq 5",
            "amount eq Acme.Color'Red'",
            "-name eq 5",
            "amount eq contains(name,'x')"
        ]
    );
}

#[test]
fn types_hold_through_arithmetic_and_functions() {
    verdicts!(
        typed,
        UNSUPPORTED,
        [
            "createdDate add createdDate eq 5",
            "createdDate add 5 eq createdDate",
            "createdDate add took gt took",
            "createdDate sub createdDate gt 5",
            "createdDate sub changed gt took",
            "took mul took gt took",
            "took mul 2 gt 'x'",
            "took add 5 gt took",
            "other add 1 eq 'x'",
            "substring(name,1) eq 5",
            "concat(name,'x') eq 5",
            "geo.distance(name,other) lt 5",
            "geo.distance(other,'x') lt 5"
        ]
    );
}

#[test]
fn what_would_have_to_stand_there_can_stand_there() {
    let of = |found: &str| {
        let message = found.rsplit(" | ").next().unwrap_or_default();
        message.trim_start_matches("This filter is not supported: ").to_owned()
    };
    for (text, message) in [
        ("took div 2 gt 'x'", "the operator div is not offered at character 6."),
        ("took mul took gt took", "a number is needed at character 10."),
        ("'x' add amount gt 1", "a number is needed at character 1."),
        ("createdDate add 5 gt createdDate", "a duration such as duration'P1D' is needed at character 17."),
        ("length(name) eq 'x'", "a number is needed at character 17."),
        (
            "geo.distance(name,other) lt 5",
            "a place such as geography'SRID=0;Point(1.5 2.5)' is needed at character 14.",
        ),
    ] {
        assert_eq!(of(&record(&typed(text))), message, "{text}");
    }
    check_text! { has => (filter(fields(name: text, color), operators(has))); }
    assert_eq!(of(&record(&has("name has 'x'"))), "an enumeration is needed at character 1.");
    assert_eq!(of(&record(&has("5 has 'x'"))), "an enumeration is needed at character 1.");
    verdicts!(has, "", ["color has 'x'", "null has 'x'", "color has Acme.Color'x,y'"]);
}

#[test]
fn the_condition_of_any_and_all_is_one() {
    check_text! {
        items => (filter(
            fields("Items/Price": number, "Items/IsNew": boolean, "Items/Name", Tags, amount: number, isOpen: boolean),
            functions(any, all)
        ));
    }
    verdicts!(
        items,
        "",
        [
            "Items/any(i:i/IsNew)",
            "Items/any(i:i/Name)",
            "Items/all(i:isOpen)",
            "Items/any(i:true)",
            "Tags/any(t:t)",
            "Items/any(i:i/Price gt 5)",
            "Items/any()"
        ]
    );
    verdicts!(
        items,
        UNSUPPORTED,
        [
            "Items/any(i:i/Price)",
            "Items/any(i:5)",
            "Items/all(i:'x')",
            "Items/any(i:amount)",
            "Items/any(i:[1])"
        ]
    );
    let message = "This filter is not supported: a condition is needed at character 13.";
    assert!(record(&items("Items/any(i:i/Price)")).ends_with(message));
}

#[test]
fn encoded_characters_are_read_and_counted() {
    verdicts!(plain, "", ["name%20eq%20'x'", "%28name%29", "name eq %27x%27", "name eq '%20'"]);
    verdicts!(plain, INVALID, ["name%20%3D%20'x'", "name%2520eq%25201"]);
    let message =
        "This filter is not supported: this field is not offered at character 13; perhaps name is meant.";
    assert!(record(&plain("name%20or%20%6Emae")).ends_with(message));
}

#[test]
fn every_offered_path_can_be_named() {
    verdicts!(
        paths,
        "",
        ["$it/a eq 1", "Acme.Home/b eq 1", "c/Acme.Home eq 1", "d/$count eq 1", "@Acme.E eq 1", "f/@G eq 1"]
    );
    verdicts!(paths, "", ["größe eq 1", "not eq 1", "not not eq true", "null/h eq 1"]);
}

#[test]
fn any_and_all_and_what_else_can_be_offered() {
    verdicts!(
        everything,
        "",
        [
            "Items/any()",
            "Items/any(i:i/Price gt 5)",
            "Items/all(i:i/Price gt 5 and name eq 'x')",
            "Items/$count gt 2",
            "Items/any(i:i/Tags/any(t:t/Name eq 'x'))",
            "Items/any(i:i/Tags/all(t:t eq 'x' or i/Price eq 5))",
            "Color has Acme.Color'Red'",
            "Color has 'Red'",
            "name in ('a','b')",
            "name in ['a','b']",
            "hassubset(Tags,['a','b'])",
            "cast(name,Edm.Int32) gt 5",
            "isof(name,Edm.String)",
            "-name eq 5",
            "case(name eq 1:true,true:false)",
            "contains(name,'x') eq true",
            "Items/any(name:name/Price gt 5)"
        ]
    );
    verdicts!(
        everything,
        UNSUPPORTED,
        [
            "Item/any()",
            "Items/any(i:i/Cost gt 5)",
            "Items/any(i:i/Price gt 'x')",
            "Items/any(i:Price gt 5)",
            "Items/any(i:i eq 5)",
            "i/Price gt 5",
            "Items/any(i:i/Price gt 5) and i/Price gt 5",
            "Items/Tags/any(t:t/Nam eq 1)",
            "name eq ['a']",
            "contains(name,['a'])",
            "hassubset(Tags,[{\"a\":1}])",
            "Items(1)/Tags/any()",
            "Items/any(name:name eq 'x')",
            "Items/$filter(Price gt 5)/any()",
            "name in (@a)",
            "Items/any(i:i/Tags/any(t:t/Price eq 1))",
            "Items/any(i:Items/any(j:j/Tags/any(k:i/Tags/any(l:l/Price eq 1))))"
        ]
    );
    let nested = |levels: usize| {
        let open = (0..levels).fold(String::new(), |open, level| open + &format!("Items/any(x{level}:"));
        format!("{open}x0/Price gt 5{}", ")".repeat(levels))
    };
    verdicts!(everything, "", [&nested(8)]);
    verdicts!(everything, UNSUPPORTED, [&nested(9), &nested(500)]);
}

#[test]
fn caps_on_both_sides() {
    verdicts!(short, "", ["a eq 123", "a eq 'é'", "a eq '👍'"]);
    verdicts!(short, "MAX_LENGTH_EXCEEDED", ["a eq 1234", "a eq 'éa'", "not a filter at all"]);
    verdicts!(shallow, "", ["a eq 1", "round(a) eq 1", "a add 1 eq 1", "((((((((a eq 1))))))))"]);
    let nots = |count: usize| format!("{}a", "not ".repeat(count));
    verdicts!(deep, "", [&nots(127)]);
    verdicts!(deep, UNSUPPORTED, [&nots(128)]);
    verdicts!(shallow, UNSUPPORTED, ["a add 1 add 1 eq 1", "round(round(a)) eq 1", "round(a) add 1 eq 1"]);
    verdicts!(few, "", ["a in (1,2)", "a eq 1"]);
    verdicts!(few, UNSUPPORTED, ["a in (1,2,3)", "a eq 1 and a eq 2"]);
}

#[test]
fn hostile_sizes() {
    check_text! { long => (filter(fields(a), max_length = 4_000_000, max_terms = 4_000_000)); }
    let million = |text: &str| text.repeat(1_000_000 / text.len());
    for unit in ["(", "not ", "a/", "-", "[", "a eq ", "((a) ", "{\"a\":", "contains(", "a and ", "\u{301}"] {
        assert_eq!(codes(&long(&million(unit))), INVALID, "{unit}");
    }
    for unit in ["'", "1"] {
        // Text and a number, which are no conditions; one quote more begins a text that does not end.
        assert_eq!(codes(&long(&million(unit))), UNSUPPORTED, "{unit}");
        assert_eq!(codes(&long(&format!("{}'", million(unit)))), INVALID, "{unit}");
    }
    assert_eq!(codes(&long(&format!("{}a", million("not ")))), UNSUPPORTED);
    assert_eq!(codes(&long(&format!("{}a", million("a and ")))), "");
    assert_eq!(codes(&long(&format!("{}a{}", million("("), million(")")))), "");
    assert_eq!(codes(&plain(&million("("))), "MAX_LENGTH_EXCEEDED");
}

#[test]
fn the_record() {
    let of = |text: &str| record(&plain(text));
    let criteria =
        "an OData filter by name, createdDate, Address/City with eq, ne, gt, ge, lt, le; logic and, or, not";
    assert_eq!(
        of("name = 'x'"),
        format!(
            "{INVALID} | {criteria} | This filter is not valid: expected an operator such as eq at character 6; \
             write eq instead of =."
        )
    );
    assert_eq!(
        of("createdDat gt 2024-01-01"),
        format!(
            "{UNSUPPORTED} | {criteria} | This filter is not supported: this field is not offered at character 1; \
             perhaps createdDate is meant."
        )
    );
    assert_eq!(
        record(&only_and("name eq 'ä' OR name eq 'b'")),
        format!(
            "{UNSUPPORTED} | an OData filter by name with eq; logic and | \
             This filter is not supported: the operator or is not offered at character 13."
        )
    );
    assert_eq!(
        record(&short("a eq 1234")).rsplit(" | ").next(),
        Some("This must be at most 8 characters long.")
    );
    let near = |text: &str| record(&only_and(text)).rsplit(" | ").next().map(ToOwned::to_owned);
    assert_eq!(
        near("name eqq 'secret'").as_deref(),
        Some("This filter is not valid: expected an operator such as eq at character 6; did you mean eq?")
    );
    overrides!(String, filter(fields(a)), "secret = 1".to_owned());
    overrides!(String, filter(fields(a)), "secret eq 1".to_owned());
}

#[test]
fn the_criteria_have_types_and_caps() {
    let criteria = |found: &str| found.split(" | ").nth(1).map(ToOwned::to_owned).unwrap_or_default();
    assert_eq!(
        criteria(&record(&typed("= 1"))),
        "an OData filter by name (text), amount (number), isOpen (true or false), createdDate (date), \
         changed (date and time), at (time), took (duration), id (UUID), other \
         with eq, ne, gt, ge, lt, le, in, add, sub, mul; \
         functions contains, concat, substring, year, length, now, tolower, round, geo.distance; logic and, or, not"
    );
    assert!(criteria(&record(&short("= 1"))).ends_with("; logic and, or, not; at most 8 characters"));
    assert!(criteria(&record(&shallow("= 1"))).ends_with("; logic and, or, not; at most 3 levels"));
    assert!(criteria(&record(&few("= 1"))).ends_with("; logic and, or, not; at most 3 fields and values"));
    let near = record(&typed("amuont eq 1"));
    assert!(near.ends_with("; perhaps amount is meant."), "{near}");
}

#[test]
fn a_tree_is_checked_as_its_text_is() {
    assert_eq!(codes(&parsed(read("name eq 'a'"))), "");
    assert_eq!(codes(&parsed(read("name eq 'a' or name eq 'b'"))), UNSUPPORTED);
    assert_eq!(codes(&parsed(read("other eq 'a'"))), UNSUPPORTED);
    assert_eq!(codes(&option(None)), "");
    through!(Filter, (filter(fields(a))), good: read("a eq 1"), bad: read("b eq 1"), "UNSUPPORTED_FILTER_SYNTAX");
    through!(String, (filter(fields(a))), good: "a eq 1".to_owned(), bad: "a = 1".to_owned(), "INVALID_FILTER_SYNTAX");
    texts!((filter(fields(a))), good: "a eq 1", bad: "a = 1", "INVALID_FILTER_SYNTAX");
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase")]
struct List {
    #[api(filter(fields(name)))]
    filter: Option<Filter>,
    #[api(range(max = 100))]
    page_size: u8,
}

#[test]
fn a_tree_in_a_request() {
    let list = query::from_str::<List>("filter=name+eq+%27a%27&pageSize=5").unwrap();
    assert_eq!(list.filter.as_ref().map(ToString::to_string).as_deref(), Some("name eq 'a'"));
    let lines = |query: &str| query::from_str::<List>(query).unwrap_err().to_string();
    assert_eq!(
        lines("filter=name+%3D+%27a%27&pageSize=101"),
        "filter: This filter is not valid: expected an operator such as eq at character 6; write eq instead of =. \
         (INVALID_FILTER_SYNTAX)\npageSize: This must be at most 100. (INVALID_NUMBER_RANGE)"
    );
    assert_eq!(
        lines("filter=other+eq+1&pageSize=101"),
        "filter: This filter is not supported: this field is not offered at character 1. (UNSUPPORTED_FILTER_SYNTAX)\n\
         pageSize: This must be at most 100. (INVALID_NUMBER_RANGE)"
    );
    let deep = format!("filter={}a&pageSize=5", "not+".repeat(200));
    assert!(lines(&deep).ends_with("(UNSUPPORTED_FILTER_SYNTAX)"), "{}", lines(&deep));
    let json = |body: &str| api_validate::json::from_str::<List>(body).unwrap_err().to_string();
    assert_eq!(
        json(r#"{"filter": "name \u0065q", "pageSize": 5}"#),
        "filter: This filter is not valid: expected a value at character 8. (INVALID_FILTER_SYNTAX)"
    );
    assert_eq!(
        json(r#"{"filter": 5, "pageSize": 5}"#),
        "filter: This must be an OData filter. (INVALID_FILTER_SYNTAX)"
    );
}

#[test]
fn text_without_quotes_and_null_in_capitals() {
    #[derive(ApiValidate)]
    struct List {
        #[api(filter(fields(name, createdDate: date, isOpen: boolean, total: number)))]
        filter: String,
    }
    for (filter, message) in [
        ("total gt abc", "This filter is not supported: a number is needed at character 10."),
        ("(isOpen eq yes)", "This filter is not supported: true or false is needed at character 12."),
        (
            "createdDate lt today",
            "This filter is not supported: a date such as 2024-12-31 is needed at character 16.",
        ),
        (
            "total eq null and name eq Ada",
            "This filter is not supported: this field is not offered at character 27; write text in single quotes.",
        ),
        (
            "name eq Ada",
            "This filter is not supported: this field is not offered at character 9; write text in single quotes.",
        ),
        (
            "name eq NULL",
            "This filter is not supported: this field is not offered at character 9; write null.",
        ),
        (
            "name ne None",
            "This filter is not supported: this field is not offered at character 9; write null.",
        ),
        (
            "name eq nam",
            "This filter is not supported: this field is not offered at character 9; perhaps name is meant.",
        ),
        ("colour eq 'x'", "This filter is not supported: this field is not offered at character 1."),
        (
            "name eq 123e4567-e89b-12d3-a456-42661417400",
            "This filter is not valid: expected an operator such as eq at character 17; \
             write a UUID such as 123e4567-e89b-12d3-a456-426614174000.",
        ),
        (
            "name eq Ada Lovelace",
            "This filter is not valid: expected an operator such as eq at character 13; write text in single quotes.",
        ),
        (
            "name eq ‘Ada’",
            "This filter is not valid: expected a value at character 9; write text in single quotes.",
        ),
    ] {
        let errors = List { filter: filter.to_owned() }.validate().unwrap_err();
        assert_eq!(errors.iter().next().unwrap().message().to_string(), message, "{filter}");
    }
}

#[test]
fn hints_name_what_is_offered() {
    let message = |found: String| {
        let said = found.rsplit(" | ").next().unwrap_or_default();
        said.strip_prefix("This filter is not valid: expected ").unwrap_or(said).to_owned()
    };
    // `typed` offers `year`, `contains`, `add` and `not`; `only_and` offers none of them.
    for (text, at, hint) in [
        ("yeer(name) eq 5", "a function of OData at character 1", "did you mean year?"),
        ("substringof('x', name)", "a function of OData at character 1", "did you mean contains?"),
        (
            "name like 'x'",
            "an operator such as eq at character 6",
            "write contains(name,'x') instead of like",
        ),
        ("name ads 5", "an operator such as eq at character 6", "did you mean add?"),
        ("name + 5", "an operator such as eq at character 6", "write add instead of +"),
        ("name eq 'x' || name", "an operator such as eq at character 13", "write or instead of ||"),
        ("!name", "a value at character 1", "write not instead of !"),
    ] {
        let with = if hint.ends_with('?') { hint.to_owned() } else { format!("{hint}.") };
        assert_eq!(message(record(&typed(text))), format!("{at}; {with}"), "{text}");
        assert_eq!(message(record(&only_and(text))), format!("{at}."), "{text}");
    }
    assert_eq!(
        message(record(&only_and("name = 'x'"))),
        "an operator such as eq at character 6; write eq instead of =."
    );
    assert_eq!(message(record(&typed("minutes(at) eq 5"))), "a function of OData at character 1.");
}
