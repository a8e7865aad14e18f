//! The scratch folder: a workspace of samples, and what their builds leave.

use std::path::PathBuf;

use api_validate_benches::{
    failure::{Result, read, read_text, write},
    machine::{output, root},
};

use crate::{counter, sample::Sample, tools::Tools};

#[derive(Clone, Copy)]
pub(crate) enum Profile {
    Debug,
    Release,
}

pub(crate) struct Lab {
    tools: Tools,
    crates: PathBuf,
    target: PathBuf,
}

impl Lab {
    /// Writes the samples. They are new to cargo, even where they were built before.
    pub(crate) fn open(samples: &[Sample]) -> Result<Self> {
        let scratch = root().join("target/build_cost");
        let lab =
            Self { tools: Tools::find()?, crates: scratch.join("crates"), target: scratch.join("target") };
        let members: Vec<_> = samples.iter().map(Sample::name).collect();
        let workspace = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
        write(&lab.crates.join("Cargo.toml"), &workspace)?;
        // The versions that the repository is tested with, so that a new release elsewhere changes no figure.
        write(&lab.crates.join("Cargo.lock"), &read_text(&root().join("Cargo.lock"))?)?;
        samples.iter().try_for_each(|sample| lab.write(sample))?;
        Ok(lab)
    }

    fn write(&self, sample: &Sample) -> Result<()> {
        let folder = self.crates.join(sample.name());
        counter::forget(&folder);
        write(&folder.join("Cargo.toml"), &sample.manifest())?;
        write(&folder.join("src/lib.rs"), &sample.source())
    }

    /// The library that a build makes.
    pub(crate) fn build(&self, sample: &Sample, profile: Profile) -> Result<Vec<u8>> {
        let (arguments, folder) = match profile {
            Profile::Debug => (&["build"][..], "debug"),
            Profile::Release => (&["build", "--release"][..], "release"),
        };
        eprintln!("{}: {}", sample.name(), arguments.join(" "));
        let mut cargo = self.tools.cargo(&self.target);
        output(cargo.current_dir(&self.crates).args(arguments).args(["--quiet", "-p", &sample.name()]))?;
        read(&self.target.join(folder).join(format!("lib{}.rlib", sample.name())))
    }

    /// The instructions of the compiler in `cargo check` of each of these crates. None without valgrind.
    ///
    /// They are checked at once, on as many cores as there are: the counts are the same. So it is for samples of one
    /// peer only, whose dependencies have the same features.
    pub(crate) fn count(&self, samples: &[Sample]) -> Result<Vec<Option<u64>>> {
        if !self.tools.valgrind {
            return Ok(vec![None; samples.len()]);
        }
        let names: Vec<_> = samples.iter().map(Sample::name).collect();
        eprintln!("{}: check, counted", names.join(", "));
        let mut cargo = self.tools.cargo(&self.target);
        cargo.current_dir(&self.crates).args(["check", "--quiet"]);
        cargo.args(names.iter().flat_map(|name| ["-p", name]));
        counter::install(&mut cargo)?;
        output(&mut cargo)?;
        names.iter().map(|name| counter::instructions(&self.crates.join(name)).map(Some)).collect()
    }
}
