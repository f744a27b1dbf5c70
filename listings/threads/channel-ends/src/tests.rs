use super::*;

#[test]
fn messages_arrive_in_order_and_then_the_end() {
    let (sender, configs) = mpsc::channel();
    let second = sender.clone();
    for lines in 0..100 {
        let device = "r1".to_owned();
        sender.send(Config { device, lines }).unwrap();
    }
    drop(sender);
    assert_eq!(configs.recv().unwrap().lines, 0);
    drop(second);
    let rest = configs.iter().map(|config| config.lines);
    assert!(rest.eq(1..100));
    assert!(configs.recv().is_err());
}

#[test]
fn a_sender_learns_that_nobody_listens() {
    let (sender, configs) = mpsc::channel();
    drop(configs);
    assert_eq!(sender.send(7), Err(mpsc::SendError(7)));
}
