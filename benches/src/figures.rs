//! Figures by name, and the file that holds those that were accepted: `name figure` in each line, and comments after `#`.

use std::path::Path;

use crate::failure::{Failure, Result, read_text, write};

/// How the comment begins that names the compiler.
const MEASURED_WITH: &str = "# measured with ";

/// What was measured, and with which compiler.
#[derive(Debug, Default, PartialEq)]
pub struct Figures {
    /// By name, in the order of the file.
    pub figures: Vec<(String, f64)>,
    /// Its version.
    pub compiler: String,
}

impl Figures {
    /// The figure of this name.
    pub fn get(&self, name: &str) -> Option<f64> {
        self.figures.iter().find_map(|(known, figure)| (known == name).then_some(*figure))
    }

    pub(crate) fn load(file: &Path) -> Result<Self> {
        Self::parse(&read_text(file)?).map_err(|Failure(why)| Failure(format!("{}: {why}", file.display())))
    }

    /// Behind comments that say what the figures are.
    pub(crate) fn save(&self, file: &Path, about: &str, decimals: usize) -> Result<()> {
        write(file, &self.text(about, decimals))
    }

    fn parse(text: &str) -> Result<Self> {
        let compiler = text.lines().find_map(|line| line.strip_prefix(MEASURED_WITH));
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let figures = lines.map(parse_line).collect::<Result<_>>()?;
        Ok(Self { figures, compiler: compiler.unwrap_or("an unknown rustc").to_owned() })
    }

    fn text(&self, about: &str, decimals: usize) -> String {
        let about = about.lines().map(|line| format!("# {line}\n"));
        let lines = self.figures.iter().map(|(name, figure)| format!("{name} {figure:.decimals$}\n"));
        about.chain([format!("{MEASURED_WITH}{}\n", self.compiler)]).chain(lines).collect()
    }
}

fn parse_line(line: &str) -> Result<(String, f64)> {
    let figure =
        line.split_once(' ').and_then(|(name, figure)| Some((name.to_owned(), figure.trim().parse().ok()?)));
    figure.ok_or_else(|| Failure(format!("expected `name figure`, found `{line}`")))
}

#[cfg(test)]
mod tests {
    use super::Figures;

    #[test]
    fn what_was_written_is_read() {
        let figures = vec![("check".to_owned(), 2.25), ("debug".to_owned(), 1.5)];
        let written = Figures { figures, compiler: "rustc 1.85.0, a host".to_owned() };
        let text = written.text("What they are.\nAnd how to write them.", 2);
        assert!(text.starts_with("# What they are.\n# And how to write them.\n# measured with rustc 1.85.0"));
        assert_eq!(Figures::parse(&text).ok(), Some(written));
    }

    #[test]
    fn a_line_that_is_no_figure_is_refused() {
        assert!(Figures::parse("check 1.0\n\ndebug\n").is_err());
        assert!(Figures::parse("check much\n").is_err());
    }
}
