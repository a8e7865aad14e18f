//! The description of the service, and its page.

use api_validate_http_tests::openapi::references;

use crate::kit::Service;

#[test]
fn the_document_names_every_route() {
    let service = Service::start();
    let document = service.anybody().get("/openapi.json").json();
    assert_eq!(document["openapi"], "3.1.0");
    let paths = document["paths"].as_object().expect("paths");
    let mut routes = Vec::new();
    for (path, methods) in paths {
        for method in methods.as_object().expect("methods").keys() {
            routes.push(format!("{} {path}", method.to_uppercase()));
        }
    }
    routes.sort();
    assert_eq!(
        routes,
        [
            "DELETE /restore-point",
            "GET /documents",
            "GET /documents/{documentId}",
            "PATCH /documents/{documentId}",
            "POST /change-password",
            "POST /documents",
            "POST /sign-in",
            "PUT /restore-point",
        ]
    );
    for route in routes {
        let (method, path) = route.split_once(' ').expect("two words");
        let status = service.anybody().call(method, &path.replace("{documentId}", "1")).status;
        assert!([400, 401].contains(&status), "{route}: {status}");
    }
}

#[test]
fn every_reference_resolves() {
    let service = Service::start();
    let document = service.anybody().get("/openapi.json").json();
    let references = references(&document);
    assert!(references.len() > 10, "{references:?}");
}

#[test]
fn the_page_needs_nothing_from_elsewhere() {
    let service = Service::start();
    let client = service.anybody();
    assert_eq!(client.get("/docs").header("location"), "/docs/");
    let page = client.get("/docs/");
    assert!(page.header("content-type").starts_with("text/html"));
    let mut loaded = 0;
    for attribute in ["src=\"", "href=\""] {
        for part in page.body.split(attribute).skip(1) {
            let address = part.split('"').next().expect("an address");
            assert!(!address.contains("//"), "{address}");
            if [Some("js"), Some("css")].contains(&address.rsplit('.').next()) {
                assert_eq!(client.get(&format!("/docs/{}", address.trim_start_matches("./"))).status, 200);
                loaded += 1;
            }
        }
    }
    assert!(loaded >= 4, "{loaded}");
    let settings = client.get("/docs/swagger-initializer.js").body;
    assert!(settings.contains("/openapi.json") && !settings.contains("http"), "{settings}");
}
