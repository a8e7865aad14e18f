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
use crate::{access::Partner, database::Database, register::Register};

/// The addresses below `/api/organisations`.
pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("").get(list).head(list).post(create))
        .service(web::resource("/{organisationId}").get(read).head(read).put(update));
}

async fn list(
    partner: ReqData<Partner>,
    ValidQuery(request): ValidQuery<ListOrganisations>,
    database: Data<Database>,
) -> Result<Json<Page>, ApiError> {
    let page = database.run(move |connection| store::list(connection, *partner, &request)).await?;
    Ok(Json(page))
}

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

async fn read(
    partner: ReqData<Partner>,
    ValidPath(address): ValidPath<Address>,
    database: Data<Database>,
) -> Result<Json<Organisation>, ApiError> {
    let id = address.organisation_id;
    let organisation = database.run(move |connection| store::read(connection, *partner, id)).await?;
    Ok(Json(organisation))
}

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
