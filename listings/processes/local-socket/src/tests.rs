use std::collections::BTreeSet;

use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

#[test]
fn of_many_clients_at_once_each_gets_its_own_answer() {
    let folder = private_folder().unwrap();
    let mode = folder.path().metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0);
    let path = folder.path().join("states");
    let mut server = start(&program(), &path).unwrap();
    let answers = thread::scope(|scope| {
        let path = &path;
        let clients = Vec::from_iter((0..8).map(|client| {
            scope.spawn(move || {
                let server = UnixStream::connect(path).unwrap();
                let device = format!("r{client}");
                Vec::from_iter((0..20).map(|_| {
                    let answer = ask(&server, &device).unwrap();
                    let (named, asked) =
                        answer.split_once(" is up, asked: ").unwrap();
                    assert_eq!(named, device);
                    asked.parse::<u32>().unwrap()
                }))
            })
        }));
        let answers = clients.into_iter().map(|c| c.join().unwrap());
        BTreeSet::from_iter(answers.flatten())
    });
    assert!(answers.into_iter().eq(1..=160));
    assert!(server.wait().unwrap().success());
    assert!(!path.exists());
}

#[test]
fn every_failure_is_followed_by_a_wait_and_then_by_a_client() {
    let (ours, theirs) = UnixStream::pair().unwrap();
    let full = || Err(io::Error::other("too many open files"));
    let waits = std::cell::Cell::new(0);
    let clients = [full(), full(), Ok(theirs), full()];
    accept(clients.into_iter(), |_| waits.set(waits.get() + 1));
    assert_eq!(waits.get(), 3);
    assert!(ask(&ours, "r1").unwrap().starts_with("r1 is up"));
}

#[test]
fn a_line_without_an_end_is_not_read_for_ever() {
    let (mut ours, theirs) = UnixStream::pair().unwrap();
    ours.write_all(&[b'x'; LONGEST as usize]).unwrap();
    // Returns, although more could come.
    answer(&theirs).unwrap();
}
