use tokio::join;
use tokio::task::{JoinSet, yield_now};

async fn ask(device: &str) -> String {
    yield_now().await;
    if device == "r2" {
        return format!("no entry for {device}");
    }
    yield_now().await;
    format!("{device} is up")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let both = tokio::spawn(async { join!(ask("r1"), ask("r2")) });
    match both.await {
        Ok((first, second)) => println!("{first}, {second}"),
        Err(_) => println!("two branches: no answer"),
    }
    let mut tasks: JoinSet<_> =
        ["r1", "r2"].map(ask).into_iter().collect();
    while let Some(done) = tasks.join_next().await {
        match done {
            Ok(answer) => println!("two tasks: {answer}"),
            Err(_) => println!("two tasks: no answer"),
        }
    }
}

#[cfg(test)]
mod tests;
