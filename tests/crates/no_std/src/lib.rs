//! A request type without the standard library: what a service on a bare machine would write.

#![no_std]

extern crate alloc;

use alloc::{boxed::Box, collections::BTreeMap, string::String, vec::Vec};

use api_validate::{ApiValidate, Date, ValidationErrors, Validator, Violation};
use serde::Deserialize;

/// A type with a rule of each form that generated code has.
#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "PascalCase")]
#[api(custom(whole), exactly_one(note, other))]
pub struct Request {
    #[api(required, length(max = 3, message = "Shorter."), pattern("^[a-z]+$"))]
    name: String,
    #[api(date(max = today, after = earlier))]
    later: Option<String>,
    #[api(date)]
    earlier: Option<String>,
    #[api(range(min = 0.5), number(scale = 2))]
    amount: f64,
    #[api(email, custom(judge))]
    email: Option<String>,
    #[api(unique, each(one_of("a", "b")), any(is_a))]
    tags: Vec<String>,
    #[api(keys(ascii))]
    inner: BTreeMap<String, Vec<(u8, Box<Inner>)>>,
    note: Option<String>,
    other: Option<String>,
}

/// A nested type.
#[derive(Deserialize, ApiValidate)]
pub enum Inner {
    /// With data.
    Named {
        #[api(required)]
        name: String,
    },
}

fn is_a(tag: &str) -> bool {
    tag == "a"
}

fn judge(_: &str) -> Result<(), Violation> {
    Ok(())
}

fn whole(_: &Request) -> Result<(), Violation> {
    Ok(())
}

struct NoMemory;

// SAFETY: null says that there is no memory.
unsafe impl core::alloc::GlobalAlloc for NoMemory {
    unsafe fn alloc(&self, _: core::alloc::Layout) -> *mut u8 {
        core::ptr::null_mut()
    }

    unsafe fn dealloc(&self, _: *mut u8, _: core::alloc::Layout) {}
}

#[global_allocator]
static MEMORY: NoMemory = NoMemory;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

/// There is no clock here, so that the service says what day it is.
pub fn check(request: &Request, today: Date) -> Result<(), ValidationErrors> {
    Validator::new().today(today).validate(request)
}
