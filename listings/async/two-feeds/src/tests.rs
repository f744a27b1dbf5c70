use super::*;

#[tokio::test(start_paused = true)]
async fn a_silence_ends_at_the_limit_after_the_last_item() {
    let (to_syslog, syslog) = channel(8);
    let (_to_traps, traps) = channel(8);
    let start = Instant::now();
    let mut items = pin!(merged(syslog, traps));
    tokio::spawn(async move {
        send(&to_syslog, 600, "a").await;
        send(&to_syslog, 600, "b").await;
        std::future::pending::<()>().await;
    });
    let seconds = |ms| Duration::from_millis(ms);
    assert_eq!(items.next().await, Some(Some("syslog  a".into())));
    assert_eq!(items.next().await, Some(Some("syslog  b".into())));
    assert_eq!(start.elapsed(), seconds(1200));
    assert_eq!(items.next().await, Some(None));
    assert_eq!(start.elapsed(), seconds(1200) + PATIENCE);
}

#[tokio::test]
async fn it_ends_when_both_have_ended_and_loses_nothing() {
    let (to_syslog, syslog) = channel(8);
    let (to_traps, traps) = channel(8);
    for text in ["a", "b", "c"] {
        to_syslog.send(text).await.unwrap();
    }
    drop(to_syslog);
    to_traps.send("hot").await.unwrap();
    drop(to_traps);
    let items: Vec<_> = merged(syslog, traps).collect().await;
    let mut items: Vec<_> = items.into_iter().flatten().collect();
    items.sort();
    assert_eq!(
        items,
        ["syslog  a", "syslog  b", "syslog  c", "trap  hot"]
    );
}

#[tokio::test(start_paused = true)]
async fn an_alarm_comes_through_while_the_other_feed_is_open() {
    let (_to_syslog, syslog) = channel(8);
    let (to_traps, traps) = channel(8);
    let mut items = pin!(merged(syslog, traps));
    to_traps.send("hot").await.unwrap();
    assert_eq!(items.next().await, Some(Some("trap  hot".into())));
}

#[tokio::test(start_paused = true)]
async fn an_end_is_no_silence() {
    let (to_syslog, syslog) = channel(8);
    let (to_traps, traps) = channel(8);
    tokio::spawn(async move {
        send(&to_syslog, 100, "a").await;
        drop(to_syslog);
        send(&to_traps, 100, "b").await;
    });
    let start = Instant::now();
    assert!(!report(syslog, traps).await);
    assert_eq!(start.elapsed(), Duration::from_millis(200));
}

#[tokio::test(start_paused = true)]
async fn a_silence_is_reported_though_a_feed_has_ended() {
    let (to_syslog, syslog) = channel(8);
    let (_to_traps, traps) = channel(8);
    drop(to_syslog);
    let start = Instant::now();
    assert!(report(syslog, traps).await);
    assert_eq!(start.elapsed(), PATIENCE);
}
