use super::*;

async fn counted() -> (Arc<AtomicUsize>, String) {
    let opened = Arc::new(AtomicUsize::new(0));
    let url = serve(opened.clone()).await.unwrap();
    (opened, url)
}

#[tokio::test]
async fn one_client_opens_no_more_than_it_has_requests_at_once() {
    let (opened, url) = counted().await;
    let client = new_client().unwrap();
    for _ in 0..3 {
        let ports = inventory(&url, || Ok(client.clone())).await;
        assert_eq!(ports.unwrap(), 9 * 48);
        assert_eq!(opened.load(Ordering::Relaxed), 9);
    }
}

#[tokio::test]
async fn clients_of_their_own_open_one_each() {
    let (opened, url) = counted().await;
    assert_eq!(inventory(&url, new_client).await.unwrap(), 9 * 48);
    assert_eq!(opened.load(Ordering::Relaxed), 10);
}

#[tokio::test]
async fn a_clone_shares_the_connections() {
    let (opened, url) = counted().await;
    let client = new_client().unwrap();
    for client in [client.clone(), client] {
        let names = client.get(&url).send().await.unwrap();
        assert_eq!(names.json::<Vec<String>>().await.unwrap(), DEVICES);
    }
    assert_eq!(opened.load(Ordering::Relaxed), 1);
}
