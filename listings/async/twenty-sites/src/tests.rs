use std::sync::Arc;

use tokio::sync::Barrier;

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

/// Answers none before all are there.
#[tokio::test]
async fn all_are_asked_at_once() {
    let all_here = Arc::new(Barrier::new(SITES as usize));
    let site = async move || {
        all_here.wait().await;
    };
    let app = Router::new().route("/{site}", get(site));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async { axum::serve(listener, app).await });
    let client = Client::builder().no_proxy().build().unwrap();
    let limit = Duration::from_secs(20);
    let statuses = ask_all(&client, &base);
    let statuses = tokio::time::timeout(limit, statuses).await.unwrap();
    assert_eq!(statuses.len(), SITES as usize);
    for (site, status) in statuses {
        assert_eq!(status.unwrap(), 200, "site {site}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_site_that_says_nothing_is_given_up_at_the_limit() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", silent.local_addr().unwrap());
    let start = tokio::time::Instant::now();
    let client = Client::builder().no_proxy().build().unwrap();
    let status = ask(client, url).await;
    assert!(status.unwrap_err().is_timeout());
    // A timer has steps of a millisecond.
    assert!(start.elapsed().abs_diff(LIMIT) < LIMIT / 100);
}
