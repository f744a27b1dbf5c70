use tokio::task::{JoinSet, yield_now};

#[derive(Debug, PartialEq)]
struct NoRoute {
    device: &'static str,
}

type Outcome = Result<&'static str, NoRoute>;

async fn ask(device: &'static str, steps: u32) -> Outcome {
    for _ in 0..steps {
        yield_now().await;
    }
    match device {
        "r1" => Ok(device),
        _ => Err(NoRoute { device }),
    }
}

// ANCHOR: tasks
fn start() -> JoinSet<Outcome> {
    let devices = [("r1", 1), ("r2", 2), ("r3", 9)];
    devices
        .into_iter()
        .map(|(d, steps)| ask(d, steps))
        .collect()
}

async fn up_to_the_first() -> Result<Vec<&'static str>, NoRoute> {
    let mut tasks = start();
    let mut up = Vec::new();
    while let Some(done) = tasks.join_next().await {
        up.extend(done.unwrap());
    }
    Ok(up)
}

async fn all() -> (Vec<&'static str>, Vec<NoRoute>) {
    let (mut up, mut errors) = (Vec::new(), Vec::new());
    for outcome in start().join_all().await {
        match outcome {
            Ok(device) => up.push(device),
            Err(error) => errors.push(error),
        }
    }
    (up, errors)
}
// ANCHOR_END: tasks

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    if let Err(NoRoute { device }) = up_to_the_first().await {
        println!("first: no route to {device}");
    }
    let (up, errors) = all().await;
    println!("{} up, {} errors:", up.len(), errors.len());
    for NoRoute { device } in errors {
        println!("no route to {device}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
