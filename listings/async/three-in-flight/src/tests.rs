use tokio::sync::Barrier;

use super::*;

#[tokio::test]
async fn the_server_never_sees_more_than_the_limit() {
    let load = Arc::new(Load::default());
    let app = Router::new().route("/", get(answer));
    let url = serve(app.with_state(load.clone())).await.unwrap();
    ask_all(&client().unwrap(), &url, 8).await;
    let most = load.most.load(Ordering::Relaxed);
    assert!((1..=LIMIT).contains(&most), "{most}");
    assert_eq!(load.now.load(Ordering::Relaxed), 0);
}

/// Answers when as many requests are there as the limit allows.
#[tokio::test]
async fn the_limit_is_reached() {
    let answered = Arc::new(AtomicUsize::new(0));
    let all_here = Arc::new(Barrier::new(LIMIT));
    let count = answered.clone();
    let app = Router::new().route(
        "/",
        get(async move || {
            all_here.wait().await;
            count.fetch_add(1, Ordering::Relaxed);
        }),
    );
    let url = serve(app).await.unwrap();
    ask_all(&client().unwrap(), &url, 3 * LIMIT).await;
    assert_eq!(answered.load(Ordering::Relaxed), 3 * LIMIT);
}
