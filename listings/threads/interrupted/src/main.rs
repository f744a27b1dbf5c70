use std::error::Error;
use std::process::{self, Command};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

const PERIOD: Duration = Duration::from_secs(60);

fn watch(stop: Receiver<()>) {
    println!("watching");
    while stop.recv_timeout(PERIOD) == Err(RecvTimeoutError::Timeout) {
        println!("still watching");
    }
    println!("saving what was seen");
}

fn main() -> Result<(), Box<dyn Error>> {
    let (interrupt, stop) = mpsc::channel();
    ctrlc::set_handler(move || {
        let _ = interrupt.send(());
    })?;
    let worker = thread::spawn(move || watch(stop));
    press_ctrl_c()?;
    worker.join().unwrap();
    println!("stopped");
    Ok(())
}

fn press_ctrl_c() -> Result<(), Box<dyn Error>> {
    let kill = format!("kill -INT {}", process::id());
    Command::new("sh").args(["-c", &kill]).status()?;
    Ok(())
}

#[cfg(test)]
mod tests;
