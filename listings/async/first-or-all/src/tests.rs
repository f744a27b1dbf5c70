use super::*;

#[tokio::test]
async fn one_stops_at_the_first_error_and_one_has_them_all() {
    let first = NoRoute { device: "r2" };
    assert_eq!(up_to_the_first().await, Err(first));
    let (up, mut errors) = all().await;
    errors.sort_by_key(|error| error.device);
    assert_eq!(up, ["r1"]);
    assert_eq!(errors, ["r2", "r3"].map(|device| NoRoute { device }));
}
