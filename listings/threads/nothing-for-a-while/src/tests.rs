use super::*;

#[test]
fn a_quiet_producer_is_not_a_producer_that_is_gone() {
    let (sender, configs) = mpsc::channel();
    sender.send("r1").unwrap();
    let quiet = consume(&configs);
    assert_eq!(quiet, (vec!["r1"], RecvTimeoutError::Timeout));
    sender.send("r2").unwrap();
    drop(sender);
    let gone = consume(&configs);
    assert_eq!(gone, (vec!["r2"], RecvTimeoutError::Disconnected));
}
