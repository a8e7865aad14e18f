//! The description of the service, and its page.

use api_validate_http_tests::openapi::references;
use serde_json::Value;

use crate::running::{SEEDED, Service, organisation, success};

fn document(service: &Service) -> Value {
    success(&service.client().get("/openapi.json"), 200)
}

#[test]
fn the_document_names_every_route() {
    let service = Service::start();
    let document = document(&service);
    let mut routes = Vec::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for method in methods.as_object().expect("methods").keys() {
            routes.push(format!("{} {path}", method.to_uppercase()));
        }
    }
    routes.sort();
    assert_eq!(
        routes,
        [
            "GET /api/organisations",
            "GET /api/organisations/{organisationId}",
            "POST /api/organisations",
            "PUT /api/organisations/{organisationId}",
        ]
    );
}

#[test]
fn every_reference_resolves() {
    let document = document(&Service::start());
    let references = references(&document);
    assert!(references.len() > 10, "{references:?}");
}

#[test]
fn the_rules_are_in_the_schemas() {
    let document = document(&Service::start());
    let schemas = &document["components"]["schemas"];
    let create = &schemas["CreateOrganisation"]["properties"];
    assert_eq!(create["organisationId"]["type"], "null", "none may be sent");
    assert_eq!(
        (&create["companyName"]["maxLength"], &create["users"]["maxItems"]),
        (&160.into(), &100.into())
    );
    assert_eq!(schemas["CompanyNumber"]["pattern"], "^([0-9]{8}|[A-Z]{2}[0-9]{6})$");
    let parameters = &document["paths"]["/api/organisations"]["get"]["parameters"];
    for (name, max) in [("page", 1_000_000), ("pageSize", 100)] {
        let mut of_name =
            parameters.as_array().expect("a list").iter().filter(|parameter| parameter["name"] == name);
        assert_eq!(of_name.next().expect(name)["schema"]["maximum"], max);
    }
}

#[test]
fn the_examples_are_accepted() {
    let service = Service::start();
    let document = document(&service);
    let example = |name: &str| document["components"]["schemas"][name]["example"].to_string();
    success(&service.client().post("/api/organisations", example("CreateOrganisation")), 201);
    let one = &document["paths"]["/api/organisations/{organisationId}"]["put"]["parameters"][0];
    let address = format!("/api/organisations/{}", one["example"].as_str().expect("an example"));
    success(&service.client().put(&address, example("UpdateOrganisation")), 200);
}

#[test]
fn null_is_no_default() {
    let document = document(&Service::start()).to_string();
    assert!(!document.contains(r#""default":null"#), "{document}");
}

/// What a client sees is in the document.
#[test]
fn the_answers_are_in_it() {
    let service = Service::start();
    let document = document(&service);
    let of = |path: &str, method: &str| document["paths"][path][method]["responses"].clone();
    let (all, one) = ("/api/organisations", "/api/organisations/{organisationId}");
    let client = service.client();
    let body = organisation().to_string();
    for (answer, responses) in [
        (client.get(all), of(all, "get")),
        (client.get(&format!("{all}?page=0")), of(all, "get")),
        (client.post(all, body.clone()), of(all, "post")),
        (client.post(all, body.clone()), of(all, "post")),
        (client.post(all, "{}".to_owned()), of(all, "post")),
        (client.get(SEEDED), of(one, "get")),
        (client.get("/api/organisations/7d0f0f5c-8c2c-4d7e-9a0e-3a53c7a1ffff"), of(one, "get")),
        (client.get("/api/organisations/x"), of(one, "get")),
        (client.put(SEEDED, "[]".to_owned()), of(one, "put")),
    ] {
        let status = answer.status.to_string();
        assert!(responses.get(&status).is_some(), "{status} is not in {responses}");
    }
}

#[test]
fn the_page_needs_nothing_from_elsewhere() {
    let service = Service::start();
    let page = service.client().get("/docs/");
    assert_eq!(page.status, 200);
    assert!(page.header("content-type").is_some_and(|ty| ty.starts_with("text/html")));
    let page = String::from_utf8(page.body).expect("it is text");
    for attribute in ["src=\"", "href=\""] {
        for part in page.split(attribute).skip(1) {
            let address = part.split('"').next().expect("an address");
            assert!(!address.contains("//"), "{address}");
        }
    }
    let settings = service.client().get("/docs/swagger-initializer.js").body;
    let settings = String::from_utf8(settings).expect("it is text");
    assert!(settings.contains("/openapi.json") && !settings.contains("http"), "{settings}");
}
