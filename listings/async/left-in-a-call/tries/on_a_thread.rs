use std::io;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::sync::oneshot;

// ANCHOR: calls
/// A runtime with a call that blocks until `answer` comes.
fn with_call(answer: Receiver<()>) -> io::Result<Runtime> {
    let runtime = Runtime::new()?;
    let (begun, begins) = oneshot::channel();
    thread::spawn(move || {
        let _ = begun.send(());
        if answer.recv().is_ok() {
            println!("the call has returned");
        }
    });
    let _ = runtime.block_on(begins);
    Ok(runtime)
}

fn main() -> io::Result<()> {
    let (answer, answers) = mpsc::channel();
    let runtime = with_call(answers)?;
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(50));
        answer.send(())
    });
    drop(runtime);
    println!("dropped");

    let (_never, answers) = mpsc::channel();
    let runtime = with_call(answers)?;
    runtime.shutdown_timeout(Duration::from_millis(50));
    println!("given up");
    Ok(())
}
// ANCHOR_END: calls

#[cfg(test)]
mod tests;
