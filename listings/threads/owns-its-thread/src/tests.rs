use super::*;

fn started() -> (Monitor, Receiver<String>) {
    let (answers, answered) = mpsc::channel();
    let session = Session {
        device: "r1",
        polls: 0,
    };
    (Monitor::start(session, answers), answered)
}

#[test]
fn the_session_comes_back_and_has_made_every_poll() {
    let (monitor, answered) = started();
    assert_eq!(answered.recv().unwrap(), "r1 is up, poll 1");
    assert_eq!(answered.recv().unwrap(), "r1 is up, poll 2");
    let session = monitor.stop();
    assert_eq!(session.polls as usize, 2 + answered.iter().count());
}

#[test]
fn a_monitor_that_is_dropped_ends_its_thread() {
    let (monitor, answered) = started();
    drop(monitor);
    // The loop over the answers ends when the thread has dropped its sender.
    assert!(answered.iter().count() > 0);
}

#[test]
fn a_monitor_whose_answers_nobody_takes_ends_by_itself() {
    let (monitor, answered) = started();
    drop(answered);
    let session = monitor.thread.join().unwrap();
    assert!(session.polls > 0);
}
