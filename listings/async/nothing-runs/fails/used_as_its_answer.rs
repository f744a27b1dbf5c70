async fn save(device: &str) -> String {
    println!("{device}: saving");
    format!("{device} saved")
}

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", save("r1"));
}
// ANCHOR_END: main
