use tokio::sync::Mutex;
use tokio::task::yield_now;

type Session = Mutex<Vec<String>>;

async fn configure(session: &Session, user: &str) {
    println!("{user} wants the session");
    let mut log = session.lock().await;
    println!("{user} has the session");
    log.push(format!("{user} enters"));
    drop(log);
    yield_now().await;
    let mut log = session.lock().await;
    log.push(format!("{user} leaves"));
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let session = Session::default();
    tokio::join!(
        configure(&session, "ana"),
        configure(&session, "ben"),
    );
    for line in session.lock().await.iter() {
        println!("{line}");
    }
}

#[cfg(test)]
mod tests;
