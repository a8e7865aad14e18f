//! Organisations in the database. Every value is bound, and every query is kept to the partner who asks.

use api_validate::{ApiError, ApiValidate, response::ProblemType};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use uuid::Uuid;

use super::{
    organisation::{Organisation, Page, Role, Summary, User},
    requests::{ActiveAdmins, ListOrganisations, UpdateOrganisation, UpdateUser},
};
use crate::{access::Partner, database::Failure};

/// One page of the partner's organisations.
pub(super) fn list(
    connection: &Connection,
    partner: Partner,
    request: &ListOrganisations,
) -> Result<Page, Failure> {
    let total = "SELECT count(*) FROM organisations WHERE partner_id = ?1";
    let total = connection.query_row(total, [partner.id], |row| row.get(0))?;
    let mut query = connection.prepare(
        "SELECT id, partner_client_id, companies_house_number, company_name FROM organisations
         WHERE partner_id = ?1 ORDER BY company_name, id LIMIT ?2 OFFSET ?3",
    )?;
    let offset = i64::from(request.page - 1) * i64::from(request.page_size);
    let rows = query.query_map(params![partner.id, request.page_size, offset], summary)?;
    Ok(Page { organisations: rows.collect::<Result<_, _>>()?, total })
}

/// The partner's organisation with this id.
pub(super) fn read(connection: &Connection, partner: Partner, id: Uuid) -> Result<Organisation, Failure> {
    let mut query = connection.prepare(
        "SELECT id, partner_client_id, companies_house_number, company_name FROM organisations
         WHERE partner_id = ?1 AND id = ?2",
    )?;
    let summary = query.query_row(params![partner.id, id], summary).optional()?;
    let summary = summary.ok_or_else(unknown_organisation)?;
    Ok(Organisation {
        organisation_id: summary.organisation_id,
        partner_client_id: summary.partner_client_id,
        companies_house_number: summary.companies_house_number,
        company_name: summary.company_name,
        users: users(connection, id)?,
    })
}

fn users(connection: &Connection, organisation: Uuid) -> Result<Vec<User>, Failure> {
    let mut query = connection.prepare(
        "SELECT id, email, first_name, last_name, role, active FROM users
         WHERE organisation_id = ?1 ORDER BY rowid",
    )?;
    let users = query.query_map([organisation], user)?.collect::<Result<_, _>>()?;
    Ok(users)
}

/// Keeps a new organisation.
pub(super) fn create(
    transaction: &Transaction<'_>,
    partner: Partner,
    organisation: &Organisation,
) -> Result<(), Failure> {
    let Organisation { organisation_id: id, partner_client_id, companies_house_number, company_name, users } =
        organisation;
    let sql =
        "INSERT INTO organisations (id, partner_id, partner_client_id, companies_house_number, company_name)
               VALUES (?1, ?2, ?3, ?4, ?5)";
    let values = params![id, partner.id, partner_client_id, companies_house_number, company_name];
    transaction.execute(sql, values).map_err(same_organisation)?;
    users.iter().try_for_each(|user| add(transaction, *id, user))
}

/// Changes an organisation of this partner, and the users that the request tells of.
pub(super) fn update(
    transaction: &Transaction<'_>,
    partner: Partner,
    id: Uuid,
    request: UpdateOrganisation,
) -> Result<(), Failure> {
    let sql =
        "UPDATE organisations SET partner_client_id = ?3, companies_house_number = ?4, company_name = ?5
               WHERE partner_id = ?1 AND id = ?2";
    let UpdateOrganisation { partner_client_id, companies_house_number, company_name, users, .. } = request;
    let values = params![partner.id, id, partner_client_id, companies_house_number.0, company_name];
    if transaction.execute(sql, values).map_err(same_organisation)? == 0 {
        return Err(unknown_organisation().into());
    }
    let users: Vec<(User, bool)> = users.into_iter().map(UpdateUser::into_user).collect();
    let known = users.iter().filter(|(_, is_known)| *is_known);
    known.map(|(user, _)| user).try_for_each(|user| free_email(transaction, id, user))?;
    users.iter().try_for_each(|(user, is_known)| match is_known {
        true => change(transaction, id, user),
        false => add(transaction, id, user),
    })?;
    Ok(ActiveAdmins(active_admins(transaction, id)?).validate().map_err(ApiError::from)?)
}

/// Takes the address of a user who gets another one, or the same: those who change theirs in one request may swap them.
fn free_email(transaction: &Transaction<'_>, organisation: Uuid, user: &User) -> Result<(), Failure> {
    // No address looks like an id.
    let sql = "UPDATE users SET email = hex(id) WHERE id = ?1 AND organisation_id = ?2";
    match transaction.execute(sql, [user.user_id, organisation])? {
        0 => Err(unknown_user().into()),
        _ => Ok(()),
    }
}

fn active_admins(transaction: &Transaction<'_>, organisation: Uuid) -> rusqlite::Result<u32> {
    let sql = "SELECT count(*) FROM users WHERE organisation_id = ?1 AND role = ?2 AND active";
    transaction.query_row(sql, params![organisation, Role::Admin], |row| row.get(0))
}

fn add(transaction: &Transaction<'_>, organisation: Uuid, user: &User) -> Result<(), Failure> {
    let sql = "INSERT INTO users (id, organisation_id, email, first_name, last_name, role, active)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    save(transaction, sql, organisation, user)
}

fn change(transaction: &Transaction<'_>, organisation: Uuid, user: &User) -> Result<(), Failure> {
    let sql = "UPDATE users SET email = ?3, first_name = ?4, last_name = ?5, role = ?6, active = ?7
               WHERE id = ?1 AND organisation_id = ?2";
    save(transaction, sql, organisation, user)
}

fn save(transaction: &Transaction<'_>, sql: &str, organisation: Uuid, user: &User) -> Result<(), Failure> {
    let User { user_id, email, first_name, last_name, role, active } = user;
    let values = params![user_id, organisation, email, first_name, last_name, role, active];
    transaction.execute(sql, values).map(|_| ()).map_err(same_user)
}

fn summary(row: &Row<'_>) -> rusqlite::Result<Summary> {
    Ok(Summary {
        organisation_id: row.get(0)?,
        partner_client_id: row.get(1)?,
        companies_house_number: row.get(2)?,
        company_name: row.get(3)?,
    })
}

fn user(row: &Row<'_>) -> rusqlite::Result<User> {
    Ok(User {
        user_id: row.get(0)?,
        email: row.get(1)?,
        first_name: row.get(2)?,
        last_name: row.get(3)?,
        role: row.get(4)?,
        active: row.get(5)?,
    })
}

fn unknown_organisation() -> ApiError {
    ApiError::from(ProblemType::NotFound).detail("There is no organisation with this id.")
}

fn unknown_user() -> ApiError {
    ApiError::from(ProblemType::NotFound)
        .detail("The organisation has no user with this userId. Leave the userId out to add a user.")
}

fn same_organisation(error: rusqlite::Error) -> Failure {
    Failure::of_duplicate(
        error,
        "There is an organisation with this partnerClientId or companiesHouseNumber already.",
    )
}

fn same_user(error: rusqlite::Error) -> Failure {
    Failure::of_duplicate(error, "The organisation has a user with this email already.")
}
