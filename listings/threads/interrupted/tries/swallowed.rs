use std::error::Error;
use std::process::{self, Command};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

// ANCHOR: main
const PERIOD: Duration = Duration::from_secs(60);

fn watch(stop: Receiver<()>) {
    println!("watching");
    while stop.recv_timeout(PERIOD) == Err(RecvTimeoutError::Timeout) {
        println!("still watching");
    }
    println!("saving what was seen");
}

fn on_ctrl_c(interrupt: Sender<()>) -> Result<(), ctrlc::Error> {
    let mut interrupt = Some(interrupt);
    ctrlc::set_handler(move || match interrupt.take() {
        Some(first) => drop(first),
        None => {}
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let (interrupt, stop) = mpsc::channel();
    on_ctrl_c(interrupt)?;
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
// ANCHOR_END: main

#[cfg(test)]
mod tests;
