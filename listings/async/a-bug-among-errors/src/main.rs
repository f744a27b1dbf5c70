use std::collections::HashMap;

struct NoRoute;

async fn poll(device: &str) -> Result<String, NoRoute> {
    let ports = HashMap::from([("r1", 22), ("r2", 830)]);
    let port = ports[device];
    match device {
        "r2" => Err(NoRoute),
        _ => Ok(format!("{device} is up on port {port}")),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let polls = ["r1", "r2", "r3"].map(|d| tokio::spawn(poll(d)));
    let (mut answers, mut no_route, mut bugs) = (0, 0, 0);
    for poll in polls {
        match poll.await {
            Ok(Ok(_)) => answers += 1,
            Ok(Err(NoRoute)) => no_route += 1,
            Err(_) => bugs += 1,
        }
    }
    println!("{answers} up, {no_route} without a route, {bugs} bug");
}

#[cfg(test)]
mod tests;
