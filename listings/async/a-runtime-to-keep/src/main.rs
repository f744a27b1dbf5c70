use std::io;

use tokio::runtime::{Builder, Runtime};
use tokio::task::yield_now;

struct Inventory {
    runtime: Runtime,
}

impl Inventory {
    fn open() -> io::Result<Inventory> {
        let runtime =
            Builder::new_current_thread().enable_all().build()?;
        Ok(Inventory { runtime })
    }

    fn poll(&self, device: &str) -> String {
        self.runtime.block_on(poll(device))
    }
}

async fn poll(device: &str) -> String {
    yield_now().await;
    format!("{device} is up")
}

fn main() -> io::Result<()> {
    let inventory = Inventory::open()?;
    println!("{}", inventory.poll("r1"));
    inventory.runtime.spawn(async { println!("the task runs") });
    println!("the task is spawned");
    println!("{}", inventory.poll("r2"));
    Ok(())
}

#[cfg(test)]
mod tests;
