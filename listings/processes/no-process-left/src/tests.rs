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

/// It ends well when it is asked to, and its workers end either way.
#[test]
fn a_pool_that_is_asked_to_end_or_killed_leaves_no_worker() {
    for signal in [Signal::SIGINT, Signal::SIGTERM, Signal::SIGKILL] {
        let (mut alive, held) = io::pipe().unwrap();
        let mut command = Command::new(program());
        command.arg("pool").stdout(Stdio::piped()).stderr(held);
        let mut pool = command.spawn().unwrap();
        drop(command);
        assert_eq!(read_line(&mut pool).unwrap(), "ready\n");
        let id = Pid::from_raw(pool.id().cast_signed());
        kill(id, signal).unwrap();
        let asked = signal != Signal::SIGKILL;
        assert_eq!(pool.wait().unwrap().success(), asked, "{signal}");
        alive.read_to_end(&mut Vec::new()).unwrap();
    }
}
