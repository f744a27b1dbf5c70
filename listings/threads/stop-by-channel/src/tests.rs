use super::*;

#[test]
fn both_a_message_and_a_dropped_sender_stop_it() {
    let (running, stop) = mpsc::channel();
    running.send(()).unwrap();
    assert_eq!(watch("r1", stop), 1);

    let (running, stop) = mpsc::channel();
    drop(running);
    assert_eq!(watch("r1", stop), 1);
}

#[test]
fn it_waits_while_the_sender_is_there() {
    let (running, stop) = mpsc::channel();
    let worker = thread::spawn(move || watch("r1", stop));
    thread::sleep(Duration::from_millis(50));
    assert!(!worker.is_finished());
    drop(running);
    assert_eq!(worker.join().unwrap(), 1);
}
