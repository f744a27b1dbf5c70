use std::io;

use tokio::task::yield_now;
use tracing::subscriber::with_default;
use tracing::{Subscriber, info, info_span};
use tracing_subscriber::fmt::MakeWriter;

// ANCHOR: ask
async fn ask(device: &str) {
    let span = info_span!("ask", device);
    let _inside = span.enter();
    info!("asked {device}");
    yield_now().await;
    info!("{device} answered");
}
// ANCHOR_END: ask

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn ask_both() {
    tokio::join!(ask("r1"), ask("r2"));
}

fn lines<W>(writer: W) -> impl Subscriber
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let lines =
        tracing_subscriber::fmt().with_writer(writer).without_time();
    lines.with_level(false).with_target(false).finish()
}

fn main() {
    with_default(lines(io::stdout), ask_both);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
