async fn poll(device: &str) -> String {
    format!("{device} is up")
}

#[tokio::main]
async fn main() {
    // ANCHOR: spawn
    let device = String::from("r1");
    let task = tokio::spawn(poll(&device));
    println!("{}", task.await.unwrap());
    // ANCHOR_END: spawn
}
