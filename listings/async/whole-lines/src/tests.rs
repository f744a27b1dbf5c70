use super::*;

#[tokio::test]
async fn no_byte_is_lost() {
    let (ours, theirs) = duplex(64);
    let (tick, ticks) = mpsc::channel(1);
    let (seen, ()) =
        try_join!(watch(ours, ticks), play(theirs, tick)).unwrap();
    assert_eq!(seen, ["tick", "r1 is up", "r2 is down"]);
}

#[tokio::test]
async fn it_goes_on_when_there_are_no_more_ticks() {
    let (ours, mut theirs) = duplex(64);
    let (tick, ticks) = mpsc::channel(1);
    drop(tick);
    theirs.write_all(b"r1 is up\n").await.unwrap();
    drop(theirs);
    assert_eq!(watch(ours, ticks).await.unwrap(), ["r1 is up"]);
}
