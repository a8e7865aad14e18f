//! Types of the standard library and of ours, by their names. What a type of another name is, only the compiler knows.

/// Types that serde can read everywhere.
pub(super) const PLAIN: &[&str] = &[
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "isize", "u8", "u16", "u32", "u64", "usize",
    "String",
];

/// Types that may hold what serde cannot read from its buffer, judging by their names.
pub(super) const SUSPECTS: &[&str] =
    &["u128", "i128", "NonZeroU128", "NonZeroI128", "RawValue", "BTreeMap", "HashMap", "IndexMap"];

/// Types that may be around what is read and have no fields of their own.
pub(super) const HOLDERS: &[&str] = &[
    "Option",
    "Box",
    "Rc",
    "Arc",
    "Vec",
    "VecDeque",
    "LinkedList",
    "BTreeSet",
    "HashSet",
    "IndexSet",
    "Patch",
    "NonZeroU8",
    "NonZeroU16",
    "NonZeroU32",
    "NonZeroU64",
];

/// Types that are neither a `Patch` nor an expression of OData, whatever they hold.
pub(super) const OTHERS: &[&str] = &[
    "Vec",
    "VecDeque",
    "LinkedList",
    "BinaryHeap",
    "BTreeMap",
    "HashMap",
    "BTreeSet",
    "HashSet",
    "IndexMap",
    "IndexSet",
];

/// Types that are what they hold, or may be.
pub(super) const AROUND: &[&str] = &["Option", "Box", "Rc", "Arc", "Cow"];
