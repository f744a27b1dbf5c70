use std::env;
use std::io;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

thread_local!(static POLLS: AtomicU32 = const { AtomicU32::new(0) });

fn main() -> io::Result<()> {
    if env::args().nth(1).is_some() {
        poll();
        println!("in the child: {}", polls());
        return Ok(());
    }
    thread::spawn(poll).join().unwrap();
    println!("after a thread: {}", polls());
    Command::new(env::current_exe()?).arg("poll").status()?;
    println!("after a process: {}", polls());
    Ok(())
}

fn poll() {
    POLLS.with(|polls| polls.fetch_add(1, Ordering::Relaxed));
}

fn polls() -> u32 {
    POLLS.with(|polls| polls.load(Ordering::Relaxed))
}

#[cfg(test)]
mod tests;
