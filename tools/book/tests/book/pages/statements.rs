//! Where Rust's statements, items, fields and arms begin and end, by its own
//! tokens.

use std::ops::Range;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A token of a program, brackets among them.
struct Token {
    text: String,
    /// Its line, counted from 0.
    line: usize,
    /// What it stands in directly, where that is a bracket.
    within: Option<Delimiter>,
}

/// What is wrong with these lines of `source`, and in which line, counted from
/// 1, if they do not hold whole statements.
pub fn broken(source: &str, lines: &Range<usize>) -> Option<(usize, &'static str)> {
    let begin = (lines.start + 1, "begins in the middle of a statement");
    let end = (lines.end, "ends in the middle of a statement");
    let Ok(stream) = source.parse::<TokenStream>() else {
        return Some((1, "is of a program whose brackets do not match"));
    };
    let mut tokens = Vec::new();
    flatten(stream, None, &mut tokens);
    let first = tokens.iter().position(|token| token.line >= lines.start)?;
    let next = tokens.iter().position(|token| token.line >= lines.end);
    let next = next.unwrap_or(tokens.len());
    // Comments alone hold no statement.
    let last = tokens[first..next].last()?;
    if !is_balanced(&tokens[first..next]) {
        return Some((lines.start + 1, "closes another bracket than it opens"));
    }
    // An attribute may be left out: it may say what concerns nobody there.
    let before = without_attributes(&tokens[..first]).last();
    let is_between = tokens[first]
        .within
        .is_none_or(|within| within == Delimiter::Brace);
    let follows = before.is_none_or(|token| ["{", "}", ";", ","].contains(&token.text.as_str()));
    if !is_between || !follows || continues(&tokens[first].text) {
        return Some(begin);
    }
    let after = tokens.get(next);
    let is_over = after.is_none_or(|token| token.text == "}")
        || [";", ","].contains(&last.text.as_str())
        || last.text == "}" && !after.is_some_and(|token| continues(&token.text));
    (!is_over).then_some(end)
}

/// `tokens` without the attributes at their end.
fn without_attributes(mut tokens: &[Token]) -> &[Token] {
    while let Some(close) = tokens
        .len()
        .checked_sub(1)
        .filter(|at| tokens[*at].text == "]")
    {
        let mut depth = 0;
        let open = tokens[..=close].iter().rposition(|token| {
            match token.text.as_str() {
                "]" => depth += 1,
                "[" => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        match open.and_then(|open| open.checked_sub(1)) {
            Some(sign) if tokens[sign].text == "#" => tokens = &tokens[..sign],
            _ => break,
        }
    }
    tokens
}

/// Whether no statement begins with this token.
fn continues(token: &str) -> bool {
    let operators = [
        ".", "?", ";", ",", "=", "+", "/", "%", "^", "<", ">", ":", ")", "]", "else", "as",
    ];
    operators.contains(&token)
}

fn is_balanced(tokens: &[Token]) -> bool {
    let mut depth = 0_i32;
    for token in tokens {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// The tokens of `stream`, in order; each stands in `within`.
fn flatten(stream: TokenStream, within: Option<Delimiter>, tokens: &mut Vec<Token>) {
    for tree in stream {
        let mut add = |text: String, line: usize| {
            tokens.push(Token {
                text,
                line: line - 1,
                within,
            });
        };
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                add(open.to_owned(), group.span_open().start().line);
                flatten(group.stream(), Some(group.delimiter()), tokens);
                tokens.push(Token {
                    text: close.to_owned(),
                    line: group.span_close().start().line - 1,
                    within,
                });
            }
            other => add(other.to_string(), other.span().start().line),
        }
    }
}
