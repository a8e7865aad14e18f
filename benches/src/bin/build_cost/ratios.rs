//! Ratios by name, and the file that holds those that were accepted: `name ratio` in each line, and comments after `#`.

use std::path::PathBuf;

use crate::{
    failure::{Failure, Result, read_text, write},
    lab::root,
};

/// How the comment begins that names the compiler.
const MEASURED_WITH: &str = "# measured with ";

pub(crate) type Ratio = (String, f64);

#[derive(Debug, Default, PartialEq)]
pub(crate) struct Ratios {
    pub(crate) ratios: Vec<Ratio>,
    pub(crate) compiler: String,
}

impl Ratios {
    pub(crate) fn load() -> Result<Self> {
        Self::parse(&read_text(&file())?)
    }

    pub(crate) fn save(&self) -> Result<()> {
        write(&file(), &self.text())
    }

    pub(crate) fn get(&self, name: &str) -> Option<f64> {
        self.ratios.iter().find_map(|(known, ratio)| (known == name).then_some(*ratio))
    }

    fn parse(text: &str) -> Result<Self> {
        let compiler = text.lines().find_map(|line| line.strip_prefix(MEASURED_WITH));
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let ratios = lines.map(parse_line).collect::<Result<_>>()?;
        Ok(Self { ratios, compiler: compiler.unwrap_or("an unknown rustc").to_owned() })
    }

    fn text(&self) -> String {
        let lines: Vec<_> = self.ratios.iter().map(|(name, ratio)| format!("{name} {ratio:.3}")).collect();
        format!(
            "# What a struct with our derive costs to build, as a multiple of serde's derive alone.\n\
             # `build_cost --guard` compares with it, and `build_cost --guard --write` writes it.\n\
             {MEASURED_WITH}{}\n{}\n",
            self.compiler,
            lines.join("\n")
        )
    }
}

fn parse_line(line: &str) -> Result<Ratio> {
    let ratio =
        line.split_once(' ').and_then(|(name, ratio)| Some((name.to_owned(), ratio.trim().parse().ok()?)));
    ratio.ok_or_else(|| Failure(format!("{}: expected `name ratio`, found `{line}`", file().display())))
}

fn file() -> PathBuf {
    root().join("benches/build_cost.txt")
}

#[cfg(test)]
mod tests {
    use super::Ratios;

    #[test]
    fn what_was_written_is_read() {
        let ratios = vec![("check".to_owned(), 2.25), ("debug".to_owned(), 1.5)];
        let written = Ratios { ratios, compiler: "rustc 1.85.0, a host".to_owned() };
        assert_eq!(Ratios::parse(&written.text()).ok(), Some(written));
    }

    #[test]
    fn a_line_that_is_no_ratio_is_refused() {
        assert!(Ratios::parse("check 1.0\n\ndebug\n").is_err());
        assert!(Ratios::parse("check much\n").is_err());
    }
}
