#![deny(unused_must_use)]

async fn save(device: &str) -> String {
    println!("{device}: saving");
    format!("{device} saved")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    save("r1");
    println!("{}", save("r2").await);
}
