//! The statuses that a service chooses.

use api_validate::{
    ApiError, ApiValidate, ErrorFormat,
    response::{ErrorType, ProblemType},
};

#[derive(ApiValidate)]
struct Named {
    #[api(required)]
    name: String,
}

fn formats() -> [ErrorFormat; 3] {
    [ErrorFormat::rfc9457("/e"), ErrorFormat::problem_details("/e"), ErrorFormat::records()]
}

fn invalid() -> ApiError {
    Named { name: String::new() }.validate().unwrap_err().into()
}

#[test]
fn validation_failures_are_400_unless_said() {
    for format in formats() {
        assert_eq!(format.status(&invalid()), 400);
        for (asked, is) in [(400, 400), (422, 422), (499, 499), (399, 400), (500, 400), (200, 400), (0, 400)]
        {
            let format = format.clone().validation_status(asked);
            assert_eq!(format.status(&invalid()), is);
            assert_eq!(format.status(&ProblemType::ValidationFailed.into()), is);
            // What was refused for another reason has its own.
            assert_eq!(format.status(&ApiError::from_status(400)), 400);
            assert_eq!(format.status(&ErrorType::ResourceNotFound.into()), 404);
        }
    }
}

#[test]
fn a_failure_downstream_has_the_status_of_the_standard_unless_said() {
    for (format, usual) in formats().into_iter().zip([424, 424, 500]) {
        let downstream = ApiError::from(ProblemType::Downstream);
        assert_eq!(format.status(&downstream), usual);
        for (asked, is) in [(424, 424), (503, 503), (400, 400), (599, 599), (399, 500), (600, 500)] {
            let format = format.clone().downstream_status(asked);
            assert_eq!(format.status(&downstream), is);
            assert_eq!(format.status(&ErrorType::InternalError.into()), 500);
        }
    }
}

#[test]
fn bodies_say_the_status_that_was_chosen() {
    let texts = formats().map(|format| {
        let format = format.validation_status(422).downstream_status(503);
        let body = |error: &ApiError| serde_json::to_string(&format.body(error, None)).unwrap();
        [body(&invalid()), body(&ProblemType::Downstream.into())]
    });
    let detail = "Some values are not valid. Correct them and send the request again.";
    let downstream = "Something that this service depends on failed. Try again later.";
    let [rfc, details, records] = texts;
    assert!(rfc[0].starts_with(&format!(
        r#"{{"type":"/e/validation-failed","title":"Validation Failed","status":422,"detail":"{detail}","errors":["#
    )));
    assert_eq!(
        rfc[1],
        format!(
            r#"{{"type":"/e/downstream","title":"Downstream Failure","status":503,"detail":"{downstream}"}}"#
        )
    );
    assert!(details[0].starts_with(&format!(
        r#"{{"Type":"/e/validation-failed","Title":"Validation Failed","Status":422,"Detail":"{detail}","Errors":{{"#
    )));
    // Standard B has one type for every 5xx.
    assert_eq!(
        details[1],
        format!(
            r#"{{"Type":"/e/internal-server-error","Title":"Internal Server Error","Status":503,"Detail":"{downstream}","Extensions":{{}}}}"#
        )
    );
    assert!(records[0].starts_with(r#"{"ValidationErrors":["#));
    assert_eq!(
        records[1],
        format!(r#"{{"Errors":[{{"ErrorType":"INTERNAL_ERROR","ErrorFeedback":"{downstream}"}}]}}"#)
    );
}
