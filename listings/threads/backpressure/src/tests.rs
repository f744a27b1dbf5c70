use std::sync::mpsc::TrySendError;

use super::*;

#[test]
fn the_producer_has_more_to_send_than_there_is_room() {
    let (sender, configs) = mpsc::sync_channel(ROOM);
    for number in 0..ROOM as u32 {
        sender.try_send(number).unwrap();
    }
    assert_eq!(sender.try_send(9), Err(TrySendError::Full(9)));
    drop((sender, configs));
    let (sender, configs) = mpsc::sync_channel(100);
    produce(sender, Instant::now());
    assert!(configs.iter().count() > ROOM + 1);
}

#[test]
fn the_producer_sends_everything_in_order() {
    let (sender, configs) = mpsc::sync_channel(ROOM);
    let start = Instant::now();
    thread::scope(|scope| {
        scope.spawn(move || produce(sender, start));
        assert!(configs.iter().eq(1..=6));
    });
}
