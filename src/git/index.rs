//! Reads git's index file: opening it by libgit2 costs ten times as much as it sorts and checks what git has written
//! sorted and checked. Format: <https://git-scm.com/docs/index-format>.

use std::io::Read;

use git2::Oid;

use super::ObjectId;
use super::listing::{Entry, EntryKind};

/// Bytes of an entry before its object id: times, device, inode, mode, owner, size.
const STAT: usize = 40;

/// One entry as it is written.
pub(super) struct Raw<'a> {
    pub(super) path: &'a [u8],
    mode: u32,
    id: &'a [u8],
    flags: u16,
    more: u16,
}

impl<'a> Raw<'a> {
    /// `entry` holds at least what stands before the path.
    fn new(entry: &'a [u8], id_length: usize, flags: u16, path: &'a [u8]) -> Option<Self> {
        let number = |from: usize| Some(u16::from_be_bytes(entry.get(from..from + 2)?.try_into().ok()?));
        let mode = u32::from_be_bytes(entry.get(24..28)?.try_into().ok()?);
        let fixed = STAT + id_length + 2;
        let more = if flags & 0x4000 != 0 { number(fixed)? } else { 0 };
        Some(Self { path, mode, id: entry.get(STAT..STAT + id_length)?, flags, more })
    }

    pub(super) fn kind(&self) -> EntryKind {
        EntryKind::of_mode(self.mode)
    }

    /// Is it one of several stages of a path in a conflict?
    pub(super) fn is_conflict(&self) -> bool {
        self.flags >> 12 & 3 != 0
    }

    /// The entry on its own; `None` if its id is none.
    pub(super) fn entry(&self) -> Option<Entry> {
        Some(Entry {
            path: self.path.to_vec(),
            kind: self.kind(),
            id: ObjectId(Oid::from_bytes(self.id).ok()?),
            stage: (self.flags >> 12 & 3) as u8,
            skip_work_tree: self.more & 0x4000 != 0,
            intent_to_add: self.more & 0x2000 != 0,
        })
    }
}

/// Calls `each` with the entries of an index of version 2, 3 or 4 that is `length` bytes long, in its order (bytes of the
/// path). `None` if it is damaged, of an unknown version or uses a mandatory extension other than sparse folders; also
/// if `each` says so. Only a few kilobytes are held at a time.
pub(super) fn read(
    source: impl Read,
    length: u64,
    id_length: usize,
    mut each: impl FnMut(&Raw<'_>) -> Option<()>,
) -> Option<()> {
    let mut reader = Reader { source, buffer: vec![0; BUFFER], start: 0, end: 0, taken: 0 };
    if reader.take(4)? != b"DIRC" {
        return None;
    }
    let version = reader.u32()?;
    if !(2..=4).contains(&version) {
        return None;
    }
    let count = reader.u32()?;
    let mut path = Vec::new();
    for _ in 0..count {
        each(&reader.entry(version, id_length, &mut path)?)?;
    }
    reader.extensions_are_known(length.checked_sub(id_length as u64)?).then_some(())
}

/// What is read of the file at once.
const BUFFER: usize = 64 << 10;

struct Reader<R> {
    source: R,
    buffer: Vec<u8>,
    /// The part of the buffer that was read from the source and not taken.
    start: usize,
    end: usize,
    /// Bytes taken so far.
    taken: u64,
}

impl<R: Read> Reader<R> {
    /// The next entry; in version 4 its path is made in `path` out of the one before.
    fn entry<'e>(&'e mut self, version: u32, id_length: usize, path: &'e mut Vec<u8>) -> Option<Raw<'e>> {
        let fixed = STAT + id_length + 2;
        let flags = u16::from_be_bytes(self.peek(fixed)?.get(fixed - 2..)?.try_into().ok()?);
        let head = fixed + if flags & 0x4000 != 0 { 2 } else { 0 };
        if version == 4 {
            let (cut, size) = self.varint(head)?;
            path.truncate(path.len().checked_sub(cut)?);
            let name = head + size;
            let end = self.nul(name)?;
            let entry = self.take(end + 1)?;
            path.extend_from_slice(entry.get(name..end)?);
            return Raw::new(entry, id_length, flags, path);
        }
        let end = self.nul(head + usize::from(flags & 0xfff))?;
        // padded to a multiple of eight by one to eight NULs
        let entry = self.take(end + 8 - end % 8)?;
        Raw::new(entry, id_length, flags, entry.get(head..end)?)
    }

    /// Extensions whose name starts with a capital letter may be ignored; of the others only `sdir` is understood.
    fn extensions_are_known(&mut self, end: u64) -> bool {
        while self.taken < end {
            let name = self.take(4).and_then(|name| <[u8; 4]>::try_from(name).ok());
            let (Some(name), Some(size)) = (name, self.u32()) else { return false };
            let optional = name.first().is_some_and(u8::is_ascii_uppercase);
            if !(optional || name == *b"sdir") || self.skip(size as usize).is_none() {
                return false;
            }
        }
        self.taken == end
    }

    /// The next bytes, so many of them, without taking them.
    fn peek(&mut self, length: usize) -> Option<&[u8]> {
        if self.end - self.start < length {
            self.fill(length)?;
        }
        self.buffer.get(self.start..self.start + length)
    }

    /// Reads on until so many bytes are there. Apart from [`Self::peek`], which is called for every entry.
    fn fill(&mut self, length: usize) -> Option<()> {
        while self.end - self.start < length {
            if self.start > 0 {
                self.buffer.copy_within(self.start..self.end, 0);
                self.end -= self.start;
                self.start = 0;
            }
            if self.buffer.len() < length {
                self.buffer.resize(length.next_multiple_of(BUFFER), 0);
            }
            let read = self.source.read(self.buffer.get_mut(self.end..)?).ok()?;
            if read == 0 {
                return None;
            }
            self.end += read;
        }
        Some(())
    }

    fn take(&mut self, length: usize) -> Option<&[u8]> {
        self.peek(length)?;
        let from = self.start;
        self.start += length;
        self.taken += length as u64;
        self.buffer.get(from..from + length)
    }

    fn skip(&mut self, mut length: usize) -> Option<()> {
        while length > 0 {
            let some = length.min(BUFFER);
            self.take(some)?;
            length -= some;
        }
        Some(())
    }

    /// Where the next NUL lies, which is at least so many bytes away. No path is longer than a few kilobytes.
    fn nul(&mut self, least: usize) -> Option<usize> {
        let mut at = least;
        loop {
            match self.peek(at + 1)?.get(at)? {
                0 => return Some(at),
                _ if at - least > BUFFER => return None,
                _ => at += 1,
            }
        }
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.take(4)?.try_into().ok()?))
    }

    /// The offset encoding of pack files (seven bits a byte, each continuation adding one) that begins at `from`, and
    /// how many bytes it takes.
    fn varint(&mut self, from: usize) -> Option<(usize, usize)> {
        let mut value = 0_usize;
        for size in 1.. {
            let byte = *self.peek(from + size)?.last()?;
            value = value.checked_shl(7)?.checked_add(usize::from(byte & 0x7f))?;
            if byte & 0x80 == 0 {
                return Some((value, size));
            }
            value = value.checked_add(1)?;
            if value > u32::MAX as usize {
                return None;
            }
        }
        None
    }
}
