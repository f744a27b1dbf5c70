#[path = "../../../async/printed.rs"]
mod printed;

/// The verdicts of each pair, in the order of `WAYS`.
const VERDICTS: [(&str, [bool; 4]); 5] = [
    ("static", [false, true, true, true]),
    ("order", [false, true, false, true]),
    ("folder", [false, false, true, false]),
    ("port", [false, true, false, true]),
    ("file", [false, true, false, true]),
];

fn word(passed: bool) -> &'static str {
    if passed { "passes" } else { "fails" }
}

fn printed_of(pair: &str) -> Vec<String> {
    let lines = printed::printed();
    let line = lines.iter().find(|line| line.starts_with(pair));
    let words = line.unwrap().split_whitespace();
    words.skip(1).map(str::to_owned).collect()
}

fn holds(pair: &str) {
    let verdicts = VERDICTS.iter().find(|(name, _)| *name == pair);
    assert_eq!(printed_of(pair), verdicts.unwrap().1.map(word));
}

#[test]
fn a_static_is_cured_by_turns_and_by_processes() {
    holds("static");
}

#[test]
fn an_order_passes_only_in_that_order() {
    holds("order");
}

#[test]
fn a_folder_stays_changed_in_its_process() {
    holds("folder");
}

#[test]
fn a_port_belongs_to_the_machine() {
    holds("port");
}

#[test]
fn a_file_belongs_to_the_machine() {
    holds("file");
}
