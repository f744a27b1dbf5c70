use super::*;

#[tokio::test]
async fn every_site_has_its_own_status_in_the_order_of_the_sites() {
    let base = serve().await.unwrap();
    let client = Client::builder().no_proxy().build().unwrap();
    let statuses = ask_all(&client, &base).await;
    let numbers: Vec<u64> = statuses.iter().map(|s| s.0).collect();
    assert_eq!(numbers, Vec::from_iter(1..=SITES));
    for (site, status) in statuses {
        let wanted = if site == 7 { 503 } else { 200 };
        assert_eq!(status.unwrap(), wanted, "site {site}");
    }
}

#[tokio::test]
async fn a_site_that_is_gone_is_an_error_of_its_own() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = Client::builder().no_proxy().build().unwrap();
    let statuses = ask_all(&client, &base).await;
    assert_eq!(statuses.len(), SITES as usize);
    assert!(statuses.iter().all(|(_, status)| status.is_err()));
}
