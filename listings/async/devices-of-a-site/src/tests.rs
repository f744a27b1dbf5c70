use super::*;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

#[tokio::test]
async fn every_part_is_counted_however_deep() {
    assert_eq!(count(&Site::new(0, [])).await, 0);
    let mut site = Site::new(1, []);
    for devices in 2..=100 {
        site = Site::new(devices, [site, Site::new(1, [])]);
    }
    assert_eq!(count(&site).await, 5050 + 99);
}

#[test]
fn one_poll_counts_all_levels() {
    let site = Site::new(1, [Site::new(1, [Site::new(1, [])])]);
    let mut cx = Context::from_waker(Waker::noop());
    let poll = pin!(count(&site)).as_mut().poll(&mut cx);
    assert_eq!(poll, Poll::Ready(3));
}
