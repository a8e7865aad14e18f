//! Forms in several parts.

use actix_web::{App, web};
use api_validate::{
    ErrorFormat,
    actix::{ErrorMiddleware, ValidMultipart},
};

use crate::{
    call::{Answer, post, send},
    cases::{BODY_LIMIT, FORM, LIMITS, Upload, cases},
};

async fn take(form: ValidMultipart<Upload>) -> String {
    form.told(&form.1)
}

async fn take_optional(upload: Option<ValidMultipart<Upload>>) -> String {
    upload.map_or_else(|| "none".to_owned(), |ValidMultipart(upload, files)| upload.told(&files))
}

async fn ask(path: &str, content_type: &str, body: Vec<u8>) -> Answer {
    let app = App::new()
        .app_data(LIMITS)
        .app_data(web::PayloadConfig::new(BODY_LIMIT))
        .route("/", web::post().to(take))
        .route("/optional", web::post().to(take_optional))
        .wrap(ErrorMiddleware::new(ErrorFormat::rfc9457("/errors")));
    send(app, post(path, content_type, body)).await
}

#[actix_web::test]
async fn every_case_is_answered_as_it_should_be() {
    for case in cases() {
        let answer = ask("/", case.content_type, case.body.clone()).await;
        case.assert(answer.status, &answer.text());
        if !case.body.is_empty() {
            let answer = ask("/optional", case.content_type, case.body.clone()).await;
            case.assert(answer.status, &answer.text());
        }
    }
}

#[actix_web::test]
async fn an_option_is_none_where_there_is_no_body() {
    for content_type in ["", FORM] {
        assert_eq!(ask("/optional", content_type, Vec::new()).await.text(), "none");
    }
}
