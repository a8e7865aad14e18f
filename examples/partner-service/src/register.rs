//! The company register, which this service depends on and does not run.

use std::{
    error::Error,
    fmt,
    future::{Future, ready},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use actix_web::rt::time::timeout;
use api_validate::{ApiError, ApiValidate, ValidationErrorType, Violation, response::ProblemType};

use crate::Config;

/// Where companies are looked up by their numbers.
pub trait CompanyRegister: Send + Sync {
    /// The company with this number, if there is one.
    fn look_up<'a>(&'a self, number: &'a str) -> LookUp<'a>;
}

/// What a look-up will give.
pub type LookUp<'a> = Pin<Box<dyn Future<Output = Result<Option<Company>, OutOfReach>> + Send + 'a>>;

/// A company, as the register knows it.
#[derive(Clone, Copy, Debug)]
pub struct Company;

/// The register cannot be reached.
#[derive(Clone, Copy, Debug)]
pub struct OutOfReach;

impl fmt::Display for OutOfReach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the company register cannot be reached")
    }
}

impl Error for OutOfReach {}

/// Stands in for the register, and can be switched off. It knows every company but `00000000`.
#[derive(Debug)]
pub struct DemoRegister {
    is_up: AtomicBool,
}

impl DemoRegister {
    /// A register that can be reached, or not.
    pub fn new(is_up: bool) -> Self {
        Self { is_up: is_up.into() }
    }

    /// Whether it can be reached from now on.
    pub fn switch(&self, is_up: bool) {
        self.is_up.store(is_up, Ordering::Relaxed);
    }
}

impl CompanyRegister for DemoRegister {
    fn look_up<'a>(&'a self, number: &'a str) -> LookUp<'a> {
        let is_up = self.is_up.load(Ordering::Relaxed);
        let company = (number != "00000000").then_some(Company);
        Box::pin(ready(if is_up { Ok(company) } else { Err(OutOfReach) }))
    }
}

/// The register as the handlers ask it.
pub(crate) struct Register {
    register: Arc<dyn CompanyRegister>,
    timeout: Duration,
}

impl Register {
    pub(crate) fn new(config: &Config) -> Self {
        Self { register: Arc::clone(&config.register), timeout: config.register_timeout }
    }

    /// Refuses a number that the register does not have.
    pub(crate) async fn must_know(&self, companies_house_number: &str) -> Result<(), ApiError> {
        let company = match timeout(self.timeout, self.register.look_up(companies_house_number)).await {
            Ok(company) => company.map_err(out_of_reach)?,
            Err(too_long) => return Err(out_of_reach(too_long)),
        };
        Ok(Found(company).validate()?)
    }
}

fn out_of_reach(cause: impl Error + Send + Sync + 'static) -> ApiError {
    ApiError::from(ProblemType::Downstream)
        .detail("The company register cannot be reached. Try again later.")
        .caused_by(cause)
}

/// What was found, to be refused in the same form as what a request says.
#[derive(ApiValidate)]
#[api(custom(must_be_there))]
struct Found(#[api(skip)] Option<Company>);

fn must_be_there(found: &Found) -> Result<(), Violation> {
    let unknown = || {
        Violation::new(ValidationErrorType::UnknownResource)
            .message("The company register has no company with this number.")
            .at("companiesHouseNumber")
    };
    found.0.map(|_| ()).ok_or_else(unknown)
}
