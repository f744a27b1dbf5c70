use std::io;

use tokio::runtime::Runtime;

async fn poll(device: &str) -> String {
    format!("{device} is up")
}

fn ask(device: &str) -> io::Result<String> {
    Ok(Runtime::new()?.block_on(poll(device)))
}

async fn report() -> io::Result<()> {
    println!("{}", ask("r2")?);
    Ok(())
}

fn main() -> io::Result<()> {
    println!("{}", ask("r1")?);
    Runtime::new()?.block_on(report())
}

#[cfg(test)]
mod tests;
