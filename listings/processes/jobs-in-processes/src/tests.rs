use super::*;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process;

/// Runs `work` with what stands after the options of the test program. Where
/// it has a place to meet, it first waits there for the other children.
#[test]
fn as_a_child() {
    if let Ok(start) = env::var("START") {
        if let Ok(place) = env::var("MEET") {
            let mut met = TcpStream::connect(place).unwrap();
            met.read_exact(&mut [0]).unwrap();
            process::exit(0);
        }
        let options =
            env::args().skip_while(|one| one != "--nocapture");
        work(&start, &Vec::from_iter(options.skip(1)));
        process::exit(0);
    }
}

#[test]
fn a_child_counts_what_this_process_counts() {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", "tests::as_a_child", "--nocapture"])
        .env("START", now().to_string());
    let output = command.args(["3", "7"]).output().unwrap();
    let counted = format!("{}\n{}\n", primes(3), primes(7));
    assert!(output.stdout.ends_with(counted.as_bytes()));
    let reports = String::from_utf8(output.stderr).unwrap();
    assert!(reports.contains("job-3  started"), "{reports}");
    assert!(reports.ends_with("job-7  counted\n"), "{reports}");
}

#[test]
fn the_five_children_are_at_work_at_once() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let place = listener.local_addr().unwrap().to_string();
    let meeting = std::thread::spawn(move || {
        let children: Vec<_> = listener.incoming().take(5).collect();
        for child in children {
            child.unwrap().write_all(b"!").unwrap();
        }
    });
    let printed = in_processes(|| {
        let mut command = Command::new(env::current_exe().unwrap());
        command
            .args(["--exact", "tests::as_a_child", "--nocapture"])
            .env("START", now().to_string())
            .env("MEET", &place);
        command
    });
    meeting.join().unwrap();
    assert!(printed.is_ok());
}

#[test]
fn the_numbers_that_a_child_printed_are_read() {
    assert_eq!(numbers(b"17\n4\n"), [17, 4]);
    assert_eq!(numbers(b""), []);
}

#[test]
fn the_jobs_cover_the_range() {
    let sum: usize = (0..10).map(primes).sum();
    assert_eq!(sum, sieve(150_000));
}

fn sieve(end: usize) -> usize {
    let mut composite = vec![false; end];
    let mut count = 0;
    for n in 2..end {
        if !composite[n] {
            count += 1;
            (n * n..end)
                .step_by(n)
                .for_each(|multiple| composite[multiple] = true);
        }
    }
    count
}
