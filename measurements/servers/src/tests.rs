use super::*;

/// A server on a thread of this process: the tests are not the program that
/// would serve.
fn answered(way: fn(&str, u64) -> Asked) {
    let runtime = Builder::new_multi_thread().enable_all().build().unwrap();
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let app = Router::new().route("/", get(async || "up\n"));
    runtime.spawn(async { axum::serve(listener, app).await });
    let asked = way(&url, 10);
    assert_eq!(asked.each.len() as u64, requests(10));
    let sum: f64 = asked.each.iter().map(Duration::as_secs_f64).sum();
    assert!(sum <= asked.total * 10.5, "no more than ten are in flight");
}

#[test]
fn threads_have_all_requests_answered() {
    answered(by_threads);
}

#[test]
fn tasks_have_all_requests_answered() {
    answered(by_tasks);
}
