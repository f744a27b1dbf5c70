use std::error::Error;
use std::io;
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use axum::{Router, extract::Path, routing::get};
use reqwest::Client;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

const SITES: u64 = 20;
const LIMIT: Duration = Duration::from_secs(10);

// ANCHOR: server
async fn site(Path(site): Path<u64>) -> StatusCode {
    let delay = Duration::from_millis(100 + 5 * site);
    tokio::time::sleep(delay).await;
    match site {
        7 => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::OK,
    }
}

async fn serve() -> io::Result<String> {
    let app = Router::new().route("/{site}", get(site));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async { axum::serve(listener, app).await });
    Ok(format!("http://{address}"))
}
// ANCHOR_END: server

// ANCHOR: all
type Status = reqwest::Result<StatusCode>;

async fn ask(client: Client, url: String) -> Status {
    let response = client.get(url).timeout(LIMIT).send().await?;
    Ok(response.status())
}

async fn ask_all(client: &Client, base: &str) -> Vec<(u64, Status)> {
    let mut tasks = JoinSet::new();
    for site in 1..=SITES {
        let asked = ask(client.clone(), format!("{base}/{site}"));
        tasks.spawn(async move { (site, asked.await) });
    }
    let mut statuses = tasks.join_all().await;
    statuses.sort_by_key(|(site, _)| *site);
    statuses
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let base = serve().await?;
    let client = Client::builder().no_proxy().build()?;
    let start = Instant::now();
    let mut up = 0;
    for (site, status) in ask_all(&client, &base).await {
        match status {
            Ok(status) if status.is_success() => up += 1,
            refused => println!("site {site}: {refused:?}"),
        }
    }
    println!("{up} of {SITES} sites are up");
    println!("in all: {} ms", start.elapsed().as_millis());
    Ok(())
}
// ANCHOR_END: all

#[cfg(test)]
mod tests;
