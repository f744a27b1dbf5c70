use super::*;

#[test]
fn an_isolate_ends_with_its_senders() {
    let (sender, isolate) = start();
    let other = sender.clone();
    drop(sender);
    other.send("r1").unwrap();
    assert!(!isolate.is_finished());
    drop(other);
    assert_eq!(isolate.join().unwrap(), 1);
}
