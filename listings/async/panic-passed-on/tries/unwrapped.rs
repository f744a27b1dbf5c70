use std::io;
use std::panic::catch_unwind;

use tokio::runtime::Builder;

async fn ask(device: &str) -> String {
    if device == "r2" {
        panic!("no entry for {device}");
    }
    format!("{device} is up")
}

async fn ask_as_a_task(device: &'static str) -> String {
    tokio::spawn(ask(device)).await.unwrap()
}

fn main() -> io::Result<()> {
    let runtime = Builder::new_current_thread().build()?;
    for device in ["r1", "r2", "r3"] {
        match catch_unwind(|| runtime.block_on(ask_as_a_task(device))) {
            Ok(answer) => println!("{answer}"),
            Err(_) => println!("{device}: block_on panicked"),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
