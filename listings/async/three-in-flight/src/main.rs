use std::error::Error;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use axum::{Router, extract::State, routing::get};
use reqwest::Client;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

const LIMIT: usize = 3;
const PATIENCE: Duration = Duration::from_secs(20);

// ANCHOR: server
#[derive(Default)]
struct Load {
    now: AtomicUsize,
    most: AtomicUsize,
}

async fn answer(State(load): State<Arc<Load>>) -> &'static str {
    let now = load.now.fetch_add(1, Ordering::Relaxed) + 1;
    load.most.fetch_max(now, Ordering::Relaxed);
    tokio::time::sleep(Duration::from_millis(100)).await;
    load.now.fetch_sub(1, Ordering::Relaxed);
    "up"
}
// ANCHOR_END: server

async fn serve(app: Router) -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async { axum::serve(listener, app).await });
    Ok(format!("http://{address}/"))
}

fn elapsed() -> u128 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_millis()
}

// ANCHOR: client
fn client() -> reqwest::Result<Client> {
    Client::builder().no_proxy().timeout(PATIENCE).build()
}

async fn ask(request: reqwest::RequestBuilder, device: usize) {
    println!("{:>3} ms  r{device}  asked", elapsed());
    let outcome = request.send().await.map(|answer| answer.status());
    println!("{:>3} ms  r{device}  answered {outcome:?}", elapsed());
}

async fn ask_all(client: &Client, url: &str, devices: usize) {
    let limit = Arc::new(Semaphore::new(LIMIT));
    let mut tasks = JoinSet::new();
    for device in 1..=devices {
        let request = client.get(url);
        let limit = limit.clone();
        tasks.spawn(async move {
            let _permit = limit.acquire().await.unwrap();
            ask(request, device).await;
        });
    }
    tasks.join_all().await;
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let load = Arc::new(Load::default());
    let app = Router::new().route("/", get(answer));
    let url = serve(app.with_state(load.clone())).await?;
    let client = client()?;
    ask_all(&client, &url, 8).await;
    let most = load.most.load(Ordering::Relaxed);
    println!("never more than {LIMIT} at once: {}", most <= LIMIT);
    Ok(())
}
// ANCHOR_END: client

#[cfg(test)]
mod tests;
