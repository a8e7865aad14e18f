//! `orderby(fields(…), directions(…), max, max_length)`

use api_validate::{ApiValidate, filter::OrderBy, query};
use serde::Deserialize;

use crate::kit::{codes, record};

const INVALID: &str = "INVALID_ORDERBY_SYNTAX";
const UNSUPPORTED: &str = "UNSUPPORTED_ORDERBY_SYNTAX";

check_text! {
    one => (orderby(fields(name, createdDate), max = 1));
    all => (orderby(fields(name, createdDate, "Address/City")));
    ascending => (orderby(fields(name), directions(asc)));
    descending => (orderby(fields(name), directions(desc)));
    short => (orderby(fields(name), max_length = 8));
}

check! {
    parsed: OrderBy => (orderby(fields(name)));
}

fn read(text: &str) -> OrderBy {
    text.parse().expect("an order-by")
}

#[test]
fn the_examples_of_the_standard() {
    assert_eq!(codes(&one("name asc")), "");
    assert_eq!(codes(&one("name ascending")), INVALID);
    assert_eq!(codes(&one("name asc,createdDate desc")), UNSUPPORTED);
}

#[test]
fn only_what_is_offered() {
    for text in [
        "name",
        "name ASC",
        "name\tdesc",
        "Address/City desc,name",
        "name asc, createdDate desc",
        "name,name,name",
    ] {
        assert_eq!(codes(&all(text)), "", "{text:?}");
    }
    for text in [
        "Name",
        "Address",
        "name,createdDate,Address/City,name",
        "length(name)",
        "name add 1 desc",
        "'name'",
        "5 asc",
        "name eq 'x' desc",
        "@name",
        "Address(1)/City",
        "not name",
        "name and name",
        "[name]",
        "Items/any()",
        "-name",
    ] {
        assert_eq!(codes(&all(text)), UNSUPPORTED, "{text:?}");
    }
    for text in [
        "",
        " name",
        "name ",
        "name,",
        ",name",
        "name asc desc",
        "name up",
        "name;createdDate",
        "name desc asc,",
        "asc desc asc",
    ] {
        assert_eq!(codes(&all(text)), INVALID, "{text:?}");
    }
}

#[test]
fn directions_and_caps() {
    assert_eq!((codes(&ascending("name")), codes(&ascending("name asc"))), (String::new(), String::new()));
    assert_eq!(codes(&ascending("name desc")), UNSUPPORTED);
    assert_eq!(codes(&descending("name desc")), "");
    assert_eq!((&*codes(&descending("name")), &*codes(&descending("name asc"))), (UNSUPPORTED, UNSUPPORTED));
    assert_eq!(
        (codes(&short("name asc")), &*codes(&short("name desc"))),
        (String::new(), "MAX_LENGTH_EXCEEDED")
    );
    assert_eq!(codes(&all(&"name,".repeat(1638))), INVALID);
    assert_eq!(codes(&all(&format!("{}name", "name,".repeat(1637)))), UNSUPPORTED);
    assert_eq!(codes(&all(&"name,".repeat(200_000))), "MAX_LENGTH_EXCEEDED");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&one("name ascending")),
        format!(
            "{INVALID} | an OData order-by of name, createdDate; one column | This order-by is not valid: \
             expected asc, desc or a comma at character 6; write asc instead of ascending."
        )
    );
    assert_eq!(
        record(&all("nmae desc")),
        format!(
            "{UNSUPPORTED} | an OData order-by of name, createdDate, Address/City; at most 3 columns | \
             This order-by is not supported: this field is not offered at character 1; perhaps name is meant."
        )
    );
    assert_eq!(
        record(&ascending("name desc")),
        format!(
            "{UNSUPPORTED} | an OData order-by of name, asc only; one column | \
             This order-by is not supported: the direction desc is not offered at character 1."
        )
    );
    let message = |found: &str| found.rsplit(" | ").next().map(ToOwned::to_owned).unwrap_or_default();
    assert_eq!(
        message(&record(&all("name,-createdDate"))),
        "This order-by is not supported: a minus is not offered at character 6; write desc behind the field."
    );
    assert_eq!(
        message(&record(&all("-length(name)"))),
        "This order-by is not supported: this form is not offered at character 1."
    );
    assert_eq!(
        message(&record(&all("name dsc"))),
        "This order-by is not valid: expected asc, desc or a comma at character 6; did you mean desc?"
    );
    assert_eq!(
        message(&record(&descending("name ascc"))),
        "This order-by is not valid: expected asc, desc or a comma at character 6."
    );
    assert!(record(&short("name up")).contains("; one column; at most 8 characters | "));
    overrides!(String, orderby(fields(a)), "secret up".to_owned());
    overrides!(String, orderby(fields(a)), "secret".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    assert_eq!(codes(&parsed(read("name desc"))), "");
    texts!((orderby(fields(a))), good: "a asc", bad: "a up", "INVALID_ORDERBY_SYNTAX");
    through!(OrderBy, (orderby(fields(a))), good: read("a"), bad: read("b"), "UNSUPPORTED_ORDERBY_SYNTAX");
    through!(String, (orderby(fields(a))), good: "a".to_owned(), bad: "a,".to_owned(), "INVALID_ORDERBY_SYNTAX");
}

#[derive(Debug, Deserialize, ApiValidate)]
struct List {
    #[api(orderby(fields(name)))]
    orderby: Option<OrderBy>,
}

#[test]
fn a_tree_in_a_request() {
    let list = query::from_str::<List>("orderby=name+desc").unwrap();
    assert_eq!(list.orderby.as_ref().map(ToString::to_string).as_deref(), Some("name desc"));
    assert_eq!(
        query::from_str::<List>("orderby=name+ascending").unwrap_err().to_string(),
        "orderby: This order-by is not valid: expected asc, desc or a comma at character 6; \
         write asc instead of ascending. (INVALID_ORDERBY_SYNTAX)"
    );
}
