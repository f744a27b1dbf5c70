use super::*;

#[tokio::test]
async fn every_part_is_counted_however_deep() {
    assert_eq!(count(&Site::new(0, [])).await, 0);
    let mut site = Site::new(1, []);
    for devices in 2..=100 {
        site = Site::new(devices, [site, Site::new(1, [])]);
    }
    assert_eq!(count(&site).await, 5050 + 99);
}
