//! Requests that no service should trip over.

use std::time::Duration;

use api_validate_http_tests::hostile::{Target, check};
use partner_service::demo;

use crate::running::{ORGANISATIONS, SEEDED, Service, standard};

#[test]
fn hostile_requests_get_a_standard_body_or_a_closed_connection() {
    // Long enough for a busy machine, short enough for a test that waits for it.
    let service = Service::start_with(|config| {
        config.head_timeout = Duration::from_millis(1500);
        config.request_timeout = Duration::from_millis(1500);
    });
    let client = service.client();
    let target = Target {
        address: service.address,
        post: ORGANISATIONS,
        // It is in the database already: however often it is sent, nothing comes of it.
        json: r#"{"partnerClientId":"client-1","companiesHouseNumber":"01234567","companyName":"Example Bakery Limited","users":[{"email":"grace@example.com","firstName":"Grace","lastName":"Baker","role":"Admin","active":true}]}"#,
        get: SEEDED,
        headers: &[("Api-Key", demo::KEY), ("Crezco-Version", "1")],
    };
    let is_healthy = || client.get(SEEDED).status == 200;
    let lines = check(&target, |answer| standard(answer).map(|_| ()), is_healthy);
    let expected: Vec<&str> = include_str!("../golden/hostile.txt").lines().collect();
    assert_eq!(lines.len(), expected.len());
    let different: Vec<_> = lines.iter().zip(expected).filter(|(line, expected)| line != expected).collect();
    assert!(different.is_empty(), "{different:#?}");
}
