//! The command line.

use std::ffi::OsString;

pub(crate) const USAGE: &str = "usage: quickstart [--json] [--as document|organisation] [FILE …]";

pub(crate) const HELP: &str = "\
usage: quickstart [--json] [--as document|organisation] [FILE …]

Checks JSON request bodies, and shows what is wrong with them. Without a FILE, it
shows the requests that it brings along. A FILE of `-` is the standard input.

  --as KIND    what the bodies are; unless said, a file's name has to tell
  --json       the records as JSON
  -h, --help   this text
  --           what follows is a FILE, whatever it looks like

It exits with 0 when every FILE is valid, with 1 when one is not, and with 2 when
one cannot be read.
";

/// What the command line asks for.
#[derive(Default)]
pub(crate) struct Arguments {
    pub(crate) help: bool,
    pub(crate) json: bool,
    pub(crate) kind: Option<Kind>,
    pub(crate) files: Vec<OsString>,
}

/// Which request a body is.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Document,
    Organisation,
}

impl Kind {
    fn named(name: &str) -> Option<Self> {
        match name {
            "document" => Some(Self::Document),
            "organisation" => Some(Self::Organisation),
            _ => None,
        }
    }

    /// A file can say it by its name: `create-document.json`.
    pub(crate) fn of_file(name: &str) -> Option<Self> {
        let name = name.rsplit(['/', '\\']).next()?;
        ["document", "organisation"].into_iter().find(|kind| name.contains(kind)).and_then(Self::named)
    }
}

impl Arguments {
    pub(crate) fn read(mut arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut read = Self::default();
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--help" | "-h") => return Ok(Self { help: true, ..read }),
                Some("--json") => read.json = true,
                Some("--as") => {
                    let kind = arguments.next();
                    let kind = kind.as_ref().and_then(|kind| Kind::named(kind.to_str()?));
                    read.kind = Some(kind.ok_or("`--as` needs `document` or `organisation`")?);
                }
                Some("--") => read.files.extend(arguments.by_ref()),
                Some(option) if option.starts_with('-') && option != "-" => {
                    return Err(format!("unknown option `{option}`"));
                }
                _ => read.files.push(argument),
            }
        }
        Ok(read)
    }
}
