//! Requests that succeed.

use serde_json::{Value, json};

use crate::running::{ORGANISATIONS, SEEDED, Service, organisation, problem, success, trace};

fn create(service: &Service) -> (String, Value) {
    let answer = service.client().post(ORGANISATIONS, organisation().to_string());
    let created = success(&answer, 201);
    let location = answer.header("location").unwrap().to_owned();
    assert_eq!(location, format!("{ORGANISATIONS}/{}", created["organisationId"].as_str().unwrap()));
    (location, created)
}

#[test]
fn an_organisation_is_created_with_ids_of_the_services_own() {
    let service = Service::start();
    let (location, mut created) = create(&service);
    assert_eq!(success(&service.client().get(&location), 200), created);

    let mut expected = organisation();
    expected["organisationId"] = created["organisationId"].clone();
    for (index, user) in created["users"].as_array_mut().unwrap().iter_mut().enumerate() {
        assert_eq!(user["userId"].as_str().unwrap().len(), 36);
        expected["users"][index]["userId"] = user["userId"].clone();
    }
    assert_eq!(created, expected);
}

#[test]
fn ids_may_be_absent_on_create() {
    let service = Service::start();
    let mut organisation = organisation();
    organisation.as_object_mut().unwrap().remove("organisationId");
    organisation["users"][0].as_object_mut().unwrap().remove("userId");
    success(&service.client().post(ORGANISATIONS, organisation.to_string()), 201);
}

#[test]
fn an_update_may_send_ids_and_changes_what_it_names() {
    let service = Service::start();
    let (location, mut expected) = create(&service);
    expected["companyName"] = json!("Renamed Limited");
    expected["users"][1]["active"] = json!(true);
    let mut request = expected.clone();
    // The first user is not named, and a third one is new.
    request["users"] = json!([request["users"][1], {
        "email": "eve@example.com", "firstName": "Eve", "lastName": "Wood", "role": "User", "active": true
    }]);

    let updated = success(&service.client().put(&location, request.to_string()), 200);
    let third = &updated["users"][2];
    assert_eq!(third["email"], "eve@example.com");
    expected["users"].as_array_mut().unwrap().push(third.clone());
    assert_eq!(updated, expected);
    assert_eq!(success(&service.client().get(&location), 200), expected);
}

#[test]
fn an_update_may_swap_addresses() {
    let service = Service::start();
    let (location, mut request) = create(&service);
    let (first, second) = (request["users"][0]["email"].clone(), request["users"][1]["email"].clone());
    (request["users"][0]["email"], request["users"][1]["email"]) = (second, first.clone());
    assert_eq!(success(&service.client().put(&location, request.to_string()), 200), request);
    // Or hand one on to somebody new.
    request["users"] = json!([
        { "email": first, "firstName": "Eve", "lastName": "Wood", "role": "User", "active": true },
        request["users"][1],
    ]);
    request["users"][1]["email"] = json!("another@example.com");
    let updated = success(&service.client().put(&location, request.to_string()), 200);
    let emails = updated["users"].as_array().unwrap().iter().map(|user| user["email"].as_str().unwrap());
    assert_eq!(emails.collect::<Vec<_>>(), ["bob@example.com", "another@example.com", "ada@example.com"]);
}

#[test]
fn an_update_may_leave_ids_and_users_out() {
    let service = Service::start();
    let request = json!({
        "partnerClientId": "client-1", "companiesHouseNumber": "SC123456", "companyName": "Example Bakery Limited"
    });
    let updated = success(&service.client().put(SEEDED, request.to_string()), 200);
    assert_eq!(updated["companiesHouseNumber"], "SC123456");
    assert_eq!(updated["users"].as_array().unwrap().len(), 1);
}

#[test]
fn a_list_has_pages() {
    let service = Service::start();
    create(&service);
    let list = |query: &str| success(&service.client().get(&format!("{ORGANISATIONS}{query}")), 200);
    let names = |list: &Value| -> Vec<String> {
        let organisations = list["organisations"].as_array().unwrap().iter();
        organisations.map(|organisation| organisation["companyName"].as_str().unwrap().to_owned()).collect()
    };
    let all = list("");
    assert_eq!((all["total"].as_i64(), names(&all).len()), (Some(2), 2));
    assert_eq!(names(&list("?pageSize=1&page=1")), ["Example Bakery Limited"]);
    assert_eq!(names(&list("?pageSize=1&page=2")), ["Example Trading Limited"]);
    assert_eq!(names(&list("?pageSize=100&page=1000000")), [""; 0]);
}

#[test]
fn partners_do_not_see_each_others_organisations() {
    let service = Service::start();
    let (location, created) = create(&service);
    let other = service.other_client();
    assert_eq!(success(&other.get(ORGANISATIONS), 200)["total"], 0);
    assert_eq!(problem(&other.get(&location)).status, Some(404));
    assert_eq!(problem(&other.put(&location, created.to_string())).status, Some(404));
    // What would be a duplicate for one partner is none for another.
    success(&other.post(ORGANISATIONS, organisation().to_string()), 201);
}

#[test]
fn values_are_bound_and_never_part_of_the_sql() {
    let service = Service::start();
    let mut request = organisation();
    request["companyName"] = json!("'); DROP TABLE users; -- \u{0}\u{1F4A5}");
    let created = success(&service.client().post(ORGANISATIONS, request.to_string()), 201);
    assert_eq!(created["companyName"], request["companyName"]);
    success(&service.client().get(SEEDED), 200);
}

#[test]
fn head_is_get_without_its_body() {
    let service = Service::start();
    let client = service.client();
    for path in [ORGANISATIONS, SEEDED] {
        let (get, head) = (client.get(path), client.request("HEAD", path).send());
        assert_eq!((head.status, head.text()), (200, ""));
        assert_eq!(head.header("content-type"), get.header("content-type"));
        assert_eq!(head.header("content-length"), Some(&*get.body.len().to_string()));
        trace(&head);
    }
    let nobody = "/api/organisations/00000000-0000-0000-0000-000000000000";
    let head = client.request("HEAD", nobody).send();
    assert_eq!((head.status, head.text()), (404, ""));
    // What writes has none.
    assert_eq!(client.request("HEAD", "/nowhere").send().status, 404);
    assert_eq!(client.without("Api-Key").request("HEAD", SEEDED).send().status, 403);
}
