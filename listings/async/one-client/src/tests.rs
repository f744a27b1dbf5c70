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

/// How many connections three requests for a body of that length open, if
/// nobody reads the first one while `held`, and nobody ever if not.
async fn unread(length: usize, held: bool) -> usize {
    let opened = Arc::new(AtomicUsize::new(0));
    let body = async move || "x".repeat(length);
    let app = Router::new().route("/", get(body));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let count = opened.clone();
    let listener = listener.tap_io(move |_| {
        count.fetch_add(1, Ordering::Relaxed);
    });
    tokio::spawn(async { axum::serve(listener, app).await });
    let client = new_client().unwrap();
    let ask = async || client.get(&url).send().await.unwrap();
    let mut first = Some(ask().await);
    if !held {
        first.take();
    }
    for _ in 0..2 {
        assert_eq!(ask().await.text().await.unwrap().len(), length);
    }
    opened.load(Ordering::Relaxed)
}

#[tokio::test]
async fn a_long_answer_that_nobody_reads_costs_its_connection() {
    for held in [true, false] {
        assert_eq!(unread(10 << 20, held).await, 2);
    }
}
