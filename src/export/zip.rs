//! A zip archive whose files are stored as they are: all that a workbook needs (PKWARE APPNOTE 6.3, sections 4.3.7–4.3.16).

use super::link::checksum;

/// 1 January 1980 in the date of MS-DOS: a workbook tells no time of its own, and the same study gives the same file.
const DAY: u16 = 0x0021;
/// Version 2.0 of the format, and names in UTF-8.
const VERSION: u16 = 20;
const UTF8: u16 = 0x0800;

/// The archive of `files`, each a name and its content, each smaller than 4 GB.
pub(super) fn archive(files: &[(String, String)]) -> Vec<u8> {
    let (mut out, mut index) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let at = size(out.len());
        let mut head = Vec::new();
        for half in [VERSION, UTF8, 0, 0, DAY] {
            head.extend(half.to_le_bytes());
        }
        for word in [checksum(content.as_bytes()), size(content.len()), size(content.len())] {
            head.extend(word.to_le_bytes());
        }
        head.extend(short(name.len()).to_le_bytes());
        head.extend(0u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(name.as_bytes());
        out.extend(content.as_bytes());
        index.extend(b"PK\x01\x02");
        index.extend(VERSION.to_le_bytes());
        index.extend(&head);
        // No comment, the first disk, no attributes.
        index.extend([0; 10]);
        index.extend(at.to_le_bytes());
        index.extend(name.as_bytes());
    }
    let (from, count) = (size(out.len()), short(files.len()));
    out.extend(&index);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size(index.len()).to_le_bytes());
    out.extend(from.to_le_bytes());
    out.extend(0u16.to_le_bytes());
    out
}

fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn short(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}
