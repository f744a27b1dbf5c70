use super::*;

/// How often `watch` polled, if it ends before a limit.
fn watched(stop: Receiver<()>) -> Option<u32> {
    let (sender, polls) = mpsc::channel();
    thread::spawn(move || sender.send(watch("r1", stop)));
    polls.recv_timeout(Duration::from_secs(5)).ok()
}

#[test]
fn both_a_message_and_a_dropped_sender_stop_it() {
    let (running, stop) = mpsc::channel();
    running.send(()).unwrap();
    assert_eq!(watched(stop), Some(1));

    let (running, stop) = mpsc::channel();
    drop(running);
    assert_eq!(watched(stop), Some(1));
}

#[test]
fn it_waits_while_the_sender_is_there() {
    let (running, stop) = mpsc::channel();
    let (sender, polls) = mpsc::channel();
    thread::spawn(move || sender.send(watch("r1", stop)));
    assert!(polls.recv_timeout(Duration::from_millis(50)).is_err());
    drop(running);
    assert_eq!(polls.recv_timeout(Duration::from_secs(5)), Ok(1));
}
