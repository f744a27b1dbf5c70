use tokio::task::yield_now;

async fn from_cache(device: &str) -> String {
    yield_now().await;
    format!("hostname {device}")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let other = tokio::spawn(async { println!("other: runs") });
    for device in ["r1", "r2", "r3"] {
        println!("main: {}", from_cache(device).await);
    }
    println!("main: yields");
    yield_now().await;
    println!("main: goes on");
    other.await.unwrap();
}

#[cfg(test)]
mod tests;
