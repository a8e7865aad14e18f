//! Fails when a figure has grown beside the one that was accepted.

use std::path::PathBuf;

use crate::{
    failure::{Failure, Result},
    figures::Figures,
    machine::root,
};

/// By so much a figure may grow, or shrink, unnoticed.
const TOLERANCE: f64 = 0.03;

/// What is held to what was accepted.
#[derive(Clone, Copy)]
pub struct Guard {
    /// The file of what was accepted, in the repository.
    pub file: &'static str,
    /// What the figures are, for the head of the file.
    pub about: &'static str,
    /// The same, for the head of a table.
    pub figure: &'static str,
    /// The names of all figures, each with what it takes to measure it.
    pub names: &'static [(&'static str, &'static str)],
    /// How many digits stand behind the point.
    pub decimals: usize,
    /// What it means that a figure has grown.
    pub grown: &'static str,
    /// The command that accepts the figures of today.
    pub command: &'static str,
}

impl Guard {
    /// Compares what was measured with what was accepted.
    ///
    /// # Errors
    /// A figure has grown, or nothing was accepted so far.
    pub fn compare(&self, now: &Figures) -> Result<()> {
        let accepted = Figures::load(&self.path())
            .map_err(|Failure(why)| Failure(format!("{why}. To write it: `{}`", self.command)))?;
        self.print(&accepted, now);
        let changed = |name: &str| change(&accepted, now, name).unwrap_or(0.0);
        let grown: Vec<_> = self.names().filter(|name| changed(name) > TOLERANCE).collect();
        if !grown.is_empty() {
            let (what, grown) = (self.grown, grown.join(", "));
            return Err(Failure(format!("{what}: {grown}. To accept it: `{}`", self.command)));
        }
        if self.names().any(|name| changed(name) < -TOLERANCE) {
            println!("\nSome of it has become less. To hold it to that: `{}`", self.command);
        }
        Ok(())
    }

    /// Accepts what was measured. What cannot be measured here stays as it was.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn accept(&self, now: Figures) -> Result<()> {
        let accepted = Figures::load(&self.path()).unwrap_or_default();
        self.print(&accepted, &now);
        let either = |name: &str| now.get(name).or_else(|| accepted.get(name));
        let figures = self.names().filter_map(|name| Some((name.to_owned(), either(name)?))).collect();
        Figures { figures, ..now }.save(&self.path(), self.about, self.decimals)
    }

    fn path(&self) -> PathBuf {
        root().join(self.file)
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.names.iter().map(|(name, _)| *name)
    }

    fn print(&self, accepted: &Figures, now: &Figures) {
        println!("| {} | accepted | now | change |\n|---|---:|---:|---:|", self.figure);
        let decimals = self.decimals;
        let shown =
            |figure: Option<f64>| figure.map_or("none".to_owned(), |figure| format!("{figure:.decimals$}"));
        for name in self.names() {
            let change = change(accepted, now, name);
            let change =
                change.map_or("not compared".to_owned(), |change| format!("{:+.1} %", 100.0 * change));
            println!("| {name} | {} | {} | {change} |", shown(accepted.get(name)), shown(now.get(name)));
        }
        println!("\naccepted: {}\nnow:      {}", accepted.compiler, now.compiler);
        self.warn_of_gaps(accepted, now);
    }

    /// Loudly: who reads that all is well must know of what.
    fn warn_of_gaps(&self, accepted: &Figures, now: &Figures) {
        for (name, needs) in self.names {
            match (accepted.get(name), now.get(name)) {
                (_, None) => println!("\n*** NOT COMPARED: {name}, which needs {needs}. ***"),
                (None, _) => println!("\n*** NOT COMPARED: {name}, of which no figure was accepted. ***"),
                _ => {}
            }
        }
    }
}

/// By which part of itself a figure has grown. None if there are no two to compare.
fn change(accepted: &Figures, now: &Figures, name: &str) -> Option<f64> {
    accepted.get(name).zip(now.get(name)).map(|(accepted, now)| now / accepted - 1.0)
}

#[cfg(test)]
mod tests {
    use super::{Figures, TOLERANCE, change};

    fn check(figure: f64) -> Figures {
        Figures { figures: vec![("check".to_owned(), figure)], ..Figures::default() }
    }

    #[test]
    fn growth_is_a_part_of_what_was_accepted() {
        let grown = |to: f64| change(&check(2.0), &check(to), "check");
        assert!(grown(2.05).is_some_and(|change| change < TOLERANCE));
        assert!(grown(2.07).is_some_and(|change| change > TOLERANCE));
        assert!(grown(1.93).is_some_and(|change| change < -TOLERANCE));
    }

    #[test]
    fn what_is_missing_has_not_grown() {
        assert_eq!(change(&check(2.0), &Figures::default(), "check"), None);
    }
}
