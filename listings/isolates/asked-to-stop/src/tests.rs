use super::*;

#[test]
fn an_isolate_ends_with_its_senders() {
    let (sender, devices) = mpsc::channel();
    let isolate = thread::spawn(move || devices.into_iter().count());
    let other = sender.clone();
    drop(sender);
    other.send("r1").unwrap();
    assert!(!isolate.is_finished());
    drop(other);
    assert_eq!(isolate.join().unwrap(), 1);
}
