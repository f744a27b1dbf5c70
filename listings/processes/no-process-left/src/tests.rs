use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

/// The pipe stays open as long as one process holds it, whoever that is.
#[test]
fn the_pipe_ends_with_the_last_that_holds_it() {
    let (mut alive, held) = io::pipe().unwrap();
    let second = held.try_clone().unwrap();
    drop(held);
    let reader = std::thread::spawn(move || {
        alive.read_to_end(&mut Vec::new()).unwrap();
    });
    assert!(!reader.is_finished());
    drop(second);
    reader.join().unwrap();
}

/// The pool ends well when it is asked to, and takes its workers along.
#[test]
fn a_pool_that_is_terminated_stops_its_workers() {
    let (mut alive, held) = io::pipe().unwrap();
    let mut command = Command::new(program());
    command.arg("pool").stdout(Stdio::piped()).stderr(held);
    let mut pool = command.spawn().unwrap();
    drop(command);
    assert_eq!(
        read_line(&mut pool).unwrap(),
        "ready
"
    );
    kill(Pid::from_raw(pool.id().cast_signed()), Signal::SIGTERM)
        .unwrap();
    assert!(pool.wait().unwrap().success());
    alive.read_to_end(&mut Vec::new()).unwrap();
}
