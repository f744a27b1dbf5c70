use std::future::Future;

use tokio::task::yield_now;

async fn ask(device: &str) -> String {
    yield_now().await;
    format!("{device} is up")
}

async fn then<T>(
    work: impl Future<Output = T>,
    callback: impl FnOnce(&T),
) -> T {
    let result = work.await;
    drop(callback);
    result
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let note = |answer: &String| println!("noted: {answer}");
    let task = tokio::spawn(then(ask("r1"), note));
    println!("returned: {}", task.await.unwrap());
}

#[cfg(test)]
mod tests;
