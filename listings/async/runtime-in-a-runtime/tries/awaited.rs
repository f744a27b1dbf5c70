use std::io;

use tokio::runtime::Runtime;

async fn ask(device: &str) -> String {
    format!("{device} is up")
}

fn ask_and_wait(device: &str) -> io::Result<String> {
    Ok(Runtime::new()?.block_on(ask(device)))
}

async fn report() -> io::Result<()> {
    println!("{}", ask("r2").await);
    Ok(())
}

fn main() -> io::Result<()> {
    println!("{}", ask_and_wait("r1")?);
    Runtime::new()?.block_on(report())
}

#[cfg(test)]
mod tests;
