//! Cuts programs and outputs into words, numbers and signs, in one pass.

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// A word; digits at its end are of it.
    Word(&'a str),
    /// A whole number that may be a count.
    Number(u64),
    /// A sign that is not white space.
    Sign(char),
    /// The end of a blank line.
    Blank,
}

/// A token, and whether it stands in a string.
pub type Placed<'a> = (Token<'a>, bool);

/// What stands behind a number that is a measure.
const MEASURES: [&str; 10] = ["ms", "s", "µs", "ns", "us", "KiB", "MiB", "GiB", "kB", "MB"];

/// The tokens of a program in Rust or Python, without its comments, its waits
/// and the widths in its formats.
pub fn of_code(text: &str) -> Vec<Placed<'_>> {
    Scanner::new(text, true).all()
}

/// The tokens of an output, without what is measured.
pub fn of_output(text: &str) -> Vec<Placed<'_>> {
    Scanner::new(text, false).all()
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    is_code: bool,
    in_string: bool,
    /// Within the arguments of a wait.
    waits: bool,
    tokens: Vec<Placed<'a>>,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str, is_code: bool) -> Self {
        Scanner {
            text,
            at: 0,
            is_code,
            in_string: false,
            waits: false,
            tokens: Vec::new(),
        }
    }

    fn all(mut self) -> Vec<Placed<'a>> {
        let mut begins_line = true;
        while let Some(c) = self.rest().chars().next() {
            let rest = self.rest();
            if self.is_code && !self.in_string && self.is_comment(begins_line) {
                self.at += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            if c.is_alphabetic() || c == '_' {
                self.word();
            } else if c.is_ascii_digit() {
                self.number();
            } else {
                self.sign(c);
            }
            begins_line = c == '\n' || begins_line && c.is_whitespace();
        }
        self.tokens
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn before(&self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    fn is_comment(&self, begins_line: bool) -> bool {
        let rest = self.rest();
        rest.starts_with("//") && self.before() != Some(':')
            || begins_line && rest.starts_with('#') && !rest.starts_with("#[")
    }

    fn push(&mut self, token: Token<'a>) {
        self.tokens.push((token, self.in_string));
    }

    fn word(&mut self) {
        let rest = self.rest();
        let mut width = len(rest, |c| c.is_alphanumeric() || c == '_');
        // `edge-1` is a name, too.
        if let Some(number) = rest[width..].strip_prefix('-') {
            let digits = len(number, |c| c.is_ascii_digit());
            if digits > 0 && !number[digits..].starts_with(|c: char| c.is_alphanumeric()) {
                width += 1 + digits;
            }
        }
        let word = &rest[..width];
        self.at += width;
        let is_wait = word == "sleep" || word.starts_with("from_");
        self.waits |= self.is_code && is_wait && self.rest().starts_with('(');
        self.push(Token::Word(word));
    }

    fn number(&mut self) {
        let rest = self.rest();
        let width = len(rest, |c| c.is_ascii_digit() || c == '_');
        let behind = &rest[width..];
        let is_decimal = |text: &str| {
            text.starts_with('.') && text[1..].starts_with(|c: char| c.is_ascii_digit())
        };
        let suffix = len(behind, char::is_alphanumeric);
        let after_point = self.before() == Some('.') && !self.text[..self.at].ends_with("..");
        let typed = behind[..suffix].trim_end_matches(|c: char| c.is_ascii_digit());
        let is_typed = suffix == 0 || ["u", "i", "f", "usize", "isize"].contains(&typed);
        let spaced = behind.trim_start_matches(' ');
        let unit = &spaced[..len(spaced, char::is_alphabetic)];
        let is_measure = !self.is_code && (spaced.starts_with('%') || MEASURES.contains(&unit));
        let counts = !(is_decimal(behind)
            || after_point
            || self.before() == Some('[') && self.is_code && behind.starts_with(']')
            || !is_typed
            || is_measure
            || self.waits);
        self.at += width + suffix;
        if is_decimal(behind) {
            self.at += 1 + len(&self.rest()[1..], |c| c.is_ascii_digit());
        }
        if counts && let Ok(number) = rest[..width].replace('_', "").parse() {
            self.push(Token::Number(number));
        }
    }

    fn sign(&mut self, c: char) {
        let rest = self.rest();
        if self.in_string
            && c == '{'
            && let Some(end) = rest.find('}')
        {
            let inner = &rest[..end];
            if inner.contains(':') && !inner.contains(char::is_whitespace) {
                self.at += end + 1;
                return;
            }
        }
        self.at += c.len_utf8();
        match c {
            '\\' if self.in_string => {
                self.at += self.rest().chars().next().map_or(0, char::len_utf8);
            }
            '"' if self.is_code => self.in_string = !self.in_string,
            '\n' if self.rest().starts_with('\n') => self.push(Token::Blank),
            _ if c.is_whitespace() => {}
            _ => {
                self.waits &= c != ')';
                self.push(Token::Sign(c));
            }
        }
    }
}

/// How long the beginning of `text` is whose characters are all such.
fn len(text: &str, is_such: impl Fn(char) -> bool) -> usize {
    text.find(|c: char| !is_such(c)).unwrap_or(text.len())
}
