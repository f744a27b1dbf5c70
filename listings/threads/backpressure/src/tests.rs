use std::sync::mpsc::TrySendError;

use super::*;

/// The capacity, and one more that the consumer holds, are all that a producer
/// can be ahead.
#[test]
fn a_full_channel_takes_no_more() {
    let (sender, configs) = mpsc::sync_channel(2);
    sender.try_send(1).unwrap();
    sender.try_send(2).unwrap();
    assert_eq!(sender.try_send(3), Err(TrySendError::Full(3)));
    assert_eq!(configs.recv(), Ok(1));
    sender.try_send(3).unwrap();
}

#[test]
fn the_producer_sends_everything_in_order() {
    let (sender, configs) = mpsc::sync_channel(2);
    let start = Instant::now();
    thread::scope(|scope| {
        scope.spawn(move || produce(sender, start));
        assert!(configs.iter().eq(1..=6));
    });
}
