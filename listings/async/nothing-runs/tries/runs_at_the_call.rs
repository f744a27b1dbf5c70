use std::time::Duration;

use tokio::time::sleep;

fn save(device: &str) -> impl Future<Output = String> {
    println!("{device}: saving");
    async move { format!("{device} saved") }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let forgotten = save("r1");
    let kept = save("r2");
    let task = tokio::spawn(save("r3"));
    println!("three calls");
    sleep(Duration::from_millis(100)).await;
    println!("main has slept");
    drop(forgotten);
    println!("{}", kept.await);
    println!("{}", task.await.unwrap());
}

#[cfg(test)]
mod tests;
