//! What a program printed, as the text that a page shows: the same letter for
//! letter, or an error. A page would show a byte that is no letter as another
//! one, would not show what a terminal obeys, and could be made to read
//! otherwise than it was printed.

use std::fmt;

use anyhow::{Result, bail};

/// Why a letter is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// A terminal obeys it.
    Control,
    /// It turns the order of what stands beside it.
    Direction,
    /// It has no width.
    Invisible,
    /// It ends a line for some programs and not for others.
    Line,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fault::Control => "a control character",
            Fault::Direction => "which changes the order in which others are shown",
            Fault::Invisible => "which nobody sees",
            Fault::Line => "which ends a line in some programs only",
        })
    }
}

/// `bytes` as a text that a page shows as it was printed. A line may end as it
/// does on Windows, where programs that print elsewhere `\n` print that.
///
/// # Errors
///
/// When a byte is not UTF-8, or when a letter is not shown as it is. The
/// message says which, where, and what to print in its place.
pub fn text(bytes: Vec<u8>) -> Result<String> {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            bail!(
                "what it printed cannot be shown: {}, 0x{:02X}, is not UTF-8; print such bytes \
                 escaped, as `escape_ascii` and Python's `repr` do",
                place(&bytes[..at]),
                bytes[at]
            );
        }
    };
    let text = if cfg!(windows) {
        text.replace("\r\n", "\n")
    } else {
        text
    };
    let faults = text.char_indices();
    let found = faults
        .filter_map(|(at, letter)| Some((at, letter, fault(letter)?)))
        .next();
    match found {
        None => Ok(text),
        Some((at, letter, fault)) => bail!(
            "what it printed cannot be shown: {} is U+{:04X}, {fault}; print it escaped, as \
             `{{:?}}` and Python's `repr` do",
            place(&text.as_bytes()[..at]),
            u32::from(letter)
        ),
    }
}

/// Where the byte is that comes after `before`.
fn place(before: &[u8]) -> String {
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    let column = before.rsplit(|byte| *byte == b'\n').next();
    let column = 1 + column.map_or(0, <[u8]>::len);
    format!(
        "byte {column} of line {line} (byte {} of all)",
        before.len() + 1
    )
}

fn fault(letter: char) -> Option<Fault> {
    match letter {
        '\n' | '\t' => None,
        '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Fault::Line),
        letter if letter.is_control() => Some(Fault::Control),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(Fault::Direction)
        }
        // Those that join letters, such as U+200D in pictures of families, do
        // show.
        '\u{ad}'
        | '\u{200b}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}' => Some(Fault::Invisible),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> String {
        text(bytes.to_vec()).unwrap_err().to_string()
    }

    #[test]
    fn a_text_passes_as_it_is() {
        for printed in [
            "",
            "no end",
            "a\n\tb\n",
            "café — naïve ✓ 日本語 👩‍🚀\n",
            "\u{fffd}\n",
        ] {
            assert_eq!(text(printed.into()).unwrap(), printed);
        }
    }

    #[test]
    fn a_byte_that_is_no_letter_is_named() {
        let said = refused(b"one\ncaf\xe9\n");
        let wanted = "what it printed cannot be shown: byte 4 of line 2 (byte 8 of all), 0xE9, is \
                      not UTF-8; print such";
        assert!(said.starts_with(wanted), "{said}");
        for bytes in [&b"\xff\xfea\0"[..], b"\xed\xa0\x80", b"cut \xe2\x82"] {
            assert!(refused(bytes).contains("not UTF-8"), "{bytes:?}");
        }
    }

    #[test]
    fn what_a_page_does_not_show_is_named() {
        for (bytes, says) in [
            (
                "a\0b",
                "byte 2 of line 1 (byte 2 of all) is U+0000, a control",
            ),
            ("\u{1b}[31mred", "U+001B, a control"),
            ("10 %\r20 %\n", "U+000D, a control"),
            ("\u{7}", "U+0007, a control"),
            ("\u{8}", "U+0008, a control"),
            ("\u{7f}", "U+007F, a control"),
            ("\u{9b}31m", "U+009B, a control"),
            (
                "é\u{202e}txt",
                "byte 3 of line 1 (byte 3 of all) is U+202E, which changes",
            ),
            ("\u{2066}", "U+2066, which changes"),
            ("\u{feff}a", "U+FEFF, which nobody sees"),
            ("a\u{200b}b", "U+200B, which nobody sees"),
            ("a\u{2028}b", "U+2028, which ends a line"),
        ] {
            let said = refused(bytes.as_bytes());
            assert!(said.contains(says), "{said}");
        }
    }
}
