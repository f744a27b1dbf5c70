//! Output contracts: what of an output may vary, hidden on both sides before
//! they are compared, and how a program has to end.

use std::sync::LazyLock;

use regex::Regex;

use crate::listing::{Contract, Ends, Kind, Order};
use crate::run::{Ending, Run};

/// The operating system's thread id, which std prints in the first line of a
/// panic message and which differs in every run, whatever the contract.
static PANIC_ID: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?m)^(thread '.*') \(\d+\) (panicked at )"));

/// A number with a unit of time, and the spaces that align it.
static TIME: LazyLock<Regex> = LazyLock::new(|| regex(r" *\b\d+(\.\d+)? ?(ns|µs|us|ms|s)\b"));

/// What std, Python and people call threads and processes by their number.
static ID: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(ThreadId\(|pid[ =:]+|process[ =:]+|thread[ =:]+)\d+"));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is valid")
}

/// `output` with all that may vary under `contract` hidden. Two runs keep the
/// contract when this gives the same text for both.
pub fn normalise(output: &str, contract: &Contract) -> String {
    let mut text = PANIC_ID
        .replace_all(output, "$1 (<id>) $2")
        .replace("\r\n", "\n");
    if contract.kind == Kind::Timed {
        text = TIME.replace_all(&text, " <time>").into_owned();
        text = ID.replace_all(&text, "$1<id>").into_owned();
    }
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

/// The lane of a normalised line: the word after its time, or none.
fn lane(line: &str) -> &str {
    line.strip_prefix(" <time>")
        .and_then(|rest| rest.split_whitespace().next())
        .unwrap_or("")
}

/// Whether `run` ended as `contract` says.
///
/// # Errors
///
/// One sentence that says how it ended and how it should have.
pub fn check_ending(run: &Run, contract: &Contract) -> Result<(), String> {
    let ended = match (contract.ends, run.ending) {
        (Ends::Success, Ending::Code(0)) => true,
        (Ends::Exit(wanted), Ending::Code(code)) => wanted == code,
        (Ends::Panic, Ending::Code(101)) => run.output.contains("panicked at"),
        (Ends::Never, Ending::Stopped) => true,
        _ => false,
    };
    if ended {
        Ok(())
    } else {
        Err(format!(
            "it should have ended with `{}`, but {}",
            contract.ends, run.ending
        ))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

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
