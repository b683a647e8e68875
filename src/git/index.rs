//! Reads git's index file: opening it by libgit2 costs ten times as much as it sorts and checks what git has written
//! sorted and checked. Format: <https://git-scm.com/docs/index-format>.

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

impl Raw<'_> {
    pub(super) fn kind(&self) -> EntryKind {
        EntryKind::of_mode(self.mode)
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

/// Calls `each` with the entries of an index of version 2, 3 or 4, in its order (bytes of the path). `None` if it is
/// damaged, of an unknown version or uses a mandatory extension other than sparse folders; also if `each` says so.
pub(super) fn read(bytes: &[u8], id_length: usize, mut each: impl FnMut(&Raw<'_>) -> Option<()>) -> Option<()> {
    let mut reader = Reader { bytes, at: 0 };
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
    let end = bytes.len().checked_sub(id_length)?;
    reader.extensions_are_known(end).then_some(())
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// The next entry; in version 4 its path is made in `buffer` out of the one before.
    fn entry<'e>(&mut self, version: u32, id_length: usize, buffer: &'e mut Vec<u8>) -> Option<Raw<'e>>
    where
        'a: 'e,
    {
        let start = self.at;
        let stat = self.take(STAT)?;
        let mode = u32::from_be_bytes(stat.get(24..28)?.try_into().ok()?);
        let id = self.take(id_length)?;
        let flags = self.u16()?;
        let more = if flags & 0x4000 != 0 { self.u16()? } else { 0 };
        let path = if version == 4 {
            let kept = buffer.len().checked_sub(self.varint()?)?;
            buffer.truncate(kept);
            buffer.extend_from_slice(self.until_nul(0)?);
            buffer.as_slice()
        } else {
            let path = self.until_nul(usize::from(flags & 0xfff))?;
            // padded to a multiple of eight by one to eight NULs, of which one is read
            self.take((8 - (self.at - start) % 8) % 8)?;
            path
        };
        Some(Raw { path, mode, id, flags, more })
    }

    /// Extensions whose name starts with a capital letter may be ignored; of the others only `sdir` is understood.
    fn extensions_are_known(&mut self, end: usize) -> bool {
        while self.at < end {
            let (Some(name), Some(size)) = (self.take(4), self.u32()) else { return false };
            let optional = name.first().is_some_and(u8::is_ascii_uppercase);
            if !(optional || name == b"sdir") || self.take(size as usize).is_none() {
                return false;
            }
        }
        self.at == end
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(length)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    /// What lies before the next NUL, which is at least so many bytes away.
    fn until_nul(&mut self, least: usize) -> Option<&'a [u8]> {
        let rest = self.bytes.get(self.at..)?;
        let length = least + rest.get(least..)?.iter().position(|&byte| byte == 0)?;
        let taken = self.take(length)?;
        self.at += 1;
        Some(taken)
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.take(4)?.try_into().ok()?))
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes(self.take(2)?.try_into().ok()?))
    }

    /// The offset encoding of pack files: seven bits a byte, each continuation adding one.
    fn varint(&mut self) -> Option<usize> {
        let mut value = 0_usize;
        loop {
            let byte = *self.take(1)?.first()?;
            value = value.checked_shl(7)?.checked_add(usize::from(byte & 0x7f))?;
            if byte & 0x80 == 0 {
                return Some(value);
            }
            value = value.checked_add(1)?;
            if value > u32::MAX as usize {
                return None;
            }
        }
    }
}
