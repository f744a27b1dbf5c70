use tokio::sync::mpsc;

type Done = mpsc::Sender<()>;

async fn ask(device: &str, _done: Done) -> Result<String, String> {
    if device == "r1" {
        panic!("no entry for {device}");
    }
    Ok(format!("{device} is up"))
}

#[tokio::main]
async fn main() {
    let (done, mut all_done) = mpsc::channel(1);
    for device in ["r1", "r2"] {
        drop(tokio::spawn(ask(device, done.clone())));
    }
    drop(done);
    assert!(all_done.recv().await.is_none());
    println!("all tasks are done");
}

#[cfg(test)]
mod tests;
