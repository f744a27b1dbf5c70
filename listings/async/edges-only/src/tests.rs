use tokio::time::Instant;

use super::*;

#[tokio::test(start_paused = true)]
async fn the_state_goes_from_page_to_page_until_there_is_none() {
    let all: Vec<Page> = pages().collect().await;
    assert_eq!(all.len(), 3);
    assert_eq!(all[2], ["lab-2", "edge-3"]);
}

#[tokio::test(start_paused = true)]
async fn take_ends_the_stream_without_another_page() {
    let start = Instant::now();
    let devices = pages().flat_map(stream::iter).take(3);
    let some: Vec<&str> = devices.collect().await;
    assert_eq!(some, ["core-1", "edge-1", "edge-2"]);
    assert_eq!(start.elapsed(), Duration::from_millis(40));
}
