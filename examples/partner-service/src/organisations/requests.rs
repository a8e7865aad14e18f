//! What clients send. The attributes are all there is to its validation.

use api_validate::{ApiSchema, ApiValidate, ValidationErrorType, Violation, rules};
use serde::{Deserialize, de::IgnoredAny};
use uuid::Uuid;

use super::organisation::{Organisation, Role, User};

/// Creates an organisation. The service gives the ids: none may be sent, not even an empty one.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "partnerClientId": "client-2",
    "companiesHouseNumber": "11752182",
    "companyName": "Example Trading Limited",
    "users": [{ "email": "ada@example.com", "firstName": "Ada", "lastName": "King", "role": "Admin", "active": true }],
}))]
pub(crate) struct CreateOrganisation {
    #[api(absent)]
    organisation_id: Option<IgnoredAny>,
    #[api(required, length(max = 64))]
    partner_client_id: String,
    pub(crate) companies_house_number: CompanyNumber,
    #[api(required, length(max = 160))]
    company_name: String,
    #[api(length(max = 100), unique(by = email), any(is_active_admin,
        criteria = "at least one user with the role Admin who is active",
        message = "Add a user with the role Admin who is active."))]
    users: Vec<CreateUser>,
}

/// A user of a new organisation.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "camelCase")]
struct CreateUser {
    #[api(absent)]
    user_id: Option<IgnoredAny>,
    #[api(email)]
    email: String,
    #[api(required, length(max = 70))]
    first_name: String,
    #[api(required, length(max = 70))]
    last_name: String,
    role: Role,
    active: bool,
}

fn is_active_admin(user: &CreateUser) -> bool {
    user.role == Role::Admin && user.active
}

/// Updates an organisation. Users with an id are changed, those without are added, and all others stay as they are.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "partnerClientId": "client-1",
    "companiesHouseNumber": "01234567",
    "companyName": "Example Bakery Limited",
    "users": [{ "email": "ada@example.com", "firstName": "Ada", "lastName": "King", "role": "User", "active": true }],
}))]
pub(crate) struct UpdateOrganisation {
    pub(crate) organisation_id: Option<Uuid>,
    #[api(required, length(max = 64))]
    pub(crate) partner_client_id: String,
    pub(crate) companies_house_number: CompanyNumber,
    #[api(required, length(max = 160))]
    pub(crate) company_name: String,
    #[serde(default)]
    #[api(length(max = 100), unique(by = email), custom(each_user_once))]
    pub(crate) users: Vec<UpdateUser>,
}

fn each_user_once(users: &[UpdateUser]) -> Result<(), Violation> {
    let repeated = |_| {
        Violation::new(ValidationErrorType::DuplicateMetadata)
            .criteria("each userId once")
            .message("Send each userId only once.")
    };
    rules::unique().judge(users, |user| user.user_id.as_ref()).map_err(repeated)
}

/// How many active admins an organisation has after an update.
#[derive(ApiValidate)]
#[api(custom(must_have_admin))]
pub(crate) struct ActiveAdmins(pub(crate) u32);

fn must_have_admin(admins: &ActiveAdmins) -> Result<(), Violation> {
    let none = || {
        Violation::new(ValidationErrorType::InvalidFormat)
            .criteria("at least one user with the role Admin who is active")
            .message("Leave a user with the role Admin who is active.")
            .at("users")
    };
    (admins.0 > 0).then_some(()).ok_or_else(none)
}

/// A user to be changed, or added.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct UpdateUser {
    user_id: Option<Uuid>,
    #[api(email)]
    email: String,
    #[api(required, length(max = 70))]
    first_name: String,
    #[api(required, length(max = 70))]
    last_name: String,
    role: Role,
    active: bool,
}

/// The number of a company: eight digits, or two letters and six digits.
#[derive(Deserialize, ApiValidate, ApiSchema)]
pub(crate) struct CompanyNumber(
    #[api(pattern(
        "^([0-9]{8}|[A-Z]{2}[0-9]{6})$",
        criteria = "a company number, such as 11752182",
        message = "This must be a company number, such as 11752182."
    ))]
    pub(crate) String,
);

/// The address of an organisation.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[into_params(parameter_in = Path)]
pub(crate) struct Address {
    #[serde(rename = "organisationId")]
    #[param(example = "7d0f0f5c-8c2c-4d7e-9a0e-3a53c7a10001")]
    pub(crate) organisation_id: Uuid,
}

/// The ids of an organisation that the address and the body of an update say.
#[derive(ApiValidate)]
#[api(custom(must_agree))]
pub(crate) struct Ids {
    pub(crate) address: Uuid,
    pub(crate) body: Option<Uuid>,
}

fn must_agree(ids: &Ids) -> Result<(), Violation> {
    if ids.body.is_none_or(|body| body == ids.address) {
        return Ok(());
    }
    Err(Violation::new(ValidationErrorType::IdValueMismatch)
        .message("Send the id that is in the address, or none.")
        .at("organisationId"))
}

/// Which part of the list to answer with.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct ListOrganisations {
    #[api(range(min = 1, max = 1_000_000))]
    pub(crate) page: u32,
    #[api(range(min = 1, max = 100))]
    pub(crate) page_size: u32,
}

impl Default for ListOrganisations {
    fn default() -> Self {
        Self { page: 1, page_size: 20 }
    }
}

impl From<CreateOrganisation> for Organisation {
    fn from(request: CreateOrganisation) -> Self {
        Self {
            organisation_id: Uuid::new_v4(),
            partner_client_id: request.partner_client_id,
            companies_house_number: request.companies_house_number.0,
            company_name: request.company_name,
            users: request.users.into_iter().map(User::from).collect(),
        }
    }
}

impl From<CreateUser> for User {
    fn from(request: CreateUser) -> Self {
        let CreateUser { user_id: _, email, first_name, last_name, role, active } = request;
        Self { user_id: Uuid::new_v4(), email, first_name, last_name, role, active }
    }
}

impl UpdateUser {
    /// The user as it will be, and whether it is there already.
    pub(crate) fn into_user(self) -> (User, bool) {
        let Self { user_id, email, first_name, last_name, role, active } = self;
        let user = User {
            user_id: user_id.unwrap_or_else(Uuid::new_v4),
            email,
            first_name,
            last_name,
            role,
            active,
        };
        (user, user_id.is_some())
    }
}
