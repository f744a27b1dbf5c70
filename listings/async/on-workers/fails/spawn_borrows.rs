#[tokio::main]
async fn main() {
    let site = String::from("ams");
    // ANCHOR: spawn
    let task = tokio::spawn(async {
        println!("polling {site}");
    });
    task.await.unwrap();
    // ANCHOR_END: spawn
}
