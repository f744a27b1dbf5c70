//! Where Python's statements begin and end, by its lines, its indentation and
//! its brackets.

use std::ops::Range;

/// What is wrong with these lines of `source`, and in which line, counted from
/// 1, if they do not hold whole statements.
pub fn broken(source: &str, lines: &Range<usize>) -> Option<(usize, &'static str)> {
    let all: Vec<&str> = source.lines().collect();
    let goes_on = continued(source);
    let begin = Some((lines.start + 1, "begins in the middle of a statement"));
    let end = Some((lines.end, "ends in the middle of a statement"));
    let is_code = |line: &usize| {
        let text = all[*line].trim_start();
        !goes_on[*line] && !text.is_empty() && !text.starts_with('#')
    };
    // Comments alone hold no statement.
    let first = lines.clone().find(|line| is_code(line) || goes_on[*line])?;
    let before = (0..first).rev().find(is_code);
    let decorated = before.is_some_and(|before| all[before].trim_start().starts_with('@'));
    if goes_on[lines.start] || goes_on[first] || decorated || continues(all[first]) {
        return begin;
    }
    let whole = lines.clone().filter(is_code);
    if whole
        .clone()
        .any(|line| indent(all[line]) < indent(all[first]))
    {
        return end;
    }
    if goes_on.get(lines.end) == Some(&true) {
        return end;
    }
    let after = (lines.end..all.len()).find(is_code)?;
    let deeper = indent(all[after]) > indent(all[first]);
    // An `else` further out belongs to a statement that holds the excerpt.
    let same = whole
        .filter(|line| !continues(all[*line]))
        .any(|line| indent(all[line]) == indent(all[after]));
    if deeper || same && continues(all[after]) {
        return end;
    }
    None
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether the line goes on with what the one before it in its block began.
fn continues(line: &str) -> bool {
    let word = line.trim_start().split([' ', ':']).next();
    ["elif", "else", "except", "except*", "finally"].contains(&word.unwrap_or_default())
}

/// Of each line, whether it begins within brackets or a string, or after a
/// backslash; a last entry says it of what would follow.
fn continued(source: &str) -> Vec<bool> {
    let mut begins = vec![false];
    let mut depth = 0_usize;
    let mut quote: Option<&str> = None;
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let mut width = c.len_utf8();
        match quote {
            Some(end) if rest.starts_with(end) => {
                width = end.len();
                quote = None;
            }
            Some(_) if c == '\\' => {
                let next = rest[1..].chars().next();
                if next != Some('\n') {
                    width += next.map_or(0, char::len_utf8);
                }
            }
            Some(_) => {}
            None => match c {
                '#' => width = rest.find('\n').unwrap_or(rest.len()),
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                '"' | '\'' => {
                    let quotes = ["\"\"\"", "'''", "\"", "'"];
                    quote = quotes.into_iter().find(|quote| rest.starts_with(quote));
                    width = quote.map_or(1, str::len);
                }
                _ => {}
            },
        }
        if c == '\n' {
            let before = &source[..source.len() - rest.len()];
            begins.push(depth > 0 || quote.is_some() || before.ends_with('\\'));
        }
        rest = &rest[width..];
    }
    begins
}
