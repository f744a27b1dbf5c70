use std::future;
use std::io::{Error, ErrorKind};
use std::time::Duration;

use tokio::time::timeout;

// ANCHOR: insist
/// Tries until there is an answer.
async fn insist(device: &str) -> String {
    for attempt in 1.. {
        println!("{device}: attempt {attempt}");
        match ask(device, attempt).await {
            Ok(answer) => return answer,
            Err(error) => println!("{device}: {error}"),
        }
    }
    unreachable!("there is no last attempt")
}

async fn ask(device: &str, attempt: u32) -> Result<String, Error> {
    match attempt {
        1 => Err(Error::from(ErrorKind::HostUnreachable)),
        2 => Err(Error::from(ErrorKind::TimedOut)),
        _ => Ok(format!("{device} is up")),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let limit = Duration::from_millis(50);
    match timeout(limit, insist("r1")).await {
        Ok(answer) => println!("{answer}"),
        Err(_) => println!("given up"),
    }
}
// ANCHOR_END: insist

#[cfg(test)]
mod tests;
