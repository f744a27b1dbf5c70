use tokio::sync::{mpsc, oneshot};

// ANCHOR: owner
struct Request {
    command: &'static str,
    reply: oneshot::Sender<String>,
}

async fn own(mut requests: mpsc::Receiver<Request>) -> usize {
    let mut log = Vec::new();
    while let Some(Request { command, reply }) = requests.recv().await {
        log.push(command);
        reply.send(format!("{command}, line {}", log.len())).unwrap();
    }
    log.len()
}
// ANCHOR_END: owner

// ANCHOR: main
async fn ask(
    owner: &mpsc::Sender<Request>,
    command: &'static str,
) -> Option<String> {
    let (reply, answer) = oneshot::channel();
    owner.send(Request { command, reply }).await.ok()?;
    answer.await.ok()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (owner, requests) = mpsc::channel(8);
    let owning = tokio::spawn(own(requests));
    let (first, second) = tokio::join!(
        ask(&owner, "show version"),
        ask(&owner, "show clock"),
    );
    println!("{first:?}");
    println!("{second:?}");
    drop(owner);
    println!("{} requests", owning.await.unwrap());
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
