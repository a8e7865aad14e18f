//! Whether serde reads a type: asked in a constant, where no method can be.

use core::marker::PhantomData;

use serde::Deserialize;

use crate::json::{Reads, reads_of};

/// A type that serde may read.
#[derive(Debug)]
pub struct ReadOf<T>(PhantomData<fn() -> T>);

impl<T: Deserialize<'static>> ReadOf<T> {
    pub const __IS_READ: bool = true;
    /// What it asks serde for.
    pub const __READS: fn() -> Option<Reads> = reads_of::<T>;
}

/// What serde does not read may have any shape.
pub trait NotRead {
    const __IS_READ: bool = false;
    const __READS: fn() -> Option<Reads> = || None;
}

impl<T> NotRead for ReadOf<T> {}
