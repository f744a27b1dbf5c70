use super::*;

#[test]
fn the_wait_ends_once_the_sender_is_dropped() {
    let (sender, answers) = mpsc::channel::<String>();
    sender.send("up".into()).unwrap();
    drop(sender);
    assert_eq!(answers.into_iter().collect::<Vec<_>>(), ["up"]);
}
