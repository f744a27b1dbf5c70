use std::convert::Infallible;
use std::error::Error;
use std::io;
use std::time::Duration;

use axum::{Router, body::Body, routing::get};
use futures::{StreamExt, stream};
use reqwest::{Client, ClientBuilder};
use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};

// ANCHOR: server
async fn trickle() -> Body {
    let letters = stream::iter("15 of 16 ports up".chars());
    Body::from_stream(letters.then(async |letter| {
        sleep(Duration::from_millis(45)).await;
        Ok::<_, Infallible>(letter.to_string())
    }))
}

async fn silence() {
    std::future::pending().await
}
// ANCHOR_END: server

async fn serve() -> io::Result<String> {
    let app = Router::new()
        .route("/trickle", get(trickle))
        .route("/silence", get(silence));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async { axum::serve(listener, app).await });
    Ok(format!("http://{address}"))
}

// ANCHOR: client
const LIMIT: Duration = Duration::from_millis(650);

async fn ask(
    client: ClientBuilder,
    url: &str,
    patience: Duration,
) -> String {
    let answer = async {
        let client = client.no_proxy().build()?;
        client.get(url).send().await?.text().await
    };
    match timeout(patience, answer).await {
        Ok(Ok(text)) => text,
        Ok(Err(error)) if error.is_timeout() => "timed out".to_owned(),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "still waiting".to_owned(),
    }
}

async fn ask_all(base: &str, path: &str, patience: Duration) -> String {
    let url = &format!("{base}/{path}");
    let (connect, each_read, in_all) = tokio::join!(
        ask(Client::builder().connect_timeout(LIMIT), url, patience),
        ask(Client::builder().timeout(LIMIT), url, patience),
        ask(Client::builder().timeout(LIMIT), url, patience),
    );
    format!("{connect} | {each_read} | {in_all}")
}
// ANCHOR_END: client

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let base = serve().await?;
    println!("to connect | each read | in all");
    let (trickle, silence) = tokio::join!(
        ask_all(&base, "trickle", 9 * LIMIT),
        ask_all(&base, "silence", 2 * LIMIT),
    );
    println!("trickle: {trickle}");
    println!("silence: {silence}");
    Ok(())
}

#[cfg(test)]
mod tests;
