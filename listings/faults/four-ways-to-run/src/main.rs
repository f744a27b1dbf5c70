use std::io::{self, Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Barrier, OnceLock};
use std::{env, fs, panic, thread};

// ANCHOR: tests
static ASKED: AtomicUsize = AtomicUsize::new(0);
static TOKEN: OnceLock<&str> = OnceLock::new();

fn counts(devices: usize, meet: &dyn Fn()) {
    ASKED.store(0, Relaxed);
    ASKED.fetch_add(devices, Relaxed);
    meet();
    assert_eq!(ASKED.load(Relaxed), devices);
}

fn logs_in(meet: &dyn Fn()) {
    meet();
    TOKEN.get_or_init(|| "t-1");
}

fn uses_the_login(meet: &dyn Fn()) {
    let token = TOKEN.get();
    meet();
    assert_eq!(token, Some(&"t-1"));
}

fn works_elsewhere(meet: &dyn Fn()) {
    env::set_current_dir(env::temp_dir()).unwrap();
    meet();
}

fn reads_a_file(meet: &dyn Fn()) {
    meet();
    assert!(Path::new("Cargo.toml").exists());
}
// ANCHOR_END: tests

// ANCHOR: machine
fn listens(host: u32, meet: &dyn Fn()) {
    let port = 20_000 + (host % 10_000) as u16;
    let listener = TcpListener::bind(("127.0.0.1", port));
    meet();
    listener.unwrap();
}

fn writes_a_report(host: u32, device: &str, meet: &dyn Fn()) {
    let report = report(host);
    fs::write(&report, device).unwrap();
    meet();
    assert_eq!(fs::read_to_string(&report).unwrap(), device);
}

fn report(host: u32) -> PathBuf {
    env::temp_dir().join(format!("report-{host}"))
}
// ANCHOR_END: machine

/// One of the two tests of a pair; `host` tells this run from others.
fn test(pair: &str, second: bool, host: u32, meet: &dyn Fn()) {
    match (pair, second) {
        ("static", false) => counts(1, meet),
        ("static", true) => counts(3, meet),
        ("order", false) => logs_in(meet),
        ("order", true) => uses_the_login(meet),
        ("folder", false) => works_elsewhere(meet),
        ("folder", true) => reads_a_file(meet),
        ("port", _) => listens(host, meet),
        ("file", false) => writes_a_report(host, "r1", meet),
        (_, _) => writes_a_report(host, "r2", meet),
    }
}

fn passes(
    pair: &str,
    second: bool,
    host: u32,
    meet: &dyn Fn(),
) -> bool {
    let test =
        panic::AssertUnwindSafe(|| test(pair, second, host, meet));
    panic::catch_unwind(test).is_ok()
}

// ANCHOR: ways
fn together(pair: &str, host: u32) -> [bool; 2] {
    let both = Barrier::new(2);
    let meet = || {
        both.wait();
    };
    thread::scope(|scope| {
        let start = |second| {
            scope.spawn(move || passes(pair, second, host, &meet))
        };
        let tests = [start(false), start(true)];
        tests.map(|test| test.join().unwrap())
    })
}

fn in_turn(pair: &str, host: u32) -> [bool; 2] {
    [false, true].map(|second| passes(pair, second, host, &|| ()))
}

fn retried(pair: &str, host: u32) -> [bool; 2] {
    let again = |second| passes(pair, second, host, &|| ());
    let [first, second] = together(pair, host);
    [first || again(false), second || again(true)]
}
// ANCHOR_END: ways

// ANCHOR: processes
fn a_process_each(pair: &str, host: u32) -> [bool; 2] {
    let start = |second: bool| {
        let (second, host) = (second.to_string(), host.to_string());
        start(&["test", pair, &second, &host])
    };
    let mut tests = [start(false), start(true)];
    for test in &mut tests {
        let output = test.stdout.as_mut().unwrap();
        output.read_exact(&mut [0]).unwrap();
    }
    for test in &mut tests {
        drop(test.stdin.take());
    }
    tests.map(|mut test| test.wait().unwrap().success())
}
// ANCHOR_END: processes

fn start(args: &[&str]) -> Child {
    let mut program = Command::new(env::current_exe().unwrap());
    program.args(args).stderr(Stdio::null());
    let pipes = program.stdin(Stdio::piped()).stdout(Stdio::piped());
    pipes.spawn().unwrap()
}

/// Runs a pair in one of the ways, in this process.
fn run(way: &str, pair: &str) -> bool {
    let host = process::id();
    let passed = match way {
        "together" => together(pair, host),
        "in turn" => in_turn(pair, host),
        "retried" => retried(pair, host),
        _ => a_process_each(pair, host),
    };
    fs::remove_file(report(host)).ok();
    passed == [true, true]
}

/// Runs one test, which meets the other when both have said so.
fn run_test(pair: &str, second: &str, host: &str) -> bool {
    let meet = || {
        io::stdout().write_all(b".").unwrap();
        io::stdout().flush().unwrap();
        io::stdin().read_to_end(&mut Vec::new()).unwrap();
    };
    passes(pair, second == "true", host.parse().unwrap(), &meet)
}

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let passed = match args[..] {
        ["host", way, pair] => run(way, pair),
        ["test", pair, second, host] => run_test(pair, second, host),
        _ => return table(),
    };
    process::exit(i32::from(!passed));
}

// ANCHOR: table
const PAIRS: [&str; 5] = ["static", "order", "folder", "port", "file"];
const WAYS: [&str; 4] =
    ["together", "in turn", "a process each", "retried"];

fn table() {
    let line = |name, cells: [&str; 4]| {
        let [a, b, c, d] = cells;
        println!("{name:8} {a:8}  {b:7}  {c:14}  {d}");
    };
    line("", WAYS);
    for pair in PAIRS {
        line(
            pair,
            WAYS.map(|way| {
                let mut host = start(&["host", way, pair]);
                let passed = host.wait().unwrap().success();
                if passed { "passes" } else { "fails" }
            }),
        );
    }
}
// ANCHOR_END: table

#[cfg(test)]
mod tests;
