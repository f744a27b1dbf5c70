use super::*;
use printed::printed;

#[path = "../../printed.rs"]
mod printed;

#[tokio::test]
async fn a_receiver_that_keeps_up_misses_nothing() {
    let (all, mut versions) = broadcast::channel(2);
    let (latest, mut version) = watch::channel(0);
    for number in 1..=5 {
        all.send(number).unwrap();
        latest.send(number).unwrap();
        assert_eq!(versions.recv().await, Ok(number));
        assert!(version.has_changed().unwrap());
        assert_eq!(*version.borrow_and_update(), number);
    }
}

#[tokio::test]
async fn a_receiver_that_lags_is_told_once_and_goes_on() {
    let (all, mut versions) = broadcast::channel(2);
    (1..=5).for_each(|number| drop(all.send(number)));
    assert_eq!(versions.recv().await, Err(RecvError::Lagged(3)));
    assert_eq!(versions.recv().await, Ok(4));
    assert_eq!(versions.recv().await, Ok(5));
    drop(all);
    assert_eq!(versions.recv().await, Err(RecvError::Closed));
}

#[tokio::test]
async fn the_latest_value_outlives_its_sender() {
    let (latest, mut version) = watch::channel(0);
    (1..=5).for_each(|number| latest.send(number).unwrap());
    drop(latest);
    assert!(version.changed().await.is_ok());
    assert_eq!(*version.borrow_and_update(), 5);
    assert!(version.changed().await.is_err());
}

#[tokio::test]
async fn without_receivers_send_stores_nothing_and_send_replace_does() {
    let (latest, version) = watch::channel(0);
    drop(version);
    assert!(latest.send(1).is_err());
    assert_eq!(*latest.subscribe().borrow(), 0);
    latest.send_replace(2);
    assert_eq!(*latest.subscribe().borrow(), 2);
}

#[test]
fn the_program_counts_what_it_missed_and_applies_the_latest() {
    let lines = printed();
    assert_eq!(lines[0], "broadcast: 3 versions missed");
    assert_eq!(lines[3..], ["watch: version 5"]);
}

#[tokio::test]
async fn the_room_of_a_broadcast_is_a_power_of_two() {
    let (all, mut versions) = broadcast::channel(3);
    (1..=5).for_each(|number| drop(all.send(number)));
    assert_eq!(versions.recv().await, Err(RecvError::Lagged(1)));
    assert_eq!(versions.recv().await, Ok(2));
}
