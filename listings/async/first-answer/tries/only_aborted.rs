use std::future::pending;

use tokio::task::JoinSet;

async fn ask(mirror: &str) -> &str {
    if mirror != "fra" {
        pending::<()>().await;
    }
    mirror
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut mirrors = JoinSet::new();
    for mirror in ["ams", "fra", "lon"] {
        mirrors.spawn(ask(mirror));
    }
    let first = mirrors.join_next().await.unwrap().unwrap();
    println!("{first} answered, {} have not", mirrors.len());
    mirrors.abort_all();
    println!("{} are left", mirrors.len());
}

#[cfg(test)]
mod tests;
