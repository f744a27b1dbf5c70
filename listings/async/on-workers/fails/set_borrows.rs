use tokio::task::JoinSet;

async fn ask(device: &str) -> String {
    format!("{device} is up")
}

// ANCHOR: set
async fn ask_all(devices: Vec<String>) {
    let mut tasks = JoinSet::new();
    for device in &devices {
        tasks.spawn(ask(device));
    }
    for answer in tasks.join_all().await {
        println!("{answer}");
    }
}
// ANCHOR_END: set

#[tokio::main]
async fn main() {
    ask_all(["r1", "r2"].map(String::from).into()).await;
}
