//! What is done with a request that passed validation.

use actix_web::{
    HttpResponse,
    http::header::LOCATION,
    web::{self, Data, Json, ReqData, ServiceConfig},
};
use api_validate::{
    ApiError, ApiValidate,
    actix::{ValidJson, ValidPath, ValidQuery},
};

use super::{
    organisation::{Organisation, Page},
    requests::{Address, CreateOrganisation, Ids, ListOrganisations, UpdateOrganisation},
    store,
};
use crate::{access::Partner, database::Database, docs::Refused, register::Register};

/// The addresses below `/api/organisations`.
pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("").get(list).head(list).post(create))
        .service(web::resource("/{organisationId}").get(read).head(read).put(update));
}

/// Lists organisations.
#[utoipa::path(
    get, path = "/api/organisations", tag = "organisations",
    params(ListOrganisations),
    responses((status = 200, description = "A page of the list.", body = Page), Refused),
    security(("key" = [])),
)]
async fn list(
    partner: ReqData<Partner>,
    ValidQuery(request): ValidQuery<ListOrganisations>,
    database: Data<Database>,
) -> Result<Json<Page>, ApiError> {
    let page = database.run(move |connection| store::list(connection, *partner, &request)).await?;
    Ok(Json(page))
}

/// Creates an organisation.
#[utoipa::path(
    post, path = "/api/organisations", tag = "organisations",
    request_body = CreateOrganisation,
    responses(
        (status = 201, description = "Created.", body = Organisation),
        (status = 409, description = "There is an organisation with this partnerClientId."),
        (status = 424, description = "The register of companies failed."),
        Refused),
    security(("key" = [])),
)]
async fn create(
    partner: ReqData<Partner>,
    ValidJson(request): ValidJson<CreateOrganisation>,
    register: Data<Register>,
    database: Data<Database>,
) -> Result<HttpResponse, ApiError> {
    register.must_know(&request.companies_house_number.0).await?;
    let organisation = Organisation::from(request.into_inner());
    let organisation = database
        .change(move |transaction| {
            store::create(transaction, *partner, &organisation)?;
            Ok(organisation)
        })
        .await?;
    let location = format!("/api/organisations/{}", organisation.organisation_id);
    Ok(HttpResponse::Created().insert_header((LOCATION, location)).json(organisation))
}

/// Reads an organisation.
#[utoipa::path(
    get, path = "/api/organisations/{organisationId}", tag = "organisations",
    params(Address),
    responses(
        (status = 200, description = "The organisation.", body = Organisation),
        (status = 404, description = "There is no such organisation."),
        Refused),
    security(("key" = [])),
)]
async fn read(
    partner: ReqData<Partner>,
    ValidPath(address): ValidPath<Address>,
    database: Data<Database>,
) -> Result<Json<Organisation>, ApiError> {
    let id = address.organisation_id;
    let organisation = database.run(move |connection| store::read(connection, *partner, id)).await?;
    Ok(Json(organisation))
}

/// Updates an organisation.
#[utoipa::path(
    put, path = "/api/organisations/{organisationId}", tag = "organisations",
    params(Address),
    request_body = UpdateOrganisation,
    responses(
        (status = 200, description = "The organisation as it is now.", body = Organisation),
        (status = 404, description = "There is no such organisation, or it has no such user."),
        (status = 409, description = "There is another organisation with this partnerClientId."),
        (status = 424, description = "The register of companies failed."),
        Refused),
    security(("key" = [])),
)]
async fn update(
    partner: ReqData<Partner>,
    ValidPath(address): ValidPath<Address>,
    ValidJson(request): ValidJson<UpdateOrganisation>,
    register: Data<Register>,
    database: Data<Database>,
) -> Result<Json<Organisation>, ApiError> {
    let id = address.organisation_id;
    Ids { address: id, body: request.organisation_id }.validate()?;
    register.must_know(&request.companies_house_number.0).await?;
    let organisation = database
        .change(move |transaction| {
            store::update(transaction, *partner, id, request.into_inner())?;
            store::read(transaction, *partner, id)
        })
        .await?;
    Ok(Json(organisation))
}
