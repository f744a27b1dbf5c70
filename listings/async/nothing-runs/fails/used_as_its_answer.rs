async fn save(device: &str) -> String {
    println!("{device}: saving");
    format!("{device} saved")
}

#[tokio::main(flavor = "current_thread")]
// ANCHOR: main
async fn main() {
    println!("{}", save("r1"));
}
// ANCHOR_END: main
