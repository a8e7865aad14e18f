//! How much machine code is in a library: an `ar` archive of ELF objects, read without tools.

const MAGIC: &[u8] = b"!<arch>\n";
const MEMBER_HEADER: usize = 60;
/// ELF of 64 bits, the lowest byte first.
const ELF: &[u8] = b"\x7fELF\x02\x01";
const SECTION_HEADER: usize = 64;
/// A section that takes no room in the file.
const NO_BITS: u64 = 8;
const WRITABLE: u64 = 1;
const LOADED: u64 = 2;

/// The bytes that are loaded and never written: code, with its constants and unwinding tables. It is what `size`
/// calls text. None if no object is ELF of 64 bits.
pub(crate) fn code_size(archive: &[u8]) -> Option<u64> {
    members(archive).filter_map(object_size).reduce(|sum, size| sum + size)
}

fn members(archive: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = archive.strip_prefix(MAGIC).unwrap_or_default();
    std::iter::from_fn(move || {
        let (member, after) = member(rest)?;
        rest = after;
        Some(member)
    })
}

/// The first member, and what follows it.
fn member(archive: &[u8]) -> Option<(&[u8], &[u8])> {
    let (header, rest) = archive.split_at_checked(MEMBER_HEADER)?;
    let length: usize = std::str::from_utf8(&header[48..58]).ok()?.trim_end().parse().ok()?;
    let content = rest.get(..length)?;
    // Members begin at even places.
    let after = rest.get(length + length % 2..).unwrap_or_default();
    Some((content, after))
}

fn object_size(object: &[u8]) -> Option<u64> {
    if !object.starts_with(ELF) {
        return None;
    }
    let table = object.get(usize::try_from(number::<8>(object, 40)?).ok()?..)?;
    let count = section_count(object, table)?;
    Some(table.chunks_exact(SECTION_HEADER).take(count).filter_map(section_size).sum())
}

/// The first section tells it where there are too many for the header.
fn section_count(object: &[u8], table: &[u8]) -> Option<usize> {
    let count = match number::<2>(object, 60)? {
        0 => number::<8>(table, 32)?,
        count => count,
    };
    usize::try_from(count).ok()
}

fn section_size(header: &[u8]) -> Option<u64> {
    let kind = number::<4>(header, 4)?;
    let flags = number::<8>(header, 8)?;
    let counts = kind != NO_BITS && flags & (LOADED | WRITABLE) == LOADED;
    if counts { number::<8>(header, 32) } else { None }
}

fn number<const BYTES: usize>(bytes: &[u8], at: usize) -> Option<u64> {
    let mut number = [0; 8];
    number[..BYTES].copy_from_slice(bytes.get(at..at + BYTES)?);
    Some(u64::from_le_bytes(number))
}

#[cfg(test)]
mod tests {
    use super::{LOADED, MAGIC, NO_BITS, WRITABLE, code_size};

    /// An object of these sections: kind, flags and size.
    fn object(sections: &[(u64, u64, u64)]) -> Vec<u8> {
        let mut object = b"\x7fELF\x02\x01".to_vec();
        object.resize(64, 0);
        object[40] = 64;
        object[60] = u8::try_from(sections.len()).expect("few");
        for (kind, flags, size) in sections {
            // The name's four bytes, and the kind's.
            object.extend((kind << 32).to_le_bytes());
            object.extend(flags.to_le_bytes());
            object.extend([0; 16]);
            object.extend(size.to_le_bytes());
            object.extend([0; 24]);
        }
        object
    }

    fn archive(members: &[&[u8]]) -> Vec<u8> {
        let mut archive = MAGIC.to_vec();
        for member in members {
            archive.extend(format!("{:<48}{:<10}`\n", "name/", member.len()).bytes());
            archive.extend(*member);
            archive.extend(vec![b'\n'; member.len() % 2]);
        }
        archive
    }

    #[test]
    fn what_is_loaded_and_never_written_counts() {
        let first = object(&[(1, LOADED, 100), (1, LOADED | WRITABLE, 20), (1, 0, 3)]);
        let second = object(&[(1, LOADED | 4, 7), (NO_BITS, LOADED, 50)]);
        assert_eq!(code_size(&archive(&[b"odd", &first, &second])), Some(107));
    }

    #[test]
    fn other_files_have_no_known_size() {
        assert_eq!(code_size(b"no archive"), None);
        assert_eq!(code_size(&archive(&[b"no object"])), None);
    }
}
