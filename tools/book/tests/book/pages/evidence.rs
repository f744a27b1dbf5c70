//! What programs and outputs show of numbers: literals, the lengths of lists
//! and ranges, how many names of a kind there are, how many lines.

use std::collections::{BTreeMap, BTreeSet};

use crate::pages::number_words::unit;
use crate::pages::tokens::{self, Placed, Token};

/// What a text shows that can be counted.
pub struct Facts {
    /// The numbers: written, or of things that are there so many times.
    numbers: BTreeSet<u64>,
    /// The text in lower case.
    text: String,
    /// How often each function is called, in lower case.
    calls: BTreeMap<String, u64>,
    /// What is given a great number, or goes through a great range.
    great: BTreeSet<String>,
}

/// The facts next to a paragraph.
#[derive(Default)]
pub struct Evidence {
    /// Of programs, what they printed, messages of the compiler, and tables.
    pub shown: Vec<Facts>,
    /// Of the tests of the programs, for what is said of them.
    pub tests: Vec<Facts>,
}

/// From here on a number may be any great number, and counts what is shown only
/// where a great number is shown for it.
const GREAT: u64 = 10;

/// What a program calls to make one more of these.
const MADE_BY: [(&str, &[&str]); 5] = [
    ("thread", &["spawn", "thread", "submit"]),
    ("task", &["spawn", "create_task", "submit"]),
    ("process", &["spawn", "process", "command"]),
    ("worker", &["spawn", "start"]),
    ("isolate", &["spawn", "start", "interpreter"]),
];

impl Facts {
    /// Of a program, in Rust or Python.
    pub fn of_code(text: &str) -> Self {
        let mut tokens = tokens::of_code(text);
        let constants = constants(&tokens);
        let great = great(&tokens);
        for (token, _) in &mut tokens {
            if let Token::Word(word) = token
                && let Some(number) = constants.get(word)
            {
                *token = Token::Number(*number);
            }
        }
        let (calls, own) = calls(&tokens);
        let mut numbers = own;
        numbers.extend(parts(&constants));
        numbers.extend(literals(&tokens));
        numbers.extend(lists(&tokens));
        numbers.extend(named(&tokens));
        let blocks = tokens.split(|(token, _)| *token == Token::Blank);
        numbers.extend(blocks.flat_map(named));
        numbers.extend(words(text));
        Facts {
            numbers,
            text: text.to_lowercase(),
            calls,
            great,
        }
    }

    /// Of what a program printed, of a message or of a table.
    pub fn of_output(text: &str) -> Self {
        let tokens = tokens::of_output(text);
        let full = text.lines().filter(|line| !line.trim().is_empty());
        let mut numbers = BTreeSet::from([full.count() as u64]);
        numbers.extend(literals(&tokens));
        numbers.extend(named(&tokens));
        numbers.extend(words(text));
        numbers.extend(text.lines().filter_map(sum));
        Facts {
            numbers,
            text: text.to_lowercase(),
            calls: BTreeMap::new(),
            great: BTreeSet::new(),
        }
    }

    fn shows(&self, number: u64, noun: &str) -> bool {
        let made_by = MADE_BY.iter().find(|(made, _)| *made == noun);
        let made_by = made_by.map_or(&[][..], |(_, by)| by);
        let is_of = |name: &str| name.contains(noun) || made_by.iter().any(|by| name.contains(by));
        let mut calls = self.calls.iter();
        self.numbers.contains(&number) || calls.any(|(name, calls)| *calls == number && is_of(name))
    }

    fn speaks_of(&self, number: u64, noun: &str) -> bool {
        if number < GREAT {
            self.text.contains(noun)
        } else {
            self.great.iter().any(|name| name.contains(noun))
        }
    }
}

impl Evidence {
    pub fn extend(&mut self, other: Evidence) {
        self.shown.extend(other.shown);
        self.tests.extend(other.tests);
    }

    /// Whether this could show how many `noun`s there are: it speaks of them,
    /// and, where the number is great, gives them a great number.
    pub fn speaks_of(&self, number: u64, noun: &str) -> bool {
        self.shown.iter().any(|facts| facts.speaks_of(number, noun))
    }

    /// Whether it shows `number` of something that may be a `noun`; the tests
    /// count only where it is spoken `of_tests`.
    pub fn shows(&self, number: u64, noun: &str, of_tests: bool) -> bool {
        let tests = self.tests.iter().filter(|_| of_tests);
        let mut all = self.shown.iter().chain(tests);
        all.any(|facts| facts.shows(number, noun))
    }
}

/// The constants of a program that are numbers.
fn constants<'a>(tokens: &[Placed<'a>]) -> BTreeMap<&'a str, u64> {
    let mut constants = BTreeMap::new();
    let is_name = |word: &str| word.len() > 1 && !word.contains(|c: char| c.is_lowercase());
    for (at, (token, _)) in tokens.iter().enumerate() {
        if let Token::Word(word) = token
            && is_name(word)
            && let Some(number) = given(tokens, at)
        {
            constants.insert(*word, number);
        }
    }
    constants
}

/// The number that a name is given there, whatever its type.
fn given(tokens: &[Placed], at: usize) -> Option<u64> {
    let token = |ahead: usize| tokens.get(at + ahead).map(|(token, _)| *token);
    let sign = match token(1)? {
        Token::Sign(':') => 3,
        _ => 1,
    };
    match (token(sign)?, token(sign + 1)?) {
        (Token::Sign('='), Token::Number(number)) => Some(number),
        _ => None,
    }
}

/// The names, in lower case, that are given a great number or go through a
/// great range.
fn great(tokens: &[Placed]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, (token, _)) in tokens.iter().enumerate() {
        let Token::Word(word) = token else {
            continue;
        };
        let is_in = matches!(tokens.get(at + 1), Some((Token::Word("in"), _)));
        let end = tokens.len().min(at + 9);
        let range = is_in.then(|| literals(&tokens[at + 2..end]));
        let number = given(tokens, at).or(range.and_then(|numbers| numbers.last().copied()));
        if number.is_some_and(|number| number >= GREAT) {
            names.insert(word.to_lowercase());
        }
    }
    names
}

/// How many parts there are where one constant is divided by another.
fn parts(constants: &BTreeMap<&str, u64>) -> BTreeSet<u64> {
    let mut parts = BTreeSet::new();
    for whole in constants.values() {
        let sizes = constants.values();
        let sizes = sizes.filter(|size| **size > 1 && *size < whole && whole % **size == 0);
        parts.extend(sizes.map(|size| whole / size));
    }
    parts
}

/// The numbers that stand there as words.
fn words(text: &str) -> impl Iterator<Item = u64> {
    text.split(|c: char| !c.is_alphabetic()).filter_map(unit)
}

/// What the numbers of a list in a line make together.
fn sum(line: &str) -> Option<u64> {
    let (_, list) = line.split_once('[')?;
    let (list, _) = list.split_once(']')?;
    let numbers = list.split(',').map(|part| part.trim().parse::<u64>().ok());
    numbers.sum()
}

/// The whole numbers, how many steps the ranges have, and the products.
fn literals(tokens: &[Placed]) -> BTreeSet<u64> {
    use Token::{Number, Sign, Word};
    let mut numbers = BTreeSet::new();
    let mut at = 0;
    while at < tokens.len() {
        let token = |ahead: usize| tokens.get(at + ahead).map(|(token, _)| *token);
        let (found, width) = match (token(0), token(1), token(2), token(3), token(4)) {
            (
                Some(Number(from)),
                Some(Sign('.')),
                Some(Sign('.')),
                Some(Sign('=')),
                Some(Number(to)),
            ) => ((to + 1).saturating_sub(from), 5),
            (Some(Number(from)), Some(Sign('.')), Some(Sign('.')), Some(Number(to)), _) => {
                (to.saturating_sub(from), 4)
            }
            (Some(Word("range")), _, Some(Number(from)), Some(Sign(',')), Some(Number(to))) => {
                (to.saturating_sub(from), 5)
            }
            (Some(Number(number)), Some(Sign('*')), Some(Number(other)), _, _) => {
                numbers.insert(other);
                numbers.insert(number);
                (number.saturating_mul(other), 3)
            }
            (Some(Number(number)), ..) => (number, 1),
            _ => {
                at += 1;
                continue;
            }
        };
        numbers.insert(found);
        at += width;
    }
    numbers
}

/// How many elements the lists in brackets have.
fn lists(tokens: &[Placed]) -> BTreeSet<u64> {
    let mut lengths = BTreeSet::new();
    // Of each open bracket: which it is, the commas in it, and whether
    // something stands after the last of them.
    let mut open: Vec<(char, u64, bool)> = Vec::new();
    for (token, in_string) in tokens {
        let sign = match token {
            Token::Sign(sign) if !in_string => *sign,
            _ => 's',
        };
        match sign {
            '(' | '[' | '{' => {
                if let Some(outer) = open.last_mut() {
                    outer.2 = true;
                }
                open.push((sign, 0, false));
            }
            ')' | ']' | '}' => {
                if let Some(('[', commas, rest)) = open.pop() {
                    lengths.insert(commas + u64::from(rest));
                }
            }
            ',' => {
                if let Some(list) = open.last_mut() {
                    *list = (list.0, list.1 + 1, false);
                }
            }
            _ => {
                if let Some(list) = open.last_mut() {
                    list.2 = true;
                }
            }
        }
    }
    lengths
}

/// How many names there are that differ by their number alone, such as `r1` and
/// `r2`, of each kind.
fn named(tokens: &[Placed]) -> BTreeSet<u64> {
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (token, _) in tokens {
        if let Token::Word(word) = token {
            let kind = word.trim_end_matches(|c: char| c.is_ascii_digit());
            // Types are no names.
            if kind.len() < word.len() && !["u", "i", "f", "U", "I", "F"].contains(&kind) {
                names.entry(kind).or_default().insert(word);
            }
        }
    }
    names
        .into_values()
        .map(|names| names.len() as u64)
        .collect()
}

/// How often each function is called, by its name in lower case; and how often
/// those that the program defines itself.
fn calls(tokens: &[Placed]) -> (BTreeMap<String, u64>, BTreeSet<u64>) {
    let mut calls: BTreeMap<String, u64> = BTreeMap::new();
    let mut defined = BTreeSet::new();
    for pair in tokens.windows(2) {
        match (pair[0].0, pair[1].0) {
            (Token::Word("fn" | "def"), Token::Word(name)) => {
                defined.insert(name.to_lowercase());
            }
            (Token::Word(name), Token::Sign('(')) => {
                *calls.entry(name.to_lowercase()).or_default() += 1;
            }
            _ => {}
        }
    }
    // Its definition looks like a call, too.
    for name in &defined {
        if let Some(calls) = calls.get_mut(name) {
            *calls -= 1;
        }
    }
    let own = defined.iter().filter_map(|name| calls.get(name).copied());
    let own = own.collect();
    (calls, own)
}
