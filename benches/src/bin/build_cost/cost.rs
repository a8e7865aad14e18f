//! What a sample costs to build, and what one struct more costs.

use api_validate_benches::failure::Result;

use crate::{
    archive::code_size,
    lab::{Lab, Profile},
    sample::Sample,
    stopwatch::{Seconds, Stopwatch},
};

pub(crate) struct Cost {
    instructions: Option<u64>,
    debug: Size,
    release: Size,
    seconds: Seconds,
}

#[derive(Clone, Copy)]
struct Size {
    bytes: u64,
    /// Not the whole file.
    of_code: bool,
}

/// What one more costs. None of these depends on what a build costs anyhow.
pub(crate) struct Each {
    /// Millions of instructions of `cargo check`.
    pub(crate) check: Option<f64>,
    /// KiB of a debug build.
    pub(crate) debug: f64,
    /// KiB of a release build.
    pub(crate) release: f64,
    /// Of a release build.
    pub(crate) milliseconds: f64,
}

/// What these samples cost, in the same order.
pub(crate) fn measure(samples: &[Sample]) -> Result<Vec<Cost>> {
    let empty = without_structs(samples);
    let lab = Lab::open(&[&empty, samples].concat())?;
    let alike = samples.chunk_by(|one, next| one.peer.name == next.peer.name && one.fields == next.fields);
    let counts: Vec<_> = alike.map(|samples| lab.count(samples)).collect::<Result<_>>()?;
    for sample in &empty {
        build(&lab, sample, None)?;
    }
    samples.iter().zip(counts.concat()).map(|(sample, count)| build(&lab, sample, count)).collect()
}

/// One of each peer. They are built first, so that the dependencies are ready and take none of the others' time.
fn without_structs(samples: &[Sample]) -> Vec<Sample> {
    let mut empty: Vec<_> = samples.iter().map(|sample| Sample::new(sample.peer, 0)).collect();
    empty.dedup_by_key(|sample| sample.peer.name);
    empty
}

fn build(lab: &Lab, sample: &Sample, instructions: Option<u64>) -> Result<Cost> {
    let debug = size(&lab.build(sample, Profile::Debug)?);
    let watch = Stopwatch::start();
    let release = lab.build(sample, Profile::Release)?;
    let seconds = watch.stop();
    Ok(Cost { instructions, debug, release: size(&release), seconds })
}

fn size(library: &[u8]) -> Size {
    match code_size(library) {
        Some(bytes) => Size { bytes, of_code: true },
        None => Size { bytes: library.len() as u64, of_code: false },
    }
}

impl Cost {
    /// What each costs that `many` has `more` of than `few`.
    pub(crate) fn of_each(few: &Self, many: &Self, more: usize) -> Each {
        let more = more as f64;
        let kib = |few: Size, many: Size| (many.bytes as f64 - few.bytes as f64) / 1024.0 / more;
        let instructions = many.instructions.zip(few.instructions);
        Each {
            check: instructions.map(|(many, few)| (many as f64 - few as f64) / 1e6 / more),
            debug: kib(few.debug, many.debug),
            release: kib(few.release, many.release),
            milliseconds: (many.seconds.value - few.seconds.value) * 1e3 / more,
        }
    }

    pub(crate) fn is_of_code(&self) -> bool {
        self.debug.of_code && self.release.of_code
    }

    /// What the figures lack here. Each is a sentence.
    pub(crate) fn caveats(&self) -> impl Iterator<Item = &'static str> {
        [
            (self.instructions.is_none(), "valgrind was not found, so no instructions were counted."),
            (
                !self.is_of_code(),
                "The objects are not ELF of 64 bits, so the sizes are those of whole files.",
            ),
            (!self.seconds.of_cpu, "There is no /proc here, so the times are those that passed."),
        ]
        .into_iter()
        .filter_map(|(applies, text)| applies.then_some(text))
    }
}
