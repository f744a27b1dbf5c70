async fn ask(device: &str) -> String {
    format!("{device} is up")
}

#[tokio::main]
async fn main() {
    // ANCHOR: spawn
    let device = String::from("r1");
    let task = tokio::spawn(ask(&device));
    println!("{}", task.await.unwrap());
    // ANCHOR_END: spawn
}
