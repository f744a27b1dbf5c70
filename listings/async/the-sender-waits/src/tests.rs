use super::*;
use printed::printed;

#[path = "../../printed.rs"]
mod printed;

#[tokio::test(start_paused = true)]
async fn a_sender_waits_until_there_is_room() {
    let (sender, mut configs) = channel(2);
    sender.send(1).await.unwrap();
    sender.send(2).await.unwrap();
    assert!(timeout(PATIENCE, sender.send(3)).await.is_err());
    assert_eq!(configs.recv().await, Some(1));
    assert!(timeout(PATIENCE, sender.send(4)).await.is_ok());
    assert_eq!(configs.recv().await, Some(2));
    assert_eq!(configs.recv().await, Some(4));
}

#[tokio::test]
async fn a_bounded_channel_never_holds_more_than_its_room() {
    let (sender, mut configs) = channel(2);
    let produce = tokio::spawn(async move {
        for number in 0..100 {
            sender.send(number).await.unwrap();
        }
    });
    let mut longest = 0;
    let mut next = 0;
    while let Some(number) = configs.recv().await {
        assert_eq!(number, next);
        next += 1;
        longest = longest.max(configs.len());
    }
    produce.await.unwrap();
    assert_eq!(next, 100);
    assert!((1..=2).contains(&longest));
}

#[tokio::test(start_paused = true)]
async fn both_channels_deliver_everything() {
    bounded().await;
    unbounded().await;
}

#[test]
fn only_the_bounded_channel_holds_its_sender() {
    let lines = printed();
    assert_eq!(lines[1], "bounded: 2 configurations wait");
    assert_eq!(lines[0], "bounded: the sender waits: true");
    assert_eq!(lines[2], "unbounded: 1000 configurations wait");
}
