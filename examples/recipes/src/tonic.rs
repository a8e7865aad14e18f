use api_validate::{ApiValidate, ValidationErrors};
use tonic::{Code, Request, Response, Status};
use tonic_types::{ErrorDetails, FieldViolation, StatusExt};

/// As prost writes it, if the build script asks for
/// `.message_attribute("CreateUser", "#[derive(ApiValidate)]")` and
/// `.field_attribute("CreateUser.name", "#[api(required, length(max = 50))]")`.
#[derive(Clone, PartialEq, prost::Message, ApiValidate)]
pub struct CreateUser {
    #[prost(string, tag = "1")]
    #[api(required, length(max = 50))]
    pub name: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Welcome {
    #[prost(string, tag = "1")]
    pub text: String,
}

/// A method of the service's trait.
pub async fn create(request: Request<CreateUser>) -> Result<Response<Welcome>, Status> {
    let user = request.into_inner();
    user.validate().map_err(|errors| invalid_argument(&errors))?;
    Ok(Response::new(Welcome { text: format!("Welcome, {}.", user.name) }))
}

/// `BadRequest` with a violation for each record.
fn invalid_argument(errors: &ValidationErrors) -> Status {
    let violations = errors.iter().map(|error| FieldViolation {
        field: error.field().to_string(),
        description: error.message().to_string(),
        reason: error.error_type().to_string(),
        localized_message: None,
    });
    let details = ErrorDetails::with_bad_request(violations.collect::<Vec<_>>());
    Status::with_error_details(Code::InvalidArgument, "the request breaks rules", details)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_message_that_breaks_rules_is_answered_with_violations() {
        let create = async |name: &str| create(Request::new(CreateUser { name: name.to_owned() })).await;
        assert_eq!(create("Ada").await.unwrap().into_inner().text, "Welcome, Ada.");

        let status = create(" ").await.unwrap_err();
        let violations = status.get_details_bad_request().unwrap().field_violations;
        let violation = violations.iter().map(|of| (&*of.field, &*of.reason, &*of.description));
        assert_eq!(status.code(), Code::InvalidArgument);
        assert_eq!(violation.collect::<Vec<_>>(), [("name", "REQUIRED_FIELD_MISSING", "This is required.")]);
    }
}
