//! The tree as a handler sees it.

use api_validate::{
    Date,
    filter::{Direction, Expr, Filter, Function, Kind, Literal, Logic, Operator, OrderBy, PathPart},
};

fn filter(text: &str) -> Filter {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The tree in brackets: what binds, and what it binds.
fn shape(expr: Expr<'_>) -> String {
    let all = |parts: &mut dyn Iterator<Item = Expr<'_>>| parts.map(shape).collect::<Vec<_>>().join(" ");
    match expr.kind() {
        Kind::Binary(operator, left, right) => format!("[{operator} {} {}]", shape(left), shape(right)),
        Kind::Logic(logic, mut parts) => format!("[{logic} {}]", all(&mut parts)),
        Kind::Not(inner) => format!("[not {}]", shape(inner)),
        Kind::Negate(inner) => format!("[- {}]", shape(inner)),
        Kind::Call(function, mut parts) => format!("[{function} {}]", all(&mut parts)),
        Kind::List(mut parts) => format!("[list {}]", all(&mut parts)),
        _ => expr.to_string(),
    }
}

#[test]
fn operators_bind_as_odata_has_them() {
    for (text, expected) in [
        ("a or b and c", "[or a [and b c]]"),
        ("a and b or c", "[or [and a b] c]"),
        ("a and b and c", "[and a b c]"),
        ("a and (b and c)", "[and a [and b c]]"),
        ("(a and b) and c", "[and [and a b] c]"),
        ("not a and b", "[and [not a] b]"),
        ("not a eq b", "[eq [not a] b]"),
        ("not (a eq b)", "[not [eq a b]]"),
        ("a eq b and c ne d", "[and [eq a b] [ne c d]]"),
        ("a eq b gt c", "[eq a [gt b c]]"),
        ("a gt b eq c", "[eq [gt a b] c]"),
        ("a eq b eq c", "[eq [eq a b] c]"),
        ("a add b mul c", "[add a [mul b c]]"),
        ("a mul b add c", "[add [mul a b] c]"),
        ("a sub b sub c", "[sub [sub a b] c]"),
        ("a div b mul c mod d divby e", "[divby [mod [mul [div a b] c] d] e]"),
        ("a add b gt c sub d", "[gt [add a b] [sub c d]]"),
        ("-a mul b", "[mul [- a] b]"),
        ("-a add -b", "[add [- a] [- b]]"),
        ("- 5", "[- 5]"),
        ("not a has X.Y'z'", "[not [has a X.Y'z']]"),
        ("a add b in (1,2)", "[add a [in b [list 1 2]]]"),
        ("a in (1,2) eq true", "[eq [in a [list 1 2]] true]"),
        ("a in (b)", "[in a b]"),
        ("a in (1)", "[in a [list 1]]"),
        ("a in (1 add 2)", "[in a [add 1 2]]"),
        ("a in b in c", "[in [in a b] c]"),
        ("a eq not b or c", "[or [eq a [not b]] c]"),
        ("contains(a,b) eq length(c)", "[eq [contains a b] [length c]]"),
        ("case(a:b,c:d) eq e", "[eq [case a b c d] e]"),
        ("cast(a,Edm.String) eq b", "[eq [cast a Edm.String] b]"),
    ] {
        assert_eq!(shape(filter(text).root()), expected, "{text}");
    }
}

/// The right side of `a eq …`.
fn literal(text: &str) -> String {
    let filter = filter(&format!("a eq {text}"));
    let Kind::Binary(Operator::Eq, _, right) = filter.root().kind() else { panic!("{text}") };
    format!("{:?}", right.literal().expect("a literal"))
}

#[test]
fn literals_say_what_they_are() {
    for (text, expected) in [
        ("null", "Null"),
        ("TRUE", "Bool(true)"),
        ("-1.5e3", "Number(\"-1.5e3\")"),
        ("-INF", "Number(\"-INF\")"),
        ("'it''s'", "Text(\"it's\")"),
        ("''", "Text(\"\")"),
        ("''''", "Text(\"'\")"),
        ("''''''", "Text(\"''\")"),
        ("01234567-89ab-cdef-0123-456789abcdef", "Guid(\"01234567-89ab-cdef-0123-456789abcdef\")"),
        ("2024-12-31", "Date(\"2024-12-31\")"),
        ("2024-12-31T23:59Z", "DateTime(\"2024-12-31T23:59Z\")"),
        ("23:59", "Time(\"23:59\")"),
        ("duration'P1D'", "Duration(\"P1D\")"),
        ("binary'Zg=='", "Binary(\"Zg==\")"),
        ("A.B'c,1'", "Enum { of: Some(\"A.B\"), members: \"c,1\" }"),
        ("geography'SRID=0;Point(1 2)'", "Geography(\"SRID=0;Point(1 2)\")"),
        ("geometry'SRID=0;Point(1 2)'", "Geometry(\"SRID=0;Point(1 2)\")"),
    ] {
        assert_eq!(literal(text), expected, "{text}");
    }
    let has = filter("a has 'c'");
    let Kind::Binary(Operator::Has, _, right) = has.root().kind() else { panic!() };
    assert_eq!(right.literal(), Some(Literal::Enum { of: None, members: "c" }));
}

#[test]
fn dates_of_the_calendar() {
    let date = |text: &'static str| Literal::Date(text).date();
    assert_eq!(date("2024-12-31"), Date::new(2024, 12, 31));
    assert_eq!(date("0000-01-01"), None);
    assert_eq!(date("-2024-12-31"), None);
    assert_eq!(date("12024-12-31"), None);
    assert_eq!(Literal::Text("2024-12-31".into()).date(), None);
}

#[test]
fn arrays_and_objects() {
    let filter = filter(r#"a eq [ "x\"\u00e9\ud83d\ude00\ud800", {"k\n":b add 1} ]"#);
    let Kind::Binary(_, _, array) = filter.root().kind() else { panic!() };
    let Kind::Array(mut items) = array.kind() else { panic!() };
    let text = items.next().unwrap().literal();
    assert_eq!(text, Some(Literal::Text("x\"é😀\u{fffd}".into())));
    let Kind::Object(mut members) = items.next().unwrap().kind() else { panic!() };
    let (name, value) = members.next().unwrap();
    assert_eq!((&*name, value.to_string()), ("k\n", "b add 1".to_owned()));
    assert!(members.next().is_none() && items.next().is_none());
}

/// The parts of a path.
fn parts(text: &str) -> Vec<String> {
    let filter = filter(text);
    let Kind::Path(parts) = filter.root().kind() else { panic!("{text}") };
    let pairs = |pairs: api_validate::filter::Pairs<'_>| {
        pairs.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    };
    let part = |part: PathPart<'_>| match part {
        PathPart::Names(names) => names.to_owned(),
        PathPart::Key(key) => format!("key {key}"),
        PathPart::Keys(keys) => format!("keys {}", pairs(keys)),
        PathPart::Call(name, parameters) => format!("call {name} {}", pairs(parameters)),
        PathPart::Filter(filter) => format!("filter {filter}"),
        PathPart::Count(options) => {
            format!("count {}", options.map(|o| o.to_string() + ";").collect::<String>())
        }
        PathPart::Lambda(function, None) => format!("{function}"),
        PathPart::Lambda(function, Some((variable, condition))) => {
            format!("{function} {variable}: {condition}")
        }
        _ => panic!("{text}"),
    };
    parts.map(part).collect()
}

#[test]
fn paths_in_their_parts() {
    for (text, expected) in [
        ("a/b/any(x:x/c)", vec!["a/b", "any x: x/c"]),
        ("a/any()", vec!["a", "any"]),
        ("a/all(x:true)", vec!["a", "all x: true"]),
        ("a(1)/b", vec!["a", "key 1", "b"]),
        ("a/$filter(b)(c=1,d=@e)/f", vec!["a", "filter b", "keys c=1&d=@e", "f"]),
        ("a(c=1)/b", vec!["call a c=1", "b"]),
        ("x/a(c=1)/N.f(d=e)/g/@h", vec!["x", "call a c=1", "call N.f d=e", "g/@h"]),
        ("a/$count($filter=b;$search=c)", vec!["a", "count b;c;"]),
        ("$root/a(1)/b/N.T/c", vec!["$root/a", "key 1", "b/N.T/c"]),
        ("N.f()", vec!["call N.f "]),
        ("N.T/f()", vec!["N.T", "call f "]),
        ("@p/a(1)", vec!["@p/a", "key 1"]),
    ] {
        assert_eq!(parts(text), expected, "{text}");
    }
}

#[test]
fn paths_without_parentheses_are_fields() {
    for text in
        ["a", "a/b", "$it/a", "$it", "a/$count", "N.T/a", "a/@N.t#q", "@N.t", "@p/a", "a/5/b", "$root/a/b"]
    {
        assert_eq!(filter(text).root().field(), Some(text));
    }
    assert!(matches!(filter("@p").root().kind(), Kind::Alias("p")));
}

#[test]
fn equal_is_what_says_the_same() {
    for (a, b) in [
        ("a eq 1", "a  EQ\t1"),
        ("(a eq 1)", "a eq 1"),
        ("CONTAINS( a , b )", "contains(a,b)"),
        ("TRUE", "true"),
        ("a in ( 1 , 2 )", "a in (1,2)"),
        ("(a or b) or c", "(a or b) or (c)"),
    ] {
        assert_eq!(filter(a), filter(b), "{a}");
    }
    for (a, b) in [
        ("a eq 1", "a eq 1.0"),
        ("a eq 1", "A eq 1"),
        ("a eq 'x'", "a eq 'X'"),
        ("a or b or c", "(a or b) or c"),
        ("a/any(x:true)", "a/any(y:true)"),
        ("f(x=1)", "f(y=1)"),
        ("f(x=1)", "g(x=1)"),
        ("a eq b", "b eq a"),
        ("a in (1)", "a in 1"),
        ("a and b", "a or b"),
        ("contains(a,b)", "endswith(a,b)"),
    ] {
        assert_ne!(filter(a), filter(b), "{a}");
    }
}

#[test]
fn orders() {
    let order: OrderBy = "name,length(a) desc, b asc".parse().unwrap();
    let items: Vec<_> = order.items().map(|item| (item.expr().to_string(), item.direction())).collect();
    let expected = [("name", Direction::Asc), ("length(a)", Direction::Desc), ("b", Direction::Asc)];
    assert_eq!(items, expected.map(|(text, direction)| (text.to_owned(), direction)));
    assert_eq!(order.to_string(), "name,length(a) desc,b asc");
    assert_ne!(order, "name asc,length(a) desc,b asc".parse().unwrap());
    assert_eq!(order.as_str(), "name,length(a) desc, b asc");
}

#[test]
fn serde_takes_and_gives_text() {
    let filter: Filter = serde_json::from_str(r#""a  eq \u0031""#).unwrap();
    assert_eq!(filter.to_string(), "a eq 1");
    assert_eq!(serde_json::to_string(&filter).unwrap(), r#""a  eq 1""#);
    let error = serde_json::from_str::<Filter>(r#""a = 1""#).unwrap_err().to_string();
    assert!(error.starts_with("expected an operator such as eq at character 3"), "{error}");
    assert!(serde_json::from_str::<Filter>("5").is_err());
    let order: OrderBy = serde_json::from_value(serde_json::json!("a desc")).unwrap();
    assert_eq!(format!("{order:?}"), "OrderBy(a desc)");
}

#[test]
fn words_of_the_language() {
    assert_eq!(Function::ALL.len(), 38);
    assert_eq!(Operator::ALL.len(), 14);
    assert_eq!(Logic::ALL.map_str(), ["or", "and", "not"]);
    assert_eq!(Operator::COMPARISONS.len(), 6);
    assert!(Operator::DivBy.is_arithmetic() && !Operator::In.is_arithmetic());
}

trait MapStr {
    fn map_str(&self) -> Vec<String>;
}

impl<T: ToString> MapStr for [T] {
    fn map_str(&self) -> Vec<String> {
        self.iter().map(ToString::to_string).collect()
    }
}

#[test]
fn hints_say_what_to_write() {
    for (text, expected) in [
        ("a == 1", "expected an operator such as eq at character 3, write eq instead of =="),
        ("a && b", "expected an operator such as eq at character 3, write and instead of &&"),
        ("a != b", "expected an operator such as eq at character 3, write ne instead of !="),
        ("!a", "expected a value at character 1, write not instead of !"),
        ("a eq \"x\"", "expected a value at character 6, write text in single quotes"),
        ("a eq 'it's'", "expected an operator such as eq at character 10, write a quote in a text twice"),
        (
            "a like 'x'",
            "expected an operator such as eq at character 3, write contains(name,'x') instead of like",
        ),
        (
            "a contains 'x'",
            "expected an operator such as eq at character 3, write contains(name,'x') instead of contains",
        ),
        ("a eqq 'x'", "expected an operator such as eq at character 3, did you mean eq?"),
        ("a qe 'x'", "expected an operator such as eq at character 3, did you mean eq?"),
        ("a equls 'x'", "expected an operator such as eq at character 3, did you mean eq?"),
        ("a gtt 5", "expected an operator such as eq at character 3, did you mean gt?"),
        ("a tg 5", "expected an operator such as eq at character 3, did you mean gt?"),
        ("a eq 'x' adn b", "expected an operator such as eq at character 10, did you mean and?"),
        ("a eq 'x' ro b", "expected an operator such as eq at character 10, did you mean or?"),
        ("a liek 'x'", "expected an operator such as eq at character 3, did you mean contains?"),
        // A function is not between values, and no operator is meant.
        ("a minutes 5", "expected an operator such as eq at character 3"),
        ("a minuss 5", "expected an operator such as eq at character 3, did you mean sub?"),
        ("minutes(a) eq 5", "expected a function of OData at character 1, did you mean minute?"),
        ("a ew 'x'", "expected an operator such as eq at character 3"),
        ("a secret 'x'", "expected an operator such as eq at character 3"),
        ("a up", "expected an operator such as eq at character 3"),
        ("a desc", "expected an operator such as eq at character 3"),
        (
            "a not in (1)",
            "expected an operator such as eq at character 3, \
             write not in front of the condition, as in not name in ('x')",
        ),
        ("a is not null", "expected an operator such as eq at character 3, write ne instead of is not"),
        ("a is null", "expected an operator such as eq at character 3, write eq instead of is"),
        ("a/any(x => x)", "expected a colon at character 9, write a colon instead of the arrow"),
        ("+a", "expected a digit at character 2, leave out the plus"),
        ("geo.lenght('x')", "expected a function of OData at character 1, did you mean geo.length?"),
        ("Acme.IsLate(5)", "expected parameters with names, such as x=1 at character 13"),
        ("not(a)", "expected a blank at character 4, write blanks around operators"),
        ("a eq \u{2018}x\u{2019}", "expected a value at character 6, write text in single quotes"),
        ("a eq \u{201c}x\u{201d}", "expected a value at character 6, write text in single quotes"),
        ("a eq `x`", "expected a value at character 6, write text in single quotes"),
        ("a eq Ada Lovelace", "expected an operator such as eq at character 10, write text in single quotes"),
        ("a eq Ada-Marie", "expected an operator such as eq at character 9, write text in single quotes"),
        ("a eq ada@b.co", "expected an operator such as eq at character 9, write text in single quotes"),
        (
            "a in (Ada Lovelace)",
            "expected an operator such as eq at character 11, write text in single quotes",
        ),
        ("a eq b+c", "expected an operator such as eq at character 7, write add instead of +"),
        ("a sub b-c eq 1", "expected an operator such as eq at character 8, write sub instead of -"),
        ("a-b eq 1", "expected an operator such as eq at character 2, write sub instead of -"),
        ("a eq b adn c", "expected an operator such as eq at character 8, did you mean and?"),
        ("a eq 5m", "expected an operator such as eq at character 7, write the number without a letter"),
        (
            "a%2520eq%25201",
            "expected an operator such as eq at character 2, percent-encode the text only once",
        ),
        (" a", "expected a value at character 1, leave out the blank"),
        ("a ", "expected the end at character 2, leave out the blank"),
        ("contain(a,'x')", "expected a function of OData at character 1, did you mean contains?"),
        ("substringof('x',a)", "expected a function of OData at character 1, did you mean contains?"),
        (
            "d eq datetime'2024-01-01'",
            "expected a value at character 6, write the value without a prefix and quotes",
        ),
        (
            "d eq 2024-01-01T00:00 02:00",
            "expected an offset such as Z or +02:00 at character 22, write a plus in a query string as %2B",
        ),
    ] {
        assert_eq!(text.parse::<Filter>().unwrap_err().to_string(), expected, "{text}");
    }
}

#[test]
fn hints_of_an_order() {
    for (text, expected) in [
        ("a ascending", "expected asc, desc or a comma at character 3, write asc instead of ascending"),
        ("a asending", "expected asc, desc or a comma at character 3, did you mean asc?"),
        ("a descnding", "expected asc, desc or a comma at character 3, did you mean desc?"),
        ("a dsc", "expected asc, desc or a comma at character 3, did you mean desc?"),
        ("a decs", "expected asc, desc or a comma at character 3, did you mean desc?"),
        ("a ascc", "expected asc, desc or a comma at character 3, did you mean asc?"),
        ("a,b acs", "expected asc, desc or a comma at character 5, did you mean asc?"),
        ("a eqq 5", "expected asc, desc or a comma at character 3, did you mean eq?"),
        ("length(a dsc)", "expected an operator such as eq at character 10"),
        ("a nulls first", "expected asc, desc or a comma at character 3"),
        ("a; desc", "expected asc, desc or a comma at character 2"),
        ("a:desc", "expected asc, desc or a comma at character 2"),
        ("+a", "expected a digit at character 2, leave out the plus"),
    ] {
        assert_eq!(text.parse::<OrderBy>().unwrap_err().to_string(), expected, "{text}");
    }
}

#[test]
fn encoded_characters_stand_for_themselves_outside_of_quotes() {
    let read = |text: &str| text.parse::<Filter>().expect("a filter");
    for (sent, meant) in [
        ("name%20eq%201", "name eq 1"),
        ("contains%28name%2C'a%20b'%29", "contains(name,'a%20b')"),
        ("name eq 'a%27b'", "name eq 'a%27b'"),
        ("name eq '100%25'", "name eq '100%25'"),
        ("name%20eq%20%27John%20Smith%27", "name eq 'John Smith'"),
        ("name eq %27it%27%27s 100%25%27", "name eq 'it''s 100%'"),
        ("a eq %5B%22x%20y%22,\"%20\"%5D", "a eq [\"x y\",\"%20\"]"),
    ] {
        let filter = read(sent);
        assert_eq!((filter.as_str(), filter.to_string()), (sent, read(meant).to_string()));
        assert_eq!(filter, read(meant), "{sent}");
        assert_eq!(serde_json::to_string(&filter).ok(), serde_json::to_string(sent).ok());
    }
    let order: OrderBy = "a%20desc%2Cb".parse().expect("an order-by");
    assert_eq!(order.to_string(), "a desc,b");
    assert_eq!(
        "name%20%3D 1".parse::<Filter>().unwrap_err().to_string(),
        "expected an operator such as eq at character 8, write eq instead of ="
    );
}

#[test]
fn a_fault_stays_small() {
    assert_eq!(size_of::<api_validate::Fault>(), 12);
    assert!(size_of::<api_validate::ValidationError>() <= 112);
}

#[test]
fn malformed_uuids() {
    let hint = "write a UUID such as 123e4567-e89b-12d3-a456-426614174000";
    for uuid in [
        "123e4567-e89b-12d3-a456-42661417400",
        "123e4567-e89b-12d3-a456-4266141740000",
        "a23e4567-e89b-12d3-a456-42661417400",
        "6ba7b810-9dad-11d1-80b4-00c04fd430cg",
        "123e4567e89b12d3a456426614174000",
        "123e4567-e89b12d3-a456-426614174000",
        "O1234567-89ab-cdef-0123-456789abcdef",
        "123e4567-e89b-12d3-a456",
        "123e4567-e89b-12d3",
        "a23e4567-e89b-12d3",
        "123e4567-e89b-12d3-a456-4266141740001",
    ] {
        for text in [format!("id eq {uuid}"), format!("id eq {uuid} or b"), format!("id in ({uuid})")] {
            let error = text.parse::<Filter>().unwrap_err().to_string();
            assert_eq!(error.split_once(", ").map(|(_, hint)| hint), Some(hint), "{text}: {error}");
        }
    }
    for text in ["a eq b-c-d-e", "a eq 1-b", "a eq b-2-3", "a eq deadbeef-cafe"] {
        assert!(!text.parse::<Filter>().unwrap_err().to_string().contains("UUID"), "{text}");
    }
    let fine = "id eq 123e4567-e89b-12d3-a456-426614174000 and d eq 2024-12-31T23:59:59Z";
    assert!(fine.parse::<Filter>().is_ok());
}

#[test]
fn dates_and_numbers_in_the_form_of_other_countries() {
    let hint_of = |text: &str| {
        let error = text.parse::<Filter>().unwrap_err().to_string();
        error.split_once(", ").map_or(error.clone(), |(_, hint)| hint.to_owned())
    };
    for date in
        ["30/APR/2024", "30/04/2024", "1.5.2024", "30-APR-2024", "2024/05/01", "30/april/24", "2024-5-1"]
    {
        for text in [format!("d gt {date}"), format!("d gt {date} and b"), format!("d in ({date})")] {
            let hint = hint_of(&text);
            assert!(
                hint == "write a date such as 2024-12-31"
                    || hint.contains("expected a date such as 2024-12-31"),
                "{text}: {hint}"
            );
        }
    }
    assert_eq!(hint_of("n eq 1,5"), "write a point in a number, such as 1.5");
    assert_eq!(hint_of("n eq 1.000,5 and b"), "write a point in a number, such as 1.5");
    assert!("n in (1,5)".parse::<Filter>().is_ok());
    for text in ["a eq b/c/d e", "a eq 1/2", "a eq 1,b", "a eq b,5"] {
        let hint = hint_of(text);
        assert!(!hint.contains("2024-12-31") && !hint.contains("1.5"), "{text}: {hint}");
    }
}
