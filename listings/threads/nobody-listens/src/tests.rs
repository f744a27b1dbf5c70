use std::sync::mpsc::SendError;

use super::*;

#[test]
fn the_message_comes_back_as_soon_as_the_receiver_is_gone() {
    let (sender, configs) = mpsc::channel();
    assert_eq!(sender.send("r1"), Ok(()));
    drop(configs);
    assert_eq!(sender.send("r2"), Err(SendError("r2")));
}

#[test]
fn a_sender_that_waits_for_room_is_woken_too() {
    let (sender, configs) = mpsc::sync_channel(0);
    let producer = thread::spawn(move || sender.send("r1"));
    drop(configs);
    assert_eq!(producer.join().unwrap(), Err(SendError("r1")));
}
