use super::*;

#[tokio::test]
async fn the_half_before_the_tick_is_lost() {
    let (ours, theirs) = duplex(64);
    let (tick, ticks) = mpsc::channel(1);
    let (seen, ()) =
        try_join!(watch(ours, ticks), play(theirs, tick)).unwrap();
    assert_eq!(seen, ["tick", "up", "r2 is down"]);
}

/// The handshakes force it, and not the order of the polls.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_lost_on_two_threads() {
    let (ours, mut theirs) = duplex(64);
    let (tick, ticks) = mpsc::channel(1);
    let player = tokio::spawn(async move {
        theirs.write_all(b"r1 is ").await.unwrap();
        tick.send(()).await.unwrap();
        drop(tick.reserve().await.unwrap());
        theirs.write_all(b"up\n").await.unwrap();
    });
    let seen = watch(ours, ticks).await.unwrap();
    assert_eq!(seen, ["tick", "up"]);
    player.await.unwrap();
}

/// It is the future that has the half, and not the `String`.
#[tokio::test]
async fn a_string_that_outlives_the_read_is_empty() {
    let (ours, mut theirs) = duplex(64);
    let mut device = BufReader::new(ours);
    let mut line = String::new();
    theirs.write_all(b"r1 is ").await.unwrap();
    select! {
        biased;
        _ = device.read_line(&mut line) => panic!("half a line"),
        () = std::future::ready(()) => {}
    }
    assert!(line.is_empty() && device.buffer().is_empty());
    theirs.write_all(b"up\n").await.unwrap();
    device.read_line(&mut line).await.unwrap();
    assert_eq!(line, "up\n");
}
