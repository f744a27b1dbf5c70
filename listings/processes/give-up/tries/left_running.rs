use std::env;
use std::io;
use std::process::{Child, Command, ExitStatus};
use std::thread;
use std::time::Duration;

use wait_timeout::ChildExt;

// ANCHOR: within
fn main() -> io::Result<()> {
    if let Some(device) = env::args().nth(1) {
        poll(&device);
        return Ok(());
    }
    let program = env::current_exe()?;
    for (device, patience) in [("r1", 10_000), ("r2", 200)] {
        let mut child = Command::new(&program).arg(device).spawn()?;
        match within(&mut child, Duration::from_millis(patience))? {
            Some(_) => println!("{device}: answered"),
            None => println!("{device}: given up"),
        }
    }
    Ok(())
}

fn within(
    child: &mut Child,
    patience: Duration,
) -> io::Result<Option<ExitStatus>> {
    let status = child.wait_timeout(patience)?;
    if status.is_none() {
    }
    Ok(status)
}
// ANCHOR_END: within

fn poll(device: &str) {
    if device == "r2" {
        thread::sleep(Duration::from_secs(3600));
    }
}

#[cfg(test)]
mod tests;
