#[derive(Debug)]
struct NoRoute;

async fn ask(device: &str) -> Result<String, NoRoute> {
    match device {
        "r1" => Ok(format!("{device} is up")),
        _ => Err(NoRoute),
    }
}

#[tokio::main]
async fn main() {
    // ANCHOR: match
    match tokio::spawn(ask("r2")).await {
        Ok(answer) => println!("{answer}"),
        Err(error) => println!("r2: {error}"),
    }
    // ANCHOR_END: match
}
