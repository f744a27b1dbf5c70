//! Output contracts: what of an output may vary, hidden on both sides before
//! they are compared, and how a program has to end.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;
use std::time::Duration;

use regex::Regex;
use serde::Deserialize;

/// Which parts of an output may vary from run to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// None: every byte is the same.
    Exact,
    /// The order of the lines.
    AnyOrder,
    /// Times, thread ids and process ids.
    Timed,
}

/// Which order of the lines a `timed` output keeps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// All lines keep their order.
    #[default]
    Kept,
    /// The lines of one lane (the word after the time) keep their order.
    Lanes,
    /// No order is kept.
    Any,
}

/// How a program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// With exit code 0.
    Success,
    /// With this exit code.
    Exit(i32),
    /// With a panic of the main thread.
    Panic,
    /// Not by itself: it is stopped.
    Never,
}

/// The rules for one recorded output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contract {
    /// Which parts may vary.
    pub kind: Kind,
    /// Which order is kept.
    pub order: Order,
    /// How the program ends.
    pub ends: Ends,
    /// How long it must be silent before it counts as stuck.
    pub silent: Duration,
    /// After how long it counts as hanging.
    pub limit: Duration,
}

/// How a program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// With this exit code.
    Code(i32),
    /// By this signal.
    Signal(i32),
    /// It was stopped, once it had printed enough and then nothing for a while.
    Stopped,
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ending::Code(code) => write!(f, "it ended with exit code {code}"),
            Ending::Signal(signal) => write!(f, "signal {signal} ended it"),
            Ending::Stopped => f.write_str("it did not end and was stopped"),
        }
    }
}

impl<'de> Deserialize<'de> for Ends {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.as_str() {
            "success" => return Ok(Ends::Success),
            "panic" => return Ok(Ends::Panic),
            "never" => return Ok(Ends::Never),
            _ => {}
        }
        text.strip_prefix("exit ")
            .and_then(|code| code.parse().ok())
            .filter(|code| (1..=255).contains(code))
            .map(Ends::Exit)
            .ok_or_else(|| {
                serde::de::Error::custom(format!(
                    "unknown end `{text}`, expected `success`, `exit N` with N from 1 to 255, \
                     `panic` or `never`"
                ))
            })
    }
}

impl fmt::Display for Ends {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ends::Success => f.write_str("success"),
            Ends::Exit(code) => write!(f, "exit {code}"),
            Ends::Panic => f.write_str("panic"),
            Ends::Never => f.write_str("never"),
        }
    }
}

/// The operating system's thread id, which std prints in the first line of a
/// panic message and which differs in every run, whatever the contract.
static PANIC_ID: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?m)^(thread '.*') \(\d+\) (panicked at )"));

/// How long libtest says that a run of tests took, whatever the contract.
static TESTS_TOOK: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?m)^(test result: .*); finished in \d+\.\d\ds$"));

/// A number with a unit of time, each in a group, and the spaces that align it.
pub(crate) static TIME: LazyLock<Regex> =
    LazyLock::new(|| regex(r" *\b(\d+(?:\.\d+)?) ?(ns|µs|us|ms|s)\b"));

/// What std, Python and people call threads and processes by their number.
static ID: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(ThreadId\(|pid[ =:]+|process[ =:]+|thread[ =:]+)\d+"));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is valid")
}

/// `output` with all that may vary under `contract` hidden. Two runs keep the
/// contract when this gives the same text for both.
pub fn normalise(output: &str, contract: &Contract) -> String {
    let text = hidden(output, contract);
    let order = match contract.kind {
        Kind::AnyOrder => Order::Any,
        Kind::Exact => Order::Kept,
        Kind::Timed => contract.order,
    };
    if order == Order::Kept {
        return text;
    }
    // The last line's missing newline, if it is missing, stays visible.
    let ended = text.is_empty() || text.ends_with('\n');
    let mut lines: Vec<&str> = text.lines().collect();
    match order {
        Order::Any => lines.sort(),
        _ => lines.sort_by_key(|line| lane(line)),
    }
    let mut sorted = lines.join("\n");
    if ended && !lines.is_empty() {
        sorted.push('\n');
    }
    sorted
}

/// The lines of `output` by what `contract` leaves of each: those that are then
/// the same, as they were printed and in that order.
pub fn lines<'a>(output: &'a str, contract: &Contract) -> BTreeMap<String, Vec<&'a str>> {
    let mut lines: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for line in output.lines() {
        lines.entry(hidden(line, contract)).or_default().push(line);
    }
    lines
}

/// `text` with what varies in a line hidden.
fn hidden(text: &str, contract: &Contract) -> String {
    let mut text = PANIC_ID
        .replace_all(text, "$1 (<id>) $2")
        .replace("\r\n", "\n");
    text = TESTS_TOOK
        .replace_all(&text, "$1; finished in <time>")
        .into_owned();
    if contract.kind == Kind::Timed {
        text = TIME.replace_all(&text, " <time>").into_owned();
        text = ID.replace_all(&text, "$1<id>").into_owned();
    }
    text
}

/// The lane of a normalised line: the word after its time, or none.
fn lane(line: &str) -> &str {
    line.strip_prefix(" <time>")
        .and_then(|rest| rest.split_whitespace().next())
        .unwrap_or("")
}

/// Whether a program that printed `output` ended as `contract` says.
///
/// # Errors
///
/// One sentence that says how it ended and how it should have.
pub fn check_ending(ending: Ending, output: &str, contract: &Contract) -> Result<(), String> {
    let ended = match (contract.ends, ending) {
        (Ends::Success, Ending::Code(0)) => true,
        (Ends::Exit(wanted), Ending::Code(code)) => wanted == code,
        (Ends::Panic, Ending::Code(101)) => output.contains("panicked at"),
        (Ends::Never, Ending::Stopped) => true,
        _ => false,
    };
    if ended {
        Ok(())
    } else {
        Err(format!(
            "it should have ended with `{}`, but {}",
            contract.ends, ending
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contract(kind: Kind, order: Order) -> Contract {
        Contract {
            kind,
            order,
            ends: Ends::Success,
            silent: Duration::ZERO,
            limit: Duration::ZERO,
        }
    }

    fn same(a: &str, b: &str, kind: Kind, order: Order) -> bool {
        let contract = contract(kind, order);
        normalise(a, &contract) == normalise(b, &contract)
    }

    #[test]
    fn exact_hides_only_the_thread_id_of_a_panic() {
        let panic =
            |id, line| format!("thread 'main' ({id}) panicked at src/main.rs:{line}:5:\nno\n");
        assert!(same(&panic(1, 4), &panic(27, 4), Kind::Exact, Order::Kept));
        assert!(!same(&panic(1, 4), &panic(1, 5), Kind::Exact, Order::Kept));
        assert!(!same("a\nb\n", "b\na\n", Kind::Exact, Order::Kept));
        assert!(!same(
            "after 3 ms\n",
            "after 4 ms\n",
            Kind::Exact,
            Order::Kept
        ));
        assert!(!same("a\n", "a", Kind::Exact, Order::Kept));
    }

    #[test]
    fn exact_hides_how_long_tests_took() {
        let result = |took, failed| {
            format!("test result: ok. 1 passed; {failed} failed; finished in {took}s\n")
        };
        let exact = |a: &str, b: &str| same(a, b, Kind::Exact, Order::Kept);
        assert!(exact(&result("0.00", 0), &result("12.31", 0)));
        assert!(!exact(&result("0.00", 0), &result("0.00", 1)));
        assert!(!exact("finished in 0.00s\n", "finished in 0.01s\n"));
    }

    #[test]
    fn any_order_keeps_every_line_and_how_often_it_stands() {
        assert!(same("a\nb\na\n", "a\na\nb\n", Kind::AnyOrder, Order::Kept));
        assert!(!same("a\nb\na\n", "a\nb\n", Kind::AnyOrder, Order::Kept));
        assert!(!same("a\nb\nb\n", "a\na\nb\n", Kind::AnyOrder, Order::Kept));
        assert!(!same("a\nb\n", "a\nb", Kind::AnyOrder, Order::Kept));
    }

    #[test]
    fn timed_hides_times_and_ids_and_nothing_else() {
        let hidden = [
            ("  0 ms r1 asked\n", "300 ms r1 asked\n"),
            ("took 1.5 s\n", "took 12.25 s\n"),
            ("took 3 µs\n", "took 3µs\n"),
            ("in ThreadId(2)\n", "in ThreadId(14)\n"),
            ("pid 17\n", "pid 4711\n"),
            ("process 17 done\n", "process 4711 done\n"),
        ];
        for (a, b) in hidden {
            assert!(same(a, b, Kind::Timed, Order::Kept), "{a}{b}");
        }
        let shown = [
            ("3 answers\n", "4 answers\n"),
            ("  0 ms r1 asked\n", "  0 ms r2 asked\n"),
            ("  0 ms r1 asked\n", "asked r1\n"),
            ("a\nb\n", "b\na\n"),
        ];
        for (a, b) in shown {
            assert!(!same(a, b, Kind::Timed, Order::Kept), "{a}{b}");
        }
    }

    #[test]
    fn lanes_keep_the_order_within_a_lane_only() {
        let run = "  0 ms r1 asked\n  0 ms r2 asked\n300 ms r1 answered\n301 ms r2 answered\n";
        let crossed = "  0 ms r2 asked\n  1 ms r1 asked\n300 ms r2 answered\n300 ms r1 answered\n";
        let wrong = "  0 ms r1 answered\n  0 ms r2 asked\n300 ms r1 asked\n301 ms r2 answered\n";
        assert!(same(run, crossed, Kind::Timed, Order::Lanes));
        assert!(!same(run, wrong, Kind::Timed, Order::Lanes));
        assert!(same(run, wrong, Kind::Timed, Order::Any));
        assert!(!same(run, crossed, Kind::Timed, Order::Kept));
    }
}
