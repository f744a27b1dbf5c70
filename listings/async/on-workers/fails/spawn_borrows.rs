#[tokio::main]
async fn main() {
    let site = String::from("ams");
    // ANCHOR: spawn
    let task = tokio::spawn(async {
        println!("asking {site}");
    });
    task.await.unwrap();
    // ANCHOR_END: spawn
}
