use futures::poll;
use tokio::time::Instant;

use super::*;

#[tokio::test(start_paused = true)]
async fn all_devices_come_in_the_order_of_the_pages() {
    let all: Vec<_> = devices().collect().await;
    assert_eq!(all, ["core-1", "core-2", "edge-1"]);
}

#[tokio::test(start_paused = true)]
async fn a_page_is_fetched_when_its_first_device_is_asked_for() {
    let start = Instant::now();
    let page = Duration::from_millis(20);
    let mut devices = pin!(devices());
    assert_eq!(start.elapsed(), Duration::ZERO);
    assert_eq!(devices.next().await, Some("core-1"));
    assert_eq!(devices.next().await, Some("core-2"));
    assert_eq!(start.elapsed(), page);
    assert!(poll!(devices.next()).is_pending());
    assert_eq!(devices.next().await, Some("edge-1"));
    assert_eq!(start.elapsed(), 2 * page);
    assert_eq!(devices.next().await, None);
    assert_eq!(start.elapsed(), 3 * page);
}
