use std::io;

use tokio::runtime::{Builder, Runtime};
use tokio::task::yield_now;

struct Inventory {
    runtime: Runtime,
}

impl Inventory {
    fn open() -> io::Result<Inventory> {
        let runtime =
            Builder::new_multi_thread().enable_all().build()?;
        Ok(Inventory { runtime })
    }

    fn ask(&self, device: &str) -> String {
        self.runtime.block_on(ask(device))
    }
}

async fn ask(device: &str) -> String {
    yield_now().await;
    format!("{device} is up")
}

fn main() -> io::Result<()> {
    let inventory = Inventory::open()?;
    println!("{}", inventory.ask("r1"));
    let task =
        inventory.runtime.spawn(async { println!("the task runs") });
    while !task.is_finished() {}
    println!("the task is spawned");
    println!("{}", inventory.ask("r2"));
    Ok(())
}

#[cfg(test)]
mod tests;
