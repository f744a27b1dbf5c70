use super::*;

#[tokio::test]
async fn each_device_ends_in_its_own_way() {
    let [up, no_route, bug] =
        ["r1", "r2", "r3"].map(|d| tokio::spawn(poll(d)));
    let up = up.await.unwrap();
    assert!(up.is_ok_and(|answer| answer == "r1 is up on port 22"));
    assert!(no_route.await.unwrap().is_err());
    assert!(bug.await.is_err_and(|bug| bug.is_panic()));
}
