use std::pin::pin;
use std::time::Duration;

use futures::stream::{self, Stream, StreamExt};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::time::{Instant, sleep};
use tokio_stream::wrappers::ReceiverStream;

// ANCHOR: merge
const PATIENCE: Duration = Duration::from_millis(700);

type Feed = Receiver<&'static str>;

fn merged(
    syslog: Feed,
    traps: Feed,
) -> impl Stream<Item = Option<String>> {
    let syslog = ReceiverStream::new(syslog);
    let traps = ReceiverStream::new(traps);
    let both = StreamExt::chain(
        syslog.map(|line| format!("syslog  {line}")),
        traps.map(|alarm| format!("trap  {alarm}")),
    );
    tokio_stream::StreamExt::timeout(both, PATIENCE)
        .map(|item| item.ok())
}
// ANCHOR_END: merge

// ANCHOR: report
/// Whether the feeds fell silent before they ended.
async fn report(syslog: Feed, traps: Feed) -> bool {
    let start = Instant::now();
    let mut items = pin!(merged(syslog, traps));
    while let Some(item) = items.next().await {
        let now = start.elapsed().as_millis();
        let Some(item) = item else {
            println!("{now:>3} ms  silence");
            return true;
        };
        println!("{now:>3} ms  {item}");
    }
    false
}
// ANCHOR_END: report

// ANCHOR: main
async fn send(feed: &Sender<&str>, after: u64, text: &'static str) {
    sleep(Duration::from_millis(after)).await;
    feed.send(text).await.unwrap();
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (to_syslog, syslog) = channel(8);
    let (to_traps, traps) = channel(8);
    let senders = async move {
        send(&to_syslog, 10, "link down").await;
        send(&to_traps, 10, "too hot").await;
        drop(to_traps);
        send(&to_syslog, 10, "link up").await;
        std::future::pending::<()>().await;
    };
    tokio::spawn(senders);
    let silent = report(syslog, traps).await;
    println!("fell silent: {silent}");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
