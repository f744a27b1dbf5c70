use std::sync::Arc;
use std::time::Duration;

use tokio::select;
use tokio::sync::Mutex;
use tokio::time::sleep;

type Log = Arc<Mutex<Vec<&'static str>>>;

async fn save(log: Log) {
    let mut log = log.lock().await;
    sleep(Duration::from_millis(100)).await;
    log.push("saved");
}

async fn watch(log: &Log) {
    let mut saving = Box::pin(save(Arc::clone(log)));
    select! {
        () = &mut saving => return,
        () = sleep(Duration::from_millis(50)) => {
            println!("tick");
            log.lock().await.push("tick");
        }
    }
    saving.await;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let log = Log::default();
    watch(&log).await;
    println!("{:?}", log.lock().await);
}

#[cfg(test)]
mod tests;
