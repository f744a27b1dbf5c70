use std::thread;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio::time::sleep;

const WAIT: Duration = Duration::from_millis(50);

async fn ask(device: &str) -> String {
    sleep(WAIT).await;
    let thread = thread::current();
    format!("{device} was asked on {}", thread.name().unwrap())
}

fn collect(runtime: Handle, reply: oneshot::Sender<[String; 2]>) {
    let here = runtime.spawn(ask("r1"));
    let here = runtime.block_on(here).unwrap();
    let there = runtime.spawn(ask("r2"));
    let there = runtime.block_on(there).unwrap();
    let _ = reply.send([here, there]);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (reply, answers) = oneshot::channel();
    let runtime = Handle::current();
    thread::Builder::new()
        .name("collector".into())
        .spawn(|| collect(runtime, reply))
        .expect("a thread starts");
    for answer in answers.await.unwrap() {
        println!("{answer}");
    }
}

#[cfg(test)]
mod tests;
